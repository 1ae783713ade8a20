//! Somebody who took part in a course.

use super::{folded, negative, person};
use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{
    AreaCode, Cooperative, Count, Date, Enterprise, Id, Note, PersonNik, Quantity, Record, Ref, Rupiah, Sex, Text,
    Training, TrainingTopic, codes, record,
};

codes! {
    /// The last school that somebody has finished (pendidikan terakhir).
    pub enum Education {
        /// Tidak tamat SD.
        None = "tidak_sekolah",
        /// SD.
        Primary = "sd",
        /// SMP.
        Lower = "smp",
        /// SMA or SMK.
        Upper = "sma",
        /// D1 to D3.
        Diploma = "diploma",
        /// D4 or S1.
        Bachelor = "s1",
        /// S2.
        Master = "s2",
        /// S3.
        Doctor = "s3",
    }
}

codes! {
    /// From what somebody comes (status usaha).
    pub enum PersonKind {
        /// Koperasi.
        Cooperative = "koperasi",
        /// UMKM.
        Enterprise = "umkm",
        /// Calon wirausaha.
        Starter = "calon_wirausaha",
        /// Aparatur, pendamping, pengawas koperasi of an office.
        Official = "aparatur",
        /// Lainnya.
        Other = "lainnya",
    }
}

codes! {
    /// What somebody is in the cooperative or enterprise.
    pub enum TraineeRole {
        /// Ketua.
        Chair = "ketua",
        /// Sekretaris.
        Secretary = "sekretaris",
        /// Bendahara.
        Treasurer = "bendahara",
        /// Pengurus, without saying which, or another of the board.
        Board = "pengurus",
        /// Pengawas, also syariah.
        Supervisor = "pengawas",
        /// Manajer or pengelola.
        Manager = "manajer",
        /// Karyawan.
        Employee = "karyawan",
        /// Anggota.
        Member = "anggota",
        /// Pemilik usaha.
        Owner = "pemilik",
        /// Lainnya.
        Other = "lainnya",
    }
}

impl TraineeRole {
    /// Whether it is one of the board (pengurus) or of the supervisors of a cooperative.
    pub const fn is_of_board(self) -> bool {
        matches!(self, Self::Chair | Self::Secretary | Self::Treasurer | Self::Board | Self::Supervisor)
    }
}

codes! {
    /// The certificate that somebody was given.
    pub enum CertificateKind {
        /// Sertifikat or surat keterangan of the course.
        Attendance = "peserta",
        /// Sertifikat kompetensi under SKKNI: the outcome of programme 05 (FACTS-2 7.13, 11).
        Competence = "skkni",
    }
}

record! {
    /// Somebody who took part in a course: who, from where, how they did, and which course they ask for next. All that tells who it is is private; so is the name of the cooperative or enterprise as the list has it, as a small one is called after whose it is.
    pub struct Trainee in "trainees" of Training by training checked by (Self::check) {
        /// The course.
        public training: Ref<Training>,
        /// Nama lengkap.
        private name: Option<Text>,
        /// Nomor KTP: the number of a person, sixteen digits.
        private nik: Option<PersonNik>,
        /// Jenis kelamin.
        public sex: Option<Sex>,
        /// Tempat lahir.
        private birthplace: Option<Text>,
        /// Tanggal lahir.
        private born_on: Option<Date>,
        /// Agama, as the list has it.
        private religion: Option<Text>,
        /// Pendidikan terakhir.
        public education: Option<Education>,
        /// Kabupaten/kota.
        public district: Option<AreaCode>,
        /// Telp/HP.
        private phone: Option<Text>,
        /// Email.
        private email: Option<Text>,
        /// From what somebody comes (status usaha).
        public kind: Option<PersonKind>,
        /// Sektor usaha of an enterprise or jenis of a cooperative, as the list has it.
        private line: Option<Text>,
        /// Name of the cooperative or enterprise, as the list has it.
        private organisation: Option<Text>,
        /// Address of it.
        private organisation_address: Option<Text>,
        /// Day on which it was founded.
        private organisation_founded: Option<Date>,
        /// Its number: NIK of a cooperative, IUMK or NIB of an enterprise.
        private organisation_number: Option<Text>,
        /// The cooperative of the register from which somebody comes.
        public cooperative: Option<Ref<Cooperative>>,
        /// The enterprise from which somebody comes. Of a public file its number would be another.
        private enterprise: Option<Ref<Enterprise>>,
        /// What somebody is there.
        public role: Option<TraineeRole>,
        /// The same as the list words it (posisi).
        private position: Option<Text>,
        /// Omset of the enterprise a month, rupiah.
        public monthly_sales: Option<Rupiah>,
        /// Tenaga kerja of the enterprise.
        public workers: Option<Count>,
        /// Sessions or days attended.
        public attended: Option<Count>,
        /// Score before, of 100.
        public score_before: Option<Quantity>,
        /// Score after, of 100.
        public score_after: Option<Quantity>,
        /// Kind of the certificate.
        public certificate: Option<CertificateKind>,
        /// Number of the certificate.
        private certificate_number: Option<Text>,
        /// Day of the certificate.
        public certificate_on: Option<Date>,
        /// The subject that somebody asks to be trained in next.
        public need: Option<TrainingTopic>,
        /// Kebutuhan diklat, as somebody words it.
        private need_stated: Option<Note>,
        /// Permasalahan yang dihadapi.
        private problem: Option<Note>,
        /// Rekomendasi.
        private recommendation: Option<Note>,
    }
}

