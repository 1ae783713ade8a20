//! South Kalimantan: province, districts and subdistricts.
//!
//! Codes, names, population and village counts: Kepmendagri 300.2.2-2430/2025 (FACTS 4.1); subdistricts as in the
//! official list that the npm package `idn-area-data` (MIT) carries. Tiles are placed by hand so that most true
//! neighbours touch (FACTS 4.1). The short forms are those that the offices use.

use super::{District, Province, Subdistrict, Territory};
use crate::domain::AreaCode;

const fn code(digits: u64) -> AreaCode {
    AreaCode::from_digits(digits)
}

const fn kecamatan(digits: u64, name: &'static str) -> Subdistrict {
    Subdistrict { code: code(digits), name }
}

/// The province of South Kalimantan.
pub(super) const TERRITORY: Territory = Territory {
    province: Province { code: code(63), name: "Kalimantan Selatan" },
    districts: &DISTRICTS,
    subdistricts: &SUBDISTRICTS,
};

#[rustfmt::skip]
const DISTRICTS: [District; 13] = [
    District { code: code(6301), name: "Kabupaten Tanah Laut", short: "Tanah Laut", abbreviation: "Tala", tile: (4, 3), population: 369_818, villages: 135 },
    District { code: code(6302), name: "Kabupaten Kotabaru", short: "Kotabaru", abbreviation: "Kotabaru", tile: (2, 4), population: 332_787, villages: 202 },
    District { code: code(6303), name: "Kabupaten Banjar", short: "Banjar", abbreviation: "Banjar", tile: (3, 3), population: 590_393, villages: 290 },
    District { code: code(6304), name: "Kabupaten Barito Kuala", short: "Barito Kuala", abbreviation: "Batola", tile: (3, 1), population: 329_799, villages: 201 },
    District { code: code(6305), name: "Kabupaten Tapin", short: "Tapin", abbreviation: "Tapin", tile: (3, 2), population: 202_061, villages: 135 },
    District { code: code(6306), name: "Kabupaten Hulu Sungai Selatan", short: "Hulu Sungai Selatan", abbreviation: "HSS", tile: (2, 2), population: 239_471, villages: 148 },
    District { code: code(6307), name: "Kabupaten Hulu Sungai Tengah", short: "Hulu Sungai Tengah", abbreviation: "HST", tile: (2, 3), population: 271_505, villages: 169 },
    District { code: code(6308), name: "Kabupaten Hulu Sungai Utara", short: "Hulu Sungai Utara", abbreviation: "HSU", tile: (1, 2), population: 238_250, villages: 219 },
    District { code: code(6309), name: "Kabupaten Tabalong", short: "Tabalong", abbreviation: "Tabalong", tile: (0, 3), population: 267_787, villages: 131 },
    District { code: code(6310), name: "Kabupaten Tanah Bumbu", short: "Tanah Bumbu", abbreviation: "Tanbu", tile: (3, 4), population: 357_221, villages: 157 },
    District { code: code(6311), name: "Kabupaten Balangan", short: "Balangan", abbreviation: "Balangan", tile: (1, 3), population: 138_950, villages: 157 },
    District { code: code(6371), name: "Kota Banjarmasin", short: "Banjarmasin", abbreviation: "Bjm", tile: (4, 1), population: 681_693, villages: 52 },
    District { code: code(6372), name: "Kota Banjarbaru", short: "Banjarbaru", abbreviation: "Bjb", tile: (4, 2), population: 285_546, villages: 20 },
];

