//! Where pages will break, near enough to keep a signature from being parted from what is signed.

/// The inside of an A4 page lying on its side, in points: 297 × 210 mm less the margins of [`super::leaf`].
const INSIDE: (u32, u32) = (784, 515);

/// A character of a column's width, in hundredths of a point: 7 pixels of 96 to the inch.
const CHARACTER: u32 = 525;

/// The rows of a sheet as they fill its pages.
#[derive(Default)]
pub(super) struct Pages {
    heights: Vec<(u32, u32)>,
}

impl Pages {
    /// Notes a row's height, in points; rows come in order.
    pub(super) fn row(&mut self, row: u32, height: u32) {
        self.heights.push((row, height));
    }

    /// The row before which a page should break, so that rows `from` and after stay together with a few rows before
    /// them; none where they fit on the page that they begin on. `repeated` rows stand at the head of every page.
    ///
    /// Where a short `section` ends with the row before `from`, the whole of it is kept with them.
    pub(super) fn break_before(
        &self,
        from: u32,
        section: Option<u32>,
        widths: &[u32],
        repeated: (u32, u32),
    ) -> Option<u32> {
        let wide: u32 = widths.iter().map(|width| (width * CHARACTER + 375) / 100).sum();
        // Shrunk to the width of a page, more rows go on it; they are never enlarged.
        let page = INSIDE.1 * wide.max(INSIDE.0) / INSIDE.0;
        let short = section.filter(|section| (1..=SHORT).contains(&from.saturating_sub(*section)));
        let before = short.unwrap_or(from.saturating_sub(KEPT));
        let parted = MAYBE.iter().any(|percent| self.parted(before, page * percent / 100, repeated));
        (parted && before > repeated.1 + 1).then_some(before)
    }

    /// Whether pages that hold so many points break below a row.
    fn parted(&self, kept: u32, page: u32, repeated: (u32, u32)) -> bool {
        let head = |(row, _): &&(u32, u32)| (repeated.0..=repeated.1).contains(row);
        let head: u32 = self.heights.iter().filter(head).map(|(_, height)| height).sum();
        let mut filled = 0;
        let mut parted = false;
        for (row, height) in &self.heights {
            if filled + height > page {
                filled = head;
                parted |= *row > kept;
            }
            filled += height;
        }
        parted
    }
}

/// How much of a page, in percent, is filled by programs that measure a little otherwise.
const MAYBE: [u32; 6] = [91, 94, 97, 100, 103, 106];

/// A section of so many rows is not parted from the signature.
const SHORT: u32 = 12;

/// So many rows stay with the signature.
const KEPT: u32 = 3;

#[cfg(test)]
mod tests {
    use super::Pages;

    fn sheet(rows: u32) -> Pages {
        let mut pages = Pages::default();
        (0..rows + 6).for_each(|row| pages.row(row, 15));
        pages
    }

    #[test]
    fn a_signature_is_not_parted_from_the_last_rows() {
        // 34 rows of 15 points fill a page that is not shrunk; some programs put 31 on it, others 36.
        let breaks = |rows| sheet(rows).break_before(rows, None, &[100], (0, 0));
        assert_eq!(breaks(20), None);
        assert_eq!(breaks(25), None);
        assert_eq!(breaks(26), Some(23));
        assert_eq!(breaks(38), Some(35));
        // Here it begins on the second page by itself, with rows above it.
        assert_eq!(breaks(39), None);
        // A short section is kept whole.
        assert_eq!(sheet(28).break_before(28, Some(20), &[100], (0, 0)), Some(20));
        assert_eq!(sheet(28).break_before(28, Some(5), &[100], (0, 0)), Some(25));
    }
}
