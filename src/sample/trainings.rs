//! Courses of the offices of the example, who took part, and companions: invented, marked as such, and nobody twice but who is planted.
//!
//! Nobody has a NIK with a kecamatan of number 99, and no telephone begins with 0800-000: no number of the example is anybody's.

use super::chance::Chance;
use super::{Options, names, position, stamps};
use crate::domain::territory::Territory;
use crate::domain::{
    AreaCode, BookYear, CertificateKind, Companion, CompanionKind, CompanionReport, Cooperative, Count, Date,
    Education, Enterprise, FundCode, Id, Level, Note, Officer, OfficerRole, PersonKind, PersonNik, Quantity, Record,
    Ref, ReportPeriod, Rupiah, Sex, Text, Trainee, TraineeRole, Training, TrainingMode, TrainingTopic,
};
use crate::i18n::{Label, Lang};
use crate::replica::{Row, Stamp};
use crate::workspace::Tables;
use std::collections::BTreeSet;

/// Sets the stream of the courses apart from those of the cooperatives, the plans and the enterprises.
const TRAININGS: u64 = 0x6469_6b6c_6174;

/// DAK nonfisik PK2UKM, and the general allocation.
const GRANT: &str = "2.2.01.01.04.0016";
const GENERAL: &str = "1.2.01.01.02";

/// What courses are on and how their titles begin.
#[rustfmt::skip]
const TOPICS: &[(TrainingTopic, &str, PersonKind)] = &[
    (TrainingTopic::Governance, "Bimtek Tata Kelola dan RAT Koperasi", PersonKind::Cooperative),
    (TrainingTopic::Supervision, "Pelatihan Pengawas Koperasi", PersonKind::Cooperative),
    (TrainingTopic::Lending, "Pelatihan Manajemen Simpan Pinjam", PersonKind::Cooperative),
    (TrainingTopic::Basics, "Pelatihan Perkoperasian Dasar", PersonKind::Cooperative),
    (TrainingTopic::Competence, "Uji Kompetensi Pengelola Koperasi", PersonKind::Cooperative),
    (TrainingTopic::Entrepreneurship, "Pelatihan Kewirausahaan UMKM", PersonKind::Enterprise),
    (TrainingTopic::Marketing, "Pelatihan Pemasaran Digital UMKM", PersonKind::Enterprise),
    (TrainingTopic::Production, "Pelatihan Kemasan Produk UMKM", PersonKind::Enterprise),
];

/// What participants ask for, in their own words.
const IN_WORDS: [&str; 3] =
    ["Cara menambah anggota muda", "Pendampingan lanjutan di lapangan", "Belajar dari koperasi yang berhasil"];

/// What was planted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlantedRepeats {
    /// Participants of the same subject within twelve months, of one person each, by day.
    pub repeats: Vec<Vec<Id>>,
    /// Participants of more than one course, of one person each, by day.
    pub persons: Vec<Vec<Id>>,
}

fn text(text: &str) -> Option<Text> {
    Some(Text::cut(text)).filter(|text| !text.is_empty())
}

fn year(year: i32) -> BookYear {
    BookYear::new(year).unwrap_or_default()
}

fn rupiah(amount: i64) -> Option<Rupiah> {
    // People say round sums.
    Rupiah::new(amount / 100_000 * 100_000).ok()
}

/// Somebody who can take part.
struct Somebody {
    name: String,
    sex: Sex,
    nik: Option<String>,
    phone: Option<String>,
    district: AreaCode,
    from: From,
}

/// From where somebody comes.
enum From {
    Cooperative(Id, String, TraineeRole),
    Enterprise(Id, String),
}

struct Maker<'t> {
    tables: &'t mut Tables,
    chance: Chance,
    stamp: Stamp,
    number: u64,
    /// Cooperatives and enterprises of which somebody took part already.
    taken: BTreeSet<Id>,
    /// Numbers of persons who did.
    niks: BTreeSet<String>,
}

