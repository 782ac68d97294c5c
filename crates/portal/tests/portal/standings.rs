//! Standings by region, in an order, as files; history; what is not final says so.

use crate::server::Server;
use crate::visitor::Visitor;

const ROUND: &str = "/movements/1371-2022/rounds/2022-q2";
const SOUTH_EAST: &str = "%C4%90%C3%B4ng+Nam+B%E1%BB%99";

/// The codes of the units in the standings, in the order of the page.
fn codes(body: &str) -> Vec<String> {
    let tags = body.split("<tr class=").skip(1).filter_map(|row| row.split('>').next());
    let codes = tags.filter_map(|tag| tag.split("data-unit=\"").nth(1)?.split('"').next());
    codes.map(str::to_owned).collect()
}

#[tokio::test]
async fn standings_are_narrowed_to_a_region_and_ranked_within_it() {
    let server = Server::start().await;
    let whole = server.get(&format!("{ROUND}?award=health"), &[]).await.body;
    assert_eq!(codes(&whole).len(), 63);
    let south_east = server.get(&format!("{ROUND}?award=health&region={SOUTH_EAST}"), &[]).await.body;
    let found = codes(&south_east);
    assert_eq!(found.len(), 6, "{found:?}");
    assert!(south_east.contains("Hiện 6/63 đơn vị"));
    // The order of the country is kept, and the first of the region is its first.
    let in_country: Vec<String> = codes(&whole).into_iter().filter(|code| found.contains(code)).collect();
    assert_eq!(found, in_country);
    assert!(south_east.contains("Hạng trong vùng") && south_east.contains("<td class=\"number\">1/"));
    let nobody = server.get(&format!("{ROUND}?q=xyz"), &[]).await.body;
    assert!(nobody.contains("Không có đơn vị nào như vậy") && codes(&nobody).is_empty());
}

#[tokio::test]
async fn units_are_found_with_marks_or_without_and_stand_in_the_order_of_the_alphabet() {
    let server = Server::start().await;
    for typed in ["da%20nang", "%C4%90%C3%A0%20N%E1%BA%B5ng", "48", "DA%20N"] {
        let found = codes(&server.get(&format!("{ROUND}?q={typed}"), &[]).await.body);
        assert_eq!(found, ["48"], "{typed}");
    }
    let named = codes(&server.get(&format!("{ROUND}?sort=unit"), &[]).await.body);
    // An Giang, Bà Rịa - Vũng Tàu, Bạc Liêu, Bắc Giang … Yên Bái.
    assert_eq!((&named[..4], named[62].as_str()), (&["89", "77", "95", "24"].map(str::to_owned)[..], "15"));
    let place = |code: &str| named.iter().position(|other| other == code).unwrap();
    assert!(
        place("92") < place("48") && place("48") < place("66") && place("75") < place("64"),
        "Đ after D and C"
    );
    let mut turned = codes(&server.get(&format!("{ROUND}?sort=-unit"), &[]).await.body);
    turned.reverse();
    assert_eq!(turned, named);
    let heads = server.get(&format!("{ROUND}?sort=unit"), &[]).await.body;
    assert!(heads.contains("aria-sort=\"ascending\"") && heads.contains("sort=-unit#standings"));
}

#[tokio::test]
async fn a_table_is_taken_along_as_it_is_seen() {
    let server = Server::start().await;
    let query = format!("?award=health&region={SOUTH_EAST}&sort=unit");
    let csv = server.get(&format!("{ROUND}/tables/standings.csv{query}"), &[]).await;
    let name = csv.header("content-disposition").unwrap().to_owned();
    assert!(name.contains("1371-2022-2022-q2-standings-health-minh-hoa.csv"), "{name}");
    let lines: Vec<&str> = csv.body.lines().collect();
    assert!(
        lines[0].starts_with("\u{feff}Hạng,Mã,Đơn vị,Kết quả,Chắc chắn,Vùng,Hạng trong vùng,"),
        "{}",
        lines[0]
    );
    assert_eq!(lines.len(), 7);
    assert!(lines[1].contains("Bà Rịa - Vũng Tàu") && lines[1].contains("SỐ LIỆU MINH HỌA"));
    for table in
        ["standings.xlsx", "history.xlsx", "history.csv", "derivation.csv?unit=24", "derivation.xlsx?unit=24"]
    {
        let answer = server.get(&format!("{ROUND}/tables/{table}"), &[]).await;
        assert_eq!(answer.status, 200, "{table}");
        assert!(answer.body.starts_with(if table.contains("xlsx") { "PK" } else { "\u{feff}" }), "{table}");
    }
    for table in ["rules.csv", "rules.xlsx"] {
        assert_eq!(server.get(&format!("/movements/1371-2022/tables/{table}"), &[]).await.status, 200);
    }
    let english = server.get(&format!("{ROUND}/tables/history.csv"), &["Cookie: language=en"]).await.body;
    assert!(english.starts_with("\u{feff}Code,Unit,"));
}

