//! A cooperative's life: mergers, changes of supervision, dissolution.

use crate::domain::{DissolutionStep, DissolutionTerms};
use crate::i18n::Lang;

super::messages! {
    counterpart = "Koperasi tujuan" | "The other cooperative";
    pick_hint = "Ketik sebagian nama, NIK, atau nomor badan hukum; boleh kosong bila belum tercatat." | "Type a part of the name, NIK or legal number; may be left out where it is not in the register.";
    pick_nothing = "Tidak ada koperasi yang cocok." | "No cooperative matches.";
    pick_other = "Ganti" | "Change";
    from_supervision = "Pembina sebelumnya" | "Supervised before by";
    to_supervision = "Pembina baru" | "Supervised from now on by";
    transfer_hint = "Binaan koperasi ini ikut diubah, dengan tanggal dan dokumen ini sebagai alasannya." | "The cooperative's supervision changes with it, with this day and document as the reason.";
    transfer_reason(date) = "Alih binaan {date}" | "Change of supervision on {date}";
    transfer_deleted = "Catatan riwayat dihapus dan binaan kembali seperti semula." | "Entry of the history deleted, and supervision as before.";
    transfer_saved = "Perubahan dicatat dan binaan diubah." | "Change recorded, and supervision changed.";
    received_merger = "Menerima penggabungan dari" | "Took in";
    came_of_consolidation = "Hasil peleburan dari" | "Came out of a consolidation of";
    dissolution = "Pembubaran" | "Dissolution";
    dissolution_lead = "Isi tanggal langkah yang sudah terjadi; tenggat langkah berikutnya dihitung. Dengan langkah terakhir, riwayat koperasi mencatatnya bubar." | "Enter the days of the steps that have been taken; the deadlines of the next follow. With the last step the history says that the cooperative is dissolved.";
    dissolution_finished = "Pembubaran selesai dan tercatat dalam riwayat." | "The dissolution is complete and stands in the history.";
    delete_dissolution_text = "Langkah yang sudah dicatat hilang; riwayat tetap. Dapat diurungkan selama halaman ini terbuka." | "The steps recorded go; the history stays. This can be undone while the page is open.";
    begin_dissolution = "Mulai pembubaran" | "Begin a dissolution";
    open_dissolution = "Buka langkah-langkahnya" | "Open its steps";
    choose_way = "Pilih cara pembubaran; langkah-langkahnya muncul di sini." | "Choose who dissolves it; the steps appear here.";
    way = "Cara pembubaran" | "Dissolved by";
    ground = "Alasan pembubaran" | "Ground for the dissolution";
    steps = "Langkah" | "Steps";
    steps_taken(taken, all) = "{taken} dari {all} sudah dilakukan" | "{taken} of {all} taken";
    present = "Anggota hadir" | "Members present";
    present_hint = "Kuorum: sedikitnya tiga perempat anggota" | "Quorum: at least three quarters of the members";
    votes = "Suara sah" | "Valid votes";
    votes_for = "Suara setuju" | "Votes in favour";
    votes_for_hint = "Sedikitnya dua pertiga suara sah" | "At least two thirds of the valid votes";
    step_done = "Sudah" | "Done";
    step_out_of_time = "Di luar waktu" | "Out of time";
    step_overdue = "Terlambat" | "Overdue";
    step_latest = "Paling lambat" | "At the latest";
    step_earliest = "Paling awal" | "At the earliest";
    rule_meeting(days) = "Sedikitnya {days} hari setelah undangan." | "At least {days} days after the invitation.";
    rule_settlement(months) = "Dalam {months} bulan sejak Tim Penyelesai dibentuk." | "Within {months} months of the settlement team.";
    rule_objection(months) = "Dalam {months} bulan sejak pemberitahuan; kosongkan bila tidak ada keberatan." | "Within {months} months of the notification; leave empty where there is none.";
    rule_decision(months) = "Dalam {months} bulan sejak pemberitahuan." | "Within {months} months of the notification.";
    terms_title = "Jangka waktu pembubaran" | "Lengths of time of a dissolution";
    terms_hint = "Jangka keberatan dan keputusan belum terverifikasi pada sumber resmi; ubah bila dinas ini memakai yang lain." | "Those for objection and decision are not confirmed by an official source; change them where this office keeps others.";
    terms_notice_days = "Undangan sebelum rapat (hari)" | "Invitation before the meeting (days)";
    terms_settlement_months = "Penyelesaian (bulan)" | "Settlement (months)";
    terms_objection_months = "Keberatan (bulan)" | "Objection (months)";
    terms_decision_months = "Keputusan (bulan)" | "Decision (months)";
}

impl Lang {
    /// What a step of a dissolution must keep to, in words; none where nothing is said of it.
    pub fn step_rule(self, step: DissolutionStep, terms: &DissolutionTerms) -> Option<String> {
        let count = |number: u16| self.count(number);
        Some(match step {
            DissolutionStep::Meeting => self.rule_meeting(&count(terms.notice_days)),
            DissolutionStep::SettlementDone => self.rule_settlement(&count(terms.settlement_months)),
            DissolutionStep::Objection => self.rule_objection(&count(terms.objection_months)),
            DissolutionStep::Decision => self.rule_decision(&count(terms.decision_months)),
            _ => return None,
        })
    }
}
