//! What is wrong with a row of a document on plans, or must be said of it.

use super::shortened::shortened;
use crate::exchange::sheet::PlanFault;
use crate::i18n::Lang;

/// What is wrong with a row of a document on plans, or must be said of it.
pub(super) fn explain_plan_fault(lang: Lang, fault: &PlanFault) -> String {
    let said = |id: String, en: String| if lang == Lang::Id { id } else { en };
    let plain = |id: &'static str, en: &'static str| lang.pick(id, en).to_owned();
    let money = |amount: i64| lang.count(amount);
    match fault {
        PlanFault::NoCode => plain(
            "Tidak ada kode, dan belum ada baris rencana dengan nama ini. Isi kodenya, atau catat barisnya satu per satu.",
            "It has no code, and there is no row of a plan of this name. Fill in the code, or record the row by itself.",
        ),
        PlanFault::CodeRestored(stands, code) => said(
            format!("Excel mengubah kode menjadi “{}”; dibaca sebagai {code}.", shortened(stands)),
            format!("Excel made “{}” of the code; it is read as {code}.", shortened(stands)),
        ),
        PlanFault::CodeUnknown(code) => said(
            format!("Kode {} tidak ada dalam nomenklatur yang dikenal; diambil apa adanya.", shortened(code)),
            format!("No nomenclature that is known has the code {}; it is taken as it stands.", shortened(code)),
        ),
        PlanFault::NothingBelow => plain(
            "Baris di bawahnya tidak diambil, sehingga indikatornya belum punya tempat.",
            "None of the rows below it is taken, with which its indicators would be kept.",
        ),
        PlanFault::SeveralRows => plain(
            "Beberapa baris rencana mempunyai kode ini, dan namanya tidak menyebut yang mana. Ubah barisnya satu per satu.",
            "Several rows of plans have this code, and the name does not say which one is meant. Edit them one by one.",
        ),
        PlanFault::FundsExceed(funds, budget) => said(
            format!("Sumber dananya berjumlah Rp{}, lebih dari pagu Rp{}.", money(*funds), money(*budget)),
            format!("Its funds come to Rp{}, which is more than the budget of Rp{}.", money(*funds), money(*budget)),
        ),
        PlanFault::FundsLess(rest) => said(
            format!("Rp{} dari pagu tidak disebut sumber dananya.", money(*rest)),
            format!("Of Rp{} of the budget the fund is not named.", money(*rest)),
        ),
        PlanFault::Undivided(funds) => said(
            format!("Satu pagu untuk {funds} sumber dana; tidak dibagi dengan perkiraan."),
            format!("One budget for {funds} funds; it is not divided by guess."),
        ),
        PlanFault::Uneven(values, others) => said(
            format!("{values} nilai di satu sel, tetapi {others} di sel pasangannya. Periksa pasangannya."),
            format!("{values} values in one cell, but {others} in the cell beside it. See which belong together."),
        ),
        PlanFault::DoubtfulScale(text) => said(
            format!("“{}” dibaca sebagai pecahan; bila yang dimaksud ribuan, perbaiki di berkas.", shortened(text)),
            format!("“{}” is read as a fraction; if thousands are meant, correct it in the file.", shortened(text)),
        ),
        PlanFault::Repeated(amount) => said(
            format!("Rp{} diulang di baris lanjutannya dan dihitung sekali.", money(*amount)),
            format!("Rp{} stands again in a further row of the same, and is counted once.", money(*amount)),
        ),
        PlanFault::OtherBudget(standing) => said(
            format!("Anggaran yang tercatat Rp{}; evaluasi tidak mengubahnya.", money(*standing)),
            format!("The budget on record is Rp{}; an evaluation does not change it.", money(*standing)),
        ),
        PlanFault::SpentByFunds(standing) => said(
            format!(
                "Realisasi triwulan ini sudah tercatat per sumber dana, berjumlah Rp{}, dan dibiarkan.",
                money(*standing)
            ),
            format!(
                "What was spent in this quarter is on record by funds, Rp{} in all, and is left as it is.",
                money(*standing)
            ),
        ),
        PlanFault::BelowEarlier(earlier) => said(
            format!("Kurang dari realisasi triwulan-triwulan sebelumnya, yaitu Rp{}; tidak diambil.", money(*earlier)),
            format!("Less than the quarters before come to, which is Rp{}; it is not taken.", money(*earlier)),
        ),
        PlanFault::OtherUnit(text, unit) => said(
            format!("“{}” bersatuan lain daripada targetnya ({}); tidak diambil.", shortened(text), shortened(unit)),
            format!("“{}” is of another unit than its target ({}); it is not taken.", shortened(text), shortened(unit)),
        ),
        PlanFault::DoubtfulUnit(amount) => said(
            format!(
                "Pagu Rp{} terlalu kecil untuk satu sub kegiatan; bila daftarnya dalam ribu atau juta, pilih satuannya di kolom pagu.",
                money(*amount)
            ),
            format!(
                "A budget of Rp{} is too small for a sub-activity; if the list counts in thousands or millions, choose the unit of the column.",
                money(*amount)
            ),
        ),
        PlanFault::ThousandTimes(standing, now) => said(
            format!(
                "Pagu yang tercatat Rp{}, di daftar ini Rp{}: seribu atau sejuta kali bedanya. Periksa satuan kolom pagu.",
                money(*standing),
                money(*now)
            ),
            format!(
                "The budget on record is Rp{}, in this list Rp{}: a thousand or a million times apart. See the unit of the column.",
                money(*standing),
                money(*now)
            ),
        ),
        PlanFault::FactorOfNoRow => plain(
            "Berlaku untuk seluruh kantor, atau tidak menyebut satu baris dan triwulan; hanya yang menyebutnya disimpan: “Triwulan II, kode dan nama: isi”.",
            "Of the whole office, or it does not name one row and quarter; only what does is kept: “Triwulan II, code and name: text”.",
        ),
    }
}
