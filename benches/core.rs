//! How long the work without a window takes, on the sample and on ten years: `cargo bench --bench core`.
//!
//! After the table come ratios between things measured in turn in the same run; only they carry over from one
//! machine to another.

#![expect(clippy::expect_used, reason = "a bench that cannot go on has failed")]

mod common;

use std::io::{self, Write as _};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use divan::{Bencher, black_box};
use knotmap::analysis::Moment;
use knotmap::body::{Body, BodyView};
use knotmap::model::{
    BodyPos, Chart, Edit, Ids, Intensity, Knot, Place, Rating, Score, Stamp, View,
};
#[cfg(feature = "pdf")]
use knotmap::report::page::{PageOptions, Paper, Period, Reader, Timeline, page_pdf};
use knotmap::report::{self, ExportOptions, Format};
use knotmap::scene::{Look, Scene, Theme};
use knotmap::store;

use common::{mirror, ten_years};

const SAMPLE: &str = include_str!("../examples/jeffrey.ron");

/// A chart to measure on.
#[derive(Clone, Copy, Debug)]
enum On {
    Sample,
    TenYears,
}

use On::{Sample, TenYears};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

impl On {
    fn text(self) -> &'static str {
        static TEN_YEARS: OnceLock<String> = OnceLock::new();
        match self {
            Sample => SAMPLE,
            TenYears => TEN_YEARS.get_or_init(|| {
                let chart = ten_years::chart(1, ten_years::TEN_YEARS)
                    .expect("the generator keeps the rules");
                store::to_text(&chart)
            }),
        }
    }

    fn chart(self) -> Chart {
        read(self.text())
    }
}

fn read(text: &str) -> Chart {
    store::parse(text.as_bytes()).expect("charts to measure on are good")
}

fn body() -> &'static Body {
    Body::shared().expect("the body is embedded")
}

fn now() -> Stamp {
    let now = "2026-11-22T12:00:00+01:00".parse();
    now.expect("it is a time")
}

fn felt(score: u8) -> Score {
    Score::Felt(Intensity::new(score).expect("it is on the scale"))
}

#[divan::bench(args = [Sample, TenYears], sample_count = 10, sample_size = 1)]
fn open(bencher: Bencher<'_, '_>, on: On) {
    let text = on.text();
    bencher.bench_local(|| read(black_box(text)));
}

#[divan::bench(args = [Sample, TenYears], sample_count = 10, sample_size = 1)]
fn open_ron_alone(bencher: Bencher<'_, '_>, on: On) {
    let text = on.text();
    bencher.bench_local(|| ron_typed(black_box(text)));
}

#[divan::bench(args = [Sample, TenYears], sample_count = 10, sample_size = 1)]
fn open_json_alone(bencher: Bencher<'_, '_>, on: On) {
    let text = as_json(on.text());
    bencher.bench_local(|| json_typed(black_box(&text)));
}

fn ron_typed(text: &str) -> usize {
    let file: mirror::File<'_> = ron::from_str(text).expect("it is RON");
    file.rating_count()
}

fn json_typed(text: &str) -> usize {
    let file: mirror::File<'_> = serde_json::from_str(text).expect("it is JSON");
    file.rating_count()
}

fn as_json(text: &str) -> String {
    let file: mirror::File<'_> = ron::from_str(text).expect("it is RON");
    serde_json::to_string(&file).expect("it can be written")
}

#[divan::bench(args = [Sample, TenYears], sample_count = 10, sample_size = 1)]
fn save_to_text(bencher: Bencher<'_, '_>, on: On) {
    let chart = on.chart();
    bencher.bench_local(|| store::to_text(black_box(&chart)));
}

/// Written, read back, synced and renamed.
#[divan::bench(args = [Sample, TenYears], sample_count = 10, sample_size = 1)]
fn save_to_disk(bencher: Bencher<'_, '_>, on: On) {
    let chart = on.chart();
    let folder = tempfile::tempdir().expect("there is a folder for temporary files");
    let path = folder.path().join("chart.ron");
    bencher.bench_local(|| store::save(black_box(&chart), &path).expect("it can be saved"));
}

/// One rating, entered and taken back.
#[divan::bench(args = ["one knot", "ten years"], sample_count = 50)]
fn rate_and_undo(bencher: Bencher<'_, '_>, on: &str) {
    let mut ids = Ids::seeded(3);
    let mut chart = match on {
        "ten years" => TenYears.chart(),
        _ => Chart::new(),
    };
    if chart.is_empty() {
        let place = Place::new(View::Back, BodyPos::ORIGIN);
        let knot = Knot::new(ids.knot(), place, now());
        chart.apply(Edit::put(knot)).expect("a knot can be added");
    }
    let entries = chart.entries();
    let knot = entries.first().expect("there is a knot").knot().id;
    let rating = Rating::now(ids.rating(), felt(4), now());
    bencher.bench_local(|| {
        let edit = Edit::put((knot, rating.clone()));
        let undo = chart.apply(black_box(edit)).expect("it can be rated");
        chart.apply(undo).expect("what was done can be undone")
    });
}

#[divan::bench(args = [Sample, TenYears], sample_count = 20)]
fn scene(bencher: Bencher<'_, '_>, on: On) {
    let chart = on.chart();
    bencher.bench_local(|| build(black_box(&chart)));
}

