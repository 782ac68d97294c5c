//! Names in the order of the Vietnamese alphabet, and found as people type them.
//!
//! For every list that people read and every box they search in. In order: a ă â b c d đ …, tones told apart only where the
//! letters do not (CLDR, `vi`); numbers by their size. Found: with or without marks, whole words or the beginning of one.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use crate::fold::{begins, fold};

/// How two names stand in a Vietnamese list: Đà Nẵng after Điện Biên, both after Cà Mau; Quận 2 before Quận 10.
///
/// Names that only differ in what a reader would not see stand in the order of their bytes, so that a list has one order.
pub fn compare(a: &str, b: &str) -> Ordering {
    static ORDER: LazyLock<Option<CollatorBorrowed<'static>>> =
        LazyLock::new(|| Collator::try_new(locale!("vi-u-kn").into(), CollatorOptions::default()).ok());
    let order = ORDER.as_ref().map_or(Ordering::Equal, |order| order.compare(a, b));
    order.then_with(|| a.cmp(b))
}

/// Whether somebody who typed `typed` may mean `name`.
///
/// The words typed must stand in the name one after another; the last may be its beginning. Marks may be left out; one that is
/// typed must be right, wherever in the syllable it was put. Nothing typed finds every name.
pub fn finds(typed: &str, name: &str) -> bool {
    let (typed, name) = (fold(typed).marked, fold(name).marked);
    let typed: Vec<&str> = typed.split(' ').filter(|syllable| !syllable.is_empty()).collect();
    let name: Vec<&str> = name.split(' ').filter(|syllable| !syllable.is_empty()).collect();
    if typed.is_empty() {
        return true;
    }
    let last = typed.len() - 1;
    name.windows(typed.len()).any(|words| {
        typed.iter().zip(words).enumerate().all(|(at, (typed, word))| begins(typed, word, at < last))
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{Level, units};

    #[test]
    fn letters_then_tones() {
        let mut names =
            ["Đồng Nai", "Dak", "Bình Định", "Hà Nam", "Hải Dương", "Cà Mau", "An Giang", "Ân Thi", "Ăn"];
        names.sort_by(|a, b| compare(a, b));
        let order =
            ["An Giang", "Ăn", "Ân Thi", "Bình Định", "Cà Mau", "Dak", "Đồng Nai", "Hà Nam", "Hải Dương"];
        assert_eq!(names, order);
        // Tones: none, huyền, hỏi, ngã, sắc, nặng.
        let mut tones = ["mạ", "má", "mã", "mả", "mà", "ma"];
        tones.sort_by(|a, b| compare(a, b));
        assert_eq!(tones, ["ma", "mà", "mả", "mã", "má", "mạ"]);
        assert_eq!(compare("Quận 2", "Quận 10"), Ordering::Less);
        assert_eq!(compare("Huế", "Huế"), Ordering::Equal);
    }

    #[test]
    fn the_provinces_stand_as_in_a_printed_list() {
        let provinces = units::on(Level::Province, date(2022, 6, 30));
        let mut names: Vec<&str> = provinces
            .iter()
            .map(|unit| unit.name.trim_start_matches("Tỉnh ").trim_start_matches("Thành phố "))
            .collect();
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(
            &names[..6],
            ["An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh"]
        );
        let d = names.iter().position(|name| *name == "Đà Nẵng").unwrap();
        assert_eq!(
            &names[d - 1..d + 6],
            ["Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp"]
        );
        assert_eq!(names[names.len() - 1], "Yên Bái");
    }

    #[test]
    fn found_with_marks_or_without() {
        for typed in ["bac giang", "Bắc Gi", "giang", "BAC", "bắc giang", "b", "", "  ", "tinh bac"] {
            assert!(finds(typed, "Tỉnh Bắc Giang"), "{typed}");
        }
        for typed in ["bằc giang", "ac giang", "bac giangg", "bac ninh", "giang bac", "âc"] {
            assert!(!finds(typed, "Tỉnh Bắc Giang"), "{typed}");
        }
        assert!(finds("da nang", "Thành phố Đà Nẵng") && finds("đa", "Thành phố Đà Nẵng"));
        assert!(!finds("đa", "Tỉnh Dak"));
        assert!(finds("hoà b", "Tỉnh Hòa Bình") && finds("ho chi", "Thành phố Hồ Chí Minh"));
        assert!(finds("ba ria vung", "Tỉnh Bà Rịa - Vũng Tàu"));
        assert!(finds("quang ngai", "Tỉnh Quảng Ngãi") && !finds("quảng nam", "Tỉnh Quảng Ngãi"));
    }
}
