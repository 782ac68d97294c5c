//! The three kinds of participants that provinces compete in.

use jiff::civil::Date;

/// The day that growth is counted from.
pub(crate) const BASELINE: Date = Date::constant(2021, 12, 31);

/// A field of participants.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Compulsory,
    Voluntary,
    Health,
}

impl Field {
    pub(crate) const ALL: [Field; 3] = [Field::Compulsory, Field::Voluntary, Field::Health];

    pub(crate) fn id(self) -> &'static str {
        ["compulsory", "voluntary", "health"][self as usize]
    }

    pub(crate) fn plan_id(self) -> &'static str {
        ["compulsory_plan", "voluntary_plan", "health_plan"][self as usize]
    }

    pub(crate) fn name_vi(self) -> &'static str {
        ["BHXH bắt buộc", "BHXH tự nguyện", "BHYT"][self as usize]
    }

    pub(crate) fn name_en(self) -> &'static str {
        ["compulsory social insurance", "voluntary social insurance", "health insurance"][self as usize]
    }

    /// Participants of the country on 31 December 2021, published.
    pub(crate) fn baseline(self) -> i64 {
        [15_100_000, 1_450_000, 88_800_000][self as usize]
    }

    /// Growth that the plans of 2022 ask for. Health: 91.641 million (2213-2021-2025 II.3). Social insurance: 17.24
    /// million were 89.91 % of the plan, so it is near 19.175 million; its two parts are guessed.
    pub(crate) fn required(self) -> i64 {
        [2_200_000, 425_000, 2_841_000][self as usize]
    }
}