/// The same chart as it was half a year ago.
#[divan::bench(args = [Sample, TenYears], sample_count = 20)]
fn scene_of_the_past(bencher: Bencher<'_, '_>, on: On) {
    let chart = on.chart();
    let past = "2026-05-22T12:00:00+02:00".parse();
    let past = Moment::At(past.expect("it is a time"));
    let palette = Theme::Light.palette();
    bencher
        .bench_local(|| Scene::build(black_box(&chart), body(), View::Back, None, past, palette));
}

/// Which regions of the back lie around a thousand places, by the index of the view.
#[divan::bench(sample_count = 20)]
fn hit_by_index(bencher: Bencher<'_, '_>) {
    let places = places();
    bencher.bench_local(|| indexed(black_box(&places)));
}

/// The same by trying every path.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn hit_by_every_path(bencher: Bencher<'_, '_>) {
    let places = places();
    bencher.bench_local(|| tried(black_box(&places)));
}

/// A thousand places spread over the back and around it.
fn places() -> Vec<BodyPos> {
    let at = |n: u32| {
        BodyPos::clamped(
            f64::from(n % 40) / 25.0 - 0.8,
            f64::from(n / 40) / 7.0 - 0.4,
        )
    };
    (0..1000).map(at).collect()
}

fn back() -> &'static BodyView {
    body().view(View::Back).expect("the back is drawn")
}

fn indexed(places: &[BodyPos]) -> usize {
    let found = places.iter().map(|pos| back().regions_around(*pos).len());
    found.sum()
}

fn tried(places: &[BodyPos]) -> usize {
    use kurbo::Shape as _;
    let around = |pos: &BodyPos| {
        let point = back().point(*pos);
        let regions = back().regions.iter();
        regions.filter(|region| region.path.contains(point)).count()
    };
    places.iter().map(around).sum()
}

/// Where a place is and what lies under it.
#[divan::bench(args = [(-0.14, 0.25), (0.1, 0.8), (0.06, -0.16), (1.0, 1.0)], sample_count = 50)]
fn place_in_words(bencher: Bencher<'_, '_>, (u, v): (f64, f64)) {
    let place = Place::new(View::Back, BodyPos::clamped(u, v));
    bencher.bench_local(|| body().words(black_box(&place), 50.9).to_string());
}

fn build(chart: &Chart) -> Option<Scene> {
    let moment = Moment::Present(now());
    let palette = Theme::Light.palette();
    Scene::build(chart, body(), View::Back, None, moment, palette)
}

#[divan::bench(args = [Sample, TenYears], sample_count = 10, sample_size = 1)]
fn export_svg(bencher: Bencher<'_, '_>, on: On) {
    export(bencher, on, Format::Svg);
}

#[divan::bench(args = [Sample, TenYears], sample_count = 5, sample_size = 1)]
fn export_png(bencher: Bencher<'_, '_>, on: On) {
    export(bencher, on, Format::Png);
}

#[cfg(feature = "pdf")]
#[divan::bench(args = [Sample, TenYears], sample_count = 5, sample_size = 1)]
fn export_pdf(bencher: Bencher<'_, '_>, on: On) {
    export(bencher, on, Format::Pdf);
}

/// The page for a doctor over all of the time, with its tables.
#[cfg(feature = "pdf")]
#[divan::bench(args = [Sample, TenYears], sample_count = 5, sample_size = 1)]
fn report_page(bencher: Bencher<'_, '_>, on: On) {
    let chart = on.chart();
    let from = "2016-01-01".parse().expect("a date");
    let options = PageOptions {
        period: Period::new(from, now().date()),
        reader: Reader::Doctor,
        now: now(),
        exact_dates: true,
        weeks: Timeline::default(),
        hash: String::new(),
    };
    bencher.bench_local(|| page_pdf(&chart, body(), &options, Paper::A4).map(|page| page.len()));
}

fn export(bencher: Bencher<'_, '_>, on: On, format: Format) {
    let chart = on.chart();
    let options = ExportOptions {
        view: View::Back,
        look: Look::default(),
        camera: None,
        moment: Moment::Present(now()),
        by_month: false,
        theme: Theme::Print,
        photo: None,
    };
    bencher.bench_local(|| {
        report::export(black_box(&chart), body(), &options, format).expect("it can be drawn")
    });
}

/// The shortest of some runs of each, taken in turn so that both see the same machine.
fn shortest<A, B>(mut a: impl FnMut() -> A, mut b: impl FnMut() -> B) -> (Duration, Duration) {
    let mut best = (Duration::MAX, Duration::MAX);
    for _ in 0..7 {
        let start = Instant::now();
        black_box(a());
        best.0 = best.0.min(start.elapsed());
        let start = Instant::now();
        black_box(b());
        best.1 = best.1.min(start.elapsed());
    }
    best
}

fn ratios() -> io::Result<()> {
    let text = TenYears.text();
    let json = as_json(text);
    let mut out = io::stdout().lock();
    let mut line = |what: &str, (ours, theirs): (Duration, Duration)| {
        let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
        writeln!(out, "{what}: {ours:.1?} / {theirs:.1?} = {ratio:.4}")
    };
    let places = places();
    line(
        "a thousand hits by index / by every path",
        shortest(|| indexed(&places), || tried(&places)),
    )?;
    line(
        "open ten years / ron alone",
        shortest(|| read(text), || ron_typed(text)),
    )?;
    line(
        "open ten years / serde_json alone",
        shortest(|| read(text), || json_typed(&json)),
    )
}

fn main() -> io::Result<()> {
    divan::main();
    // Only a whole run is worth the time.
    if std::env::args()
        .skip(1)
        .all(|argument| argument == "--bench")
    {
        ratios()?;
    }
    Ok(())
}
