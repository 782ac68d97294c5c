//! What is worth looking at in a round of 1371-2022, and what in it was published.

use super::country::Country;
use super::part::Part;
use super::round::{Outcome, Round};
use crate::example::Note;

/// Who plays which part.
pub(crate) fn notes(country: &Country, outcomes: &[Outcome], round: &Round) -> Vec<Note> {
    let cast = |part: Part| -> String {
        let players = country.provinces.iter().zip(outcomes).filter(|(_, outcome)| outcome.part == part);
        players
            .map(|(province, _)| format!("{} ({})", province.name, province.code))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let told = |part: Part| {
        let (vi, en) = meaning(part)?;
        Some(Note::new(format!("{vi}: {}", cast(part)), format!("{en}: {}", cast(part))))
    };
    let mut notes: Vec<Note> = ALL.into_iter().filter_map(told).collect();
    notes.insert(2, tie(round, &cast(Part::Tied)));
    for (province, outcome) in country.provinces.iter().zip(outcomes) {
        if let Some((field, people)) = outcome.missed_by {
            let who = format!("{} ({})", province.name, province.code);
            notes.push(Note::new(
                format!("Thiếu {people} người để đạt sàn {}: {who}", field.name_vi()),
                format!("{people} short of the floor in {}: {who}", field.name_en()),
            ));
        }
    }
    notes
}

const ALL: [Part; 12] = [
    Part::Leader,
    Part::Ahead,
    Part::AtTheFloor,
    Part::AtTheMargin,
    Part::WithinMargin,
    Part::Blocked,
    Part::Disqualified,
    Part::OneMissing,
    Part::Silent,
    Part::Saturated,
    Part::SaturatedShort,
    Part::ThinBase,
];

fn meaning(part: Part) -> Option<(&'static str, &'static str)> {
    let texts = match part {
        Part::Leader => ("Dẫn đầu cả bốn nội dung", "Ahead in all four things"),
        Part::Ahead => ("Tăng trưởng cao ở lĩnh vực có đồng hạng", "High growth in the field of the tie"),
        Part::AtTheFloor => (
            "Tăng trưởng BHYT và tỷ lệ thu đúng bằng sàn",
            "Health growth and collection exactly at the floor",
        ),
        Part::AtTheMargin => {
            ("Tỷ lệ chậm đóng đúng bằng 1,05 lần chỉ tiêu", "Late ratio exactly 1.05 times its target")
        }
        Part::WithinMargin => (
            "Tỷ lệ chậm đóng vượt chỉ tiêu nhưng chưa quá 5 %",
            "Late ratio above its target by less than 5 %",
        ),
        Part::Blocked => {
            ("Đang xem xét, chờ hội đồng (blocked)", "Blocked: meets the criteria, the council decides")
        }
        Part::Disqualified => {
            ("Không xét khen thưởng (disqualified)", "Disqualified: meets the criteria all the same")
        }
        Part::OneMissing => {
            ("Chưa gửi số người tham gia BHXH tự nguyện", "Has not sent its voluntary participants")
        }
        Part::Silent => ("Chưa gửi số liệu của đợt", "Has sent nothing for the round"),
        Part::Saturated => (
            "Kế hoạch BHYT thấp hơn số đầu kỳ, đã đạt kế hoạch",
            "Health plan under the baseline, plan reached",
        ),
        Part::SaturatedShort => {
            ("Kế hoạch BHYT bằng số đầu kỳ, chưa đạt", "Health plan equal to the baseline, not reached")
        }
        Part::ThinBase => (
            "Số BHYT phải phát triển dưới 0,5 % số đầu kỳ, tỷ lệ rất lớn",
            "Required growth in health under 0.5 % of the baseline, so an absurd rate",
        ),
        _ => return None,
    };
    Some(texts)
}

fn tie(round: &Round, pair: &str) -> Note {
    Note::new(
        format!("Bằng nhau tuyệt đối ở vị trí cuối của lĩnh vực {}: {pair}", round.tie.name_vi()),
        format!("Exactly equal across the last place in {}: {pair}", round.tie.name_en()),
    )
}

/// Which numbers were published; every other one is made up.
pub(crate) fn published(round: &Round) -> Vec<Note> {
    let mut notes = vec![
        Note::new(
            "Đầu kỳ toàn quốc 31/12/2021: 15,1 triệu, 1,45 triệu, 88,8 triệu người (vss.gov.vn); các tỉnh chia từ tổng này.",
            "National baselines of 31 December 2021: 15.1, 1.45 and 88.8 million (vss.gov.vn); the provinces divide them.",
        ),
        Note::new(
            "Kế hoạch BHYT 91,641 triệu người (2213-2021-2025 II.3); kế hoạch BHXH suy từ 17,24 triệu = 89,91 % (vietnamplus.vn); kế hoạch thu suy từ 382,7 nghìn tỷ = 88,74 % (vtv.vn). Các tỉnh có kế hoạch do máy sinh, tổng chỉ gần bằng.",
            "Health plan 91.641 million (2213-2021-2025 II.3); social insurance plan from 17.24 million = 89.91 % (vietnamplus.vn); collection plan from 382.7 trillion = 88.74 % (vtv.vn). The provinces' plans are generated and come only near these sums.",
        ),
        Note::new(
            "Mẫu số VN năm 2022: lao động 46,04 triệu (từ 17,5 triệu = 38,01 %), dân số 98,98 triệu (từ 91,1 triệu = 92,04 %).",
            "Denominators of VN for 2022: labour force 46.04 million (17.5 million = 38.01 %), population 98.98 million (91.1 million = 92.04 %).",
        ),
        Note::new(
            "Số VN được ghi riêng theo số đã công bố, không cộng từ 63 tỉnh.",
            "Figures of VN stand on their own as published; they are not the sum of the 63.",
        ),
    ];
    let (vi, en) = match round.number {
        0 => (
            "30/6/2022: BHXH 17,1 triệu, tự nguyện 1,5 triệu, BHYT 86,8 triệu, BHTN 14 triệu (thoibaotaichinhvietnam.vn); bắt buộc là hiệu số. Số thu do máy sinh.",
            "30 June 2022: social 17.1, voluntary 1.5, health 86.8, unemployment 14 million (thoibaotaichinhvietnam.vn); compulsory is the difference. The amount collected is made up.",
        ),
        1 => (
            "30/9/2022: bắt buộc 15,73 triệu, tự nguyện 1,51 triệu, BHYT 87,5 triệu, BHTN 14,02 triệu, thu 308 nghìn tỷ (vietnamplus.vn, vss.gov.vn).",
            "30 September 2022: compulsory 15.73, voluntary 1.51, health 87.5, unemployment 14.02 million, 308 trillion collected (vietnamplus.vn, vss.gov.vn).",
        ),
        _ => (
            "31/12/2022: BHXH 17,5 triệu (sggp.org.vn), BHYT 91,1 triệu (tapchitaichinh.vn); chia bắt buộc và tự nguyện, BHTN và số thu do máy sinh.",
            "31 December 2022: social 17.5 million (sggp.org.vn), health 91.1 million (tapchitaichinh.vn); its division into compulsory and voluntary, unemployment and the amount collected are made up.",
        ),
    };
    notes.insert(1, Note::new(vi, en));
    notes
}
