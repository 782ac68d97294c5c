//! What an example is.

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Note {
    /// A text in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Note {
        Note { vi: vi.into(), en: en.into() }
    }
}

/// Example figures for one round of one movement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The movement's id.
    pub movement: &'static str,
    /// The round's id.
    pub round: String,
    /// The seed that they were grown from.
    pub seed: u64,
    /// What must be said wherever they are shown: that they are illustrative.
    pub label: Note,
    /// What is worth looking at in them.
    pub notes: Vec<Note>,
    /// Which of their numbers were published, and where.
    pub published: Vec<Note>,
    /// The figures: long CSV, `unit,indicator,period,value`.
    pub csv: String,
}

/// The label of figures grown from a seed.
pub(crate) fn label(movement: &str, round: &str, seed: u64) -> Note {
    Note::new(
        format!(
            "Số liệu minh họa, sinh tự động (phong trào {movement}, đợt {round}, hạt giống {seed}); không phải kết quả thật của địa phương nào."
        ),
        format!(
            "Illustrative figures, generated (movement {movement}, round {round}, seed {seed}); they are no province's results."
        ),
    )
}
