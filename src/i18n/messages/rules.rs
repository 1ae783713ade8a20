//! The register under two rules.

super::messages! {
    page_rules = "Dua aturan berdampingan" | "Two rules side by side";
    rules_lead = "Aktif atau tidak bergantung pada aturannya. Di sini terlihat berapa koperasi yang statusnya berbeda, yang mana, dan atas bukti apa." | "Whether a cooperative is active depends on the rule. This page shows how many change status, which ones, and on what evidence.";
    first_rule = "Aturan pertama" | "First rule";
    second_rule = "Aturan kedua" | "Second rule";
    rules_caption(date) = "Koperasi menurut status di bawah kedua aturan, keadaan {date}" | "Cooperatives by status under both rules, as of {date}";
    under_first = "Aturan pertama ↓, kedua →" | "First rule ↓, second →";
    flipping(count, all) = "{count} dari {all} koperasi berbeda status." | "{count} of {all} cooperatives change status.";
    no_flips = "Tidak ada koperasi yang berbeda status." | "No cooperative changes status.";
    flips_title = "Yang berbeda status" | "Those that change status";
    flips_cell(first, second) = "Aturan pertama: {first}; aturan kedua: {second}" | "First rule: {first}; second rule: {second}";
    show_all_flips = "Tampilkan semua yang berbeda" | "Show all that differ";
    first_to_second = "Aturan pertama → kedua" | "First rule → second";
    declared_as(status) = "Dinyatakan: {status}." | "Declared: {status}.";
    at_risk_title = "Akan menjadi tidak aktif bila tidak ada tindakan" | "Will become inactive if nothing is done";
    at_risk_text = "Menurut aturan pertama: bila RAT berikutnya tidak diselenggarakan sampai batasnya, dan usaha tetap seperti sekarang." | "Under the first rule: if the next RAT is not held by its deadline and the business stays as it is.";
    at_risk_table = "Koperasi yang terancam, batas RAT-nya, dan buktinya" | "Cooperatives at risk, the deadline of their RAT, and the evidence";
    at_risk_count(count) = "{count} koperasi" | "{count} cooperatives";
    nobody_at_risk = "Tidak ada koperasi yang akan menjadi tidak aktif karena RAT berikutnya." | "No cooperative will become inactive because of the next RAT.";
    rat_to_hold = "RAT tahun buku" | "RAT for";
    deadline = "Batas" | "Deadline";
    days_left(days) = "{days} hari lagi" | "{days} days left";
    days_over(days) = "lewat {days} hari" | "{days} days late";
    evidence = "Bukti" | "Evidence";
}
