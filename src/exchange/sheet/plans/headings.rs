//! The headings by which the columns of documents on plans are known (FACTS 7.2–7.11).
//!
//! The headings stand in several lines: what a column says is in the last, and of what it says so in those above. The first
//! rule that fits tells; some tell only that a column is reckoned from others, and left out.

use super::document::PlanDocument;
use super::part::PlanPart;
use crate::domain::{BookYear, BudgetStage, IndicatorRank, Proposal, Recommendation, RecommendationStep, month_named};
use crate::exchange::sheet::layout::BETWEEN;
use crate::exchange::sheet::units::is_share;
use crate::exchange::sheet::words::plain;

/// What a column says whose last line begins with one of these words, below lines that have others.
type Rule = (Option<PlanPart>, &'static str, &'static [&'static str]);

const PROGRAMME: Option<IndicatorRank> = Some(IndicatorRank::Programme);
const ACTIVITY: Option<IndicatorRank> = Some(IndicatorRank::Activity);
const SUB_ACTIVITY: Option<IndicatorRank> = Some(IndicatorRank::SubActivity);

/// Renja in both layouts of SIPD, T-C.33 and RKPD.
#[rustfmt::skip]
const OF_PLANS: &[Rule] = &[
    (Some(PlanPart::NextMoney), "prakiraan maju", &["kebutuhan dana", "pagu", "rp", "prakiraan maju"]),
    (None, "prakiraan maju", &["tolok ukur", "tolak ukur"]),
    (Some(PlanPart::NextTarget), "prakiraan maju", &["target"]),
    (Some(PlanPart::Wording(PROGRAMME)), "capaian program", &["tolok ukur", "tolak ukur", "capaian program"]),
    (Some(PlanPart::Target(PROGRAMME)), "capaian program", &["target"]),
    (Some(PlanPart::Target(PROGRAMME)), "target capaian kinerja", &["program"]),
    (Some(PlanPart::Target(SUB_ACTIVITY)), "target capaian kinerja", &["keluaran"]),
    (Some(PlanPart::Target(ACTIVITY)), "target capaian kinerja", &["hasil"]),
    (Some(PlanPart::Target(SUB_ACTIVITY)), "keluaran", &["target"]),
    (Some(PlanPart::Target(ACTIVITY)), "hasil", &["target"]),
    (Some(PlanPart::Wording(SUB_ACTIVITY)), "keluaran", &["tolok ukur", "tolak ukur", "keluaran"]),
    (Some(PlanPart::Wording(ACTIVITY)), "hasil", &["tolok ukur", "tolak ukur", "hasil"]),
    (None, "", &["pagu sipd", "realisasi capaian", "prakiraan capaian"]),
    (Some(PlanPart::RenstraTarget), "", &["target akhir periode renstra", "target akhir renstra", "target renstra"]),
    (Some(PlanPart::NationalPriority), "prioritas", &["nasional", "pusat", "prioritas nasional", "prioritas pusat", "keterangan prioritas pembangunan nasional"]),
    (Some(PlanPart::ProvincialPriority), "prioritas", &["provinsi", "prioritas provinsi"]),
    (Some(PlanPart::DistrictPriority), "prioritas", &["kabupaten", "kab kota", "prioritas kabupaten", "prioritas kab"]),
    (Some(PlanPart::OwnPriority), "prioritas", &["daerah", "prioritas daerah"]),
    (Some(PlanPart::Place), "", &["lokasi"]),
    (Some(PlanPart::Fund), "", &["sumber dana", "sumber pendanaan"]),
    (Some(PlanPart::TargetGroup), "", &["kelompok sasaran"]),
    (Some(PlanPart::Goal), "", &["tujuan"]),
    (Some(PlanPart::Objective), "", &["sasaran"]),
    (Some(PlanPart::Note), "", &["catatan"]),
    (Some(PlanPart::Target(None)), "", &["target"]),
    (Some(PlanPart::Money(None)), "", &["pagu", "kebutuhan dana", "anggaran"]),
];

/// Form E.81.
#[rustfmt::skip]
const OF_EVALUATIONS: &[Rule] = &[
    (Some(PlanPart::Goal), "", &["tujuan"]),
    (Some(PlanPart::Objective), "", &["sasaran"]),
    (None, "tingkat capaian", &[""]),
    (None, "realisasi kinerja dan anggaran renstra", &[""]),
    (None, "realisasi capaian kinerja dan anggaran", &[""]),
    (Some(PlanPart::RealisedBefore), "realisasi capaian kinerja renstra", &["k", "volume", "kinerja", "realisasi"]),
    (Some(PlanPart::RenstraTarget), "target renstra", &["k", "volume", "kinerja", "target"]),
    (Some(PlanPart::Target(None)), "target kinerja dan anggaran", &["k", "volume", "kinerja"]),
    (Some(PlanPart::Money(None)), "target kinerja dan anggaran", &["rp", "anggaran", "pagu"]),
    (None, "", &["rp", "k"]),
];

/// RFK.
#[rustfmt::skip]
const OF_PROGRESS: &[Rule] = &[
    (Some(PlanPart::Money(Some(BudgetStage::Budget))), "", &["rka"]),
    (Some(PlanPart::Money(Some(BudgetStage::ExecutionChanged))), "", &["dpa perubahan", "dppa", "dpa p"]),
    (Some(PlanPart::Money(Some(BudgetStage::Execution))), "", &["dpa", "pagu", "anggaran"]),
    (Some(PlanPart::Spent), "", &["realisasi keuangan"]),
    (Some(PlanPart::Physical), "", &["realisasi fisik"]),
    (Some(PlanPart::Cash), "", &["rak", "rencana anggaran kas"]),
    (Some(PlanPart::Fund), "", &["sumber dana"]),
    (Some(PlanPart::HeldUp), "", &["keterangan", "permasalahan"]),
];

/// The report on DAK nonfisik.
#[rustfmt::skip]
const OF_GRANTS: &[Rule] = &[
    (Some(PlanPart::Name), "", &["bidang subbidang", "bidang sub bidang", "bidang", "uraian", "kegiatan"]),
    (None, "mekanisme", &[""]),
    (None, "swakelola", &[""]),
    (None, "kontraktual", &[""]),
    (Some(PlanPart::Spent), "keuangan", &["rp", "keuangan"]),
    (Some(PlanPart::VolumeDone), "fisik", &["volume"]),
    (Some(PlanPart::Physical), "fisik", &[""]),
    (Some(PlanPart::People), "", &["jumlah penerima", "penerima manfaat"]),
    (Some(PlanPart::Money(Some(BudgetStage::Execution))), "", &["pagu"]),
    (Some(PlanPart::Target(None)), "", &["volume"]),
    (Some(PlanPart::HeldUp), "", &["kodefikasi", "keterangan", "permasalahan"]),
];

/// What all documents with rows of plans have.
#[rustfmt::skip]
const OF_ROWS: &[Rule] = &[
    (Some(PlanPart::Code), "", &["kode"]),
    (Some(PlanPart::Wording(None)), "", &["indikator"]),
    (Some(PlanPart::Unit), "", &["satuan"]),
    (Some(PlanPart::Responsible), "", &[
        "perangkat daerah penanggung", "penanggung jawab", "unit opd penanggung", "unit pd penanggung", "unit penanggung", "opd penanggung",
    ]),
    (Some(PlanPart::Name), "", &[
        "urusan", "uraian", "bidang urusan", "program", "nama program", "nama kegiatan", "nama sub kegiatan", "sub kegiatan",
    ]),
];

const fn proposed(field: usize) -> Option<PlanPart> {
    Some(PlanPart::Proposed(field))
}

/// Lists of proposals.
#[rustfmt::skip]
const OF_PROPOSALS: &[Rule] = &[
    (proposed(Proposal::AT.channel), "", &["jenis usulan", "asal usulan", "sumber usulan", "jalur"]),
    (proposed(Proposal::AT.proposer), "", &["pengusul", "nama pengusul", "anggota dewan", "fraksi"]),
    (proposed(Proposal::AT.year), "", &["tahun"]),
    (proposed(Proposal::AT.problem), "", &["masalah", "permasalahan"]),
    (proposed(Proposal::AT.amount), "", &["usulan anggaran", "anggaran", "pagu usulan", "nilai usulan", "biaya"]),
    (proposed(Proposal::AT.idea), "", &["gagasan", "usulan", "uraian usulan", "judul usulan", "pekerjaan", "kegiatan"]),
    (proposed(Proposal::AT.district), "", &["kabupaten", "kab kota"]),
    (proposed(Proposal::AT.subdistrict), "", &["kecamatan"]),
    (proposed(Proposal::AT.village), "", &["kelurahan", "desa"]),
    (proposed(Proposal::AT.address), "", &["alamat", "lokus", "lokasi"]),
    (proposed(Proposal::AT.quantity), "", &["volume", "koefisien"]),
    (proposed(Proposal::AT.unit), "", &["satuan"]),
    (proposed(Proposal::AT.spending), "", &["jenis belanja"]),
    (None, "", &["skpd tujuan awal", "opd tujuan awal"]),
    (proposed(Proposal::AT.addressed_to), "", &["skpd tujuan", "opd tujuan", "perangkat daerah tujuan", "skpd", "opd"]),
    (proposed(Proposal::AT.status), "", &["status"]),
    (proposed(Proposal::AT.reason), "", &["alasan", "keterangan"]),
];

/// Whose recommendation a heading speaks of.
const STEPS: &[(&str, RecommendationStep)] = &[
    ("lurah", RecommendationStep::Village),
    ("kepala desa", RecommendationStep::Village),
    ("camat", RecommendationStep::Subdistrict),
    ("setwan", RecommendationStep::CouncilSecretariat),
    ("mitra", RecommendationStep::Planning),
    ("bappeda", RecommendationStep::Planning),
    ("tapd", RecommendationStep::BudgetTeam),
    ("skpd", RecommendationStep::Office),
    ("opd", RecommendationStep::Office),
];

/// What a heading means in a document, and the year that it names.
pub(in super::super) fn recognise(document: PlanDocument, heading: &str) -> (Option<PlanPart>, Option<BookYear>) {
    let mut year = None;
    let lines: Vec<String> = heading.split(BETWEEN).map(|line| without_year(line, &mut year)).collect();
    let (all, last) = (lines.join(" "), lines.last().map(String::as_str).unwrap_or_default());
    let rules = |rules: &[Rule]| rules.iter().find(|rule| fits(rule, &all, last)).map(|rule| rule.0);
    let of_rows = || rules(OF_ROWS).flatten();
    let part = match document {
        PlanDocument::WorkPlan | PlanDocument::GovernmentPlan => rules(OF_PLANS).unwrap_or_else(of_rows),
        PlanDocument::Evaluation => of_quarter(&all, last).or_else(|| rules(OF_EVALUATIONS)).unwrap_or_else(of_rows),
        PlanDocument::Progress => {
            match of_month(&all, last).unwrap_or_else(|| rules(OF_PROGRESS).unwrap_or_else(of_rows)) {
                Some(PlanPart::Cash) if is_share(heading) => Some(PlanPart::CashShare),
                Some(PlanPart::Spent) if is_share(heading) => None,
                part => part,
            }
        }
        PlanDocument::Grant => match rules(OF_GRANTS).unwrap_or_else(of_rows) {
            Some(PlanPart::Spent) if is_share(heading) => None,
            Some(PlanPart::Physical) if all.contains("volume") => Some(PlanPart::VolumeDone),
            Some(PlanPart::Physical) if !is_share(heading) => None,
            part => part,
        },
        PlanDocument::Proposals => recommended(&all, last).or_else(|| rules(OF_PROPOSALS)).flatten(),
    };
    (part, year)
}

/// Whether a rule fits: the words above stand anywhere, those of the last line at its beginning.
fn fits(rule: &Rule, all: &str, last: &str) -> bool {
    let begins = |words: &&str| {
        last.strip_prefix(words).is_some_and(|rest| words.is_empty() || rest.is_empty() || rest.starts_with(' '))
    };
    (rule.1.is_empty() || all.contains(rule.1)) && rule.2.iter().any(begins)
}

/// A line as it is compared, without the year in it.
fn without_year(line: &str, year: &mut Option<BookYear>) -> String {
    let plain = plain(line);
    let is_kept = |word: &&str| {
        let of_word = word.parse().ok().filter(|_| word.len() == 4).and_then(BookYear::new);
        *year = year.or(of_word);
        of_word.is_none()
    };
    plain.split(' ').filter(is_kept).collect::<Vec<_>>().join(" ")
}

/// The columns of a quarter: `Realisasi Kinerja Pada Triwulan II`, `TW 2`.
fn of_quarter(all: &str, last: &str) -> Option<Option<PlanPart>> {
    let words: Vec<&str> = all.split(' ').collect();
    let begins = words.iter().position(|word| matches!(*word, "triwulan" | "tw" | "tribulan"))?;
    let number = words[begins..].iter().find_map(|word| match *word {
        "i" | "1" => Some(1),
        "ii" | "2" => Some(2),
        "iii" | "3" => Some(3),
        "iv" | "4" => Some(4),
        _ => None,
    })?;
    let begins = |words: &[&str]| words.iter().any(|word| last == *word || last.starts_with(&format!("{word} ")));
    Some(match () {
        () if begins(&["rp", "anggaran", "keuangan"]) => Some(PlanPart::QuarterSpent(number)),
        () if begins(&["k", "volume", "kinerja", "fisik"]) => Some(PlanPart::Quarter(number)),
        () if begins(&["satuan"]) => Some(PlanPart::Unit),
        () => None,
    })
}

/// The columns of planned cash by month: `Anggaran Kas – Bulan 3`, `Anggaran Kas – Maret`; their total is reckoned from them.
fn of_month(all: &str, last: &str) -> Option<Option<PlanPart>> {
    let _ = all.find("anggaran kas").or_else(|| all.find("rencana kas"))?;
    if all.contains("sampai") || all.contains("s d") {
        return None;
    }
    let word = last.rsplit(' ').next()?;
    let month = month_named(word).or_else(|| word.parse().ok().filter(|month| (1..=12).contains(month)));
    match month {
        Some(month) => Some(Some(PlanPart::MonthCash(month))),
        None => ["total", "jumlah"].contains(&word).then_some(None),
    }
}

/// The columns of what somebody recommends: `Rekomendasi Mitra Bappeda – Anggaran`.
fn recommended(all: &str, last: &str) -> Option<Option<PlanPart>> {
    let rest = &all[all.find("rekomendasi")?..];
    let step = STEPS.iter().find(|(word, _)| rest.contains(word)).map(|(_, step)| *step)?;
    let field = match () {
        () if last.contains("anggaran") || last.contains("nilai") || last.contains("rp") => Recommendation::AT.amount,
        () if last.contains("volume") || last.contains("koefisien") => Recommendation::AT.quantity,
        () => Recommendation::AT.verdict,
    };
    Some(Some(PlanPart::Recommended(step, field)))
}
