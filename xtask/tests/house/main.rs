//! The house against its map: what the papers promise of the workspace, held to the files.

mod map;
mod pure_rooms;
mod rooms;
