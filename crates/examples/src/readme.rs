//! The page that stands beside the example figures of a movement and says what they are.

use crate::example::{Example, Note};

/// The text of `README.md` beside a movement's examples, Vietnamese first.
///
/// A CSV file cannot carry a remark, so the label stands here.
pub fn readme(examples: &[Example]) -> String {
    let mut page = String::new();
    let Some(first) = examples.first() else { return page };
    let (movement, seed) = (first.movement, first.seed);
    page.push_str(&format!("# Số liệu ví dụ {movement} · Example figures\n\n"));
    page.push_str(&format!(
        "**Số liệu minh họa, không phải kết quả thật của địa phương nào.** Sinh tự động với hạt giống {seed}, từ dân số, \
         lực lượng lao động và số liệu toàn quốc đã công bố. Tên tỉnh, xã chỉ để minh họa cách xét.\n\n"
    ));
    page.push_str(&format!(
        "**Illustrative figures, no province's results.** Generated with the seed {seed} from the published population, \
         labour force and national results. Provinces and communes are named only to show how a round is judged.\n\n"
    ));
    page.push_str("Viết lại · write again: `cargo run -p examples -- write movements`\n");
    for example in examples {
        page.push_str(&format!("\n## `{}.csv`\n\n", example.round));
        page.push_str(&example.label.vi);
        page.push_str("  \n");
        page.push_str(&example.label.en);
        page.push('\n');
        list(&mut page, "Đáng chú ý · What to look at", &example.notes);
        list(&mut page, "Số đã công bố · What was published", &example.published);
    }
    page
}

fn list(page: &mut String, title: &str, notes: &[Note]) {
    page.push_str(&format!("\n### {title}\n\n"));
    for note in notes {
        page.push_str(&format!("- {}  \n  {}\n", note.vi, note.en));
    }
}
