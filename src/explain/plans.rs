//! Plans in words: what is found in them, by which rule, and the first sentence of their page.

use super::lower;
use super::pieces::{Piece, pieces, strong};
use crate::analysis::plans::findings::{Detail, Overlap, PlanFinding, Recipient, Severity, Standing, Who};
use crate::analysis::plans::{Axis, MatrixKey, Measure, Office, PlanRow, PlanningStep, Plans, Predicate};
use crate::domain::{
    AreaCode, AreaLevel, BookYear, FindingTest, FundCode, Id, Indicator, Level, MembershipArea, Plan, Record, Rupiah,
    nomenclature,
};
use crate::i18n::{Label, Lang};

/// Whose plan something is.
pub fn plan_office_name(lang: Lang, plans: &Plans, office: &Office) -> String {
    match (office.area, plans.body_of(office)) {
        (_, Some(body)) => body.to_owned(),
        (Some(area), None) => place_name(lang, area),
        (None, None) => office.level.label(lang).to_owned(),
    }
}

/// A level of government in few letters.
pub const fn level_briefly(t: Lang, level: Level) -> &'static str {
    match level {
        Level::Central => t.legend_centre(),
        Level::Province => t.legend_province(),
        Level::District => t.legend_district(),
        Level::Village => t.legend_village(),
        _ => t.legend_other(),
    }
}

/// A province, district or kecamatan by its full name.
fn place_name(lang: Lang, area: AreaCode) -> String {
    match area.level() {
        AreaLevel::Subdistrict => {
            let district = area.district().map(|district| lang.area(district)).unwrap_or_default();
            format!("Kecamatan {}, {district}", lang.area(area))
        }
        _ => lang.office(area),
    }
}

fn who_name(lang: Lang, plans: &Plans, who: &Who) -> String {
    let of_register = who.cooperative.and_then(|id| plans.tables().cooperatives.get(id));
    match (of_register, &who.name) {
        (Some(row), _) => row.value.name.to_string(),
        (None, Some(name)) => name.clone(),
        (None, None) => lang.pick("Penerima tanpa nama", "A recipient without a name").to_owned(),
    }
}

/// A row of a plan: code and name.
pub fn plan_row_name(lang: Lang, row: &PlanRow) -> String {
    plan_name(lang, row.plan)
}

/// A row of a plan: code and name.
pub fn plan_name(lang: Lang, plan: &Plan) -> String {
    match (&plan.code, &plan.name) {
        (Some(code), Some(name)) => format!("{} {}", &**code, &**name),
        (Some(code), None) => code.to_string(),
        (None, Some(name)) => name.to_string(),
        (None, None) => lang.pick("Baris tanpa kode dan nama", "A row without code and name").to_owned(),
    }
}

/// A fund: its code, and its name where that is known or the document has one.
pub fn plan_fund_name(lang: Lang, fund: Option<&FundCode>, written: Option<&str>) -> String {
    let name = fund.and_then(FundCode::name).or(written);
    match (fund, name) {
        (Some(code), Some(name)) => format!("{} {name}", &**code),
        (Some(code), None) => code.to_string(),
        (None, Some(name)) => name.to_owned(),
        (None, None) => lang.pick("Dana tidak disebut", "Fund not named").to_owned(),
    }
}

fn row_name(lang: Lang, plans: &Plans, id: Option<&Id>) -> String {
    id.and_then(|id| plans.row(*id)).map(|row| plan_row_name(lang, row)).unwrap_or_default()
}

/// A programme: code and name.
fn programme_name(code: &str) -> String {
    match nomenclature::name_of(code) {
        Some(name) => format!("{code} {name}"),
        None => code.to_owned(),
    }
}

/// Puts what is named in braces into a sentence.
pub(super) fn filled(sentence: &str, parts: &[(&str, String)]) -> String {
    parts.iter().fold(sentence.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

fn listed(lang: Lang, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), lang.pick("dan", "and")),
    }
}

