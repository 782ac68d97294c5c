//! The movements that the binary carries.

use movement::Movement;

/// A movement of this repository with its worked examples.
pub struct Builtin {
    /// Its id, which is its folder's name.
    pub id: &'static str,
    /// Its file.
    pub text: &'static str,
    /// Its worked examples: file name and text.
    pub cases: &'static [(&'static str, &'static str)],
    /// Illustrative figures: round and table.
    pub examples: &'static [(&'static str, &'static str)],
}

/// Every movement of this repository, by id.
pub const BUILTIN: &[Builtin] = include!(concat!(env!("OUT_DIR"), "/movements.rs"));

/// The built-in movement with an id.
pub fn find(id: &str) -> Option<&'static Builtin> {
    BUILTIN.iter().find(|builtin| builtin.id == id)
}

impl Builtin {
    /// What its file is called in messages.
    pub fn file(&self) -> String {
        format!("{}/movement.toml", self.id)
    }

    /// Reads it. A test holds every one of them sound.
    pub fn read(&self) -> Movement {
        let (movement, _) = Movement::read(self.text, &self.file());
        movement.expect("a built-in movement is sound")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_builtin_movement_is_sound_and_stands_in_the_folder_of_its_id() {
        assert_eq!(BUILTIN.len(), 5);
        for builtin in BUILTIN {
            let (movement, problems) = Movement::read(builtin.text, &builtin.file());
            assert_eq!(problems, [], "{}", builtin.id);
            assert_eq!(movement.unwrap().id, builtin.id);
        }
    }
}