/// Adds courses, participants and companions to the example made with these options, and tells what is planted in them.
pub fn add_trainings(tables: &mut Tables, options: &Options) -> PlantedRepeats {
    let province = Territory::current().province.code;
    let mut districts: Vec<AreaCode> = Territory::current().districts.iter().map(|district| district.code).collect();
    if options.office != province {
        districts.retain(|district| *district == options.office);
    }
    let chance = Chance::of(options.seed ^ options.office.digits() << 40, TRAININGS);
    let stamp = stamps(options).pop().unwrap_or_default();
    let mut maker = Maker { tables, chance, stamp, number: 0, taken: BTreeSet::new(), niks: BTreeSet::new() };
    let now = position().year();
    let hosts = districts.iter().copied().chain((options.office == province).then_some(province));
    for office in hosts.clone() {
        for of in now - 2..=now {
            maker.course_of(office, of, &districts);
        }
        maker.planned_course(office);
        maker.companions(office);
    }
    maker.plant(options.office, &districts)
}

impl Maker<'_> {
    /// A course that was held, with who took part.
    fn course_of(&mut self, office: AreaCode, of: i32, districts: &[AreaCode]) {
        let (topic, title, kind) = *self.chance.pick(TOPICS);
        let month = if of == position().year() { self.chance.between(2, 4) } else { self.chance.between(3, 10) };
        let Ok(first) = Date::new(of, month as u8, self.chance.between(3, 24) as u8) else { return };
        let is_province = office.district().is_none();
        let seats: &[AreaCode] = if is_province { districts } else { &[office] };
        let people: Vec<Somebody> = (0..self.chance.between(8, 12))
            .filter_map(|at| {
                let district = seats[at as usize % seats.len().max(1)];
                self.somebody(district, kind)
            })
            .collect();
        if people.is_empty() {
            return;
        }
        let held = if is_province { *self.chance.pick(districts) } else { office };
        let id = self.course(office, held, topic, title, first, people.len());
        self.take_part(id, topic, &people);
    }

    /// A course of an office; some were given a number of participants that the list of names does not have.
    fn course(
        &mut self,
        office: AreaCode,
        held: AreaCode,
        topic: TrainingTopic,
        title: &str,
        first: Date,
        people: usize,
    ) -> Id {
        self.number += 1;
        let of = first.year();
        let is_province = office.district().is_none();
        let is_grant = self.chance.percent(45);
        let sessions = self.chance.between(2, 4);
        let mode = if self.chance.percent(15) { TrainingMode::Online } else { TrainingMode::InPerson };
        let each = if mode == TrainingMode::Online { 260_000 } else { 940_000 };
        let cost = self.chance.part(each * people as i64, 85, 125);
        let stated = people + if self.chance.percent(8) { 2 } else { 0 };
        let course = Training {
            title: text(&format!("{title} Angkatan {}", self.number)),
            activity: text("Pelatihan"),
            topic: Some(topic),
            year: year(of),
            level: Some(if is_province { Level::Province } else { Level::District }),
            area: Some(office),
            organiser: text(&format!("Dinas Koperasi dan UKM {} (contoh)", Lang::Id.office(office))),
            plan: self.plan_of(office, of),
            fund: FundCode::new(if is_grant { GRANT } else { GENERAL }).ok().flatten(),
            tranche: is_grant.then_some(if first.month() <= 6 {
                ReportPeriod::Tranche1
            } else {
                ReportPeriod::Tranche2
            }),
            begins_on: Some(first),
            ends_on: Some(first.plus_days(sessions - 1)),
            mode: Some(mode),
            district: Some(held),
            place: text(&format!("Aula contoh {}", Lang::Id.area(held))),
            capacity: Count::new(people as u64 + 2).ok(),
            stated: Count::new(stated as u64).ok(),
            sessions: Count::new(sessions as u64).ok(),
            budget: rupiah(cost + cost / 12 + 200_000),
            cost: rupiah(cost),
            curriculum: Note::new(&format!("{}, {} jam\nPraktik, 4 jam", topic.label(Lang::Id), sessions * 5)).ok(),
            fictional: true,
            ..Training::default()
        };
        let id = course.id().unwrap_or_else(|| Id::derived(Training::TABLE, Id::default(), self.number));
        self.tables.trainings.insert(Row::new(id, course, self.stamp));
        id
    }

    /// One that is still to come: nobody has taken part, and nothing is spent.
    fn planned_course(&mut self, office: AreaCode) {
        let (topic, title, _) = *self.chance.pick(TOPICS);
        let Ok(first) = Date::new(position().year(), self.chance.between(7, 10) as u8, 9) else { return };
        let held = office.district().unwrap_or(AreaCode::from_digits(6371));
        let id = self.course(office, held, topic, title, first, 20);
        if let Some(row) = self.tables.trainings.get(id) {
            let ahead = Training { cost: None, stated: None, ..row.value.clone() };
            self.tables.trainings.insert(Row::new(id, ahead, self.stamp));
        }
    }

    /// The row of a plan of the office and year that is for courses.
    fn plan_of(&self, office: AreaCode, of: i32) -> Option<Ref<crate::domain::Plan>> {
        let is_it = |row: &&Row<crate::domain::Plan>| {
            let plan = &row.value;
            plan.area == Some(office)
                && i32::from(plan.year.get()) == of
                && plan.code.as_deref().is_some_and(|code| code.starts_with("2.17.05"))
        };
        self.tables.plans.live().find(is_it).map(|row| Ref::to(row.id))
    }

    /// Somebody of a district of whom, and of whose cooperative or enterprise, nobody took part yet.
    fn somebody(&mut self, district: AreaCode, kind: PersonKind) -> Option<Somebody> {
        if kind == PersonKind::Enterprise && self.chance.percent(85) {
            return self.owner(district).or_else(|| self.officer(district));
        }
        self.officer(district)
    }

    fn owner(&mut self, district: AreaCode) -> Option<Somebody> {
        let is_open = |row: &&Row<Enterprise>| {
            let of = &row.value;
            of.district == Some(district)
                && !self.taken.contains(&row.id)
                && of.owner_nik.as_ref().is_some_and(|nik| !self.niks.contains(&**nik))
        };
        let row = self.tables.enterprises.live().find(is_open)?;
        let (id, of) = (row.id, row.value.clone());
        let nik = of.owner_nik.as_ref().map(|nik| nik.to_string());
        self.taken.insert(id);
        self.niks.extend(nik.clone());
        Some(Somebody {
            name: of.owner.as_deref().unwrap_or_default().to_owned(),
            sex: of.sex.unwrap_or(Sex::Female),
            nik,
            phone: of.phone.as_deref().map(str::to_owned),
            district,
            from: From::Enterprise(id, of.name.as_deref().unwrap_or_default().to_owned()),
        })
    }

    fn officer(&mut self, district: AreaCode) -> Option<Somebody> {
        let is_open = |row: &&Row<Cooperative>| {
            let of = &row.value;
            of.district == Some(district) && !of.officers.is_empty() && !self.taken.contains(&row.id)
        };
        let open: Vec<(Id, String, Vec<Officer>)> = self
            .tables
            .cooperatives
            .live()
            .filter(is_open)
            .take(60)
            .map(|row| (row.id, row.value.name.to_string(), row.value.officers.clone()))
            .collect();
        if open.is_empty() {
            return None;
        }
        let at = self.chance.below(open.len() as u32) as usize;
        let (id, name, officers) = &open[at];
        let officer = self.chance.pick(officers).clone();
        self.taken.insert(*id);
        let role = match officer.role {
            OfficerRole::Chair => TraineeRole::Chair,
            OfficerRole::Secretary => TraineeRole::Secretary,
            OfficerRole::Treasurer => TraineeRole::Treasurer,
            OfficerRole::Supervisor | OfficerRole::ShariaSupervisor => TraineeRole::Supervisor,
            OfficerRole::Manager => TraineeRole::Manager,
            OfficerRole::ViceChair | OfficerRole::Unknown(_) => TraineeRole::Board,
        };
        let sex = officer.sex.unwrap_or(if self.chance.percent(50) { Sex::Female } else { Sex::Male });
        let has_nik = self.chance.percent(88);
        let number = self.number * 40 + self.taken.len() as u64;
        let nik = has_nik.then(|| self.nik(district, sex));
        let phone = Some(format!("0800-000-{:04}", number % 10_000)).filter(|_| has_nik || self.chance.percent(60));
        Some(Somebody {
            name: officer.name.to_string(),
            sex,
            nik,
            phone,
            district,
            from: From::Cooperative(*id, name.clone(), role),
        })
    }

    /// A number of the form of a NIK, of a kecamatan that there is nowhere, and nobody else's.
    fn nik(&mut self, district: AreaCode, sex: Sex) -> String {
        let day = self.chance.between(1, 28) + if sex == Sex::Female { 40 } else { 0 };
        let (month, born) = (self.chance.between(1, 12), self.chance.between(60, 99));
        let last = self.niks.len() + 1;
        let nik = format!("{:04}99{day:02}{month:02}{born:02}{:04}", district.digits(), 5_000 + last % 4_999);
        self.niks.insert(nik.clone());
        nik
    }

    fn take_part(&mut self, course: Id, topic: TrainingTopic, people: &[Somebody]) {
        let sessions = self.tables.trainings.get(course).and_then(|row| row.value.sessions).map_or(1, |all| all.get());
        let ended = self.tables.trainings.get(course).and_then(|row| row.value.ends_on);
        let has_scores = self.chance.percent(75);
        for somebody in people {
            self.enter(course, topic, somebody, sessions, ended, has_scores);
        }
    }

    fn enter(
        &mut self,
        course: Id,
        topic: TrainingTopic,
        of: &Somebody,
        sessions: u32,
        ended: Option<Date>,
        has_scores: bool,
    ) -> Id {
        let (kind, organisation, role, cooperative, enterprise) = match &of.from {
            From::Cooperative(id, name, role) => (PersonKind::Cooperative, name, *role, Some(Ref::to(*id)), None),
            From::Enterprise(id, name) => (PersonKind::Enterprise, name, TraineeRole::Owner, None, Some(Ref::to(*id))),
        };
        let before = self.chance.between(35, 62);
        let after = (before + self.chance.between(-2, 32)).min(100);
        let score = |score: i32| has_scores.then(|| Quantity::from(score.unsigned_abs()));
        let certificate = match topic {
            TrainingTopic::Competence => self.chance.percent(70).then_some(CertificateKind::Competence),
            _ => self.chance.percent(80).then_some(CertificateKind::Attendance),
        };
        let need = self.chance.percent(58).then(|| *self.chance.pick(&TrainingTopic::ALL[..14]));
        let in_words = need.is_none() && self.chance.percent(25);
        let stated = match need {
            Some(need) => Some(need.label(Lang::Id).to_owned()),
            None => in_words.then(|| self.chance.word(&IN_WORDS).to_owned()),
        };
        let born = of.nik.as_deref().and_then(born_on);
        let trainee = Trainee {
            training: Ref::to(course),
            name: text(&of.name),
            nik: of.nik.as_deref().and_then(|nik| PersonNik::new(nik).ok().flatten()),
            sex: Some(of.sex),
            birthplace: text(&Lang::Id.area(of.district)),
            born_on: born,
            religion: text("Islam"),
            education: Some(*self.chance.pick(&[
                Education::Lower,
                Education::Upper,
                Education::Upper,
                Education::Diploma,
                Education::Bachelor,
            ])),
            district: Some(of.district),
            phone: of.phone.as_deref().and_then(text),
            kind: Some(kind),
            organisation: text(organisation),
            cooperative,
            enterprise,
            role: Some(role),
            attended: Count::new(u64::from(sessions - self.chance.below(2).min(sessions))).ok(),
            score_before: score(before),
            score_after: score(after),
            certificate,
            certificate_on: ended.filter(|_| certificate.is_some()),
            need,
            need_stated: stated.map(|stated| Note::cut(&stated)),
            ..Trainee::default()
        };
        let id = trainee.id().unwrap_or_else(|| Id::derived(Trainee::TABLE, course, self.taken.len()));
        self.tables.trainees.insert(Row::new(id, trainee, self.stamp));
        id
    }

    /// A companion of an office in each of two years, and what they report.
    fn companions(&mut self, office: AreaCode) {
        let now = position().year();
        for of in [now - 1, now] {
            let sex = if self.chance.percent(55) { Sex::Female } else { Sex::Male };
            let district = office.district().unwrap_or(AreaCode::from_digits(6371));
            let nik = self.nik(district, sex);
            self.number += 1;
            let budget = 30_000_000;
            let is_over = of < now;
            let companion = Companion {
                year: year(of),
                name: text(&names::person(sex, &mut self.chance)),
                nik: PersonNik::new(&nik).ok().flatten(),
                kind: Some(if self.chance.percent(75) { CompanionKind::Grant } else { CompanionKind::FieldOfficer }),
                area: Some(office),
                sex: Some(sex),
                religion: text("Islam"),
                education: Some(Education::Bachelor),
                address: text(&names::address(&mut self.chance)),
                phone: text(&format!("0800-000-{:04}", 9_000 + self.number % 1_000)),
                fund: FundCode::new(GRANT).ok().flatten(),
                tranche: Some(if is_over { ReportPeriod::Tranche2 } else { ReportPeriod::Tranche1 }),
                from: Date::new(of, 2, 1).ok(),
                until: Date::new(of, 11, 30).ok(),
                budget: rupiah(budget),
                paid: rupiah(if is_over { budget - 3_000_000 } else { 9_000_000 }),
                fictional: true,
                ..Companion::default()
            };
            let id = companion.id().unwrap_or_else(|| Id::derived(Companion::TABLE, Id::default(), self.number));
            self.tables.companions.insert(Row::new(id, companion, self.stamp));
            for turn in 0..self.chance.below(4) {
                self.report(id, of, turn, office);
            }
        }
    }

    fn report(&mut self, companion: Id, of: i32, turn: u32, office: AreaCode) {
        let month = if of == position().year() { 2 + turn as u8 % 3 } else { 3 + turn as u8 * 2 };
        let Ok(date) = Date::new(of, month, self.chance.between(2, 27) as u8) else { return };
        let is_near =
            |row: &&Row<Cooperative>| office.district().is_none_or(|district| row.value.district == Some(district));
        let near: Vec<Id> = self.tables.cooperatives.live().filter(is_near).take(40).map(|row| row.id).collect();
        let cooperative = (!near.is_empty()).then(|| Ref::to(*self.chance.pick(&near)));
        let report = CompanionReport {
            companion: Ref::to(companion),
            date,
            cooperative,
            activity: Some(Note::cut("Pendampingan pembukuan dan persiapan RAT")),
            result: Some(Note::cut("Buku kas dan daftar anggota diperbarui")),
            next: self.chance.percent(50).then(|| Note::cut("Kunjungan berikut: laporan keuangan")),
            ..CompanionReport::default()
        };
        let id = Id::derived(CompanionReport::TABLE, companion, turn);
        self.tables.companion_reports.insert(Row::new(id, report, self.stamp));
    }

    /// Plants the same subject to the same person within a year: by the NIK, by name and telephone, and three times; and persons who
    /// took part again in something else, or long after.
    fn plant(&mut self, office: AreaCode, districts: &[AreaCode]) -> PlantedRepeats {
        let mut planted = PlantedRepeats::default();
        let Some(district) = districts.first().copied() else { return planted };
        let now = position().year();
        let held = |year: i32, month: u8, day: u8| Date::new(year, month, day).unwrap_or_default();
        let days = [held(now - 3, 9, 5), held(now - 1, 2, 14), held(now - 1, 8, 22), held(now - 1, 11, 14)];
        let title = "Pelatihan Akuntansi Koperasi";
        // So many take part in each of them, as is told below.
        let mut people = [1, 4, 2, 3].into_iter();
        let courses = days.map(|day| {
            let people = people.next().unwrap_or_default();
            self.course(office, district, TrainingTopic::Accounting, title, day, people)
        });
        let other = self.course(
            office,
            district,
            TrainingTopic::Technology,
            "Pelatihan Aplikasi Koperasi",
            held(now - 1, 5, 16),
            1,
        );
        // Of each: where they took part, and how many of these belong together.
        let everybody: [(&[usize], bool, usize); 5] =
            [(&[1, 2], true, 2), (&[1, 3], false, 2), (&[1, 2, 3], true, 3), (&[0, 3], true, 0), (&[1, 4], true, 0)];
        for (at, (where_to, has_nik, alike)) in everybody.into_iter().enumerate() {
            let Some(mut somebody) = self.officer(district) else { continue };
            somebody.nik = if has_nik { Some(self.nik(district, somebody.sex)) } else { None };
            somebody.phone = Some(format!("0800-000-{:04}", 9_990 + at));
            let mut ids = Vec::new();
            for place in where_to {
                let (course, topic) = match courses.get(*place) {
                    Some(course) => (*course, TrainingTopic::Accounting),
                    None => (other, TrainingTopic::Technology),
                };
                let ended = self.tables.trainings.get(course).and_then(|row| row.value.ends_on);
                ids.push(self.enter(course, topic, &somebody, 2, ended, true));
            }
            if alike > 0 {
                planted.repeats.push(ids.clone());
            }
            planted.persons.push(ids);
        }
        planted.repeats.sort();
        planted.persons.sort();
        planted
    }
}

