//! How the cells of a result look.

use exact::Ratio;
use movement::Shown;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The formats of a result.
pub(crate) struct Looks {
    pub(super) title: Format,
    pub(super) subtitle: Format,
    pub(super) line: Format,
    pub(crate) note: Format,
    pub(crate) section: Format,
    pub(crate) heading: Format,
    /// Text in a table.
    pub(crate) text: Format,
    /// A short text in the middle of its column.
    pub(super) middle: Format,
    number: Format,
    pub(super) selected: Format,
    pub(super) tied: Format,
    pub(super) waiting: Format,
    pub(super) sign: Format,
    pub(super) signer: Format,
}

const FONT: &str = "Times New Roman";
const HEAD: Color = Color::RGB(0xDC_E6_F1);
const LINE: Color = Color::RGB(0x80_80_80);
const GREEN: Color = Color::RGB(0xD9_EF_D5);
const AMBER: Color = Color::RGB(0xFF_E9_B3);
const GREY: Color = Color::RGB(0xEC_EC_EC);
const RED: Color = Color::RGB(0x9C_00_06);

/// Decimals of the plain ratio that are usually shown: two of a percentage.
pub(super) const USUAL: u32 = 4;

/// The size of text, in points.
pub(super) const SIZE: u32 = 11;
/// The size of a title, in points.
pub(super) const TITLE_SIZE: u32 = 15;

/// The letters of every cell.
pub(crate) fn plain() -> Format {
    Format::new().set_font_name(FONT).set_font_size(SIZE)
}

impl Looks {
    pub(crate) fn new() -> Looks {
        let plain = plain();
        let line = plain.clone().set_text_wrap().set_align(FormatAlign::VerticalCenter);
        let middle_line = line.clone().set_align(FormatAlign::Center);
        let boxed = plain.clone().set_border(FormatBorder::Thin).set_border_color(LINE);
        let boxed = boxed.set_align(FormatAlign::VerticalCenter);
        let text = boxed.clone().set_text_wrap();
        Looks {
            title: middle_line.clone().set_bold().set_font_size(TITLE_SIZE),
            subtitle: middle_line.clone().set_bold(),
            note: middle_line.clone().set_bold().set_italic().set_font_color(RED),
            section: line.clone().set_bold(),
            heading: text.clone().set_bold().set_background_color(HEAD).set_align(FormatAlign::Center),
            middle: text.clone().set_align(FormatAlign::Center),
            // Shrunk where it must be: a number too wide for its column would be printed as ###.
            number: boxed.set_align(FormatAlign::Right).set_shrink(),
            text,
            selected: Format::new().set_bold().set_background_color(GREEN),
            tied: Format::new().set_bold().set_background_color(AMBER),
            waiting: Format::new().set_background_color(GREY),
            sign: middle_line.clone().set_italic(),
            signer: middle_line.set_bold(),
            line,
        }
    }

    /// A number as its measure is shown, with so many decimals of the plain ratio where it is a percentage.
    pub(super) fn number(&self, value: &Ratio, shown: Shown, places: u32) -> Format {
        match shown {
            Shown::Percent => {
                let decimals = "0".repeat(places.saturating_sub(2).max(1) as usize);
                self.number.clone().set_num_format(format!("0.{decimals}%"))
            }
            Shown::Number if value.is_whole() => self.number.clone().set_num_format("#,##0"),
            Shown::Number => {
                let more = "#".repeat(places.saturating_sub(2).max(4) as usize);
                self.number.clone().set_num_format(format!("#,##0.00{more}"))
            }
        }
    }

    /// The same in the middle of its column.
    pub(super) fn middle_number(&self, value: &Ratio, shown: Shown, places: u32) -> Format {
        self.number(value, shown, places).set_align(FormatAlign::Center)
    }
}
