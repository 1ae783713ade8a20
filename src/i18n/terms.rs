//! Istilah: what the terms of the field mean, and by which rule and source (FACTS 1.1–1.7).

use crate::domain::status::StatusRule;
use crate::i18n::{Label, Lang};

/// A term that the pages use and that not everybody takes to mean the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// The status that an office has declared.
    Declared,
    /// The status that follows from meetings and business.
    ByEvidence,
    /// The annual meeting of members (RAT).
    Rat,
    /// The level of government that supervises.
    Supervision,
    /// Where a cooperative has its seat.
    Domicile,
    /// How far what is declared and what is proved are apart.
    Gap,
    /// The share of what is recorded.
    Completeness,
    /// The order in which cases are worth being taken up.
    Priority,
}

impl Term {
    /// All of them.
    pub const ALL: [Term; 8] = [
        Term::Declared,
        Term::ByEvidence,
        Term::Rat,
        Term::Supervision,
        Term::Domicile,
        Term::Gap,
        Term::Completeness,
        Term::Priority,
    ];
}

impl Lang {
    /// What a term is called.
    pub const fn term(self, term: Term) -> &'static str {
        match term {
            Term::Declared => self.pick("Dinyatakan", "Declared"),
            Term::ByEvidence => self.pick("Menurut bukti", "By evidence"),
            Term::Rat => self.pick("RAT", "RAT"),
            Term::Supervision => self.pick("Binaan", "Supervision"),
            Term::Domicile => self.pick("Kedudukan", "Domicile"),
            Term::Gap => self.pick("Jarak", "Gap"),
            Term::Completeness => self.pick("Kelengkapan", "Completeness"),
            Term::Priority => self.pick("Prioritas", "Priority"),
        }
    }

    /// What it means.
    pub fn term_means(self, term: Term, rule: StatusRule) -> String {
        let text = match term {
            Term::Declared => self.pick(
                "Status yang dinyatakan dinas pada koperasinya, dengan tanggal dan sumbernya. Selaras tidak mengubahnya.",
                "The status that the office has declared, with its day and source. Selaras does not change it.",
            ),
            Term::ByEvidence => {
                let lead = self.pick(
                    "Status yang dihitung dari RAT dan usaha yang dilaporkan, sampai tanggal angka.",
                    "The status that follows from the meetings (RAT) and the business that were reported, up to the day of the figures.",
                );
                return format!("{lead} {}", self.rule_explained(rule));
            }
            Term::Rat => self.pick(
                "Rapat Anggota Tahunan. Koperasi primer menyelenggarakannya paling lambat tiga bulan setelah tutup buku, sekunder enam bulan. Lingkaran putus-putus: tidak diketahui, bukan tidak ada.",
                "The annual meeting of members (Rapat Anggota Tahunan). A primary cooperative holds it within three months of the end of its book year, a secondary one within six. A broken circle: not known, which is not the same as none.",
            ),
            Term::Supervision => self.pick(
                "Tingkat pemerintahan yang membina: mengikuti wilayah keanggotaan, kecuali ditetapkan lain. Lintas kabupaten/kota dibina provinsi, lintas provinsi dibina pusat, selebihnya kabupaten/kota.",
                "The level of government that supervises: it follows the area of membership unless set otherwise. Across districts it is the province, across provinces the state, otherwise the district.",
            ),
            Term::Domicile => self.pick(
                "Kabupaten/kota tempat koperasi berkedudukan, siapa pun yang membinanya. Angka menurut kedudukan memuat binaan provinsi dan nasional.",
                "The district where the cooperative has its seat, whoever supervises it. Figures by domicile include those that the province or the state supervises.",
            ),
            Term::Gap => self.pick(
                "Persentase yang dinyatakan aktif dikurangi persentase yang aktif menurut bukti, dalam poin.",
                "The share declared active less the share that is active by evidence, in points.",
            ),
            Term::Completeness => self.pick(
                "Bagian koperasi yang isiannya tercatat. Tiap persentase menuju koperasi yang belum memilikinya.",
                "The share of cooperatives of which something is recorded. Each percentage leads to those that lack it.",
            ),
            Term::Priority => self.pick(
                "Rata-rata tertimbang lima kriteria, 0–100: anggota, kekayaan, lamanya diam, penyebab yang dapat diperbaiki, dekatnya syarat aktif. Bobotnya ditetapkan dinas; alasannya ada pada tiap baris.",
                "The weighted mean of five criteria, 0 to 100: members, wealth, years of silence, causes that can be mended, nearness to being active. The office sets the weights; each row gives its reasons.",
            ),
        };
        text.to_owned()
    }

    /// The rule behind it, and where that stands.
    pub fn term_source(self, term: Term, rule: StatusRule) -> String {
        match term {
            Term::Declared => self
                .pick("Isian “Status dinyatakan” pada koperasi", "The field “Declared status” of a cooperative")
                .to_owned(),
            Term::ByEvidence => Label::label(&rule, self).to_owned(),
            Term::Rat => self.pick("Permenkop 19/2015", "Permenkop 19/2015").to_owned(),
            Term::Supervision => self.pick("UU 23/2014, lampiran huruf Q", "UU 23/2014, annex, letter Q").to_owned(),
            Term::Domicile => {
                self.pick("Isian “Kabupaten/kota” pada koperasi", "The field “District” of a cooperative").to_owned()
            }
            Term::Gap | Term::Completeness | Term::Priority => {
                self.pick("Perhitungan Selaras", "Reckoned by Selaras").to_owned()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_says_what_it_means_and_by_what_in_both_languages() {
        for (lang, term) in [Lang::Id, Lang::En].into_iter().flat_map(|lang| Term::ALL.map(|term| (lang, term))) {
            let rule = StatusRule::Permenkop25;
            assert!(lang.term_means(term, rule).ends_with('.'), "{term:?}");
            assert!(!lang.term_source(term, rule).is_empty() && !lang.term(term).is_empty(), "{term:?}");
        }
    }
}
