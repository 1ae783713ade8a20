//! Documents on plans, brought in as lists.

super::messages! {
    kind_work_plans = "Renja (SIPD atau T-C.33)" | "Renja: work plan of an office (SIPD or T-C.33)";
    kind_government_plans = "RKPD" | "RKPD: work plan of a government";
    kind_evaluations = "Evaluasi Renja per triwulan (E.81)" | "Quarterly evaluation of the Renja (E.81)";
    kind_progress_reports = "Realisasi fisik dan keuangan (RFK)" | "Physical and financial progress (RFK)";
    kind_grant_reports = "Laporan DAK nonfisik" | "Report on DAK nonfisik";
    kind_proposals = "Usulan musrenbang dan pokir" | "Proposals of musrenbang and pokir";
    of_the_plan = "Rencana dan pelaksanaannya" | "The plan and what became of it";
    plan_own_priority = "milik daerah ini" | "of this area";
    plan_up_to_now = "sampai sekarang" | "so far";
    plan_office = "Daerah yang rencananya dimuat" | "Area whose plan it is";
    plan_year = "Tahun rencana" | "Year of the plan";
    plan_year_hint = "Bila judul atau kepala tabel tidak menyebutnya." | "If neither the title nor the headings name it.";
    give_work_plan = "Renja, tata letak SIPD RI …" | "Renja in the layout of SIPD RI …";
    work_plan_document = "Renja dalam tata letak SIPD RI" | "Renja in the layout of SIPD RI";
    work_plan_stage = "Tahapan" | "Stage";
    work_plan_file(area, year) = "renja-{area}-{year}" | "renja-{area}-{year}";
    work_plan_extent(rows, money) = "{rows} baris, pagu {money}." | "{rows} rows, budget {money}.";
    work_plan_without_money(rows) = "{rows} di antaranya belum punya pagu, dan sel pagunya kosong." | "{rows} of them have no budget yet, and their cells are empty.";
    work_plan_left_out(rows) = "{rows} baris tahun itu tidak ikut: pagunya hanya tercatat pada tahapan lain." | "{rows} rows of that year are left out: they have money at other stages alone.";
    work_plan_nothing = "Tidak ada baris pada tahapan ini." | "There is no row at this stage.";
    give_evaluation = "Formulir E.81 …" | "Form E.81 …";
    evaluation_document = "Formulir E.81" | "Form E.81";
    evaluation_file(area, year) = "e81-{area}-{year}" | "e81-{area}-{year}";
    evaluation_of(office, year) = "Evaluasi Renja {office}, {year}, kolom 1–17, dengan faktor dan tindak lanjut per triwulan." | "Evaluation of the Renja of {office}, {year}: columns 1–17, with factors and what follows by quarter.";
    renstra_first = "Renstra dari tahun" | "Renstra from";
    renstra_last = "sampai tahun" | "to";
    renstra_note = "Kolom 5, 6, 14, dan 15 dihitung atas tahun-tahun Renstra. Rp kolom 5 dan 15 kosong bila rencana salah satu tahunnya belum tercatat." | "Columns 5, 6, 14 and 15 are reckoned over the years of the Renstra. Rupiah of columns 5 and 15 stay empty where the plan of one of its years is not recorded.";
    renstra_reversed = "Tahun terakhir Renstra lebih awal daripada yang pertama." | "The last year of the Renstra is before the first.";
    realisation_on_paper = "Cetakan ini ringkasan per program. Formulir E.81 lengkap, kolom 1–17 dengan tanda tangan, diunduh sebagai Excel untuk kertas A3." | "This page is a summary by programme. The whole form E.81, columns 1–17 with signatures, is downloaded as Excel for A3 paper.";
    copy_last_year = "Salin baris tahun lalu" | "Copy last year's rows";
    copy_into = "Ke tahun" | "Into the year";
    copy_makes(rows, before, into) = "{rows} baris {before} disalin ke {into}." | "{rows} rows of {before} are copied into {into}.";
    copy_known(rows, into) = "{rows} sudah ada di {into} dan dibiarkan." | "{rows} are there in {into} already and stay as they are.";
    copy_money(money) = "Pagu indikatif {money} sebagai rancangan awal Renja:" | "Indicative budget {money} as a first draft of the Renja:";
    copy_of_forecast(rows) = "{rows} baris dari prakiraan maju" | "{rows} rows from their forecast";
    copy_of_last_year(rows) = "{rows} baris dari pagu tahun lalu per sumber dana" | "{rows} rows from last year's money by fund";
    copy_of_nothing(rows) = "{rows} baris tanpa pagu" | "{rows} rows without money";
    copy_without = "Kode, nama, indikator dengan target, lokasi, sumber dana, dan prioritas ikut. Realisasi, penerima, catatan, dan pasangan anggaran tidak." | "Codes, names, indicators with targets, places, funds and priorities come along. What became of them, recipients, notes and pairs of budgets do not.";
    copy_nothing(before) = "Tidak ada baris {before} yang belum ada." | "No row of {before} is missing.";
    copy_rows(rows) = "Salin {rows} baris" | "Copy {rows} rows";
    copied_rows(rows, into) = "{rows} baris disalin ke {into}." | "{rows} rows are copied into {into}.";
    copied_names = "Baris yang disalin" | "Rows to be copied";
}
