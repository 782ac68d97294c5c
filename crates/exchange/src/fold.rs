//! Texts brought to bare letters, so that spellings of one heading meet.

use unicode_normalization::UnicodeNormalization;

/// Lower-case letters without marks, one blank for any run of blanks: `Số  NGƯỜI` is `so nguoi`.
pub(crate) fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
            'đ' | 'ð' => out.push('d'),
            c if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            '–' | '—' | '−' | '‐' | '‑' => out.push('-'),
            '’' | '‘' => out.push('\''),
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn bare_letters() {
        assert_eq!(bare("  Số người\n tham gia BHYT "), "so nguoi tham gia bhyt");
        assert_eq!(bare("Đơn vị tính: triệu đồng"), "don vi tinh: trieu dong");
        assert_eq!(bare("Tổng cộng"), bare("TỔNG CỘNG"));
    }
}
