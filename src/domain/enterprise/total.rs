//! How many enterprises there are in an area: totals without rows, as they come.
//!
//! A census, the register of an office, the national register and the enterprises that are assisted count different things:
//! they are never one column (FACTS-2 12). The law's class and the sector are those of the source, whatever rule it went by.

use crate::domain::{AreaCode, Date, Finality, Note, Precision, Sector, SizeClass, Text, Total, codes, record, told};

codes! {
    /// Which enterprises a total counts.
    pub enum EnterpriseBasis {
        /// Sensus or survei: all that were found.
        Census = "sensus",
        /// The office's own register.
        Register = "daftar_dinas",
        /// The national register of enterprises by name.
        National = "basis_nasional",
        /// Those that an office assists.
        Assisted = "binaan",
        /// The source does not say.
        Unstated = "tidak_disebut",
    }
}

record! {
    /// A published or reported number of enterprises of an area.
    pub struct EnterpriseTotal in "enterprise_totals" {
        /// Day the number stands for.
        public date: Date,
        /// How exactly that day is known.
        public precision: Precision,
        /// Area counted.
        public area: AreaCode,
        /// Which enterprises are counted.
        public counted: EnterpriseBasis,
        /// Only those of this class; all classes when absent.
        public class: Option<SizeClass>,
        /// Only those of this sector; all sectors when absent.
        public sector: Option<Sector>,
        /// The number.
        public value: Total,
        /// Whether its source calls it final; none where the source does not say.
        public finality: Option<Finality>,
        /// Where it stands written.
        partly(source_told) source: Text,
        /// Remarks.
        private note: Option<Note>,
    }
}

/// What an office reports may name the person who said so; what is printed is known already.
fn source_told(public: &mut EnterpriseTotal, whole: &EnterpriseTotal) {
    if told::is_publication(&whole.source) {
        public.source.clone_from(&whole.source);
    }
}
