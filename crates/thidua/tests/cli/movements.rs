//! `movements`

use crate::run::thidua;

#[test]
fn lists_the_five_movements_in_both_languages() {
    let vi = thidua(&["movements"]).fine();
    let en = thidua(&["movements", "--lang", "en"]).fine();
    for id in ["4494-2017", "1170-2021", "1371-2022", "2213-2021-2025", "09-2023"] {
        assert!(vi.contains(id) && en.contains(id), "{id}");
    }
    assert!(vi.contains("2022-q2: Quý II năm 2022, số liệu đến ngày 30/6/2022"), "{vi}");
    assert!(en.contains("2022-q2: Second quarter of 2022, figures to 30 June 2022"), "{en}");
}

#[test]
fn lists_rounds_and_cut_offs_as_json() {
    let json = thidua(&["movements", "--format", "json"]).json();
    let rounds: Vec<(String, String, String)> = json
        .as_array()
        .expect("a list")
        .iter()
        .flat_map(|movement| {
            let rounds = movement["rounds"].as_array().expect("rounds").iter();
            rounds.map(|round| {
                let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
                (text(&movement["movement"]), text(&round["round"]), text(&round["cut_off"]))
            })
        })
        .collect();
    let wanted = [
        ("4494-2017", "final", "2017-12-31"),
        ("1170-2021", "preliminary", "2021-06-30"),
        ("1170-2021", "final", "2021-12-31"),
        ("1371-2022", "2022-q2", "2022-06-30"),
        ("1371-2022", "2022-q3", "2022-09-30"),
        ("1371-2022", "2022-q4", "2022-12-31"),
        ("2213-2021-2025", "2022", "2022-12-31"),
        ("2213-2021-2025", "2023", "2023-12-31"),
        ("2213-2021-2025", "2024", "2024-12-31"),
        ("2213-2021-2025", "2025", "2025-12-31"),
        ("09-2023", "midyear", "2023-06-30"),
        ("09-2023", "final", "2023-12-31"),
    ];
    assert_eq!(rounds, wanted.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned())));
}
