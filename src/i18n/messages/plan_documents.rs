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
}
