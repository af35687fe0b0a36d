//! Any bytes as a table to import, read in every way: what it would do can be done, and doing it again does nothing.
#![no_main]

use knotmap::exchange::{Grid, ImportOptions, Mapping, Target, plan};
use knotmap::model::{Chart, Ids};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(grid) = Grid::read(bytes) else { return };
    let options = ImportOptions {
        now: "2026-11-22T08:00:00+01:00".parse().unwrap(),
        zone: jiff::tz::TimeZone::UTC,
        order: None,
    };
    for target in Target::ALL {
        let mapping = Mapping::guess_as(&grid, target);
        let chart = Chart::new();
        if let Ok(plan) = plan(&chart, &grid, &mapping, &options, Ids::seeded(1)) {
            let mut after = chart.clone();
            after.apply(plan.edit()).unwrap();
            drop(plan.summary());
        }
    }
});