/// What was found, in one sentence.
pub fn explain_plan_finding(lang: Lang, plans: &Plans, finding: &PlanFinding) -> String {
    let year = ("year", finding.year.to_string());
    let area = ("area", finding.area.map(|area| place_name(lang, area)).unwrap_or_default());
    let who = |who: &Who| ("who", who_name(lang, plans, who));
    let row = ("row", row_name(lang, plans, finding.rows.first()));
    let money = |amount: i64| Rupiah::new(amount).map(|amount| lang.rupiah(amount)).unwrap_or_default();
    match &finding.detail {
        Detail::SameAid { who: of, aid, funders } => {
            let funders: Vec<String> = funders.iter().map(|office| plan_office_name(lang, plans, office)).collect();
            let sentence = lang
                .pick("{who} menerima {aid} pada {year} dari {funders}.", "{who} gets {aid} in {year} from {funders}.");
            let (aid, funders) = (("aid", lower(aid.label(lang))), ("funders", listed(lang, &funders)));
            filled(sentence, &[who(of), aid, year, funders])
        }
        Detail::GrantAgain { who: of, before } => {
            let sentence = lang.pick(
                "{who} menerima hibah pada {before} dan lagi pada {year}.",
                "{who} gets a grant in {before} and again in {year}.",
            );
            filled(sentence, &[who(of), ("before", before.to_string()), year])
        }
        Detail::AidBesideCredit { who: of, aid, .. } => {
            let sentence = lang.pick(
                "{who} menerima {aid} pada {year}, padahal mempunyai kredit yang tidak membolehkannya.",
                "{who} gets {aid} in {year} while it has a credit that does not allow it.",
            );
            filled(sentence, &[who(of), ("aid", lower(aid.label(lang))), year])
        }
        Detail::TrainingAgain { who: of, times, months } => {
            let sentence = match months {
                Some(_) => lang.pick(
                    "{who} mengikuti pelatihan yang sama {times} kali, berjarak {months} bulan: {row}.",
                    "{who} attends the same training {times} times, {months} months apart: {row}.",
                ),
                None => lang.pick(
                    "{who} mengikuti pelatihan yang sama {times} kali pada {year}: {row}.",
                    "{who} attends the same training {times} times in {year}: {row}.",
                ),
            };
            let months = ("months", lang.count(months.unwrap_or_default()));
            filled(sentence, &[who(of), ("times", lang.count(*times)), months, year, row])
        }
        Detail::SameActivity { levels, place } => {
            let sentence = lang.pick(
                "{row} direncanakan {one} dan {other} pada {year} di {place}.",
                "{row} is planned by {one} and {other} in {year} in {place}.",
            );
            let level = |level: Level| lower(level.label(lang));
            let place = match place {
                Overlap::Subdistricts(parts) => {
                    let names: Vec<String> = parts.iter().map(|part| lang.area(*part)).collect();
                    let district = finding.area.map(|area| lang.area(area)).unwrap_or_default();
                    format!("{} {}, {district}", lang.pick("Kecamatan", "kecamatan"), listed(lang, &names))
                }
                Overlap::District => area.1,
                Overlap::Perhaps => {
                    format!("{} {}", area.1, lang.pick("(kecamatan belum disebut)", "(no kecamatan is named)"))
                }
            };
            filled(sentence, &[row, ("one", level(levels.0)), ("other", level(levels.1)), year, ("place", place)])
        }
        Detail::WithoutDecree { who: of, days_before } => {
            let sentence = match days_before {
                Some(_) => lang.pick(
                    "{who} menerima bantuan {days} hari sebelum tanggal SK penetapan: {row}.",
                    "{who} got aid {days} days before the decree that names it: {row}.",
                ),
                None => lang.pick(
                    "{who} menerima bantuan tanpa SK penetapan yang tercatat: {row}.",
                    "{who} got aid and no decree that names it is recorded: {row}.",
                ),
            };
            filled(sentence, &[who(of), ("days", lang.count(days_before.unwrap_or_default())), row])
        }
        Detail::OtherAuthority { of, level, rightful } => {
            let sentence = lang.pick(
                "{row}: {level} merencanakan {of}, yang menurut UU 23/2014 kewenangan {rightful}.",
                "{row}: {level} plans {of}, which under UU 23/2014 is for {rightful}.",
            );
            let of = recipient_name(lang, *of);
            let [level, rightful] = [level, rightful].map(|level| lower(level.label(lang)));
            filled(sentence, &[row, ("level", level), ("of", of), ("rightful", rightful)])
        }
        Detail::TransferTwice { giver, taker, is_equal } => {
            let sentence = if *is_equal {
                lang.pick(
                    "Bantuan keuangan {amount} tercatat pada {giver} dan pada {taker} tanpa saling merujuk, jadi terhitung dua kali.",
                    "A transfer of {amount} stands at {giver} and at {taker}; neither names the other, so it counts twice.",
                )
            } else {
                lang.pick(
                    "Bantuan keuangan {amount} pada {taker} tampaknya bagian dari baris {giver} dan belum merujuknya, jadi terhitung dua kali.",
                    "A transfer of {amount} at {taker} seems to be part of a row of {giver} that it does not name, so it counts twice.",
                )
            };
            let [giver, taker] = [giver, taker].map(|office| plan_office_name(lang, plans, office));
            filled(sentence, &[("amount", money(finding.money)), ("giver", giver), ("taker", taker)])
        }
        Detail::CauseWithoutPlan { cause } => {
            let sentence = lang.pick(
                "{number} koperasi di {area} tidak aktif karena {cause}; tidak ada baris rencana {year} yang menjawabnya.",
                "{number} cooperatives in {area} are inactive for this cause: {cause}; no row of the plans of {year} answers it.",
            );
            let cause = ("cause", lower(cause.label(lang)));
            filled(sentence, &[("number", lang.count(finding.cooperatives)), area, cause, year])
        }
        Detail::ProposalUnanswered { years, last } => {
            let sentence = lang.pick(
                "Usulan dari {area} {years} tahun berturut-turut tidak terjawab; pada {year} {status}.",
                "A proposal of {area} has had no answer for {years} years running; in {year}: {status}.",
            );
            let status = ("status", lower(last.label(lang)));
            filled(sentence, &[area, ("years", lang.count(*years)), year, status])
        }
        Detail::TargetUncovered { target, covered, outputs } => {
            let sentence = lang.pick(
                "{name}: target {area} {year} {target}, sedangkan {outputs} keluaran yang merujuknya berjumlah {covered}.",
                "{name}: the target of {area} for {year} is {target}, and {outputs} outputs that name it add up to {covered}.",
            );
            let indicator = finding.others.iter().find(|(table, _)| *table == Indicator::TABLE);
            let indicator = indicator.and_then(|(_, id)| plans.tables().indicators.get(*id));
            let name = indicator.and_then(|row| row.value.name.as_deref().map(str::to_owned));
            let name = name.unwrap_or_else(|| lang.pick("Indikator", "Indicator").to_owned());
            let (target, covered) = (("target", lang.exact(*target)), ("covered", lang.exact(*covered)));
            filled(sentence, &[("name", name), area, year, target, ("outputs", lang.count(*outputs)), covered])
        }
        Detail::PlaceWithout { .. } => {
            let sentence = lang.pick(
                "{area} tidak dijangkau satu baris rencana pun pada {year}; {number} koperasi berkedudukan di sana.",
                "No row of the plans of {year} reaches {area}; {number} cooperatives are seated there.",
            );
            filled(sentence, &[area, year, ("number", lang.count(finding.cooperatives))])
        }
        Detail::NothingRealised { programme, quarter } => {
            let sentence = lang.pick(
                "{office}, program {programme}: {amount} dianggarkan pada {year}, belum ada realisasi sampai triwulan {quarter}.",
                "{office}, programme {programme}: {amount} budgeted for {year}, nothing spent until quarter {quarter}.",
            );
            let office = office_of(lang, plans, finding);
            let parts = [office, ("programme", programme_name(programme)), ("amount", money(finding.money))];
            filled(sentence, &[parts.as_slice(), &[year, ("quarter", roman(*quarter))]].concat())
        }
        Detail::Deviation { programme, quarter, percent } => {
            let sentence = if percent.parts() > 0 {
                lang.pick(
                    "{office}, program {programme}: realisasi sampai triwulan {quarter} {year} {percent} di bawah RAK.",
                    "{office}, programme {programme}: until quarter {quarter} of {year} spending is {percent} below planned cash (RAK).",
                )
            } else {
                lang.pick(
                    "{office}, program {programme}: realisasi sampai triwulan {quarter} {year} {percent} di atas RAK.",
                    "{office}, programme {programme}: until quarter {quarter} of {year} spending is {percent} above planned cash (RAK).",
                )
            };
            let percent = ("percent", lang.percent_to(percent.to_f64().abs() / 100.0, 1));
            let office = office_of(lang, plans, finding);
            let parts = [office, ("programme", programme_name(programme)), ("quarter", roman(*quarter)), year, percent];
            filled(sentence, &parts)
        }
        Detail::StagesDiffer { stages, amounts } => {
            let sentence = lang.pick(
                "{office}: {row} pada {year} {before} dalam {one} dan {after} dalam {other}.",
                "{office}: {row} for {year} has {before} in the {one} and {after} in the {other}.",
            );
            let [one, other] = [stages.0, stages.1].map(|stage| stage.label(lang).to_owned());
            let amounts = [("before", money(amounts.0)), ("after", money(amounts.1))];
            let parts = [office_of(lang, plans, finding), row, year, ("one", one), ("other", other)];
            filled(sentence, &[parts.as_slice(), &amounts].concat())
        }
        Detail::RecordedTwice { times, is_equal } => {
            let sentence = if *is_equal {
                lang.pick(
                    "{office}: {row} pada {year} tercatat {times} kali dengan pagu yang sama; uangnya terhitung berulang.",
                    "{office}: {row} for {year} is recorded {times} times with the same amount; its money counts again.",
                )
            } else {
                lang.pick(
                    "{office}: {row} pada {year} tercatat {times} kali, sama kecuali uangnya.",
                    "{office}: {row} for {year} is recorded {times} times, alike but for the money.",
                )
            };
            let times = ("times", lang.count(*times));
            filled(sentence, &[office_of(lang, plans, finding), row, year, times])
        }
        Detail::StageDropped { stages } | Detail::StageInserted { stages } => {
            let is_dropped = matches!(finding.detail, Detail::StageDropped { .. });
            let (there, missing) = if is_dropped { (stages.0, stages.1) } else { (stages.1, stages.0) };
            let sentence = lang.pick(
                "{office}: {row} pada {year} ada dalam {there} dan tidak ada dalam {missing}.",
                "{office}: {row} for {year} stands in the {there} and not in the {missing}.",
            );
            let [there, missing] = [there, missing].map(|stage| stage.label(lang).to_owned());
            let office = office_of(lang, plans, finding);
            filled(sentence, &[office, row, year, ("there", there), ("missing", missing)])
        }
    }
}

