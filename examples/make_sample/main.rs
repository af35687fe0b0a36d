//! Writes the sample chart: `cargo run --example make_sample -- examples/jeffrey.ron`.

mod story;

use std::error::Error;
use std::io::{self, Write as _};
use std::path::Path;

use knotmap::store;

fn main() -> Result<(), Box<dyn Error>> {
    let chart = story::chart()?;
    match std::env::args_os().nth(1) {
        Some(path) => drop(store::save(&chart, Path::new(&path))?),
        None => io::stdout().write_all(store::to_text(&chart).as_bytes())?,
    }
    Ok(())
}
