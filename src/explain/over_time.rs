//! What changed between two days, in words.

use super::plans::filled;
use super::strong;
use crate::analysis::over_time::{RegisterOn, Step, Stock, Waterfall};
use crate::i18n::Lang;

/// What a step is called.
pub const fn step_name(lang: Lang, step: Step) -> &'static str {
    match step {
        Step::Founded => lang.pick("Berdiri", "Founded"),
        Step::Found => lang.pick("Ditemukan", "Found"),
        Step::Revived => lang.pick("Aktif kembali", "Revived"),
        Step::Ceased => lang.pick("Menjadi tidak aktif", "Turned inactive"),
        Step::Between => lang.pick("Di antara keduanya", "In between"),
        Step::Known => lang.pick("Diketahui statusnya", "Status known"),
        Step::Moved => lang.pick("Pindah", "Moved"),
        Step::Merged => lang.pick("Digabung", "Merged"),
        Step::Dissolved => lang.pick("Dibubarkan", "Dissolved"),
        Step::Corrected => lang.pick("Dikoreksi", "Corrected"),
    }
}

/// What a step means.
pub const fn step_meaning(lang: Lang, step: Step) -> &'static str {
    match step {
        Step::Founded => {
            lang.pick("berbadan hukum di antara kedua hari itu", "became legal persons between the two days")
        }
        Step::Found => lang.pick(
            "sudah ada sebelumnya, tetapi baru kemudian tercatat",
            "were there before, and are on record only since",
        ),
        Step::Revived => lang.pick("dari tidak aktif menjadi aktif", "from inactive to active"),
        Step::Ceased => lang.pick("dari aktif menjadi tidak aktif", "from active to inactive"),
        Step::Between => lang.pick(
            "menurut bukti masuk ke, atau keluar dari, yang bukan aktif dan bukan tidak aktif",
            "by evidence came to be, or are no longer, neither active nor inactive",
        ),
        Step::Known => lang.pick(
            "statusnya tidak diketahui pada salah satu hari; tidak diketahui bukan aktif dan bukan tidak aktif",
            "their status is not known on one of the days; unknown is neither active nor inactive",
        ),
        Step::Moved => {
            lang.pick("ke atau dari daerah atau tingkat binaan lain", "to or from another district or level")
        }
        Step::Merged => lang.pick("digabung atau dilebur ke koperasi lain", "merged into another cooperative"),
        Step::Dissolved => lang.pick("badan hukumnya dihapus", "struck off as legal persons"),
        Step::Corrected => lang.pick(
            "yang dibekukan waktu itu kini dicatat lain, disatukan, atau dihapus",
            "what was frozen then is recorded otherwise now, united, or deleted",
        ),
    }
}

/// What is counted.
pub const fn stock_name(lang: Lang, stock: Stock) -> &'static str {
    match stock {
        Stock::All => lang.all_cooperatives(),
        Stock::Active => lang.active(),
        Stock::Inactive => lang.inactive(),
    }
}

/// The finding: from how many to how many, and by what most.
pub fn explain_waterfall(lang: Lang, found: &Waterfall, stock: Stock) -> String {
    let [(from, before), (to, after)] = [found.before, found.after];
    let [before, after] = [before, after].map(|counts| stock.of(&counts));
    let what = match stock {
        Stock::All => lang.pick("Koperasi", "Cooperatives"),
        Stock::Active => lang.pick("Koperasi aktif", "Active cooperatives"),
        Stock::Inactive => lang.pick("Koperasi tidak aktif", "Inactive cooperatives"),
    };
    let parts = [
        ("what", what.to_owned()),
        ("before", strong(&lang.count(before))),
        ("after", strong(&lang.count(after))),
        ("from", lang.date(from)),
        ("to", lang.date(to)),
    ];
    let mut steps = found.steps(stock);
    if steps.is_empty() {
        let text = lang.pick(
            "{what}: {after} pada {to}, tanpa perubahan sejak {from}.",
            "{what}: {after} on {to}, unchanged since {from}.",
        );
        return filled(text, &parts);
    }
    steps.sort_by_key(|step| std::cmp::Reverse(step.gained.len() + step.lost.len()));
    let largest = steps.iter().take(3).map(|step| {
        let change = match (step.gained.len(), step.lost.len()) {
            (gained, 0) => lang.signed(gained as i64),
            (0, lost) => lang.signed(-(lost as i64)),
            (gained, lost) => format!("{} {}", lang.signed(gained as i64), lang.signed(-(lost as i64))),
        };
        format!("{} {change}", step_name(lang, step.step).to_lowercase())
    });
    let largest = largest.collect::<Vec<_>>().join(", ");
    let text = match after.cmp(&before) {
        std::cmp::Ordering::Greater => lang.pick(
            "{what} bertambah dari {before} pada {from} menjadi {after} pada {to}: {steps}.",
            "{what} rose from {before} on {from} to {after} on {to}: {steps}.",
        ),
        std::cmp::Ordering::Less => lang.pick(
            "{what} berkurang dari {before} pada {from} menjadi {after} pada {to}: {steps}.",
            "{what} fell from {before} on {from} to {after} on {to}: {steps}.",
        ),
        std::cmp::Ordering::Equal => lang.pick(
            "{what} tetap {after} pada {from} dan {to}, tetapi isinya berubah: {steps}.",
            "{what} are {after} on {from} and on {to}, but not the same ones: {steps}.",
        ),
    };
    let parts: Vec<_> = parts.into_iter().chain([("steps", largest)]).collect();
    filled(text, &parts)
}

/// What is not known of a day, in as many sentences; none where all is.
pub fn explain_unknown(lang: Lang, on: &RegisterOn, unknown: u32) -> Vec<String> {
    let mut said = Vec::new();
    let day = lang.date(on.day);
    let mut tell = |count: usize, text: &str| {
        if count > 0 {
            said.push(filled(text, &[("day", day.clone()), ("count", lang.count(count))]));
        }
    };
    tell(
        unknown as usize,
        lang.pick(
            "Pada {day} status {count} koperasi tidak diketahui: tidak ada catatan bertanggal yang sampai ke hari itu.",
            "On {day} the status of {count} cooperatives is not known: no dated record reaches that day.",
        ),
    );
    tell(
        on.unsure.len(),
        lang.pick(
            "Pada {day} {count} koperasi tidak dihitung: tanggal berdirinya tidak tercatat, dan tidak ada catatan sampai hari itu.",
            "On {day} {count} cooperatives are not counted: no day of founding is recorded, nor anything up to that day.",
        ),
    );
    tell(
        on.gone.len(),
        lang.pick(
            "{count} koperasi yang sudah dibubarkan atau digabung pada {day} tidak dihitung, walaupun masih tercatat.",
            "{count} cooperatives that were dissolved or merged by {day} are not counted, though they are on record.",
        ),
    );
    tell(
        on.contradicting.len(),
        lang.pick(
            "{count} koperasi punya perubahan yang lebih baru daripada status yang dinyatakan; yang lebih baru dihitung di sini.",
            "{count} cooperatives have a change that is later than their declared status; here the later one counts.",
        ),
    );
    said
}