fn office_of(lang: Lang, plans: &Plans, finding: &PlanFinding) -> (&'static str, String) {
    let row = finding.rows.first().and_then(|id| plans.row(*id));
    ("office", row.map(|row| plan_office_name(lang, plans, plans.office(row))).unwrap_or_default())
}

fn roman(quarter: u8) -> String {
    ["I", "II", "III", "IV"].get(usize::from(quarter.saturating_sub(1))).copied().unwrap_or_default().to_owned()
}

fn recipient_name(lang: Lang, of: Recipient) -> String {
    match of {
        Recipient::Code => lang.pick("sub kegiatan tingkat lain", "a sub-activity of another level").to_owned(),
        Recipient::Enterprises(kind) => lower(kind.label(lang)),
        Recipient::Cooperatives(MembershipArea::District) => lang
            .pick("koperasi dengan anggota dalam satu kabupaten/kota", "cooperatives with members in one district")
            .to_owned(),
        Recipient::Cooperatives(MembershipArea::Province) => lang
            .pick("koperasi dengan anggota lintas kabupaten/kota", "cooperatives with members across districts")
            .to_owned(),
        Recipient::Cooperatives(_) => lang
            .pick("koperasi dengan anggota lintas provinsi", "cooperatives with members across provinces")
            .to_owned(),
    }
}

