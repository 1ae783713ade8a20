//! The yearly figures of a cooperative, ratios, and what is derived from them.

use crate::i18n::Lang;

super::messages! {
    development = "Perkembangan" | "Development";
    no_development = "Grafik dan rasio muncul bila laporan tahunan berisi angka." | "Charts and ratios appear when annual reports hold figures.";
    ratios_and_growth = "Rasio dan pertumbuhan menurut tahun buku" | "Ratios and growth by book year";
    growth_of(figure) = "Pertumbuhan {figure}" | "Growth of {figure}";
    growth_formula = "terhadap tahun buku sebelumnya" | "on the previous book year";
    figure_or_ratio = "Angka atau rasio" | "Figure or ratio";
    beside_others = "Dibandingkan koperasi sejenis" | "Compared with others of its kind";
    peers_of(kind, district, year) = "Koperasi ini dan median koperasi berjenis {kind} yang berkedudukan di {district}, tahun buku {year}" | "This cooperative and the median of those of kind {kind} with their seat in {district}, book year {year}";
    peers_hint(all) = "Termasuk koperasi ini; seluruhnya {all} koperasi, dengan atau tanpa laporan." | "Including this one; {all} cooperatives in total, with or without a report.";
    this_cooperative = "Koperasi ini" | "This cooperative";
    median = "Median" | "Median";
    against_median = "Terhadap median" | "Against the median";
    median_of = "Dari berapa koperasi" | "Number of cooperatives";
    too_few_peers(found, fewest) = "Hanya {found} koperasi sejenis di kabupaten/kota ini yang punya angka untuk tahun buku ini. Median ditampilkan mulai {fewest} koperasi." | "Only {found} of its kind in this district have figures for this book year. A median is shown from {fewest} cooperatives.";
    too_few = "terlalu sedikit" | "too few";
    peers_need = "Isi jenis dan kabupaten/kota untuk membandingkan dengan koperasi sejenis." | "Enter the kind and district to compare it with others of its kind.";
    managers = "Manajer" | "Managers";
    kuk_class = "Kelas KUK" | "KUK class";
    kuk_is(class) = "KUK {class}" | "KUK {class}";
    kuk_unknown = "Belum dapat ditentukan: belum ada angka anggota, modal sendiri, atau aset." | "Cannot be determined yet: there are no figures for members, own capital or assets.";
    next_rat = "RAT berikutnya" | "Next RAT";
    at_latest = "paling lambat" | "at the latest";
    certificate_estimated = "Dihitung dua tahun sejak tanggal sertifikat, karena akhir masa berlakunya belum dicatat." | "Two years from the date of issue, because no expiry date is recorded.";
    today_is_last = "hari ini" | "today";
}

impl Lang {
    /// A change with its sign: `+3,20 %`.
    pub fn change_of(self, change: f64) -> String {
        let sign = if change > 0.0 { "+" } else { "" };
        format!("{sign}{}", self.percent(change))
    }

    /// A difference of counts with its sign: `+13`.
    pub fn signed(self, difference: i64) -> String {
        let sign = if difference > 0 { "+" } else { "" };
        format!("{sign}{}", self.number(difference))
    }

    /// A difference of percentages, in points: `−4,20 poin`.
    pub fn points_of(self, points: f64) -> String {
        let sign = if points > 0.0 { "+" } else { "" };
        format!("{sign}{}\u{a0}{}", self.decimal_number(points, 2), self.pick("poin", "points"))
    }

    /// How far a day lies ahead or back, in words.
    pub fn days_until(self, days: i32) -> String {
        match days {
            0 => self.today_is_last().to_owned(),
            1.. => self.days_left(&self.count(days)),
            _ => self.days_over(&self.count(-days)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_and_days_are_said_with_their_direction() {
        assert_eq!(Lang::Id.change_of(0.032), "+3,20\u{a0}%");
        assert_eq!(Lang::Id.change_of(-0.5), "\u{2212}50,00\u{a0}%");
        assert_eq!(Lang::Id.days_until(1_200), "1.200 hari lagi");
        assert_eq!(Lang::Id.days_until(-3), "lewat 3 hari");
        assert_eq!(Lang::Id.days_until(0), "hari ini");
    }
}
