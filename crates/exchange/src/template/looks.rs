//! How the cells of a template look, and which of them are locked.

use reference::Dimension;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The formats of a template.
pub(super) struct Looks {
    pub(super) title: Format,
    pub(super) subtitle: Format,
    pub(super) remark: Format,
    pub(super) heading: Format,
    pub(super) period: Format,
    pub(super) measure: Format,
    pub(super) code: Format,
    pub(super) name: Format,
    pub(super) text: Format,
    pub(super) label: Format,
    input: Format,
}

/// Where something is to be filled in.
const YELLOW: Color = Color::RGB(0xFF_F8_D6);
const HEAD: Color = Color::RGB(0xDC_E6_F1);
const LINE: Color = Color::RGB(0xA6_A6_A6);
const FONT: &str = "Times New Roman";

impl Looks {
    pub(super) fn new() -> Looks {
        let plain = Format::new().set_font_name(FONT).set_font_size(11);
        let boxed = plain.clone().set_border(FormatBorder::Thin).set_border_color(LINE);
        let head = boxed.clone().set_background_color(HEAD).set_align(FormatAlign::Center);
        let head = head.set_align(FormatAlign::VerticalCenter).set_text_wrap();
        Looks {
            title: plain.clone().set_bold().set_font_size(14),
            subtitle: plain.clone().set_bold(),
            remark: plain.clone().set_italic(),
            heading: head.clone().set_bold(),
            period: head.clone(),
            measure: head.clone().set_italic(),
            code: boxed.clone().set_num_format("@").set_align(FormatAlign::Center),
            // Shrunk where it must be: a longer name would run into the cell to fill in.
            name: boxed.clone().set_shrink(),
            text: plain.clone().set_text_wrap().set_align(FormatAlign::Top),
            label: boxed.clone().set_text_wrap().set_align(FormatAlign::Top),
            input: boxed.set_background_color(YELLOW).set_unlocked(),
        }
    }

    /// A cell to be filled in with figures of a dimension.
    pub(super) fn input(&self, dimension: Dimension) -> Format {
        let input = self.input.clone();
        match dimension {
            Dimension::People | Dimension::Units | Dimension::Vnd => input.set_num_format("#,##0"),
            Dimension::Ratio => input.set_num_format("0.00%"),
            Dimension::Points => input.set_num_format("#,##0.##"),
            Dimension::Truth => input.set_align(FormatAlign::Center),
        }
    }
}