impl Trainee {
    /// The id that follows from who took part in which course: by the NIK, else by name, else telephone. None of nobody. Two offices
    /// that bring in one list meet in it.
    pub fn id(&self) -> Option<Id> {
        let nik = self.nik.as_ref().filter(|nik| nik.is_well_formed()).map(|nik| format!("nik/{}", &**nik));
        let name = || {
            let name = self.name.as_deref().map(folded).filter(|name| !name.is_empty())?;
            let from = self.organisation.as_deref().map(folded).unwrap_or_default();
            Some(format!("name/{name}/{from}"))
        };
        let key = nik.or_else(name)?;
        Some(Id::derived(Self::TABLE, *self.training, key))
    }

    /// How many points more after than before; none where one of both is not recorded.
    pub fn gain(&self) -> Option<Quantity> {
        let (before, after) = self.score_before.zip(self.score_after)?;
        Quantity::of_parts(i128::from(after.parts()) - i128::from(before.parts())).ok()
    }

    fn check(&self, owner: Option<&Training>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.name.is_none() {
            found.push(refusal("name", Problem::Missing));
        }
        person(&mut found, self.nik.as_ref(), self.sex);
        let days = [
            ("born_on", self.born_on),
            ("organisation_founded", self.organisation_founded),
            ("certificate_on", self.certificate_on),
        ];
        let ahead = days.into_iter().filter(|(_, day)| day.is_some_and(|day| day > today));
        found.extend(ahead.map(|(field, _)| refusal(field, Problem::Future)));
        let sessions = owner.and_then(|training| training.sessions);
        if self.attended.zip(sessions).is_some_and(|(attended, sessions)| attended > sessions) {
            found.push(refusal("attended", Problem::MoreThanAll));
        }
        let hundred = Quantity::from(100);
        for (field, score) in [("score_before", self.score_before), ("score_after", self.score_after)] {
            if score.is_some_and(|score| score.parts() < 0) {
                found.push(refusal(field, Problem::Negative));
            } else if score.is_some_and(|score| score > hundred) {
                found.push(warning(field, Problem::AboveHundred));
            }
        }
        negative(&mut found, [("monthly_sales", self.monthly_sales)]);
        if self.certificate.is_none() && self.certificate_number.is_some() {
            found.push(warning("certificate", Problem::Missing));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, nik: &str) -> Trainee {
        Trainee { name: Text::optional(name).unwrap(), nik: PersonNik::new(nik).unwrap(), ..Trainee::default() }
    }

    fn found(of: &Trainee, sessions: Option<u16>) -> Vec<(&'static str, Problem)> {
        let course = Training { sessions: sessions.map(Count::from), ..Training::default() };
        let found = of.findings(Some(&course), "2026-11-30".parse().unwrap());
        found.into_iter().map(|one| (one.field, one.problem)).collect()
    }

    #[test]
    fn a_person_is_one_in_a_course_and_another_in_the_next() {
        let one = of("Siti", "6305025509800001");
        assert_eq!(one.id(), of("SITI A.", "6305025509800001").id());
        assert_ne!(one.id(), Trainee { training: Ref::to(Id::new(1, [1; 10])), ..one.clone() }.id());
        // A number that is none tells nobody from anybody.
        assert_eq!(of("Siti", "63E+15").id(), of(" siti ", "").id());
        assert_eq!(of("", "").id(), None);
    }

    #[test]
    fn what_is_wrong_with_a_participant_is_told() {
        let one = of("Siti", "6305025509800001");
        assert_eq!(found(&one, None), []);
        assert_eq!(found(&of("", ""), None), [("name", Problem::Missing)]);
        assert_eq!(found(&of("Siti", "63E+15"), None), [("nik", Problem::DigitsExpected(16))]);
        assert_eq!(found(&Trainee { sex: Some(Sex::Male), ..one.clone() }, None), [("sex", Problem::SexOtherwise)]);
        let often = Trainee { attended: Some(4.into()), ..one.clone() };
        assert_eq!(found(&often, Some(3)), [("attended", Problem::MoreThanAll)]);
        assert_eq!(found(&often, None), []);
        let scored = Trainee { score_after: Some(Quantity::from(101)), ..one.clone() };
        assert_eq!(found(&scored, None), [("score_after", Problem::AboveHundred)]);
        let born = Trainee { born_on: "2027-01-01".parse().ok(), ..one };
        assert_eq!(found(&born, None), [("born_on", Problem::Future)]);
    }

    #[test]
    fn a_gain_needs_both_scores() {
        let scored = |before: Option<u32>, after: Option<u32>| Trainee {
            score_before: before.map(Quantity::from),
            score_after: after.map(Quantity::from),
            ..Trainee::default()
        };
        assert_eq!(scored(Some(40), Some(70)).gain(), Some(Quantity::from(30)));
        assert_eq!((scored(Some(40), None).gain(), scored(None, Some(70)).gain()), (None, None));
    }
}
