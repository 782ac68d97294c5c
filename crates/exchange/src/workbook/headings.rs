//! Which indicator a heading names: by its id, its Vietnamese or English label, or the ways in which people shorten it.

use std::collections::BTreeMap;

use crate::Door;
use crate::fold::bare;

/// Other names of indicators, as columns are headed in practice.
const ALIASES: [(&str, &[&str]); 19] = [
    ("compulsory", &["BHXH bắt buộc", "BHXH BB", "BHXHBB"]),
    ("voluntary", &["BHXH tự nguyện", "BHXH TN", "BHXHTN"]),
    ("unemployment", &["BHTN", "bảo hiểm thất nghiệp"]),
    ("health", &["BHYT", "bảo hiểm y tế"]),
    ("social", &["BHXH", "bảo hiểm xã hội"]),
    (
        "collected",
        &[
            "số thu",
            "đã thu",
            "số đã thu",
            "thu lũy kế",
            "số tiền đã thu",
            "số thu lũy kế",
            "số thu từ đầu năm",
        ],
    ),
    (
        "collected_nonstate",
        &[
            "số thu ngoài nhà nước",
            "thu ngoài nhà nước",
            "số thu ngoài công lập",
            "số thu khối ngoài nhà nước",
        ],
    ),
    ("collection_plan", &["kế hoạch thu", "kế hoạch số thu", "dự toán thu"]),
    ("late", &["số tiền chậm đóng", "số chậm đóng", "chậm đóng", "nợ", "số nợ", "tiền nợ", "nợ đọng"]),
    ("late_interest", &["số tiền chậm đóng tính lãi", "chậm đóng phải tính lãi", "nợ tính lãi"]),
    ("receivable", &["số phải thu", "tổng số phải thu", "phải thu"]),
    ("late_target", &["chỉ tiêu chậm đóng", "chỉ tiêu tỷ lệ nợ", "tỷ lệ chậm đóng được giao"]),
    ("vssid", &["VssID", "tài khoản VssID", "số tài khoản VssID"]),
    ("vssid_plan", &["kế hoạch VssID", "kế hoạch tài khoản VssID"]),
    ("vssid_pilot", &["thí điểm VssID", "đơn vị thí điểm VssID"]),
    ("residents_male", &["dân số nam"]),
    ("residents_female", &["dân số nữ"]),
    ("labour_force", &["lực lượng lao động"]),
    ("satisfaction", &["mức độ hài lòng", "tỷ lệ hài lòng"]),
];

/// Short forms and what they stand for, in bare letters.
const SHORT: [(&str, &str); 12] = [
    ("bhxh", "bao hiem xa hoi"),
    ("bhyt", "bao hiem y te"),
    ("bhtn", "bao hiem that nghiep"),
    ("bhxhbb", "bao hiem xa hoi bat buoc"),
    ("bhxhtn", "bao hiem xa hoi tu nguyen"),
    ("bb", "bat buoc"),
    ("tn", "tu nguyen"),
    ("kh", "ke hoach"),
    ("sl", "so"),
    ("tl", "ty le"),
    ("tk", "tai khoan"),
    ("lldd", "luc luong lao dong"),
];

/// Words that add nothing to which indicator is meant.
const IDLE: [&str; 32] = [
    "so",
    "nguoi",
    "tham",
    "gia",
    "den",
    "het",
    "ngay",
    "tinh",
    "thoi",
    "diem",
    "cua",
    "theo",
    "tai",
    "thuc",
    "hien",
    "ket",
    "qua",
    "dat",
    "duoc",
    "trong",
    "do",
    "lieu",
    "number",
    "of",
    "the",
    "at",
    "on",
    "by",
    "as",
    "people",
    "participants",
    "cuoi",
];

/// Headings that are known, by their words in order.
pub(super) struct Headings {
    known: BTreeMap<Vec<String>, usize>,
}