/// What meets what: each row by its id, with whose it is and its money.
pub fn explain_plan_meeting(lang: Lang, plans: &Plans, finding: &PlanFinding) -> Vec<(Id, String)> {
    let rows = finding.rows.iter().filter_map(|id| plans.row(*id));
    let line = |row: &PlanRow| {
        let amount = Rupiah::new(row.whole()).map(|amount| lang.rupiah(amount)).unwrap_or_default();
        let office = plan_office_name(lang, plans, plans.office(row));
        (row.id, format!("{office}, {}: {} ({amount})", row.year(), plan_row_name(lang, row)))
    };
    rows.map(line).collect()
}

/// The rule behind a test, and the lawful ways round where there are some.
pub const fn plan_rule(lang: Lang, test: FindingTest) -> &'static str {
    match test {
        FindingTest::SameAid => lang.pick(
            "Satu penerima mendapat satu jenis bantuan dalam satu tahun dari satu anggaran.",
            "One recipient gets one kind of aid in a year from one budget.",
        ),
        FindingTest::GrantAgain => lang.pick(
            "Hibah tidak diberikan terus-menerus setiap tahun, kecuali ditentukan lain oleh peraturan perundang-undangan.",
            "A grant is not given every year without end, unless a law says so.",
        ),
        FindingTest::AidBesideCredit => lang.pick(
            "Skema yang bersangkutan tidak membolehkan kredit atau bantuan lain pada waktu yang sama.",
            "The scheme does not allow another credit or aid at the same time.",
        ),
        FindingTest::TrainingAgain => lang.pick(
            "Pelatihan dengan topik yang sama tidak diulang bagi peserta yang sama dalam jangka waktu yang ditetapkan.",
            "The same training is not repeated for the same participant within the months that are set.",
        ),
        FindingTest::SameActivity => lang.pick(
            "Sub kegiatan yang dinyatakan sama tidak dilakukan dua tingkat pemerintahan di kecamatan dan tahun yang sama.",
            "Sub-activities that are confirmed as the same are not done at two levels in one kecamatan and year.",
        ),
        FindingTest::WithoutDecree => lang.pick(
            "SK penetapan penerima mendahului penyerahan bantuan.",
            "The decree that names the recipients comes before the handing over.",
        ),
        FindingTest::OtherAuthority => lang.pick(
            "Pembagian urusan koperasi dan UMKM: usaha mikro dan koperasi dalam satu kabupaten/kota pada kabupaten/kota, usaha kecil dan koperasi lintas kabupaten/kota pada provinsi, usaha menengah dan koperasi lintas provinsi pada pusat. Jalan yang sah: bantuan keuangan, tugas pembantuan, dekonsentrasi, hibah.",
            "Division of affairs: micro enterprises and cooperatives within one district are for the district, small enterprises and cooperatives across districts for the province, medium enterprises and cooperatives across provinces for the centre. Lawful ways round: transfers (bantuan keuangan), tugas pembantuan, dekonsentrasi, grants.",
        ),
        FindingTest::TransferTwice => lang.pick(
            "Uang yang ditransfer terhitung sekali, pada anggaran yang membelanjakannya: sebut baris pemberi pada baris penerima.",
            "Money that is transferred counts once, in the budget that spends it: name the giver's row in the taker's.",
        ),
        FindingTest::CauseWithoutPlan => lang.pick(
            "Penyebab yang ditemukan pada koperasi tidak aktif dijawab program atau kegiatan yang dapat mengatasinya.",
            "A cause that is found in inactive cooperatives is answered by a programme or activity that can mend it.",
        ),
        FindingTest::ProposalUnanswered => lang.pick(
            "Usulan yang ditolak, ditunda, atau dikembalikan berulang kali adalah kebutuhan yang tercatat tanpa jawaban.",
            "A proposal that is refused, postponed or returned again and again is a recorded need without an answer.",
        ),
        FindingTest::TargetUncovered => lang.pick(
            "Keluaran sub kegiatan yang merujuk satu indikator berjumlah sekurang-kurangnya bagian targetnya yang ditetapkan.",
            "The outputs that name an indicator add up at least to that part of its target that is set.",
        ),
        FindingTest::PlaceWithout => lang.pick(
            "Setiap kecamatan dijangkau sekurang-kurangnya satu baris rencana di luar penunjang urusan.",
            "Every kecamatan is reached by at least one row beyond those on salaries and the office.",
        ),
        FindingTest::NothingRealised => lang.pick(
            "Program yang dianggarkan mempunyai realisasi pada akhir triwulan yang ditetapkan, dan deviasi dari RAK tidak melewati ambang.",
            "A programme that is budgeted has spending by the end of the quarter that is set, and its deviation from planned cash stays within the limit.",
        ),
        FindingTest::Documents => lang.pick(
            "Dokumen satu tingkat saling selaras: Renja, RKPD, KUA-PPAS, RKA, dan DPA.",
            "The documents of one level agree: Renja, RKPD, KUA-PPAS, RKA and DPA.",
        ),
        FindingTest::RecordedTwice => lang.pick(
            "Satu sub kegiatan satu unit dan tahun adalah satu baris; yang diketik dan yang dibaca dari dokumen tercatat sekali.",
            "A sub-activity of a unit and year is one row; what was typed and what was read from a document is recorded once.",
        ),
        FindingTest::Totals => lang.pick(
            "Angka yang dipublikasikan harus sama dengan jumlah bagiannya dan dengan angka lain tentang hal yang sama.",
            "A published figure equals the sum of its parts, and other figures of the same thing.",
        ),
        FindingTest::Unknown(_) => "",
    }
}

