//! The command line as other programs and people meet it: the built binary, its output, its exit status.

mod check;
mod compare_readings;
mod demo;
mod evaluate;
mod evaluate_json;
mod explain;
mod figures;
mod fragility;
mod graded;
mod help;
mod movements;
mod notes;
mod output;
mod problems;
mod random_rounds;
mod receipts;
mod reference;
mod run;
mod same_file;
mod template;
mod words;
