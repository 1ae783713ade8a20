//! What sorts of cooperatives there are: how they are called, what they do, when they were founded, how
//! large they are. Shares are plausible, not counted: consumers 55 %, producers 18 %, savings and loan 13 %,
//! services 10 %, marketing 4 %.

use super::chance::Chance;
use crate::domain::{Group, Kind, Sector};

/// Where a sort of cooperative is at home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Land {
    Any,
    City,
    Country,
}

/// The years in which a sort of cooperative was founded.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wave {
    /// The village units of the seventies and eighties.
    Village,
    /// The civil servants' and companies' cooperatives, from early on.
    Office,
    /// The boom after 1998.
    Boom,
    /// Mostly since 2008.
    Late,
}

/// A sort of cooperative.
pub(super) struct Guild {
    pub group: Group,
    pub kind: Kind,
    pub sector: Sector,
    /// How many of a thousand are of this sort.
    weight: u32,
    land: Land,
    wave: Wave,
    /// What the name begins with.
    pub title: &'static str,
    /// Members in the middle, and how many of a hundred are women.
    pub members: i64,
    pub women: i32,
    /// Assets in the middle, million rupiah, and the turnover of a year as a percentage of them.
    pub assets: i64,
    pub turnover: i32,
}

use Group as G;
use Kind::{Consumer, Marketing, Producer, SavingsLoan, Services};
use Land::{Any, City, Country};
use Sector as S;
use Wave::{Boom, Late, Office, Village};

/// The columns are the fields of [`Guild`], in their order.
macro_rules! guilds {
    ($( $group:ident $kind:ident $sector:ident $weight:literal $land:ident $wave:ident $title:literal
        $members:literal $women:literal $assets:literal $turnover:literal; )+) => {
        &[$( Guild {
            group: G::$group, kind: $kind, sector: S::$sector, weight: $weight, land: $land, wave: $wave,
            title: $title, members: $members, women: $women, assets: $assets, turnover: $turnover,
        } ),+]
    };
}

