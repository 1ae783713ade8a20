//! What is printed around a page: letterhead, foot, signatures.

super::messages! {
    paper_foot(office, date) = "Selaras · {office} · dicetak {date}" | "Selaras · {office} · printed {date}";
    paper_is_example = "contoh, data rekaan" | "example, invented data";
    paper_page = "Halaman" | "Page";
    paper_of = "dari" | "of";
    acknowledged = "Mengetahui," | "Acknowledged by";
    made_by = "Pembuat," | "Prepared by";
    first_rows_on_paper(shown, all) = "Tercetak {shown} baris pertama dari {all}. Persempit saringan untuk mencetak sisanya." | "The first {shown} rows of {all} are printed. Narrow the filters to print the rest.";
}
