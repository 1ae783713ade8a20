//! Photographs of visits as files.

super::messages! {
    photos_title = "Foto kunjungan" | "Photographs of visits";
    photos_text = "Foto ada dalam berkas tersendiri, yang dapat dikirim bersama berkas data; foto menemukan kunjungannya di dinas lain. Foto kunjungan yang dihapus disimpan sedikitnya 30 hari sejak penghapusan itu diketahui di sini." | "Photographs are in a file of their own, which can be sent together with the data; they find their visits at other offices. The photograph of a deleted visit stays for at least 30 days after the deletion became known here.";
    photos_here(count, size) = "{count} foto di peramban ini, {size} MB." | "{count} photographs in this browser, {size} MB.";
    photos_first = "Foto kunjungan ikut dihapus; unduh berkas fotonya dulu." | "Photographs of visits are deleted too; download them first.";
    save_photos = "Unduh berkas foto" | "Download a file of photographs";
    take_photos = "Ambil berkas foto" | "Import a file of photographs";
    take_photos_hint = "Berkas .foto.json dari dinas lain, atau berkas penyelamatan" | "A .foto.json file of another office, or a rescue file";
    replace_photos = "Ganti foto yang berbeda dari yang ada di sini" | "Replace photographs that differ from those here";
    photos_file_name = "selaras-foto" | "selaras-photographs";
    photos_taken(new, known, different, refused) = "Foto diambil: {new}. Sudah ada: {known}. Berbeda dan tidak diganti: {different}. Bukan foto: {refused}." | "Photographs imported: {new}. Already here: {known}. Different and not replaced: {different}. Not photographs: {refused}.";
    photos_weighed(new, known, different, refused) = "Foto kunjungan: {new} baru, {known} sudah ada, {different} berbeda dari yang ada di sini dan tidak diganti, {refused} bukan foto." | "Photographs of visits: {new} new, {known} already here, {different} differ from those here and are not replaced, {refused} are no photographs.";
    photos_came(count) = "{count} foto kunjungan baru masuk." | "{count} new photographs of visits came in.";
    with_photos(count, size) = "Sertakan {count} foto kunjungan ({size} MB) sebagai berkas kedua" | "Include {count} photographs of visits ({size} MB) as a second file";
    with_photos_hint = "Tidak ikut dengan berkas umum dan berkas berkata sandi: berkas foto tidak disegel." | "Not beside a public file or one with a passphrase: the file of photographs is not sealed.";
    photos_left_behind(why) = "Foto kunjungan tidak ikut: {why}" | "The photographs of visits are left behind: {why}";
    photos_refused(name, why) = "{name} tidak diambil: {why}" | "{name} was not imported: {why}";
    photos_not = "bukan berkas foto Selaras, atau rusak." | "it is not a Selaras file of photographs, or it is damaged.";
    photos_newer = "ditulis oleh Selaras yang lebih baru." | "it was written by a newer Selaras.";
    photos_too_large = "terlalu besar; paling banyak 100 MB." | "it is too large; at most 100 MB.";
}
