//! What the checks find in a record, and how to mend it.

use crate::domain::checks::Problem;
use crate::i18n::Lang;

/// What a finding on a record means, and how to mend it.
pub fn explain_problem(lang: Lang, problem: Problem) -> String {
    let text = match problem {
        Problem::NameMissing => lang.pick("Isi nama koperasi.", "Enter the name of the cooperative."),
        Problem::NikForm => lang.pick(
            "NIK biasanya 13 angka. Periksa kembali; boleh disimpan bila memang demikian.",
            "A NIK usually has 13 digits. Check it; it can be saved if it really is so.",
        ),
        Problem::NikDistrict => lang.pick(
            "Empat angka pertama NIK menunjuk kabupaten/kota lain daripada kedudukan.",
            "The first four digits of the NIK name another district than the domicile.",
        ),
        Problem::StageMissing => lang.choose_stage(),
        Problem::ActionMissing => lang.action_needed(),
        Problem::VisitEmpty => lang
            .pick("Isi temuan, langkah berikutnya, atau foto.", "Give what was found, the next step, or a photograph."),
        Problem::NextBeforeVisit => lang.pick(
            "Kunjungan berikutnya tidak mendahului kunjungan ini.",
            "The next visit cannot come before this one.",
        ),
        Problem::EndsAtOnce => {
            lang.pick("Hari ini atau sudah lewat: pilih hari sesudahnya.", "Today or already over: choose a later day.")
        }
        Problem::EndsEarly => lang.pick("Berakhir sebelum terbit.", "It ends before it was issued."),
        Problem::ReturnedEarly => lang.returned_early(),
        Problem::SupervisionMissing => lang.pick("Pilih pembina yang baru.", "Choose the new supervisor."),
        Problem::SupervisionSame => {
            lang.pick("Koperasi ini sudah dibina tingkat itu.", "This level already supervises the cooperative.")
        }
        Problem::NikTaken => lang.pick(
            "NIK ini sudah dipakai koperasi lain dalam daftar. Periksa apakah koperasi ini sudah tercatat.",
            "Another cooperative in the register has this NIK. Check whether this one is already recorded.",
        ),
        Problem::EntryIncomplete => lang.pick(
            "Lengkapi nama atau nomor setiap isian, atau hapus isian yang kosong.",
            "Complete the name or number of every entry, or remove the empty one.",
        ),
        Problem::Future => {
            lang.pick("Tanggal ini belum tiba. Periksa tahunnya.", "This day is in the future. Check the year.")
        }
        Problem::SubdistrictElsewhere => lang.pick(
            "Kecamatan ini bukan bagian kabupaten/kota yang dipilih.",
            "This kecamatan is not in the chosen district.",
        ),
        Problem::LegalDateEarly => {
            lang.pick("Tanggal badan hukum sebelum 1927. Periksa kembali.", "The legal date is before 1927. Check it.")
        }
        Problem::OverrideWithoutReason => lang.pick(
            "Tulis alasan binaan berbeda dari wilayah keanggotaan.",
            "Say why supervision differs from the membership area.",
        ),
        Problem::DeclaredWithoutDate => {
            lang.pick("Isi tanggal status dinyatakan.", "Enter the day on which the status was declared.")
        }
        Problem::CertificateLapsed => lang.pick("Masa berlakunya sudah lewat.", "It has lapsed."),
        Problem::RatBeforeYearEnd => lang.pick(
            "RAT diadakan setelah tahun buku berakhir. Periksa tanggal atau tahun bukunya.",
            "A RAT is held after the end of the book year. Check the date or the year.",
        ),
        Problem::RatLate(due) => {
            return match lang {
                Lang::Id => format!("Lewat batas RAT, {}.", lang.date(due)),
                Lang::En => format!("After the deadline for the RAT, {}.", lang.date(due)),
            };
        }
        Problem::RatBeforeLegal => lang.pick("RAT sebelum tanggal badan hukum.", "The RAT is before the legal date."),
        Problem::RatDateWithoutRat => lang.pick(
            "Ada tanggal RAT, tetapi RAT dinyatakan tidak diselenggarakan.",
            "There is a RAT date, but the RAT is recorded as not held.",
        ),
        Problem::MembersSum(sum) => {
            return match lang {
                Lang::Id => format!("Perempuan dan laki-laki berjumlah {}, bukan angka ini.", lang.count(sum)),
                Lang::En => format!("Women and men add up to {}, not this number.", lang.count(sum)),
            };
        }
        Problem::FewMembers(least) => {
            return match lang {
                Lang::Id => format!("Kurang dari {least} anggota, jumlah pendiri paling sedikit."),
                Lang::En => format!("Fewer than {least} members, the minimum number of founders."),
            };
        }
        Problem::CapitalSum(sum) => {
            return match lang {
                Lang::Id => format!("Komponennya berjumlah {}, lebih besar dari modal sendiri.", lang.rupiah(sum)),
                Lang::En => format!("Its components add up to {}, more than own capital.", lang.rupiah(sum)),
            };
        }
        Problem::AssetsSum(sum) => {
            return match lang {
                Lang::Id => format!(
                    "Modal sendiri dan modal luar berjumlah {}; selisihnya lebih dari sepersepuluh aset.",
                    lang.rupiah(sum)
                ),
                Lang::En => format!(
                    "Own and outside capital add up to {}; that differs from assets by more than a tenth.",
                    lang.rupiah(sum)
                ),
            };
        }
        Problem::SurplusWithoutTurnover => lang.pick("Ada SHU tanpa volume usaha.", "A surplus without turnover."),
        Problem::Negative => lang.pick("Nilai ini tidak boleh negatif.", "This amount cannot be negative."),
        Problem::PointsAboveWeight(weight) => {
            return match lang {
                Lang::Id => format!("Paling banyak {weight}, bobot aspek ini."),
                Lang::En => format!("At most {weight}, the weight of this aspect."),
            };
        }
        Problem::WayMissing => lang.pick("Pilih cara pembubaran.", "Choose who dissolves the cooperative."),
        Problem::StepEarly(earliest) => {
            return match lang {
                Lang::Id => format!("Terlalu cepat: paling awal {}.", lang.date(earliest)),
                Lang::En => format!("Too early: {} at the earliest.", lang.date(earliest)),
            };
        }
        Problem::StepLate(latest) => {
            return match lang {
                Lang::Id => format!("Lewat batas, {}.", lang.date(latest)),
                Lang::En => format!("After the deadline, {}.", lang.date(latest)),
            };
        }
        Problem::MoreThanAll => lang.pick(
            "Lebih banyak daripada jumlah seluruhnya. Periksa angkanya.",
            "More than the total. Check the numbers.",
        ),
        Problem::NoQuorum(quorum) => {
            return match lang {
                Lang::Id => format!("Kuorum tidak tercapai: perlu {} (tiga perempat anggota).", lang.count(quorum)),
                Lang::En => format!("No quorum: {} are needed (three quarters of the members).", lang.count(quorum)),
            };
        }
        Problem::NoMajority(majority) => {
            return match lang {
                Lang::Id => format!("Suara tidak cukup: perlu {} (dua pertiga suara sah).", lang.count(majority)),
                Lang::En => {
                    format!("Not enough votes: {} are needed (two thirds of the valid ones).", lang.count(majority))
                }
            };
        }
        Problem::AssessedEarly => lang.pick(
            "Penilaian sebelum tahun buku berakhir. Periksa tanggal atau tahun bukunya.",
            "Assessed before the end of the book year. Check the date or the year.",
        ),
        Problem::AssessedWithoutRat => lang.pick(
            "Belum ada RAT yang tercatat atas tahun buku ini. Penilaian mensyaratkan satu tahun buku dan RAT-nya.",
            "No RAT for this book year is recorded. An assessment needs a book year and its RAT.",
        ),
        Problem::AssessedWithoutSavings => lang.pick(
            "Koperasi ini tidak tercatat sebagai simpan pinjam dan tidak punya unit simpan pinjam.",
            "This cooperative is not recorded as a savings-and-loan cooperative and has no savings-and-loan unit.",
        ),
        Problem::PlanYear => lang.pick(
            "Tahun ini tidak mungkin, atau lain dari tahun pasangannya. Periksa tahunnya.",
            "This year is impossible, or another than that of its pair. Check the year.",
        ),
        Problem::MonthsReversed => {
            lang.pick("Bulan akhir mendahului bulan awal.", "The last month comes before the first.")
        }
        Problem::Missing => lang.pick("Isian ini wajib ada.", "This field is required."),
        Problem::ReasonMissing => lang.pick("Tulis alasannya.", "Give the reason."),
        Problem::CodeOfOtherLevel => lang.pick(
            "Kode ini milik tingkat pemerintahan lain: angka keempat 1 untuk provinsi, 2 untuk kabupaten/kota.",
            "This code is that of another level of government: its fourth group is 1 for provinces, 2 for districts.",
        ),
        Problem::AreaOfOtherLevel => lang.pick(
            "Wilayah ini tidak sesuai dengan tingkat pemerintahannya.",
            "This area does not fit the level of government.",
        ),
        Problem::PlaceOutside => {
            lang.pick("Lokasi ini di luar wilayah perangkat daerah.", "This place lies outside the area of the office.")
        }
        Problem::SameTwice => {
            lang.pick("Baris tidak dapat dipasangkan dengan dirinya sendiri.", "A row cannot be set against itself.")
        }
        Problem::RecordedAlready => lang.pick(
            "Ini sudah dicatat. Ubah catatan yang ada, atau pilih yang lain di sini.",
            "This is recorded already. Edit that record, or choose another here.",
        ),
        Problem::CodeForm => lang.pick(
            "Ini bukan kode program, kegiatan, atau sub kegiatan, misalnya 2.17.06.2.01.0003.",
            "This is no code of a programme, an activity or a sub-activity, for example 2.17.06.2.01.0003.",
        ),
        Problem::FundUnknown => lang.pick(
            "Kode sumber dana ini tidak ada dalam daftar. Periksa, atau isi juga nama sumber dananya.",
            "This code of a fund is in no list. Check it, or enter the name of the fund too.",
        ),
        Problem::AboveHundred => lang.pick("Paling banyak 100 %.", "At most 100 %."),
        Problem::MonthsSum(sum) => {
            return match lang {
                Lang::Id => format!("RAK per bulan berjumlah {}, bukan angka ini.", lang.rupiah(sum)),
                Lang::En => format!("Planned cash by months adds up to {}, not this number.", lang.rupiah(sum)),
            };
        }
        Problem::AboveBudget(budget) => {
            return match lang {
                Lang::Id => format!("Melebihi pagu {}.", lang.rupiah(budget)),
                Lang::En => format!("More than the budget of {}.", lang.rupiah(budget)),
            };
        }
        Problem::AmountBeforeStep => {
            lang.pick("Belum, tetapi jumlahnya sudah ada.", "Not yet, but there is an amount already.")
        }
        Problem::PercentageFalls => lang.pick(
            "Persentase ini lebih rendah daripada triwulan sebelumnya.",
            "This percentage is lower than that of the quarter before.",
        ),
        Problem::HandedBeforeDecree => lang.pick(
            "Diserahkan sebelum SK penetapan penerima.",
            "Handed over before the decree that names the recipients.",
        ),
        Problem::NumberAndDayMissing => lang.pick(
            "Tanpa nomor dan tanggal terbit, izin ini tidak dapat diperiksa. Boleh disimpan.",
            "Without a number and a day of issue this licence cannot be looked up. It can be saved.",
        ),
        Problem::DigitsExpected(digits) => {
            let digits = lang.count(u32::from(digits));
            let sentence = lang.pick(
                "Nomor ini biasanya {n} angka. Periksa kembali; boleh disimpan bila memang demikian.",
                "This number usually has {n} digits. Check it; it can be saved if it really is so.",
            );
            return sentence.replace("{n}", &digits);
        }
        Problem::SexOtherwise => lang.pick(
            "NIK menunjuk jenis kelamin lain. Periksa NIK atau jenis kelaminnya.",
            "The NIK tells another sex. Check the NIK or the sex.",
        ),
        Problem::SchemeOfOther => lang.pick(
            "Skema ini milik sumber lain. Periksa sumber atau skemanya.",
            "This scheme is one of another source. Check the source or the scheme.",
        ),
        Problem::AboveAsked(asked) => {
            return match lang {
                Lang::Id => format!("Melebihi yang diajukan, {}.", lang.rupiah(asked)),
                Lang::En => format!("More than was asked for, {}.", lang.rupiah(asked)),
            };
        }
        Problem::AboveGranted(granted) => {
            return match lang {
                Lang::Id => format!("Melebihi plafon {}.", lang.rupiah(granted)),
                Lang::En => format!("More than the ceiling of {}.", lang.rupiah(granted)),
            };
        }
        Problem::AmountWithoutPayment => lang.pick(
            "Jumlah hanya dicatat pada tahap cair. Pilih cair, atau kosongkan jumlahnya.",
            "An amount belongs to the stage of payment. Choose that, or leave the amount empty.",
        ),
        Problem::BeforeApplication => {
            lang.pick("Tanggal ini mendahului tanggal pengajuan.", "This day comes before that of the application.")
        }
        Problem::YearNotEnded => lang.pick("Tahun buku ini belum berakhir.", "This book year has not ended."),
        Problem::YearBeforeLegal => lang.pick(
            "Tahun buku sebelum koperasi berbadan hukum.",
            "The book year is before the cooperative became a legal entity.",
        ),
    };
    text.to_owned()
}
