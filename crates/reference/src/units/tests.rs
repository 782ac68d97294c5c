use jiff::civil::date;
use unicode_normalization::UnicodeNormalization;

use super::*;

const IN_2022: Date = date(2022, 6, 30);
const IN_2026: Date = date(2026, 1, 1);

fn codes(found: &[Unit]) -> Vec<&str> {
    found.iter().map(|unit| unit.code.as_str()).collect()
}

#[test]
fn counts_on_either_side_of_the_reorganisation() {
    let eve = date(2025, 6, 30);
    assert_eq!(on(Level::Province, IN_2022).len(), 63);
    assert_eq!((on(Level::Province, eve).len(), on(Level::Province, REORGANISED).len()), (63, 34));
    assert_eq!((on(Level::District, eve).len(), on(Level::District, REORGANISED).len()), (705, 0));
    assert_eq!((on(Level::Commune, eve).len(), on(Level::Commune, REORGANISED).len()), (10_599, 3_321));
    assert_eq!(on(Level::Nation, eve).len(), 1);
    assert_eq!(on(Level::CentralUnit, IN_2022).len(), 17);
    assert_eq!(on(Level::CentralUnit, date(2025, 3, 1)).len(), 0);
    assert_eq!(on(Level::Employee, IN_2022).len(), 0);
}

#[test]
fn lists_are_in_code_order_without_doubles() {
    for level in Level::ALL {
        for day in [IN_2022, IN_2026] {
            assert!(on(level, day).windows(2).all(|pair| pair[0].code < pair[1].code), "{level:?} {day}");
        }
    }
}

#[test]
fn every_parent_exists() {
    for level in [Level::CentralUnit, Level::Province, Level::District, Level::Commune] {
        for day in [IN_2022, IN_2026] {
            for unit in on(level, day).iter() {
                assert!(exists(unit.parent.as_ref().unwrap().as_str(), day), "{} on {day}", unit.code);
                assert_eq!(unit.region.is_some(), level != Level::CentralUnit);
            }
        }
    }
}

#[test]
fn a_code_names_different_units_on_different_days() {
    assert_eq!(find("24", IN_2022).unwrap().name, "Tỉnh Bắc Giang");
    assert_eq!(find("24", IN_2026).unwrap().name, "Tỉnh Bắc Ninh");
    assert_eq!(find("27", IN_2026), None);
    assert_eq!(find("75", IN_2026).unwrap().name, "Tỉnh Đồng Nai");
    assert_eq!(find("75", date(2026, 4, 30)).unwrap().name, "Thành phố Đồng Nai");
    assert_eq!(find("26368", date(2026, 4, 30)).unwrap().name, "Phường Long Thành");
    assert_eq!(find("24", IN_2026).unwrap().region.as_deref(), Some("Đồng bằng sông Hồng"));
}

#[test]
fn says_when_a_code_held() {
    let spans = when("27");
    assert_eq!(spans.len(), 1);
    assert_eq!((spans[0].from, spans[0].until), (None, Some(date(2025, 6, 30))));
    let spans = when("24");
    assert_eq!(
        spans.iter().map(|span| span.name.as_str()).collect::<Vec<_>>(),
        ["Tỉnh Bắc Giang", "Tỉnh Bắc Ninh"]
    );
    assert_eq!(spans[1].until, None);
    assert!(when("00010")[0].ended_earlier);
    assert!(!when("00001")[0].ended_earlier);
    assert!(ever("27") && ever("TW-TST") && ever("VN") && ever("00001"));
    assert!(!ever("03") && !ever("XX") && !ever(""));
}

#[test]
fn clusters_by_date() {
    let cluster = |code, day| find(code, day).unwrap().cluster;
    assert_eq!(cluster("68", date(2024, 5, 1)).as_deref(), Some("Cụm VII"));
    assert_eq!(cluster("68", IN_2022), None);
    assert_eq!(cluster("24", IN_2026).as_deref(), Some("Cụm 5"));
    assert_eq!(cluster("24", date(2027, 1, 1)), None);
}

#[test]
fn provinces_of_lower_units() {
    assert_eq!(province_of("00001", IN_2022).unwrap().as_str(), "01");
    assert_eq!(province_of("001", IN_2022).unwrap().as_str(), "01");
    assert_eq!(province_of("24", IN_2022).unwrap().as_str(), "24");
    assert_eq!(province_of("20695", IN_2026).unwrap().as_str(), "48");
    assert_eq!(province_of("TW-TST", IN_2022), None);
}

#[test]
fn every_province_is_found_however_it_is_written() {
    for day in [IN_2022, IN_2026] {
        for unit in on(Level::Province, day).iter() {
            let bare = unit.name.trim_start_matches("Tỉnh ").trim_start_matches("Thành phố ");
            let spellings = [
                unit.name.clone(),
                bare.to_owned(),
                bare.to_uppercase(),
                bare.nfd().collect(),
                bare.nfd().collect::<String>().to_uppercase(),
                old_tones(bare),
                new_tones(bare),
                format!("  {}  ", bare.replace(' ', "   ")),
                format!("BHXH {}", unit.name),
                format!("Bảo hiểm xã hội tỉnh {bare}"),
                format!("BHXH TP. {bare}"),
                bare.replace('Đ', "\u{d0}"),
                bare.replace(" - ", "-"),
            ];
            for text in spellings {
                assert_eq!(codes(&named(&text, Level::Province, day)), [unit.code.as_str()], "{text}");
            }
        }
    }
}

