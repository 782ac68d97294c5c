//! The workbook of a round's result, opened again: what stands in it, and what must not.

mod book;
mod forms;
mod odd;
mod round;
mod sheets;
mod size;
