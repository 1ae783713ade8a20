//! What is printed around a page: letterhead, foot, signatures.

super::messages! {
    paper_foot(office, date) = "Selaras · {office} · dicetak {date}" | "Selaras · {office} · printed {date}";
    paper_is_example = "contoh, data rekaan" | "example, invented data";
    paper_page = "Halaman" | "Page";
    paper_of = "dari" | "of";
    acknowledged = "Mengetahui," | "Acknowledged by";
    made_by = "Pembuat," | "Prepared by";
    lines_on_paper = "Di kertas satu baris per catatan: keterangan kecil di bawahnya dan sebagian kolom tidak tercetak. Semuanya ada di berkas unduhan." | "A line a record on paper: small print below it and some columns are left out. All of it is in the downloaded file.";
    first_rows_on_paper(shown, all) = "Tercetak {shown} baris pertama dari {all}. Persempit saringan untuk mencetak sisanya." | "The first {shown} rows of {all} are printed. Narrow the filters to print the rest.";
}
