//! The program: a window, or the same work on the command line.

fn main() -> std::process::ExitCode {
    let file = std::env::args_os().nth(1).map(std::path::PathBuf::from);
    match knotmap::ui::run(file.as_deref()) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(_) => std::process::ExitCode::FAILURE,
    }
}
