//! Thi Đua: runs emulation movements from the command line.

fn main() {}
