//! Temuan: what is not in tune in plans, and what was decided on it.

super::messages! {
    page_plan_findings = "Temuan" | "Findings";
    findings_open(open, money) = "{open} temuan belum diputuskan, menyangkut {money}." | "{open} findings are not decided; they concern {money}.";
    findings_open_plain(open) = "{open} temuan belum diputuskan." | "{open} findings are not decided.";
    findings_all_decided(count) = "Semua {count} temuan sudah diputuskan." | "All {count} findings are decided.";
    findings_none = "Tidak ada temuan pada rencana yang tercatat." | "Nothing is found in the plans that are recorded.";
    findings_basis(rows) = "uji atas {rows} baris rencana; yang tidak tercatat tidak diuji" | "tests over {rows} rows of plans; what is not recorded is not tested";
    family_overlaps = "Tumpang tindih" | "Overlaps";
    family_gaps = "Celah" | "Gaps";
    family_documents = "Beda dokumen" | "Documents that differ";
    finding_family = "Jenis temuan" | "Kind of finding";
    all_families = "Semua jenis" | "All kinds";
    finding_standing = "Keputusan" | "Decision";
    standing_open = "Belum diputuskan" | "Not decided";
    standing_decided = "Sudah diputuskan" | "Decided";
    standing_all = "Semua" | "All";
    finding_severity = "Bobot" | "Severity";
    plan_year = "Tahun rencana" | "Year of the plan";
    all_years = "Semua tahun" | "All years";
    findings_shown(shown, all) = "{shown} dari {all} temuan" | "{shown} of {all} findings";
    finding_detail = "Aturan dan yang bertemu" | "Rule and what meets";
    finding_rule = "Aturan" | "Rule";
    finding_source = "Sumber" | "Source";
    finding_meets = "Yang bertemu" | "What meets";
    finding_no_rows = "Tidak ada baris rencana." | "There is no row of a plan.";
    finding_actions = "Putuskan" | "Decide";
    accept_finding = "Terima dengan alasan" | "Accept with a reason";
    commit_finding = "Jadikan komitmen" | "Make it a commitment";
    mended_finding = "Sudah diperbaiki" | "It is mended";
    ignore_finding = "Abaikan sampai …" | "Ignore until …";
    revoke_finding = "Cabut keputusan" | "Revoke the decision";
    finding_was_decided = "Keputusan disimpan." | "The decision is saved.";
    finding_was_revoked = "Keputusan dicabut." | "The decision is revoked.";
    until_day(day) = "sampai {day}" | "until {day}";
    finding_carried_over(year) = "keputusan {year} masih berlaku" | "the decision of {year} still holds";
    no_plans_yet = "Belum ada baris rencana" | "No rows of plans yet";
    no_plans_hint = "Temuan dan matriks muncul setelah Renja, RKPD, atau baris rencana tiga tingkat tercatat." | "Findings and the matrix appear once Renja, RKPD or rows of plans of the three levels are recorded.";
    no_findings_hint = "Longgarkan saringan untuk melihat temuan lain." | "Loosen the filters to see other findings.";
    findings_file_name = "temuan-rencana" | "plan-findings";
    finding_word = "Temuan" | "Finding";
    finding_test = "Uji" | "Test";
    finding_money = "Uang (Rp)" | "Money (Rp)";
    finding_cooperatives = "Koperasi" | "Cooperatives";
    finding_people = "Orang atau unit" | "Persons or units";
    finding_reason = "Alasan" | "Reason";
}
