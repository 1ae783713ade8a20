//! Realisasi: what became of the plans of an office in a year; and the calendar of the planning year.

super::messages! {
    page_plan_realisation = "Realisasi" | "Realisation";
    realisation_office = "Perangkat daerah" | "Office";
    realisation_lead(office, year, spent, budget, share, until) = "{office} {year}: {spent} dari {budget} terealisasi{until}, {share}." | "{office} {year}: {spent} of {budget} is spent{until}, {share}.";
    until_quarter(quarter) = " sampai triwulan {quarter}" | " up to quarter {quarter}";
    until_quarters(least, most) = " sampai triwulan {most} (sebagian indikator baru dilaporkan sampai triwulan {least})" | " up to quarter {most} (some indicators are reported only up to quarter {least})";
    realisation_none(office, year, budget) = "{office} {year}: pagu {budget}; realisasi belum dilaporkan." | "{office} {year}: budget {budget}; no spending is reported.";
    realisation_predicate(predicate, average, until) = "Predikat kinerja {predicate}, rata-rata capaian {average} dari target setahun{until}." | "Performance: {predicate}, average achievement {average} of the target of the year{until}.";
    realisation_table = "Realisasi per program, kegiatan, dan sub kegiatan" | "Realisation by programme, activity and sub-activity";
    realisation_line = "Program, kegiatan, sub kegiatan" | "Programme, activity, sub-activity";
    realisation_budget = "Pagu" | "Budget";
    realisation_quarter(quarter) = "TW {quarter}" | "Q {quarter}";
    realisation_spent = "Realisasi" | "Spent";
    realisation_share = "Serapan" | "Share spent";
    realisation_deviation = "Deviasi RAK" | "Deviation of RAK";
    realisation_average = "Capaian kinerja" | "Achievement";
    realisation_predicate_head = "Predikat" | "Predicate";
    realisation_note = "Rp juta. Capaian adalah rata-rata kolom capaian indikator pada formulir E.81; triwulan dijumlahkan hanya bila indikatornya memang dijumlahkan." | "Rp million. Achievement is the average over the indicators as in form E.81; quarters are added up only where their indicator is.";
    realisation_unreported(quarters) = "Triwulan {quarters} belum dilaporkan." | "Of quarter {quarters} nothing is reported.";
    hindrance_title = "Yang menghambat" | "What held it up";
    hindrance_head = "Kode kendala" | "Hindrance";
    hindrance_reports = "Laporan" | "Reports";
    no_hindrances = "Tidak ada laporan realisasi yang menyebut kendala." | "No report names a hindrance.";
    programme_unknown = "Program tidak diketahui" | "Programme not known";
    activity_unknown = "Kegiatan tidak diketahui" | "Activity not known";
    realisation_file_name = "realisasi-rencana" | "plan-realisation";
    page_plan_calendar = "Kalender" | "Calendar";
    calendar_lead(step, day) = "Berikutnya {step}, paling lambat {day}." | "Next is {step}, by {day}.";
    calendar_over(year) = "Semua tahapan perencanaan {year} sudah lewat." | "All steps of planning {year} have passed.";
    calendar_table = "Kalender tahun perencanaan" | "Calendar of the planning year";
    calendar_step = "Tahapan" | "Step";
    calendar_from = "Mulai" | "From";
    calendar_due = "Paling lambat" | "By";
    calendar_state = "Keadaan" | "State";
    calendar_running = "sedang berjalan" | "under way";
    calendar_passed = "sudah lewat" | "passed";
    calendar_folded(count) = "{count} langkah sudah lewat" | "{count} steps have passed";
    calendar_coming = "akan datang" | "to come";
    calendar_typical = "bulan lazim; tanggalnya ditetapkan daerah" | "typical month; the day is set by each government";
    calendar_note = "Bulan lazim menurut siklus RKPD dan kalender SAKIP. Hari yang ditetapkan daerah sendiri berlaku di atas kalender ini." | "Typical months of the RKPD cycle and the SAKIP calendar. Days that a government sets itself come before this calendar.";
}