/// Where the rule behind a finding stands (FACTS 7.5, 7.8, 7.16, 8.1–8.3); of a test that no rule prescribes, that.
pub const fn plan_rule_source(lang: Lang, finding: &PlanFinding) -> &'static str {
    if let Detail::AidBesideCredit { source, .. } = finding.detail {
        return source;
    }
    match finding.test {
        FindingTest::SameAid => "BPK, IHPS II 2020",
        FindingTest::GrantAgain => "Permendagri 32/2011 jo. 77/2020",
        FindingTest::TrainingAgain => "Bappenas, 2022",
        FindingTest::WithoutDecree => "Permendagri 77/2020",
        FindingTest::OtherAuthority => "UU 23/2014, lampiran Q",
        _ => lang.pick("uji Selaras; tidak diwajibkan peraturan", "a test of Selaras; no law prescribes it"),
    }
}

/// What the page of plans begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PlansLead {
    /// The year of which all of it is; none where it is of all years.
    pub year: Option<BookYear>,
    /// Their money, rupiah.
    pub money: i64,
    /// How many rows.
    pub rows: usize,
    /// Of how many offices.
    pub offices: usize,
    /// How many overlaps are open.
    pub overlaps: u32,
    /// How many gaps are open.
    pub gaps: u32,
    /// How many rows are not the same in two documents, open.
    pub documents: u32,
    /// How many rows are recorded more than once, open.
    pub repeated: u32,
    /// How many findings of other years are open, where one year is shown.
    pub elsewhere: u32,
}

