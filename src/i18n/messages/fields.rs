//! The names of tables and fields, as headings and labels.

use crate::i18n::Lang;

super::messages! {
    name = "Nama" | "Name";
    nik = "NIK" | "NIK";
    legal_number = "Nomor badan hukum" | "Legal number";
    legal_date = "Tanggal badan hukum" | "Legal date";
    amendments = "Perubahan anggaran dasar" | "Amendments";
    amendment_number = "Nomor" | "Number";
    form = "Bentuk" | "Form";
    membership_area = "Wilayah keanggotaan" | "Membership area";
    kind = "Jenis" | "Kind";
    group = "Kelompok" | "Group";
    sector = "Sektor usaha" | "Sector";
    scheme = "Pola pengelolaan" | "Scheme";
    merah_putih = "Koperasi Merah Putih" | "Koperasi Merah Putih";
    savings_unit = "Unit simpan pinjam" | "Savings-and-loan unit";
    district = "Kabupaten/kota" | "District";
    subdistrict = "Kecamatan" | "Subdistrict";
    village = "Desa/kelurahan" | "Village";
    address = "Alamat" | "Address";
    postal_code = "Kode pos" | "Postal code";
    position = "Posisi" | "Position";
    supervision = "Binaan" | "Supervision";
    supervision_override = "Binaan yang berbeda" | "Different supervision";
    supervision_reason = "Alasan binaan berbeda" | "Why supervision differs";
    officers = "Pengurus dan pengawas" | "Officers";
    officer_name = "Nama pengurus" | "Name of the officer";
    officer_phone = "Telepon pengurus" | "Telephone of the officer";
    role = "Jabatan" | "Role";
    sex = "Jenis kelamin" | "Sex";
    term_from = "Menjabat sejak" | "Term from";
    term_until = "Menjabat sampai" | "Term until";
    phone = "Telepon" | "Telephone";
    email = "Surel" | "E-mail";
    certificate = "Sertifikat NIK" | "NIK certificate";
    certificate_state = "Keadaan sertifikat" | "State of the certificate";
    certificate_number = "Nomor sertifikat" | "Number of the certificate";
    issued = "Tanggal sertifikat" | "Issued on";
    expires = "Berlaku sampai" | "Valid until";
    grade = "Grade" | "Grade";
    declared_status = "Status dinyatakan" | "Declared status";
    computed_status = "Status menurut bukti" | "Status by evidence";
    declared_on = "Dinyatakan pada" | "Declared on";
    declared_source = "Sumber pernyataan" | "Source of the declaration";
    note = "Catatan" | "Note";
    rat = "RAT" | "RAT";
    rat_date = "Tanggal RAT" | "Date of the RAT";
    reported_on = "Laporan diterima" | "Report received";
    business = "Usaha" | "Business";
    business_evidence = "Bukti usaha" | "Evidence of business";
    members = "Anggota seluruhnya" | "All members";
    members_female = "Anggota perempuan" | "Female members";
    members_male = "Anggota laki-laki" | "Male members";
    staff = "Karyawan seluruhnya" | "All staff";
    staff_female = "Karyawan perempuan" | "Female staff";
    staff_male = "Karyawan laki-laki" | "Male staff";
    managers_female = "Manajer perempuan" | "Female managers";
    managers_male = "Manajer laki-laki" | "Male managers";
    principal_savings = "Simpanan pokok" | "Principal savings";
    mandatory_savings = "Simpanan wajib" | "Mandatory savings";
    reserves = "Cadangan" | "Reserves";
    grants = "Hibah dan donasi" | "Grants and donations";
    own_capital = "Modal sendiri" | "Own capital";
    outside_capital = "Modal luar" | "Outside capital";
    assets = "Aset" | "Assets";
    turnover = "Volume usaha" | "Turnover";
    surplus = "Sisa hasil usaha (SHU)" | "Surplus (SHU)";
    aid_received = "Dibantu pemerintah" | "Government aid";
    merged_from = "Data ganda yang disatukan" | "Duplicates merged into it";
    first_cooperative = "Koperasi pertama" | "First cooperative";
    second_cooperative = "Koperasi kedua" | "Second cooperative";
    declared_by = "Dinyatakan oleh dinas" | "Declared by the office";
    decided_table = "Tabel" | "Table";
    decided_record = "Catatan yang diputuskan" | "Record decided on";
    decided_field = "Isian yang diputuskan" | "Field decided on";
    value_chosen = "Nilai yang dipilih" | "Value chosen";
    values_rejected = "Nilai yang tidak dipilih" | "Values not chosen";
    stamp_chosen = "Cap perubahan yang dipilih" | "Stamp of the change chosen";
    decided_by = "Diputuskan oleh dinas" | "Decided by the office";
    as_of_day = "Keadaan tanggal" | "As of";
    finality_of_figure = "Tetap atau sementara" | "Final or provisional";
    precision_of_day = "Ketelitian tanggal" | "Precision of the date";
    area_counted = "Wilayah" | "Area";
    basis_counted = "Dasar hitungan" | "Basis";
    figure_counted = "Angka" | "Figure";
    figure_kind = "Asal angka" | "Origin of the figure";
    stage_before = "Tahap sebelumnya" | "Previous stage";
    stage_after = "Tahap sesudahnya" | "New stage";
    cause_name = "Nama penyebab" | "Name of the cause";
}

super::messages! {
    field_here = "Isian ini" | "This field";
    entries_count(count) = "{count} isian" | "{count} entries";
    is_deleted = "Dihapus" | "Deleted";
    is_there = "Ada" | "There";
    deletion = "Penghapusan" | "Deletion";
    yes = "Ya" | "Yes";
    no = "Tidak" | "No";
}

impl Lang {
    /// What the field is called that an input of a form of a table belongs to: `officers-2-name` is one of `officers`.
    pub fn field_of(self, table: &str, input: &str) -> &'static str {
        input.split('-').next().and_then(|name| self.known_field(table, name)).unwrap_or_else(|| self.field_here())
    }

    /// Yes or no.
    pub const fn yes_no(self, yes: bool) -> &'static str {
        if yes { self.yes() } else { self.no() }
    }

    /// What goes with something that is deleted, by table.
    pub fn loses(self, along: &[(&str, usize)]) -> String {
        let part = |(table, count): &(&str, usize)| {
            let name = self.table_name(table);
            let mut letters = name.chars();
            let small: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
            format!("{} {small}", self.count(*count))
        };
        let parts: Vec<String> = along.iter().map(part).collect();
        if parts.is_empty() { self.delete_loses_nothing().to_owned() } else { self.delete_loses(&parts.join(", ")) }
    }
}
