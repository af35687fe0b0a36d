//! Breaks saves, logs and files in every way there is and counts what is lost: the real program under `strace`, and
//! a scripted session that is killed again and again.
//!
//! ```text
//! cargo test --test faults              a few tries of each fault
//! cargo test --test faults -- --all     every try; prints the table
//! cargo test --test faults -- --all log only rows whose name has this word
//! ```
//!
//! Needs Linux with `strace`; rows that need more (root, Xvfb, libfaketime) say when they were left out.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed, and the table is its result"
)]

mod driver;
mod files;
mod logging;
mod power;
mod saving;
mod scene;
mod table;
mod tracer;
mod window;

use std::process::ExitCode;

use table::Table;

fn main() -> ExitCode {
    if let Some(mode) = std::env::var_os("KNOTMAP_FAULTS_DRIVER") {
        driver::run(mode.to_str().unwrap());
        return ExitCode::SUCCESS;
    }
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args.iter().any(|arg| arg == "--list") {
        return ExitCode::SUCCESS;
    }
    if !cfg!(target_os = "linux") || !tracer::is_there("strace") {
        println!("faults: left out, they need Linux and strace");
        return ExitCode::SUCCESS;
    }
    let all = args.iter().any(|arg| arg == "--all");
    let words = args.iter().filter(|arg| !arg.starts_with('-'));
    let mut table = Table::new(all, words.cloned().collect());
    saving::rows(&mut table);
    logging::rows(&mut table);
    power::rows(&mut table);
    files::rows(&mut table);
    window::rows(&mut table);
    table.finish()
}
