//! The movement that the tests of this room use.

/// The sample movement.
pub fn movement() -> movement::Movement {
    let (movement, problems) = movement::Movement::read(include_str!("sample.toml"), "sample.toml");
    assert_eq!(problems, []);
    movement.unwrap()
}
