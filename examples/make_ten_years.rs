//! Writes a ten-year chart to try things on: `cargo run --release --example make_ten_years -- ten-years.ron`.

#[path = "../benches/common/ten_years.rs"]
mod ten_years;

use std::error::Error;
use std::path::Path;

use knotmap::store;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("name the file to write")?;
    store::save(
        &ten_years::chart(1, ten_years::TEN_YEARS)?,
        Path::new(&path),
    )?;
    Ok(())
}
