//! Cooperatives that look alike and are not the same.

use crate::domain::{AreaCode, Cooperative, Id, KnownBy, Record, Ref, record};

record! {
    /// Two cooperatives that an office has declared different for good, so that nobody is asked again whether they are one. Its id derives from the two.
    pub struct Distinction in "distinctions"
        known by (KnownBy::Derived {
            id: |of| (of.first < of.second).then(|| Self::id(*of.first, *of.second)),
            join: |kept, _| kept.clone(),
        })
        ordered by (Self::order)
    {
        /// The cooperative of the lesser id.
        private first: Ref<Cooperative>,
        /// The cooperative of the greater id.
        private second: Ref<Cooperative>,
        /// The office that declared it.
        private office: Option<AreaCode>,
    }
}

impl Distinction {
    /// The declaration of `office` about two cooperatives, whichever is named first.
    pub fn of(a: Id, b: Id, office: Option<AreaCode>) -> Self {
        Self { first: Ref::to(a.min(b)), second: Ref::to(a.max(b)), office }
    }

    /// Puts the lesser id first.
    fn order(&mut self) {
        if self.second < self.first {
            std::mem::swap(&mut self.first, &mut self.second);
        }
    }

    /// The id that the declaration about these two has on every replica.
    pub fn id(a: Id, b: Id) -> Id {
        Id::derived(Self::TABLE, a.min(b), a.max(b))
    }
}
