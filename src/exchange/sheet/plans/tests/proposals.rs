//! Lists of proposals.

use super::*;
use crate::domain::{ProposalChannel, ProposalStatus, RecommendationStep};

#[test]
fn a_list_of_pokir_becomes_proposals_with_what_was_recommended_on_them() {
    let rows: &[&[&str]] = &[
        &["DAFTAR USULAN POKOK PIKIRAN DPRD KABUPATEN TAPIN TAHUN 2027"],
        &[
            "No",
            "Pengusul",
            "Masalah",
            "Gagasan",
            "Kecamatan",
            "Kelurahan",
            "Alamat",
            "Volume",
            "Satuan",
            "Anggaran",
            "SKPD Tujuan Akhir",
            "Rekomendasi Mitra Bappeda",
            "",
            "Rekomendasi TAPD",
            "",
            "Status Usul",
            "Alasan",
        ],
        &["", "", "", "", "", "", "", "", "", "", "", "Rekomendasi", "Anggaran", "Rekomendasi", "Anggaran", "", ""],
        &[
            "=1",
            "Fraksi A",
            "Pasar sepi",
            "Pelatihan pemasaran",
            "Binuang",
            "Tungkap",
            "Jl. Satu",
            "30 Orang",
            "",
            "50.000.000",
            "Dinas Koperasi",
            "Disetujui",
            "40.000.000",
            "Ditunda",
            "",
            "Ditolak",
            "Anggaran terbatas",
        ],
        &["=2", "Fraksi A", "", "", "Binuang", "", "", "", "", "", "", "", "", "", "", "", ""],
    ];
    let doc = Doc::first(&sheet(rows));
    assert_eq!(doc.plan.kind, ListKind::Plans(PlanDocument::Proposals));
    assert!(matches!(doc.faults().as_slice(), [(5, FaultKind::Lacks(..))]), "{:?}", doc.faults());
    let written = doc.written();
    let proposal = &written.proposals.rows()[0].value;
    assert_eq!(
        (proposal.channel, proposal.status, proposal.year.get()),
        (ProposalChannel::Council, ProposalStatus::Refused, 2027)
    );
    assert_eq!((proposal.quantity.unwrap().to_string(), proposal.unit.as_deref()), ("30".to_owned(), Some("Orang")));
    assert_eq!(proposal.amount.map(|amount| amount.get()), Some(50_000_000));
    assert_eq!(
        (proposal.district.map(|area| area.to_string()).as_deref(), proposal.village.as_deref()),
        (Some("63.05"), Some("Tungkap"))
    );
    let mut steps: Vec<_> = written
        .recommendations
        .rows()
        .iter()
        .map(|row| (row.value.step, row.value.verdict, row.value.amount.map(|amount| amount.get())))
        .collect();
    steps.sort();
    assert_eq!(
        steps,
        [
            (RecommendationStep::Planning, Some(ProposalStatus::Accepted), Some(40_000_000)),
            (RecommendationStep::BudgetTeam, Some(ProposalStatus::Postponed), None),
        ]
    );
    settled(&sheet(rows), &written);
}
