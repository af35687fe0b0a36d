//! Draws a map: `cargo run --example draw_map [CHART.ron] [MAP.svg]`.
//!
//! Without a chart it makes one with two knots. The ending of the map's name (.svg, .png, .pdf) decides its format.

use std::error::Error;
use std::path::PathBuf;

use jiff::Zoned;
use knotmap::analysis::Moment;
use knotmap::body::Body;
use knotmap::model::{
    BodyPos, Chart, Edit, Ids, Intensity, Knot, Place, Rating, Score, Stamp, View,
};
use knotmap::report::{self, ExportOptions, Format};
use knotmap::scene::{Look, Theme};
use knotmap::store;

fn main() -> Result<(), Box<dyn Error>> {
    let now = Stamp::from_zoned(&Zoned::now());
    let (charts, maps): (Vec<PathBuf>, Vec<PathBuf>) = std::env::args_os()
        .skip(1)
        .map(PathBuf::from)
        .partition(|path| path.extension().is_some_and(|ending| ending == "ron"));
    let chart = match charts.first() {
        Some(path) => store::open(path)?.chart,
        None => two_knots(now)?,
    };
    let map = maps.first().cloned().unwrap_or_else(|| "map.svg".into());
    let options = ExportOptions {
        view: View::Back,
        look: Look::default(),
        camera: None,
        moment: Moment::Present(now),
        by_month: false,
        theme: Theme::Print,
        photo: None,
    };
    let body = Body::shared()?;
    let bytes = report::export(&chart, body, &options, Format::from_path(&map)?)?;
    Ok(std::fs::write(map, bytes)?)
}

/// A chart changes only through edits, and each gives back the one that undoes it.
fn two_knots(now: Stamp) -> Result<Chart, Box<dyn Error>> {
    let mut chart = Chart::new();
    let mut ids = Ids::random();
    // Negative is the person's left; both are in lengths of the back, from its top.
    for (name, u, v, score) in [("Jeffrey", -0.14, 0.25, 7), ("Low back", 0.1, 0.8, 4)] {
        let place = Place::new(View::Back, BodyPos::new(u, v)?);
        let knot = Knot {
            name: name.to_owned(),
            ..Knot::new(ids.knot(), place, now)
        };
        let rating = Rating::now(ids.rating(), Score::Felt(Intensity::new(score)?), now);
        let put_rating = Edit::put((knot.id, rating));
        let _undo = chart.apply(Edit::Batch(vec![Edit::put(knot), put_rating]))?;
    }
    Ok(chart)
}
