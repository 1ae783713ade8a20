//! A cooperative's life: mergers, changes of supervision, dissolution.

use crate::domain::{DissolutionStep, DissolutionTerms};
use crate::i18n::Lang;

super::messages! {
    counterpart = "Koperasi tujuan" | "The other cooperative";
    pick_hint = "Ketik sebagian nama, NIK, atau nomor badan hukum; boleh kosong bila belum tercatat." | "Type part of the name, NIK or legal number; leave empty if it is not in the register.";
    pick_nothing = "Tidak ada yang cocok." | "Nothing matches.";
    pick_unchosen = "Belum dipilih: pilih dari yang ditemukan, atau kosongkan isian ini." | "Not chosen yet: choose from what is found, or clear this field.";
    pick_by_words = "Ketik sebagian nama atau kode." | "Type part of the name or code.";
    pick_other = "Ganti" | "Change";
    from_supervision = "Pembina sebelumnya" | "Previous supervisor";
    to_supervision = "Pembina baru" | "New supervisor";
    transfer_hint = "Binaan koperasi ini ikut diubah, dengan tanggal dan dokumen ini sebagai alasannya." | "The cooperative’s supervision changes too, with this date and document as the reason.";
    transfer_reason(date) = "Alih binaan {date}" | "Change of supervision on {date}";
    transfer_deleted = "Catatan riwayat dihapus dan binaan kembali seperti semula." | "History entry deleted; supervision is as before.";
    transfer_saved = "Perubahan dicatat dan binaan diubah." | "Change recorded and supervision changed.";
    received_merger = "Menerima penggabungan dari" | "Absorbed";
    came_of_consolidation = "Hasil peleburan dari" | "Formed by the consolidation of";
    dissolution = "Pembubaran" | "Dissolution";
    dissolution_lead = "Isi tanggal langkah yang sudah terjadi; tenggat langkah berikutnya dihitung. Dengan langkah terakhir, riwayat koperasi mencatatnya bubar." | "Enter the dates of the steps taken so far; the deadlines of the next steps are worked out. The last step enters the dissolution into the history.";
    dissolution_finished = "Pembubaran selesai dan tercatat dalam riwayat." | "The dissolution is complete and entered in the history.";
    delete_dissolution_text = "Langkah yang sudah dicatat hilang; riwayat tetap. Dapat diurungkan selama halaman ini terbuka." | "The recorded steps are deleted; the history stays. This can be undone while the page is open.";
    begin_dissolution = "Mulai pembubaran" | "Start a dissolution";
    open_dissolution = "Buka langkah-langkahnya" | "Open the steps";
    choose_way = "Pilih cara pembubaran; langkah-langkahnya muncul di sini." | "Choose who dissolves the cooperative; the steps then appear here.";
    way = "Cara pembubaran" | "Dissolved by";
    ground = "Alasan pembubaran" | "Ground for the dissolution";
    steps = "Langkah" | "Steps";
    steps_taken(taken, all) = "{taken} dari {all} sudah dilakukan" | "{taken} of {all} done";
    present = "Anggota hadir" | "Members present";
    present_hint = "Kuorum: sedikitnya tiga perempat anggota" | "Quorum: at least three quarters of the members";
    votes = "Suara sah" | "Valid votes";
    votes_for = "Suara setuju" | "Votes in favour";
    votes_for_hint = "Sedikitnya dua pertiga suara sah" | "At least two thirds of the valid votes";
    step_done = "Sudah" | "Done";
    step_out_of_time = "Di luar waktu" | "Out of time";
    step_overdue = "Terlambat" | "Overdue";
    step_latest = "Paling lambat" | "Latest";
    step_earliest = "Paling awal" | "Earliest";
    rule_meeting(days) = "Sedikitnya {days} hari setelah undangan." | "At least {days} days after the invitation.";
    rule_settlement(months) = "Dalam {months} bulan sejak Tim Penyelesai dibentuk." | "Within {months} months of the settlement team being formed.";
    rule_objection(months) = "Dalam {months} bulan sejak pemberitahuan; kosongkan bila tidak ada keberatan." | "Within {months} months of the notification; leave empty if there is no objection.";
    rule_decision(months) = "Dalam {months} bulan sejak pemberitahuan." | "Within {months} months of the notification.";
    terms_title = "Jangka waktu pembubaran" | "Time limits of a dissolution";
    terms_hint = "Jangka keberatan dan keputusan belum terverifikasi pada sumber resmi; ubah bila dinas ini memakai yang lain." | "The limits for objection and decision are not confirmed by an official source; change them if this office uses others.";
    terms_notice_days = "Undangan sebelum rapat (hari)" | "Notice before the meeting (days)";
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
