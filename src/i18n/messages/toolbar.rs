//! Above lists: filters and order.

super::messages! {
    filters = "Saringan" | "Filters";
    more_filters = "Saring lain" | "More filters";
    in_force = "berlaku" | "in force";
    show_found(count) = "Tampilkan {count}" | "Show {count}";
    order_menu = "Urutkan" | "Order";
    ordered_by(name) = "menurut {name}" | "by {name}";
    by_word = "Dinyatakan" | "Declared";
    by_evidence = "Menurut bukti" | "By evidence";
    nik_missing = "belum ada" | "none yet";
    nik_missing_long = "belum ber-NIK" | "no NIK yet";
    rats_of_years(first, last) = "RAT {first}–{last}" | "RAT {first}–{last}";
    rats_of_five_years = "RAT lima tahun" | "RAT of five years";
    unit_millions = "Rp juta" | "Rp million";
    view_named(name) = "Tampilan: {name}" | "View: {name}";
    change_fields = "Ubah isian" | "Change fields";
    all_are(what) = "semuanya {what}" | "all of them {what}";
    nothing_found_in(area) = "Tidak ada yang cocok di {area}." | "Nothing in {area} fits.";
    see_all_areas = "Cari di semua daerah" | "Look in all areas";
    asked_by = "menurut" | "by";
    asked_and = "dan" | "and";
    asked_year = "tahun buku" | "book year";
    late_by_days(days) = "lewat {days} hari" | "{days} days late";
    late_count(count) = "{count} lewat tenggat" | "{count} overdue";
    part_without_case = "belum punya kasus" | "without a case";
    part_open = "berjalan" | "open";
    part_closed = "selesai" | "closed";
    stages_of_board = "Tahap" | "Stages";
    card_actions(name) = "Pindahkan {name}" | "Move {name}";
    how_late = "Tenggat" | "Due";
    visits_count(count) = "{count} kunjungan" | "{count} visits";
    assign_many = "Tugaskan…" | "Assign…";
    move_many = "Pindahkan…" | "Move…";
    no_cause_short = "belum ada penyebab" | "no cause yet";
    parts_of_score = "Bagian nilai" | "Parts of the score";
    results_finding(revived, all, open, without) = "{revived} dari {all} aktif kembali; {open} kasus berjalan, {without} belum punya kasus." | "{revived} of {all} are active again; {open} cases are open, {without} have none.";
    causes_missing(count) = "Penyebab {count} koperasi belum ditetapkan." | "The cause of {count} cooperatives has not been found yet.";
    quality_finding(gap, share) = "{gap} paling kurang: {share} koperasi memilikinya." | "{gap} is missing most: {share} of the cooperatives have it.";
    largest_flip(first, second, count) = "Terbanyak dari {first} ke {second}: {count}." | "Most of them from {first} to {second}: {count}.";
    import_list = "Impor daftar" | "Import a list";
}