#[test]
fn unaccented_names_are_found_and_all_candidates_given() {
    for unit in on(Level::Province, IN_2022).iter() {
        let text: String = unit.name.replace(['Đ', 'đ'], "d").nfd().filter(char::is_ascii).collect();
        assert!(codes(&named(&text, Level::Province, IN_2022)).contains(&unit.code.as_str()), "{text}");
    }
    assert_eq!(codes(&named("Bac Giang", Level::Province, IN_2022)), ["24"]);
    assert_eq!(codes(&named("Hoa Binh", Level::Province, IN_2022)), ["17"]);
    assert_eq!(codes(&named("tp hcm", Level::Province, IN_2022)), ["79"]);
    assert_eq!(codes(&named("TP.HCM", Level::Province, IN_2022)), ["79"]);
    assert_eq!(codes(&named("Daklak", Level::Province, IN_2022)), ["66"]);
    assert_eq!(codes(&named("Đăk Lăk", Level::Province, IN_2022)), ["66"]);
    assert_eq!(codes(&named("Huế", Level::Province, IN_2022)), ["46"]);
    assert!(named("Bắc", Level::Province, IN_2022).is_empty());
    assert!(named("", Level::Province, IN_2022).is_empty());
    assert!(named("Bằc Giang", Level::Province, IN_2022).is_empty());
}

#[test]
fn districts_communes_and_central_units_by_name() {
    assert_eq!(codes(&named("Quan Ba Dinh", Level::District, IN_2022)), ["001"]);
    assert!(named("Quận 01", Level::District, IN_2022).len() == 1);
    let tan_lap = named("Xã Tân Lập", Level::Commune, IN_2022);
    assert!(tan_lap.len() > 10 && tan_lap.iter().all(|unit| unit.name == "Xã Tân Lập"));
    assert!(
        named("phường tân lập", Level::Commune, IN_2022).iter().all(|unit| unit.name == "Phường Tân Lập")
    );
    let named_central =
        |text| named(text, Level::CentralUnit, IN_2022).into_iter().map(|u| u.code.to_string());
    for text in [
        "Ban Quản lý Thu - Sổ, Thẻ",
        "TST",
        "ban quan ly thu so the",
        "Ban Quản lý Thu – Sổ, Thẻ BHXH Việt Nam",
    ] {
        assert_eq!(named_central(text).collect::<Vec<_>>(), ["TW-TST"], "{text}");
    }
    assert_eq!(named_central("Vụ TĐKT").collect::<Vec<_>>(), ["TW-TDKT"]);
    assert_eq!(named_central("Tạp chí BHXH").collect::<Vec<_>>(), ["TW-TCBH"]);
}

#[test]
fn suggests_the_nearest_unit() {
    let nearest = |text| nearest(text, Level::Province, IN_2022).map(|unit| unit.code.to_string());
    assert_eq!(nearest("1").as_deref(), Some("01"));
    assert_eq!(nearest("'01").as_deref(), Some("01"));
    assert_eq!(nearest("Bắc Gian").as_deref(), Some("24"));
    assert_eq!(nearest("Tỉnh Quãng Ngãi").as_deref(), Some("51"));
    assert_eq!(nearest("Bằc Giang").as_deref(), Some("24"));
    assert_eq!(nearest("Sao Hỏa tinh"), None);
    assert_eq!(super::nearest("TW-TSX", Level::CentralUnit, IN_2022).unwrap().code.as_str(), "TW-TST");
}

#[test]
fn functions_keep_their_name_by_date() {
    let name = |day| central::holding("collection", day).map(|body| body.name.as_str());
    assert_eq!(name(date(2017, 10, 1)), Some("Ban Thu"));
    assert_eq!(name(IN_2022), Some("Ban Quản lý Thu - Sổ, Thẻ"));
    assert_eq!(name(IN_2026), Some("Ban Quản lý thu và Phát triển người tham gia"));
    assert_eq!(central::holding("emulation", IN_2026), None);
}

/// `Hòa`, `Thủy`: the tone on the first of two vowels.
fn old_tones(name: &str) -> String {
    [("oà", "òa"), ("oá", "óa"), ("uỷ", "ủy")]
        .iter()
        .fold(name.to_owned(), |name, (new, old)| name.replace(new, old))
}

/// `Hoà`, `Thuỷ`: the tone on the second of two vowels.
fn new_tones(name: &str) -> String {
    [("òa", "oà"), ("óa", "oá"), ("ủy", "uỷ")]
        .iter()
        .fold(name.to_owned(), |name, (old, new)| name.replace(old, new))
}
