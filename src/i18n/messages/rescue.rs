//! What the rescue dialog has saved, brought in again.

super::messages! {
    rescued = "Berkas penyelamatan: isi penyimpanan sebuah peramban saat Selaras tidak dapat dipakai." | "A rescue file: what a browser had stored when Selaras could not run.";
    rescue_lost(count) = "{count} bagian tidak dapat dibaca; sisanya dapat dimasukkan. Bagian yang hilang mungkin masih ada di cadangan, di berkas yang pernah dikirim, atau di dinas lain:" | "{count} parts could not be read; the rest can be imported. What is missing may still be in a backup, in a file that was sent, or at another office:";
    rescue_incomplete = "Saat berkas ini disimpan, sebagian penyimpanan tidak terbaca." | "When this file was saved, part of the storage could not be read.";
    rescue_photos(count) = "Berkas ini juga memuat {count} foto kunjungan. Setelah catatannya masuk, pilih berkas ini sekali lagi di bagian Foto kunjungan." | "The file also holds {count} photographs of visits. Once the records are in, choose this file again under Photographs of visits.";
    nothing_rescued = "Berkas penyelamatan ini kosong: di peramban asalnya belum ada data yang tersimpan. Periksa apakah ada berkas penyelamatan lain." | "This rescue file is empty: nothing was stored in the browser that it comes from. See whether there is another rescue file.";
    rescued_newer = "Berkas penyelamatan ini berasal dari Selaras yang lebih baru. Perbarui Selaras di sini, lalu pilih berkasnya lagi." | "This rescue file comes from a newer Selaras. Update Selaras here, then choose the file again.";
}
