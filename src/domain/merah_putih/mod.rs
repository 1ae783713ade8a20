//! Koperasi Desa and Kelurahan Merah Putih: how far each of them has come from its founding to its business (FACTS-2 13).

mod step;

pub use step::{LadderStep, Rung, RungState};
