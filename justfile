# The chores themselves are Rust (`cargo xtask help`); this file only spares typing.

# All of CI.
check:
    cargo xtask test

# The main job, on shipped example figures.
demo:
    cargo run --release -- demo