#[rustfmt::skip]
const GUILDS: &[Guild] = guilds! {
    MultiPurpose   Consumer    Trade           168 Any     Boom    "Koperasi Serba Usaha"           45 42  180 130;
    Kpri           Consumer    Trade           170 Any     Office  "KPRI"                          110 48  620  75;
    Kopkar         Consumer    Trade            80 City    Office  "Kopkar"                        130 30  700 120;
    Women          Consumer    Trade            40 Any     Boom    "Koperasi Wanita"                40 97  120  90;
    Koppontren     Consumer    Trade            32 Any     Boom    "Koppontren"                     60 35  150 120;
    Army           Consumer    Trade             8 City    Office  "Primkopad"                     160 12  600 110;
    Police         Consumer    Trade            10 Any     Office  "Primkoppol"                    180 12  700 100;
    Students       Consumer    Trade             6 City    Late    "Kopma"                         150 55   90 150;
    Pepabri        Consumer    Trade             4 Any     Office  "Koperasi Pepabri"               60 35  110  80;
    Wredatama      Consumer    Trade             6 Any     Office  "Koperasi Wredatama"             70 45  140  70;
    Market         Consumer    Trade            12 City    Boom    "Koppas"                         90 45  260 150;
    Other          Consumer    Trade            14 Any     Late    "Koperasi Konsumen"              35 45  150 120;
    SavingsLoan    SavingsLoan Finance          78 Any     Boom    "KSP"                           140 50  850  60;
    Kspps          SavingsLoan Finance          42 Any     Late    "KSPPS"                         160 50  900  60;
    Women          SavingsLoan Finance          10 Any     Late    "Koperasi Simpan Pinjam Wanita"  60 97  200  60;
    Kud            Producer    Agriculture      72 Country Village "KUD"                           240 22  480 110;
    Farming        Producer    Agriculture      42 Country Boom    "Koperasi Tani"                  55 25  160 120;
    Plantation     Producer    Agriculture      34 Country Late    "Koperasi Perkebunan"           150 20 1600 130;
    Fishers        Producer    Agriculture      14 Country Boom    "Koperasi Nelayan"               50 18  170 140;
    Livestock      Producer    Agriculture      10 Country Late    "Koperasi Peternak"              40 20  210 140;
    Kopinkra       Producer    Manufacturing     8 Any     Boom    "Kopinkra"                       35 55  130 120;
    Kopti          Producer    Manufacturing     3 City    Village "Kopti"                          70 30  320 200;
    Forestry       Producer    Agriculture       4 Country Late    "Koperasi Hutan Rakyat"          60 18  240 100;
    Mining         Producer    Mining            3 Country Boom    "Koperasi Penambang"             40 10  260 140;
    LandTransport  Services    Transport        28 Any     Boom    "Koperasi Angkutan"              45  8  260  90;
    RiverTransport Services    Transport        12 Any     Village "Koperasi Angkutan Sungai"       40  8  120  90;
    Housing        Services    RealEstate        6 City    Boom    "Koperasi Perumahan"             60 40  420  60;
    Professions    Services    BusinessServices 12 City    Late    "Koperasi Jasa Profesi"          45 45  260  80;
    Tourism        Services    Hospitality       6 Any     Late    "Koperasi Wisata"                30 40  110  90;
    Youth          Services    OtherServices     6 Any     Boom    "Koperasi Pemuda"                35 35   80  90;
    RuralPower     Services    Power             4 Country Village "Koperasi Listrik Desa"          90 25  180  60;
    Other          Services    BusinessServices 20 Any     Late    "Koperasi Jasa"                  35 40  170  90;
    Market         Marketing   Trade            14 Any     Boom    "Koperasi Pedagang"              60 48  240 180;
    StreetVendors  Marketing   Trade             8 City    Late    "Koperasi Pedagang Kaki Lima"    50 45   90 180;
    HerbalVendors  Marketing   Trade             2 City    Late    "Koperasi Jamu Gendong"          30 92   60 160;
    Other          Marketing   Trade            10 Any     Late    "Koperasi Pemasaran"             40 45  230 200;
    Secondary      Services    BusinessServices  6 City    Village "Pusat Koperasi"                 14  0 1500  90;
};

impl Guild {
    /// One of all, as often as it occurs in a city or in the country.
    pub fn pick(city: bool, chance: &mut Chance) -> &'static Self {
        let weight = move |guild: &Guild| match (guild.land, city) {
            (Any, _) => guild.weight * 4,
            (City, true) | (Country, false) => guild.weight * 5,
            (City, false) => guild.weight * 3,
            (Country, true) => guild.weight,
        };
        &GUILDS[chance.weighted(GUILDS.iter().map(weight))]
    }

    /// Whether its members are cooperatives.
    pub fn is_secondary(&self) -> bool {
        self.group == Group::Secondary
    }

    /// A founding year; those that have ceased were founded by `latest`.
    pub fn founded(&self, latest: i32, chance: &mut Chance) -> i32 {
        let spans = &SPANS;
        let weights = match self.wave {
            Village => [14, 46, 18, 16, 4, 2, 0],
            Office => [10, 28, 22, 22, 10, 7, 1],
            Boom => [1, 5, 12, 50, 18, 12, 2],
            Late => [0, 2, 6, 28, 26, 32, 6],
        };
        let open = |(at, weight): (usize, u32)| if spans[at].0 <= latest { weight } else { 0 };
        let (first, last) = spans[chance.weighted(weights.into_iter().enumerate().map(open))];
        chance.between(first, last.min(latest))
    }
}

/// First and last year of the waves in which cooperatives were founded.
const SPANS: [(i32, i32); 7] =
    [(1968, 1977), (1978, 1989), (1990, 1997), (1998, 2005), (2006, 2012), (2013, 2020), (2021, 2024)];
