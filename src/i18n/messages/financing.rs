//! Access to capital: applications, their stages, schemes, what lenders publish.

super::messages! {
    page_financing = "Modal" | "Capital";
    page_funnel = "Corong" | "Funnel";
    page_schemes = "Skema" | "Schemes";
    page_financing_findings = "Temuan" | "Findings";
    page_credit_totals = "Angka penyaluran" | "Figures of lenders";
    financings_summary(all, paid, open, ended, unreported) = "{all} pengajuan: {paid} cair, {open} dalam proses, {ended} berakhir tanpa dana, {unreported} tanpa tahap yang dilaporkan" | "{all} applications: {paid} paid out, {open} on their way, {ended} ended without money, {unreported} without a reported stage";
    credit_totals_summary(all, sources) = "{all} angka dari {sources} sumber; tidak dijumlahkan" | "{all} figures of {sources} sources; not added up";
    all_lenders(channel) = "Semua penyalur {channel}" | "All lenders of {channel}";
    stage_now = "Tahap terakhir" | "Latest stage";
    days_at_stage = "Hari di tahap ini" | "Days at this stage";
    outstanding_rupiah = "Sisa pinjaman (Rp)" | "Outstanding (Rp)";
    paid_out_rupiah = "Dicairkan (Rp)" | "Paid out (Rp)";
    what_became_of_it = "Hasil" | "Outcome";
    stage_reached = "Mencapai tahap" | "Reached";
    stands_still_for = "Berhenti selama" | "Stands still for";
    no_such_financing = "Pengajuan ini tidak ada" | "There is no such application";
    not_found_in_sources = "tidak ditemukan di sumber terbuka" | "not found in public sources";
    at_most(most) = "paling banyak {most}" | "at most {most}";
    above_to(above, most) = "lebih dari {above} sampai {most}" | "more than {above} and at most {most}";
    terms_of(regulation, from) = "{regulation}, berlaku sejak {from}" | "{regulation}, in force since {from}";
    condition_sales(most) = "omzet setahun paling banyak {most}" | "yearly sales of at most {most}";
    condition_tax_number = "punya NPWP" | "has an NPWP";
    condition_tax_number_above(above) = "punya NPWP bila di atas {above}" | "has an NPWP where it is above {above}";
    condition_no_tax_number = "tanpa syarat NPWP" | "no NPWP is asked for";
    condition_no_collateral(most) = "tanpa agunan tambahan sampai {most}" | "no further collateral up to {most}";
    condition_no_other_loan = "tidak sedang menerima KUR atau pinjaman lain" | "no KUR or other loan is open";
    condition_collateral = "agunan dan jaminan pribadi" | "collateral and a personal guarantee";
    condition_mentoring = "pendampingan kelompok wajib" | "the group is mentored";
    condition_times(production, others) = "sektor produksi paling banyak {production} kali, lainnya {others} kali" | "at most {production} times for production and {others} times for others";
    condition_any_times = "boleh berulang" | "as often as one likes";
    condition_papers = "badan hukum, NIK koperasi, rekening, NPWP, NIB, dan proposal" | "legal entity, NIK, account, NPWP, NIB and proposal";
    condition_head = "disetujui bupati/wali kota atau kepala desa" | "approved by regent, mayor or village head";
    condition_running(most) = "modal kerja paling banyak {most}" | "working capital of at most {most}";
    condition_transfers = "dibayar dari dana transfer atau Dana Desa" | "paid from transfers or village funds";
    asked_amount(bounds, sum) = "pinjaman {bounds}; diajukan {sum}" | "a loan of {bounds}; asked for {sum}";
    asked_sales(most, year, sales) = "omzet paling banyak {most}; tercatat {sales} ({year})" | "sales of at most {most}; {sales} is recorded ({year})";
    asked_sales_unknown(most) = "omzet paling banyak {most}; omzet tidak tercatat" | "sales of at most {most}; none are recorded";
    asked_no_other_loan(count) = "tidak sedang menerima pinjaman lain; {count} pinjaman tercatat masih berjalan" | "no other loan is open; {count} are recorded as open";
    eligibility_title = "Syarat skema" | "Terms of the scheme";
    eligibility_none = "Pilih skema dan isi tanggal pengajuan untuk melihat syaratnya." | "Choose a scheme and enter the day of the application to see its terms.";
    eligibility_caution = "Petunjuk, bukan keputusan; penyalur yang menilai. Bukan kelas usaha menurut PP 7/2021." | "A hint and no decision: the lender decides. Not the class of PP 7/2021.";
    term_met = "terpenuhi" | "met";
    term_unmet = "tidak terpenuhi" | "not met";
    term_unknown = "tidak tercatat" | "not recorded";
    unconfirmed = "Belum dikonfirmasi" | "Not confirmed";
    undated = "tanpa tanggal" | "no day";
    outstanding_said(amount) = "sisa pinjaman {amount}" | "{amount} outstanding";
    schemes_lead = "Skema pembiayaan menurut aturan dan hari berlakunya. Syarat skema bukan kelas usaha menurut undang-undang." | "Schemes of financing by their regulation and the day from which it holds. Their terms are not the class of the law.";
    schemes_finding(schemes, terms, unconfirmed) = "{schemes} skema dalam {terms} aturan; {unconfirmed} belum dikonfirmasi sumber terbuka." | "{schemes} schemes under {terms} regulations; of {unconfirmed} public sources do not confirm all.";
    scheme_loan = "Pinjaman" | "Loan";
    scheme_rate = "Bunga per tahun" | "Rate a year";
    scheme_months = "Jangka (bulan)" | "Months";
    scheme_conditions = "Syarat" | "Conditions";
    scheme_holds = "Berlaku" | "In force";
    in_force_since(day) = "sejak {day}" | "since {day}";
    in_force_until(from, to) = "{from} sampai sebelum {to}" | "{from} until before {to}";
    financing_of(kind, source) = "{kind} · {source}" | "{kind} · {source}";
    paid_of_granted(paid, granted, share) = "{paid} dari {granted} cair ({share})" | "{paid} of {granted} paid out ({share})";
    paid_alone(paid) = "{paid} cair; plafon tidak dicatat" | "{paid} paid out; the ceiling is not recorded";
    payments_without_amount(count) = "{count} pencairan tanpa jumlah" | "{count} payments without an amount";
    still_since(stage, days, day) = "{stage} sejak {days} hari, keadaan {day}" | "{stage} for {days} days as of {day}";
    private_of_financing = "Pribadi: nama, NIK, dan telepon tidak ada di berkas untuk umum." | "Private: name, NIK and telephone are not in files for the public.";
    financings_of_one(count) = "Pengajuan pembiayaan ({count})" | "Applications for financing ({count})";
    financings_of_one_none = "Belum ada pengajuan yang dicatat." | "No application is recorded.";
    list_cooperative_nik = "NIK koperasi" | "NIK of the cooperative";
    list_cooperative_name = "Nama koperasi" | "Name of the cooperative";
    list_enterprise_name = "Nama usaha" | "Name of the business";
    day_of_latest_stage = "Tanggal tahap terakhir" | "Day of the latest stage";
    day_of_stage(stage) = "Tanggal {stage}" | "Day: {stage}";
    day_of_payment(number) = "Tanggal pencairan {number}" | "Day of payment {number}";
    sum_of_payment(number) = "Jumlah pencairan {number} (Rp)" | "Payment {number} (Rp)";
    note_of_standing = "Catatan pengembalian" | "Remarks on repayment";
    source_of_standing = "Sumber keadaan pinjaman" | "Source of the standing";
    kind_financing = "Pengajuan dan debitur pembiayaan" | "Applications and debtors";
    doubtful_financing = "Pemohonnya cocok dengan lebih dari satu koperasi atau UMKM binaan. Pilih yang mana, atau nyatakan bukan salah satunya. Yang belum diputuskan tidak diambil." | "The applicant fits more than one cooperative or assisted enterprise. Choose which it is, or say that it is none of them. What is not decided is not taken.";
    all_are_of_others = "Semua yang belum diputuskan bukan salah satunya" | "All undecided ones are none of them";
    without_reason = "Alasan tidak dicatat" | "No reason recorded";
    waits_for_decision = "Menunggu keputusan" | "Waits for a decision";
    more_than_days(days) = "Lebih dari {days} hari" | "More than {days} days";
    so_many_days(days) = "{days} hari" | "{days} days";
    open_loan = "Pinjaman berjalan" | "Open loan";
    collectability_known = "Kolektibilitas diketahui" | "Collectability known";
    non_performing = "NPL (3–5)" | "Non-performing (3–5)";
    collectability_unreported = "Kolektibilitas tidak dilaporkan" | "Collectability not reported";
    funnel_finding(paid, known) = "{paid} dari {known} pengajuan cair." | "{paid} of {known} applications were paid out.";
    funnel_held(reason, count) = "{reason} menahan {count}." | "{reason} holds up {count}.";
    funnel_unanswered_said(count) = "{count} tidak pernah dijawab." | "{count} never got an answer.";
    funnel_basis(all, unreported, day) = "{all} pengajuan dalam daftar ini, keadaan {day}; {unreported} tanpa tahap yang dilaporkan: bukan proses dan bukan penolakan." | "{all} applications of this list as of {day}; {unreported} without a reported stage, which is neither on its way nor refused.";
    funnel_empty = "Belum ada pengajuan pembiayaan." | "No application is recorded.";
    funnel_empty_hint = "Di sini terlihat sampai tahap mana pengajuan, di mana berhenti, siapa yang tidak dijawab, dan pinjaman mana yang macet." | "This page shows how far applications come, where they stand still, who got no answer, and which loans do not perform.";
    funnel_steps = "Mencapai tahap" | "Reached";
    funnel_steps_note = "Tahap terhitung tercapai bila ia atau tahap sesudahnya dilaporkan." | "A step counts where it or a later one is reported.";
    funnel_count = "Pengajuan" | "Applications";
    funnel_of_before = "Dari semua (%)" | "Of all (%)";
    refusal_reasons = "Alasan ditolak atau dikembalikan" | "Why refused or sent back";
    no_refusals = "Tidak ada yang ditolak atau dikembalikan." | "None was refused or sent back.";
    cumulative_share = "Kumulatif (%)" | "Cumulative (%)";
    told_apart_by = "Menurut" | "By";
    funnel_by(what) = "Hasil menurut {what}" | "Outcomes by {what}";
    where_still = "Di mana berhenti, dan berapa lama" | "Where they stand still, and for how long";
    nothing_still = "Tidak ada pengajuan yang dalam proses." | "No application is on its way.";
    median_still = "Median (hari)" | "Median (days)";
    longest_days = "Terlama (hari)" | "Longest (days)";
    never_answered = "Meminta dan tidak pernah dijawab" | "Asked and never answered";
    nobody_unanswered = "Semua yang meminta sudah dijawab." | "Everyone who asked was answered.";
    unanswered_recorded = "Tanpa jawaban, tercatat" | "No answer, as recorded";
    waits_days(days) = "menunggu {days} hari" | "has waited {days} days";
    unanswered_choice = "Tidak dijawab setelah" | "Not answered after";
    waits_setting = "Batasnya pilihan kantor; aturan tidak menyebut angka." | "The limit is the office's choice; no regulation names one.";
    loans_npl = "Pinjaman berjalan dan NPL" | "Open loans and non-performing ones";
    no_loans = "Tidak ada pinjaman yang berjalan." | "No loan is open.";
    npl_rows_note = "NPL: kolektibilitas 3–5 dari pinjaman yang kolektibilitasnya diketahui; yang tidak dilaporkan tidak ikut dihitung. Di bawah 10 pinjaman: selang 95 % (Wilson)." | "Non-performing: collectability 3–5 of loans of which it is known; those not reported are left out. Of fewer than 10 loans: 95 % interval (Wilson).";
    npl_count_share = "NPL dari yang diketahui" | "Non-performing, of those known";
    npl_of_few(bad, known, low, high) = "{bad} dari {known}; selang {low}–{high}" | "{bad} of {known}; interval {low}–{high}";
    outstanding_bad_rupiah = "Sisa NPL (Rp)" | "Outstanding, non-performing (Rp)";
    ceilings_used = "Penyaluran terhadap plafon" | "Paid out against the ceiling";
    ceiling_used_share = "Terpakai (%)" | "Used (%)";
    no_ceilings = "Tidak ada angka penyaluran dengan plafon." | "No figures with a ceiling are recorded.";
    totals_against_rows = "Angka penyalur terhadap daftar bernama" | "Figures of lenders against the rows";
    totals_rows_note = "Daftar bernama biasanya lebih sedikit daripada angka penyalur. Bila lebih banyak, salah satunya keliru." | "The rows are usually fewer than the figure. Where they are more, one of both is wrong.";
    debtors_said = "Debitur menurut penyalur" | "Debtors by the lender";
    debtors_rows = "Debitur bernama" | "Debtors by name";
    difference_debtors = "Selisih debitur" | "Difference of debtors";
    difference_outstanding = "Selisih sisa (Rp)" | "Difference outstanding (Rp)";
    rows_exceed = "Daftar bernama melebihi angka penyalur" | "The rows exceed the figure";
    unsaid_rows(count) = "{count} tanpa sisa yang dilaporkan" | "{count} without a reported outstanding";
    old_loans_title = "Dana bergulir lama yang belum selesai" | "Old revolving funds that are open";
    old_loans_said(count, unreported) = "{count} pinjaman lama; {unreported} tidak pernah dilaporkan pengembaliannya." | "{count} old loans; of {unreported} repayment was never reported.";
    no_old_loans = "Tidak ada pinjaman dana bergulir lama." | "There are no old revolving loans.";
    old_loan_paid = "Cair" | "Paid out";
    never_reported = "tidak dilaporkan" | "not reported";
    findings_finding(count, money) = "{count} temuan; Rp{money} dipertanyakan." | "{count} findings; Rp{money} in question.";
    financing_findings_lead = "Yang tidak semestinya dalam pengajuan dan bantuan. Temuan menunjuk catatannya; yang memutuskan orang." | "What should not be in applications and aid. A finding names the records; a person decides.";
    financing_findings_none = "Tidak ada temuan." | "Nothing was found.";
    finding_twice = "Dana sejenis dua kali dalam setahun" | "The same money twice in a year";
    finding_grants = "Hibah pada tahun berurutan" | "Grants in consecutive years";
    finding_loan_open = "Dana yang melarang pinjaman lain, saat pinjaman lain berjalan" | "Money that forbids other loans, while one is open";
    finding_decree_late = "SK sesudah dana cair" | "The decree is later than the payment";
    finding_not_in_annex = "Penerima tidak ada di lampiran SK" | "The recipient is not in the annex of the decree";
    finding_contradicting = "Catatan satu pengajuan saling bertentangan" | "Records of one application contradict each other";
    finding_nik_names = "Satu NIK dengan beberapa nama" | "One NIK under several names";
    financing_test(test, rule) = "Uji {test}: {rule}" | "Test {test}: {rule}";
    rule_twice = "orang atau koperasi yang sama, sumber yang sama, tahun yang sama; pinjaman yang sudah lunas tidak dihitung." | "the same person or cooperative, source and year; a loan that was settled before does not count.";
    rule_grants = "hibah tidak terus-menerus setiap tahun (Permendagri 77/2020)." | "no grants every year without end (Permendagri 77/2020).";
    rule_loan_open = "penerima UMi dan BPUM tidak sedang menerima KUR atau kredit lain (PMK 193/2020; IHPS II 2020)." | "recipients of UMi and BPUM have no KUR or other credit open (PMK 193/2020; IHPS II 2020).";
    rule_decree = "proposal, verifikasi, SK, penyerahan, laporan: SK lebih dulu." | "proposal, verification, decree, handing over, report: the decree comes first.";
    rule_annex = "LKPP 2020: dibayar kepada yang tidak ada dalam SK." | "LKPP 2020: paid to somebody who is not in the decree.";
    rule_contradicting = "Bertentangan: ditolak, dikembalikan, atau ditarik padahal sudah cair; cair melebihi yang disetujui atau diajukan; lunas padahal masih ada sisa; sisa melebihi yang cair. Perbaiki tahap atau jumlahnya." | "Contradicting: refused, returned or withdrawn though money was paid out; more paid out than granted or asked for; settled though something is outstanding; more outstanding than was paid out. Correct the stage or the sum.";
    rule_nik = "NIK ganda dengan nama lain (Garut, BPUM 2020)." | "one NIK under another name (Garut, BPUM 2020).";
    findings_money = "Rp dipertanyakan" | "Rp in question";
    finding_what = "Temuan" | "Finding";
    finding_records = "Catatan" | "Records";
    aid_in_enterprises = "bantuan dalam daftar UMKM" | "aid in the list of enterprises";
    found_financings(count) = "Modal · {count}" | "Capital · {count}";
}

impl crate::i18n::Lang {
    /// What became of an application, by its code.
    pub fn financing_ending(self, code: &str) -> &'static str {
        match code {
            "proses" => self.pick("Dalam proses", "On its way"),
            "cair" => self.pick("Cair", "Paid out"),
            "lunas" => self.pick("Lunas", "Settled"),
            "ditolak" => self.pick("Ditolak", "Refused"),
            "dikembalikan" => self.pick("Dikembalikan", "Sent back"),
            "ditarik" => self.pick("Ditarik", "Withdrawn"),
            "tanpa_jawaban" => self.pick("Tanpa jawaban", "No answer"),
            _ => self.pick("Tahap tidak dilaporkan", "No stage reported"),
        }
    }

    /// For how long an application has stood still, by its code.
    pub fn still_for(self, code: &str) -> &'static str {
        match code {
            "30" => self.pick("Paling lama 30 hari", "At most 30 days"),
            "90" => self.pick("31–90 hari", "31–90 days"),
            "180" => self.pick("91–180 hari", "91–180 days"),
            "lebih" => self.pick("Lebih dari 180 hari", "More than 180 days"),
            _ => self.pick("Tanggal tidak dilaporkan", "No day reported"),
        }
    }
}