impl Headings {
    /// The headings of a door's indicators.
    pub(super) fn of(door: &Door<'_>) -> Headings {
        let mut known = BTreeMap::new();
        for (place, indicator) in door.indicators().iter().enumerate() {
            let id = indicator.id.replace('_', " ");
            let aliases =
                ALIASES.iter().find(|(id, _)| *id == indicator.id).map_or(&[][..], |(_, names)| names);
            let own = [id.as_str(), &indicator.label_vi, &indicator.label_en];
            for name in own.into_iter().chain(aliases.iter().copied()) {
                let words = words(&bare(name));
                if !words.is_empty() {
                    // The first comes first: a label that two indicators share names neither more than the other.
                    known.entry(words).or_insert(place);
                }
            }
        }
        Headings { known }
    }

    /// The place in the door's list of the indicator that a heading in bare letters names.
    pub(super) fn find(&self, heading: &str) -> Option<usize> {
        self.known.get(&words(heading)).copied()
    }

    /// The indicator that a heading nearly names.
    pub(super) fn nearest(&self, heading: &str) -> Option<usize> {
        let text = words(heading).join(" ");
        let names: Vec<(String, usize)> = self.known.iter().map(|(w, place)| (w.join(" "), *place)).collect();
        let name = reference::nearest(&text, names.iter().map(|(n, _)| n.as_str()))?;
        names.iter().find(|(n, _)| n == name).map(|(_, place)| *place)
    }
}

/// The telling words of a heading, each once, in alphabetical order: people put them in any order over several rows.
fn words(heading: &str) -> Vec<String> {
    let mut all: Vec<String> = heading
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .flat_map(|word| {
            let long = SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long);
            long.split(' ').map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|word| !IDLE.contains(&word.as_str()))
        .collect();
    // Whoever writes of a plan may say that it is assigned.
    if all.iter().any(|word| word == "hoach") {
        all.retain(|word| word != "giao");
    }
    all.sort();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use movement::Movement;

    #[test]
    fn headings_as_people_write_them() {
        let text = include_str!("../../tests/exchange/sample/sample.toml");
        let movement = Movement::read(text, "sample.toml").0.unwrap();
        let door = Door::new(&movement, &movement.rounds[0]);
        let headings = Headings::of(&door);
        let named = |text: &str| headings.find(&bare(text)).map(|place| door.indicators()[place].id.as_str());
        for (heading, id) in [
            ("health", "health"),
            ("Số người tham gia BHYT", "health"),
            ("BHYT", "health"),
            ("Kế hoạch BHYT", "health_plan"),
            ("BHYT – KH giao", "health_plan"),
            ("Số người tham gia bảo hiểm xã hội bắt buộc đến ngày", "compulsory"),
            ("BHXH BB", "compulsory"),
            ("BHXH TN", "voluntary"),
            ("BHTN", "unemployment"),
            ("KH BHXH tự nguyện", "voluntary_plan"),
            ("Số thu", "collected"),
            ("Kế hoạch thu được giao", "collection_plan"),
            ("Số tiền chậm đóng", "late"),
            ("Late payment, all of it", "late"),
            ("Dân số", "population"),
            ("Biên chế được giao", "headcount_assigned"),
            ("Biên chế có mặt", "headcount_present"),
            ("Đã ban hành kế hoạch", "attest.plan_issued"),
            ("Số lượt tuyên truyền", "visits"),
        ] {
            assert_eq!(named(heading), Some(id), "{heading}");
        }
        for unknown in
            ["STT", "Ghi chú", "Tỷ lệ thực hiện kế hoạch BHYT", "Kế hoạch", "", "Ước thực hiện BHYT"]
        {
            assert_eq!(named(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn no_two_indicators_of_the_catalogue_share_a_heading() {
        let mut seen: BTreeMap<Vec<String>, &str> = BTreeMap::new();
        for indicator in reference::indicators::catalogue() {
            let aliases =
                ALIASES.iter().find(|(id, _)| *id == indicator.id).map_or(&[][..], |(_, names)| names);
            let own =
                [indicator.id.replace('_', " "), indicator.label_vi.clone(), indicator.label_en.clone()];
            for name in own.into_iter().chain(aliases.iter().map(|a| a.to_string())) {
                let other = seen.insert(words(&bare(&name)), &indicator.id);
                assert!(other.is_none_or(|other| other == indicator.id), "{name}: {other:?}");
            }
        }
    }
}
