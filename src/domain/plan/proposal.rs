//! Proposals (usulan) and what was recommended on them (FACTS 7.11).

use super::{negative, subdistrict, unit_told, year};
use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{
    AreaCode, BookYear, Case, Cooperative, Date, Id, KnownBy, Note, Plan, Quantity, Record, Ref, Rupiah, Text, codes,
    record,
};

codes! {
    /// The way by which a proposal came.
    pub enum ProposalChannel {
        /// Musrenbang.
        Musrenbang = "musrenbang",
        /// Pokok pikiran DPRD.
        Council = "pokir",
        /// From a cooperative.
        Cooperative = "koperasi",
        /// From a case of an inactive cooperative.
        Case = "kasus",
    }
}

codes! {
    /// What became of a proposal, and what somebody recommends.
    pub enum ProposalStatus {
        /// Diusulkan.
        Proposed = "diusulkan",
        /// Diteruskan.
        Forwarded = "diteruskan",
        /// Diterima.
        Accepted = "diterima",
        /// Ditolak.
        Refused = "ditolak",
        /// Ditunda.
        Postponed = "ditunda",
        /// Dikembalikan.
        Returned = "dikembalikan",
    }
}

impl ProposalStatus {
    /// Whether it stays without an answer: the best documented need there is (FACTS 7.11, test G2).
    pub const fn is_unanswered(self) -> bool {
        matches!(self, Self::Refused | Self::Postponed | Self::Returned)
    }
}

codes! {
    /// As what the money would be spent (jenis belanja).
    pub enum SpendingKind {
        /// Belanja barang dan jasa.
        GoodsAndServices = "barang_jasa",
        /// Belanja modal.
        Capital = "modal",
        /// Belanja hibah.
        Grant = "hibah",
        /// Belanja bantuan sosial.
        SocialAid = "bantuan_sosial",
        /// Belanja bantuan keuangan.
        Transfer = "bantuan_keuangan",
        /// Lainnya.
        Other = "lainnya",
    }
}

codes! {
    /// Who recommends: of musrenbang lurah, camat, mitra, SKPD, TAPD; of pokir setwan, mitra, SKPD, TAPD.
    pub enum RecommendationStep {
        /// Lurah or kepala desa.
        Village = "lurah",
        /// Camat.
        Subdistrict = "camat",
        /// Sekretariat DPRD.
        CouncilSecretariat = "setwan",
        /// Mitra Bappeda.
        Planning = "mitra",
        /// SKPD.
        Office = "skpd",
        /// TAPD.
        BudgetTeam = "tapd",
    }
}

record! {
    /// A proposal (usulan).
    pub struct Proposal in "proposals" checked by (Self::check) {
        /// The way by which it came.
        public channel: ProposalChannel,
        /// Who proposed it.
        private proposer: Option<Text>,
        /// Year for which it is.
        public year: BookYear,
        /// The problem (masalah).
        private problem: Option<Note>,
        /// What is proposed (gagasan).
        private idea: Option<Note>,
        /// Kabupaten/kota.
        public district: Option<AreaCode>,
        /// Kecamatan.
        public subdistrict: Option<AreaCode>,
        /// Desa/kelurahan.
        private village: Option<Text>,
        /// Address.
        private address: Option<Text>,
        /// Quantity (volume).
        public quantity: Option<Quantity>,
        /// Unit (satuan).
        partly(tell) unit: Option<Text>,
        /// Amount asked for, rupiah.
        public amount: Option<Rupiah>,
        /// As what it would be spent.
        public spending: Option<SpendingKind>,
        /// The office to which it is addressed (SKPD tujuan).
        private addressed_to: Option<Text>,
        /// What became of it.
        public status: ProposalStatus,
        /// Why.
        private reason: Option<Note>,
        /// The row of a plan into which it was taken.
        public accepted_into: Option<Ref<Plan>>,
        /// The case from which it comes.
        public from_case: Option<Ref<Case>>,
        /// The proposal of the year before, which it repeats.
        public previous: Option<Ref<Proposal>>,
        /// The cooperative for which it is.
        public cooperative: Option<Ref<Cooperative>>,
    }
}

fn tell(public: &mut Proposal, whole: &Proposal) {
    public.unit = unit_told(&whole.unit);
}

impl Proposal {
    /// The district in which its place lies.
    pub fn seat(&self) -> Option<AreaCode> {
        self.district.or(self.subdistrict).and_then(AreaCode::district)
    }

    fn check(&self, _: Option<&Self>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        year(&mut found, self.year, today);
        if self.problem.is_none() && self.idea.is_none() {
            found.push(refusal("problem", Problem::Missing));
        }
        subdistrict(&mut found, self.district, self.subdistrict);
        negative(&mut found, [("amount", self.amount)], &[("quantity", self.quantity)]);
        if self.status.is_unanswered() && self.reason.is_none() {
            found.push(warning("reason", Problem::ReasonMissing));
        }
        found
    }
}

record! {
    /// A recommendation on a proposal. Its id derives from proposal and step.
    pub struct Recommendation in "recommendations" of Proposal by proposal
        known by (KnownBy::Derived { id: |of| Some(Self::id(*of.proposal, of.step)), join: |kept, _| kept.clone() })
        checked by (Self::check)
    {
        /// The proposal.
        public proposal: Ref<Proposal>,
        /// Who recommends.
        public step: RecommendationStep,
        /// What is recommended.
        public verdict: Option<ProposalStatus>,
        /// Amount recommended, rupiah.
        public amount: Option<Rupiah>,
        /// Quantity recommended, in the unit of the proposal.
        public quantity: Option<Quantity>,
        /// Day.
        public date: Option<Date>,
        /// Remarks.
        private note: Option<Note>,
    }
}

impl Recommendation {
    /// The id that a step has on every replica.
    pub fn id(proposal: Id, step: RecommendationStep) -> Id {
        Id::derived(Self::TABLE, proposal, step)
    }

    fn check(&self, _: Option<&Proposal>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        negative(&mut found, [("amount", self.amount)], &[("quantity", self.quantity)]);
        if self.date.is_some_and(|day| day > today) {
            found.push(refusal("date", Problem::Future));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(proposal: &Proposal) -> Vec<(&'static str, Problem)> {
        let found = proposal.findings(None, "2026-11-30".parse().unwrap());
        found.into_iter().map(|one| (one.field, one.problem)).collect()
    }

    #[test]
    fn what_was_refused_says_why_and_what_is_proposed_says_what() {
        let proposal = Proposal {
            year: BookYear::new(2027).unwrap(),
            problem: Note::optional("Pasar sepi").unwrap(),
            ..Proposal::default()
        };
        assert_eq!(found(&proposal), []);
        let refused = Proposal { status: ProposalStatus::Refused, ..proposal.clone() };
        assert_eq!(found(&refused), [("reason", Problem::ReasonMissing)]);
        assert_eq!(found(&Proposal { problem: None, ..proposal.clone() }), [("problem", Problem::Missing)]);
        let elsewhere = Proposal {
            district: "63.05".parse().ok(),
            subdistrict: "63.01.02".parse().ok(),
            amount: Rupiah::new(-1).ok(),
            ..proposal
        };
        assert_eq!(found(&elsewhere), [("subdistrict", Problem::SubdistrictElsewhere), ("amount", Problem::Negative)]);
        assert_eq!(elsewhere.seat(), "63.05".parse().ok());
    }
}
