//! Health of savings-and-loan cooperatives: words of its section and form.

use crate::i18n::Lang;

super::messages! {
    health = "Kesehatan simpan pinjam" | "Savings-and-loan health";
    health_assessments = "Penilaian kesehatan" | "Health assessments";
    add_assessment = "Tambah penilaian" | "Add an assessment";
    no_assessments = "Belum ada penilaian kesehatan. Penilaian mensyaratkan satu tahun buku dan RAT-nya." | "No health assessments. An assessment needs a book year and its RAT.";
    assessment_of(year) = "Penilaian kesehatan tahun buku {year}" | "Health assessment for book year {year}";
    assessment_lead(method) = "Menurut {method}. Isi nilai tiap aspek; kategori mengikuti jumlahnya." | "Under {method}. Enter the points for each aspect; the category follows from the total.";
    which_method = "Pilih cara penilaian dan tahun bukunya." | "Choose the method and the book year.";
    has_no_report = "belum ada laporan" | "no report yet";
    has_report = "ada laporan" | "has a report";
    assessment_there = "sudah ada" | "already there";
    method = "Cara penilaian" | "Method";
    assessed_on = "Tanggal penilaian" | "Assessed on";
    scores = "Nilai aspek" | "Points by aspect";
    assessor = "Penilai" | "Assessor";
    assessor_hint = "Dinas, tim, atau pejabat yang menilai" | "Office, team or official who assessed";
    health_aspect = "Aspek" | "Aspect";
    aspect_weight = "Bobot" | "Weight";
    aspect_points = "Nilai" | "Points";
    points_lost = "Hilang" | "Lost";
    total_points = "Jumlah nilai" | "Total points";
    health_category = "Kategori" | "Category";
    category_open = "Kategori belum ada: isi nilai semua aspek." | "No category yet: enter the points for every aspect.";
    method_unknown = "Cara penilaian ini dari versi program yang lebih baru." | "This method comes from a newer version of the program.";
    about_assessment = "Tentang penilaian" | "About the assessment";
    points_form = "Tulis nilai 0 sampai 100, misalnya 12,5." | "Enter points from 0 to 100, for example 12.5.";
    delete_assessment_text = "Nilai aspek tahun ini hilang dari daftar. Dapat diurungkan selama halaman ini terbuka." | "The points for this year are removed from the register. This can be undone while the page is open.";
    explained_by(year) = "Penjelasan penilaian tahun buku {year}" | "The assessment on book year {year} explained";
    more_than(points) = "lebih dari {points}" | "more than {points}";
    from_points(points) = "mulai {points}" | "from {points}";
}

/// Weights that occur, as hints: an input's hint is a text that stays.
macro_rules! at_most {
    ($($weight:literal)+) => {
        impl Lang {
            /// How many points an aspect of that weight can have.
            pub const fn at_most_points(self, weight: u8) -> &'static str {
                match weight {
                    $( $weight => self.pick(concat!("Paling banyak ", $weight), concat!("At most ", $weight)), )+
                    _ => "",
                }
            }
        }
    };
}

at_most! { 10 15 20 25 30 40 }

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::HEALTH_SCALES;

    #[test]
    fn every_weight_has_its_hint() {
        for (aspect, weight) in HEALTH_SCALES.iter().flat_map(|scale| scale.weights) {
            assert_eq!(Lang::Id.at_most_points(*weight), format!("Paling banyak {weight}"), "{aspect}");
        }
    }
}
