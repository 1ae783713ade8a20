//! The position of this device.

super::messages! {
    locate = "Pakai posisi perangkat ini" | "Use the position of this device";
    locate_looking = "Mencari posisi …" | "Looking for the position …";
    locate_found(metres) = "Posisi terisi, teliti sampai sekitar {metres} m. Simpan hanya bila ini di kantor koperasi." | "Position entered, accurate to about {metres} m. Keep it only if you are at the cooperative’s office.";
    locate_denied = "Peramban tidak diizinkan membaca posisi. Izinkan di setelan situs, atau tulis lintang dan bujurnya." | "The browser is not allowed to read the position. Allow it in the site settings, or enter latitude and longitude.";
    locate_unavailable = "Perangkat atau peramban ini tidak dapat menunjukkan posisi. Tulis lintang dan bujurnya." | "This device or browser cannot give a position. Enter latitude and longitude.";
    locate_failed = "Posisi tidak ditemukan. Coba di luar ruangan, atau tulis lintang dan bujurnya." | "The position was not found. Try outdoors, or enter latitude and longitude.";
    locate_timeout = "Posisi tidak ditemukan dalam 20 detik. Coba di luar ruangan, atau tulis lintang dan bujurnya." | "The position was not found within 20 seconds. Try outdoors, or enter latitude and longitude.";
}