#[tokio::test]
async fn units_on_either_side_of_redrawn_boundaries_are_not_one() {
    let server = Server::with_history().await;
    let page = server.get("/movements/2213-2021-2025/rounds/2025/history?award=province", &[]).await.body;
    assert!(page.contains("địa giới đã thay đổi"));
    // Bắc Giang was 24 and Bắc Ninh is: two rows. Hà Nội kept its code and its name, and is two rows as well.
    for name in ["Bắc Giang <span class=\"code\">24<", "Bắc Ninh <span class=\"code\">24<"] {
        assert_eq!(page.matches(&format!("<th scope=\"row\">{name}")).count(), 1, "{name}");
    }
    assert_eq!(page.matches("<th scope=\"row\">Hà Nội <").count(), 2);
    let quarters = server.get(&format!("{ROUND}/history"), &[]).await.body;
    assert!(!quarters.contains("địa giới đã thay đổi"));
    assert_eq!(quarters.matches("<th scope=\"row\">Hà Nội <").count(), 1);
    assert!(quarters.contains("▲") && quarters.contains("bậc so với lần xếp hạng trước"));
}

#[tokio::test]
async fn who_has_sent_what_is_not_for_everybody() {
    let server = Server::start().await;
    for ending in ["csv", "xlsx"] {
        let answer = server.get(&format!("{ROUND}/tables/figures.{ending}"), &[]).await;
        assert_eq!(answer.status, 303, "{ending}");
        assert!(answer.header("location").unwrap().starts_with("/sign-in"), "{ending}");
    }
    let mut admin = Visitor::accept(&server, server.invitation.as_deref().unwrap()).await;
    assert_eq!(
        admin.get(&format!("{ROUND}/tables/figures.csv")).await.status,
        403,
        "an administrator has no say"
    );
    let mut officer = admin.invites("officer@bhxh.example", "unit-officer", "24").await;
    let own = officer.get(&format!("{ROUND}/tables/figures.csv")).await.body;
    let lines: Vec<&str> = own.lines().collect();
    assert_eq!(lines.len(), 2, "only the officer's own unit: {own}");
    assert!(lines[1].starts_with("24,Bắc Giang,Trung du và miền núi phía Bắc,chưa nộp,"), "{own}");
    let mut verifier = admin.invites("verifier@bhxh.example", "verifier", "*").await;
    assert_eq!(verifier.get(&format!("{ROUND}/tables/figures.csv")).await.body.lines().count(), 1 + 63 + 17);
}

#[tokio::test]
async fn what_is_not_final_says_so_across_the_page_and_in_the_names_of_files() {
    let server = Server::start().await;
    for page in ["", "/units/24", "/history", "/fragility"] {
        assert!(server.get(&format!("{ROUND}{page}"), &[]).await.body.contains(">TẠM TÍNH</text>"), "{page}");
    }
    let csv = server.get(&format!("{ROUND}/standings.csv"), &[]).await;
    assert!(csv.header("content-disposition").unwrap().contains("standings-minh-hoa.csv"));
}

#[tokio::test]
async fn a_unit_sees_why_how_it_went_and_what_pace_it_needs() {
    let server = Server::with_history().await;
    let page = server.get(&format!("{ROUND}/units/24"), &[]).await.body;
    assert!(page.contains("Chưa được đề nghị vì không đạt 3 tiêu chí"), "why not");
    assert!(page.contains("Quý III năm 2022") && page.contains("class=\"chart-line\""), "the trend");
    // From 287,419 to 71.5 % of the way from 286,116 to 339,116 is 36,592 people in 92 days: 397.7, rounded up.
    assert!(
        page.contains("tăng 36.592 người") && page.contains("<strong>tăng 398 người</strong>"),
        "the pace"
    );
    let last = server.get("/movements/1371-2022/rounds/2022-q4/units/24", &[]).await.body;
    assert!(!last.contains("id=\"pace\""), "after the last round no day remains");
    let winner = server.get(&format!("{ROUND}/units/40"), &[]).await.body;
    assert!(winner.contains("Được đề nghị khen: xếp thứ 1"));
}

#[tokio::test]
async fn goals_name_their_day_definition_and_sources() {
    let server = Server::start().await;
    let page = server.get(ROUND, &[]).await.body;
    assert!(page.contains("Số người tham gia bảo hiểm y tế ÷ Dân số"), "the definition in words");
    assert!(page.contains("tính đến</span>") || page.contains("tính đến 30/6/2022"), "the day");
    assert!(page.contains("thoibaotaichinhvietnam.vn") && page.contains("88,99"), "what was published");
}

#[tokio::test]
async fn the_map_is_of_the_provinces_of_its_day() {
    let server = Server::with_history().await;
    let of_2022 = server.get(ROUND, &[]).await.body;
    let of_2025 = server.get("/movements/2213-2021-2025/rounds/2025?award=province", &[]).await.body;
    let drawn = |body: &str| {
        let map =
            body.split("<g class=\"provinces\">").nth(1).and_then(|rest| rest.split("</g>").next()).unwrap();
        map.matches("<path ").count()
    };
    assert_eq!((drawn(&of_2022), drawn(&of_2025)), (63, 34));
    for page in [of_2022, of_2025] {
        assert!(page.contains("Quần đảo Hoàng Sa") && page.contains("Quần đảo Trường Sa"));
    }
}