#[rustfmt::skip]
const SUBDISTRICTS: [Subdistrict; 156] = [
    kecamatan(630101, "Takisung"), kecamatan(630102, "Jorong"), kecamatan(630103, "Pelaihari"),
    kecamatan(630104, "Kurau"), kecamatan(630105, "Bati Bati"), kecamatan(630106, "Panyipatan"),
    kecamatan(630107, "Kintap"), kecamatan(630108, "Tambang Ulang"), kecamatan(630109, "Batu Ampar"),
    kecamatan(630110, "Bajuin"), kecamatan(630111, "Bumi Makmur"),
    kecamatan(630201, "Pulau Sembilan"), kecamatan(630202, "Pulau Laut Barat"),
    kecamatan(630203, "Pulau Laut Selatan"), kecamatan(630204, "Pulau Laut Timur"), kecamatan(630205, "Pulau Sebuku"),
    kecamatan(630206, "Pulaulaut Utara"), kecamatan(630207, "Kelumpang Selatan"), kecamatan(630208, "Kelumpang Hulu"),
    kecamatan(630209, "Kelumpang Tengah"), kecamatan(630210, "Kelumpang Utara"), kecamatan(630211, "Pamukan Selatan"),
    kecamatan(630212, "Sampanahan"), kecamatan(630213, "Pamukan Utara"), kecamatan(630214, "Hampang"),
    kecamatan(630215, "Sungai Durian"), kecamatan(630216, "Pulau Laut Tengah"), kecamatan(630217, "Kelumpang Hilir"),
    kecamatan(630218, "Kelumpang Barat"), kecamatan(630219, "Pamukan Barat"),
    kecamatan(630220, "Pulau Laut Kepulauan"), kecamatan(630221, "Pulau Laut Tanjung Selayar"),
    kecamatan(630222, "Pulaulaut Sigam"),
    kecamatan(630301, "Aluh Aluh"), kecamatan(630302, "Kertak Hanyar"), kecamatan(630303, "Gambut"),
    kecamatan(630304, "Sungai Tabuk"), kecamatan(630305, "Martapura"), kecamatan(630306, "Karang Intan"),
    kecamatan(630307, "Astambul"), kecamatan(630308, "Simpang Empat"), kecamatan(630309, "Pengaron"),
    kecamatan(630310, "Sungai Pinang"), kecamatan(630311, "Aranio"), kecamatan(630312, "Mataraman"),
    kecamatan(630313, "Beruntung Baru"), kecamatan(630314, "Martapura Barat"), kecamatan(630315, "Martapura Timur"),
    kecamatan(630316, "Sambung Makmur"), kecamatan(630317, "Paramasan"), kecamatan(630318, "Telaga Bauntung"),
    kecamatan(630319, "Tatah Makmur"), kecamatan(630320, "Cintapuri Darussalam"),
    kecamatan(630401, "Tabunganen"), kecamatan(630402, "Tamban"), kecamatan(630403, "Anjir Pasar"),
    kecamatan(630404, "Anjir Muara"), kecamatan(630405, "Alalak"), kecamatan(630406, "Mandastana"),
    kecamatan(630407, "Rantau Badauh"), kecamatan(630408, "Belawang"), kecamatan(630409, "Cerbon"),
    kecamatan(630410, "Bakumpai"), kecamatan(630411, "Kuripan"), kecamatan(630412, "Tabukan"),
    kecamatan(630413, "Mekarsari"), kecamatan(630414, "Barambai"), kecamatan(630415, "Marabahan"),
    kecamatan(630416, "Wanaraya"), kecamatan(630417, "Jejangkit"),
    kecamatan(630501, "Binuang"), kecamatan(630502, "Tapin Selatan"), kecamatan(630503, "Tapin Tengah"),
    kecamatan(630504, "Tapin Utara"), kecamatan(630505, "Candi Laras Selatan"),
    kecamatan(630506, "Candi Laras Utara"), kecamatan(630507, "Bakarangan"), kecamatan(630508, "Piani"),
    kecamatan(630509, "Bungur"), kecamatan(630510, "Lokpaikat"), kecamatan(630511, "Salam Babaris"),
    kecamatan(630512, "Hatungun"),
    kecamatan(630601, "Sungai Raya"), kecamatan(630602, "Padang Batung"), kecamatan(630603, "Telaga Langsat"),
    kecamatan(630604, "Angkinang"), kecamatan(630605, "Kandangan"), kecamatan(630606, "Simpur"),
    kecamatan(630607, "Daha Selatan"), kecamatan(630608, "Daha Utara"), kecamatan(630609, "Kalumpang"),
    kecamatan(630610, "Loksado"), kecamatan(630611, "Daha Barat"),
    kecamatan(630701, "Haruyan"), kecamatan(630702, "Batu Benawa"), kecamatan(630703, "Labuan Amas Selatan"),
    kecamatan(630704, "Labuan Amas Utara"), kecamatan(630705, "Pandawan"), kecamatan(630706, "Barabai"),
    kecamatan(630707, "Batang Alai Selatan"), kecamatan(630708, "Batang Alai Utara"), kecamatan(630709, "Hantakan"),
    kecamatan(630710, "Batang Alai Timur"), kecamatan(630711, "Limpasu"),
    kecamatan(630801, "Danau Panggang"), kecamatan(630802, "Babirik"), kecamatan(630803, "Sungai Pandan"),
    kecamatan(630804, "Amuntai Selatan"), kecamatan(630805, "Amuntai Tengah"), kecamatan(630806, "Amuntai Utara"),
    kecamatan(630807, "Banjang"), kecamatan(630808, "Haur Gading"), kecamatan(630809, "Paminggir"),
    kecamatan(630810, "Sungai Tabukan"),
    kecamatan(630901, "Banua Lawas"), kecamatan(630902, "Kelua"), kecamatan(630903, "Tanta"),
    kecamatan(630904, "Tanjung"), kecamatan(630905, "Haruai"), kecamatan(630906, "Murung Pudak"),
    kecamatan(630907, "Muara Uya"), kecamatan(630908, "Muara Harus"), kecamatan(630909, "Pugaan"),
    kecamatan(630910, "Upau"), kecamatan(630911, "Jaro"), kecamatan(630912, "Bintang Ara"),
    kecamatan(631001, "Batu Licin"), kecamatan(631002, "Kusan Hilir"), kecamatan(631003, "Sungai Loban"),
    kecamatan(631004, "Satui"), kecamatan(631005, "Kusan Hulu"), kecamatan(631006, "Simpang Empat"),
    kecamatan(631007, "Karang Bintang"), kecamatan(631008, "Mantewe"), kecamatan(631009, "Angsana"),
    kecamatan(631010, "Kuranji"), kecamatan(631011, "Kusan Tengah"), kecamatan(631012, "Teluk Kepayang"),
    kecamatan(631101, "Juai"), kecamatan(631102, "Halong"), kecamatan(631103, "Awayan"),
    kecamatan(631104, "Batu Mandi"), kecamatan(631105, "Lampihong"), kecamatan(631106, "Paringin"),
    kecamatan(631107, "Paringin Selatan"), kecamatan(631108, "Tebing Tinggi"),
    kecamatan(637101, "Banjarmasin Selatan"), kecamatan(637102, "Banjarmasin Timur"),
    kecamatan(637103, "Banjarmasin Barat"), kecamatan(637104, "Banjarmasin Utara"),
    kecamatan(637105, "Banjarmasin Tengah"),
    kecamatan(637202, "Landasan Ulin"), kecamatan(637203, "Cempaka"), kecamatan(637204, "Banjarbaru Utara"),
    kecamatan(637205, "Banjarbaru Selatan"), kecamatan(637206, "Liang Anggang"),
];
