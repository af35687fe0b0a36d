//! The program: a window, or the same work on the command line.

use std::io;
use std::process::ExitCode;

use knotmap::cli::{self, OpenWindow};

/// Keeps what is let go of in every frame, instead of asking the system for it again.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(feature = "gui")]
const WINDOW: Option<OpenWindow> = Some(knotmap::ui::run);
#[cfg(not(feature = "gui"))]
const WINDOW: Option<OpenWindow> = None;

fn main() -> ExitCode {
    // Not locked: while the window is open, its threads may have something to say, too.
    cli::run(
        std::env::args_os(),
        &mut io::stdout(),
        &mut io::stderr(),
        WINDOW,
    )
}