/// The first sentence of the page of plans, with its figures marked.
pub fn explain_plans(lang: Lang, lead: &PlansLead) -> Vec<Piece> {
    if lead.rows == 0 {
        let sentence = lang.pick("Belum ada baris rencana tercatat.", "No row of a plan is recorded.");
        return vec![(sentence.to_owned(), false)];
    }
    let documents = match (lead.documents, lang) {
        (0, _) => "",
        (_, Lang::Id) => ", {documents} baris berbeda antar dokumen",
        (_, Lang::En) => ", {documents} rows that differ between documents",
    };
    let repeated = match (lead.repeated, lang) {
        (0, _) => "",
        (_, Lang::Id) => ", {repeated} baris tercatat dua kali",
        (_, Lang::En) => ", {repeated} rows recorded twice",
    };
    let sentence = lang.pick(
        "{money} untuk {rows} baris dari {offices} kantor {when}; {overlaps} tumpang tindih, {gaps} celah{documents}.",
        "{money} for {rows} rows of {offices} offices {when}; {overlaps} overlaps, {gaps} gaps{documents}.",
    );
    let when = lead.year.map_or_else(
        || lang.pick("pada semua tahun", "in all years").to_owned(),
        |year| format!("{} {year}", lang.pick("pada", "in")),
    );
    let elsewhere = match (lead.elsewhere, lang) {
        (0, _) => "",
        (_, Lang::Id) => " {elsewhere} temuan lain ada pada tahun lain.",
        (_, Lang::En) => " {elsewhere} more findings are in other years.",
    };
    let ending = format!("{documents}{repeated}.{elsewhere}");
    let sentence = sentence.replace("{documents}.", &ending).replace("{when}", &when);
    let parts = [
        ("money", format!("Rp{}", lang.rupiah_short(lead.money))),
        ("rows", lang.count(lead.rows as i64)),
        ("offices", lang.count(lead.offices as i64)),
        ("overlaps", lang.count(lead.overlaps)),
        ("gaps", lang.count(lead.gaps)),
        ("documents", lang.count(lead.documents)),
        ("repeated", lang.count(lead.repeated)),
        ("elsewhere", lang.count(lead.elsewhere)),
    ];
    pieces(&filled(&sentence, &parts.map(|(name, figure)| (name, strong(&figure)))))
}

