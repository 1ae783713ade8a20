//! Photographs of visits as files.

super::messages! {
    photos_title = "Foto kunjungan" | "Photographs of visits";
    photos_text = "Foto tidak ikut dalam berkas data. Kirimkan sebagai berkas tersendiri; foto menemukan kunjungannya di dinas lain. Foto kunjungan yang dihapus disimpan sedikitnya 30 hari sejak penghapusan itu diketahui di sini." | "Photographs are not in the data files. Send them as a file of their own; they find their visits at other offices. The photograph of a deleted visit stays for at least 30 days after the deletion became known here.";
    photos_here(count, size) = "{count} foto di peramban ini, {size} MB." | "{count} photographs in this browser, {size} MB.";
    photos_first = "Foto kunjungan ikut dihapus; simpan berkas fotonya sendiri." | "Photographs of visits go too; save them as a file of their own.";
    save_photos = "Simpan berkas foto" | "Save a file of photographs";
    take_photos = "Ambil berkas foto" | "Take a file of photographs";
    take_photos_hint = "Berkas .foto.json dari dinas lain, atau berkas penyelamatan" | "A .foto.json file of another office, or a rescue file";
    replace_photos = "Ganti foto yang berbeda dari yang ada di sini" | "Replace photographs that differ from those here";
    photos_file_name = "selaras-foto" | "selaras-photographs";
    photos_taken(new, known, different, refused) = "Foto diambil: {new}. Sudah ada: {known}. Berbeda dan tidak diganti: {different}. Bukan foto: {refused}." | "Photographs taken: {new}. Known: {known}. Different and not replaced: {different}. No photographs: {refused}.";
    photos_refused(name, why) = "{name} tidak diambil: {why}" | "{name} was not taken: {why}";
    photos_not = "bukan berkas foto Selaras, atau rusak." | "it is no file of photographs of Selaras, or damaged.";
    photos_newer = "ditulis oleh Selaras yang lebih baru." | "it was written by a newer Selaras.";
    photos_too_large = "terlalu besar; paling banyak 100 MB." | "it is too large; at most 100 MB.";
}
