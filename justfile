# The chores themselves are Rust (`cargo xtask help`); this file only spares typing.

# All of CI.
check:
    cargo xtask test

# The main job, on shipped example figures; then the portal, to be tried.
demo:
    cargo run --release -- demo