/// The day of birth that a number tells.
fn born_on(nik: &str) -> Option<Date> {
    let part = |range: std::ops::Range<usize>| nik.get(range)?.parse::<i32>().ok();
    let (day, month, of) = (part(6..8)?, part(8..10)?, part(10..12)?);
    Date::new(1900 + of, month as u8, (day % 40) as u8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::trainings::{MONTHS, people, repeats};
    use crate::domain::checks::acceptable;
    use crate::sample::{add_enterprises, add_plans, example};

    fn made(options: &Options) -> (Tables, PlantedRepeats) {
        let mut tables = crate::sample::fictional(options);
        add_plans(&mut tables, options, 1);
        add_enterprises(&mut tables, options);
        let planted = add_trainings(&mut tables, options);
        (tables, planted)
    }

    #[test]
    fn all_that_is_planted_is_found_and_nothing_else() {
        for (seed, office) in [(13_052_024, 63), (7, 63), (99, 63), (5, 6305)] {
            let options = Options { seed, office: AreaCode::from_digits(office), ..Options::default() };
            let (tables, planted) = made(&options);
            let people = people(&tables);
            let (found, undated) = repeats(&tables, &people, MONTHS);
            let mut alike: Vec<Vec<Id>> = found.into_iter().map(|one| one.trainees).collect();
            let mut persons: Vec<Vec<Id>> = people.repeated().map(|one| one.trainees.clone()).collect();
            alike.sort();
            persons.sort();
            assert_eq!((alike, persons), (planted.repeats.clone(), planted.persons.clone()), "seed {seed}");
            assert_eq!((planted.repeats.len(), planted.persons.len(), undated.len()), (3, 5, 0));
        }
    }

    #[test]
    fn everybody_is_fictional_sound_and_nobody() {
        let (tables, _) = made(&Options::default());
        let (courses, people) = (tables.trainings.live().count(), tables.trainees.live().count());
        assert!((50..80).contains(&courses) && (350..560).contains(&people), "{courses} courses, {people} people");
        for row in tables.trainings.live() {
            assert!(row.value.fictional && acceptable(&row.value.findings(None, position())), "{row:?}");
        }
        for row in tables.trainees.live() {
            let course = &tables.trainings.get(*row.value.training).unwrap().value;
            let found = row.value.findings(Some(course), position());
            assert_eq!(found, [], "{row:?}");
            assert!(row.value.phone.iter().all(|phone| phone.starts_with("0800-000-")));
            assert!(row.value.nik.iter().all(|nik| &nik[4..6] == "99" || &nik[..4] == "6399"), "{row:?}");
        }
        for row in tables.companions.live() {
            assert!(row.value.fictional);
            assert_eq!(row.value.findings(None, position()), [], "{row:?}");
        }
        for row in tables.companion_reports.live() {
            assert_eq!(row.value.findings(None, position()), [], "{row:?}");
        }
        assert!(tables.trainings.live().filter(|row| row.value.plan.is_some()).count() > 10);
        assert_eq!(example(&Options::default()).trainees.live().count(), people);
    }
}