/// What an axis of the matrix is called.
pub const fn axis_name(lang: Lang, axis: Axis) -> &'static str {
    match axis {
        Axis::Level => lang.pick("Tingkat", "Level"),
        Axis::Office => lang.pick("Kantor", "Office"),
        Axis::Programme => lang.pick("Program", "Programme"),
        Axis::Activity => lang.pick("Kegiatan", "Activity"),
        Axis::SubActivity => lang.pick("Sub kegiatan", "Sub-activity"),
        Axis::District => lang.pick("Kabupaten/kota", "District"),
        Axis::Year => lang.pick("Tahun", "Year"),
        Axis::Fund => lang.pick("Sumber dana", "Fund"),
    }
}

/// What a figure of the matrix is called.
pub const fn measure_name(lang: Lang, measure: Measure) -> &'static str {
    match measure {
        Measure::Budget => lang.pick("Pagu", "Budget"),
        Measure::Target => lang.pick("Target", "Target"),
        Measure::Realised => lang.pick("Realisasi keuangan", "Spent"),
        Measure::ShareRealised => lang.pick("Serapan", "Share spent"),
        Measure::Beneficiaries => lang.pick("Penerima manfaat", "Beneficiaries"),
        Measure::CostPerBeneficiary => lang.pick("Biaya per penerima", "Cost per beneficiary"),
    }
}

/// What is told apart on an axis.
pub fn matrix_key_name(lang: Lang, plans: &Plans, axis: Axis, key: Option<&MatrixKey>) -> String {
    match key {
        None => lang.not_recorded().to_owned(),
        Some(MatrixKey::Level(level)) => level.label(lang).to_owned(),
        Some(MatrixKey::Office(office)) => plan_office_name(lang, plans, office),
        Some(MatrixKey::Area(area)) => lang.area(*area),
        Some(MatrixKey::Year(year)) => year.to_string(),
        Some(MatrixKey::OtherAffair) => lang.pick("Di luar urusan 2.17", "Outside affair 2.17").to_owned(),
        Some(MatrixKey::Several) if axis == Axis::Fund => lang.pick("Beberapa dana", "Several funds").to_owned(),
        Some(MatrixKey::Several) => lang.pick("Beberapa kabupaten/kota", "Several districts").to_owned(),
        Some(MatrixKey::Code(code)) => {
            let fund = || FundCode::new(code).ok().flatten().and_then(|code| code.name());
            let name = if axis == Axis::Fund { fund() } else { nomenclature::name_of(code) };
            name.map_or_else(|| code.to_string(), |name| format!("{code} {name}"))
        }
    }
}

/// What a predikat is called.
pub const fn predicate_name(lang: Lang, predicate: Predicate) -> &'static str {
    match predicate {
        Predicate::VeryLow => lang.pick("Sangat Rendah", "Very low"),
        Predicate::Low => lang.pick("Rendah", "Low"),
        Predicate::Medium => lang.pick("Sedang", "Medium"),
        Predicate::High => lang.pick("Tinggi", "High"),
        Predicate::VeryHigh => lang.pick("Sangat Tinggi", "Very high"),
    }
}

/// How much hangs on a finding.
pub const fn severity_name(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Advice => lang.pick("Saran", "Advice"),
        Severity::Notice => lang.pick("Perlu dibahas", "To talk about"),
        Severity::Serious => lang.pick("Berat", "Serious"),
    }
}

/// Where a finding stands.
pub const fn standing_name(lang: Lang, standing: Standing) -> &'static str {
    match standing {
        Standing::Open => lang.pick("Belum diputuskan", "Not decided"),
        Standing::Lapsed => lang.pick("Keputusan sudah lewat", "The decision has lapsed"),
        Standing::NotMended => lang.pick("Dinyatakan diperbaiki, masih ditemukan", "Said to be mended, still found"),
        Standing::Committed => lang.pick("Menjadi komitmen", "Commitment"),
        Standing::Ignored => lang.pick("Diabaikan sementara", "Ignored for a time"),
        Standing::Accepted => lang.pick("Diterima dengan alasan", "Accepted with a reason"),
    }
}

