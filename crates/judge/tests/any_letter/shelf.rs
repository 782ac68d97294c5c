//! The letters of this repository.

use std::path::Path;

use movement::Movement;

/// The letters under `cases/` and `movements/`, by name.
pub fn letters() -> Vec<Movement> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut paths = Vec::new();
    for shelf in ["cases", "movements"] {
        let folders = std::fs::read_dir(root.join(shelf)).expect("a shelf of letters");
        let files = folders.map(|folder| folder.expect("a folder").path().join("movement.toml"));
        paths.extend(files.filter(|file| file.exists()));
    }
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).expect("a movement file");
        let (movement, problems) = Movement::read(&text, &path.display().to_string());
        assert!(problems.is_empty(), "{problems:#?}");
        movement.expect("a sound movement")
    };
    paths.iter().map(read).collect()
}