/// What is due in the planning year.
pub const fn planning_step_name(lang: Lang, step: PlanningStep) -> &'static str {
    match step {
        PlanningStep::FirstDraft => lang.pick("Rancangan awal RKPD dan Renja", "First draft of RKPD and Renja"),
        PlanningStep::PublicConsultation => lang.pick("Konsultasi publik RKPD", "Public consultation on the RKPD"),
        PlanningStep::OfficeForum => lang.pick("Forum perangkat daerah", "Forum of offices"),
        PlanningStep::Musrenbang => lang.pick("Musrenbang RKPD", "Musrenbang on the RKPD"),
        PlanningStep::FinalDraft => lang.pick("Rancangan akhir RKPD dan Renja", "Final draft of RKPD and Renja"),
        PlanningStep::GovernmentPlan => lang.pick("Penetapan RKPD", "RKPD laid down"),
        PlanningStep::Change => lang.pick("Perubahan RKPD dan Renja", "Change of RKPD and Renja"),
        PlanningStep::Ceiling => lang.pick("KUA-PPAS", "KUA-PPAS"),
        PlanningStep::Budget => lang.pick("RKA dan APBD", "RKA and APBD"),
        PlanningStep::YearBegins => {
            lang.pick("Renja, PK, IKU, dan DPA tahun berjalan", "Renja, PK, IKU and DPA of the year")
        }
        PlanningStep::AccountabilityReport => lang.pick("LKjIP", "Accountability report (LKjIP)"),
        PlanningStep::ActionPlan => lang.pick("Rencana aksi", "Action plan"),
        PlanningStep::DakBudget => lang.pick("Unggah RKA DAK nonfisik", "Upload of the RKA of DAK nonfisik"),
        PlanningStep::DakSchedule => lang.pick("Jadwal pelatihan DAK nonfisik", "Training schedule of DAK nonfisik"),
        PlanningStep::Quarter1 => lang.pick("Capaian triwulan I", "Achievement of quarter I"),
        PlanningStep::Quarter2 => lang.pick(
            "Capaian triwulan II dan pemantauan rencana aksi",
            "Achievement of quarter II and monitoring of the action plan",
        ),
        PlanningStep::Quarter3 => lang.pick("Capaian triwulan III", "Achievement of quarter III"),
        PlanningStep::InternalEvaluation => lang.pick("Evaluasi internal SAKIP", "Internal evaluation of SAKIP"),
        PlanningStep::YearSummary => lang.pick("Rekapitulasi kinerja tahunan", "Summary of the year"),
        PlanningStep::Quarter4 => lang.pick("Capaian triwulan IV", "Achievement of quarter IV"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::plans::Stage;
    use crate::analysis::plans::findings::{FindingSettings, findings};
    use crate::domain::Date;
    use crate::explain::plan_evidence;
    use crate::sample;

    #[test]
    fn every_finding_is_one_sentence_in_both_languages_and_says_its_rule_and_source() {
        let options = sample::Options::default();
        let mut tables = sample::fictional(&options);
        sample::add_plans(&mut tables, &options, 1);
        let plans = Plans::of(&tables, Stage::Latest);
        let found = findings(&plans, &FindingSettings::default(), Date::in_wita(sample::finished_ms()));
        assert!(found.len() > 15);
        for finding in &found {
            for lang in [Lang::Id, Lang::En] {
                let sentence = explain_plan_finding(lang, &plans, finding);
                let is_whole = sentence.ends_with('.') && !sentence.contains(['{', '}', '!']) && sentence.len() > 30;
                assert!(is_whole && !sentence.contains("  ") && !sentence.contains(" ,"), "{sentence}");
                assert!(plan_rule(lang, finding.test).ends_with('.'));
                assert!(!plan_rule_source(lang, finding).is_empty());
                assert!(plan_evidence(lang, &plans, finding).contains(&finding.year.to_string()));
            }
            assert_eq!(explain_plan_meeting(Lang::Id, &plans, finding).len(), finding.rows.len());
        }
    }

    #[test]
    fn the_page_of_plans_begins_with_money_rows_offices_and_what_is_not_in_tune() {
        let said = |lang, lead| -> String { explain_plans(lang, &lead).into_iter().map(|(piece, _)| piece).collect() };
        let lead =
            PlansLead { money: 12_400_000_000, rows: 5_600, offices: 14, overlaps: 9, gaps: 7, ..PlansLead::default() };
        assert_eq!(
            said(Lang::Id, lead),
            "Rp12,4\u{a0}M untuk 5.600 baris dari 14 kantor pada semua tahun; 9 tumpang tindih, 7 celah."
        );
        let differing = PlansLead { documents: 3, ..lead };
        assert!(said(Lang::En, differing).ends_with("7 gaps, 3 rows that differ between documents."));
        assert_eq!(said(Lang::Id, PlansLead::default()), "Belum ada baris rencana tercatat.");
    }
}
