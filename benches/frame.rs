//! One frame of the window on the processor: layout, the map, and triangles for the graphics card.
//!
//! Read each row against 8.3 ms, a frame at 120 Hz: the aim is an eighth of it. What the graphics card does and
//! what waits for the screen is not counted.

#![expect(clippy::expect_used, reason = "a bench that cannot go on has failed")]

#[path = "common/ten_years.rs"]
mod ten_years;

use std::io::{self, Write as _};
use std::path::Path;

use divan::Bencher;
use egui::{Event, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2, pos2};
use jiff::tz::TimeZone;

use knotmap::model::{Chart, Stamp};
use knotmap::store;
use knotmap::ui::{Answer, App, Ask, Dialogs, World};

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> io::Result<()> {
    divan::main();
    // Only a whole run is worth the time.
    let is_whole = std::env::args()
        .skip(1)
        .all(|argument| argument == "--bench");
    if is_whole { counts() } else { Ok(()) }
}

/// How often something is worked out from a knot for one more rating: as often with fifty knots as with one.
fn counts() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for size in [Size::OneOfTenYears, Size::TenYears] {
        let mut window = Window::new(size);
        window.get_ready(size, Gesture::Rate);
        let before = window.app.worked_out();
        window.time += 3.0;
        window.frame(vec![Event::Text("4".to_owned())]);
        for _ in 0..5 {
            window.frame(Vec::new());
        }
        let count = window.app.worked_out() - before;
        writeln!(out, "worked out for one more rating, {size:?}: {count}")?;
    }
    Ok(())
}

/// Where the charts come from.
#[derive(Clone, Copy, Debug)]
enum Size {
    Sample,
    TenYears,
    /// The first knot of the ten years without the others.
    OneOfTenYears,
}

const SIZES: [Size; 2] = [Size::Sample, Size::TenYears];

/// What happens in a frame.
#[derive(Clone, Copy, Debug)]
enum Gesture {
    /// Nothing at all.
    Still,
    /// The pointer moves over the map.
    Hover,
    /// The map is panned by a trackpad.
    Pan,
    /// The map is zoomed at the pointer.
    Zoom,
    /// The playhead is dragged along the timeline: map, list and inspector show another moment each frame.
    Scrub,
    /// The same with a knot selected, whose history the inspector shows as it was.
    ScrubSelected,
    /// The timeline is zoomed at the pointer.
    ZoomTime,
    /// The selected knot gets another rating.
    Rate,
}

/// The dates of the timeline.
const AXIS_Y: f32 = 700.0;
/// The lanes of the timeline.
const LANES_Y: f32 = 780.0;
/// The first row of the list; above many rows stands a filter.
const FIRST_ROW: Pos2 = pos2(120.0, 108.0);
/// Height of the filter.
const FILTER: Vec2 = Vec2::new(0.0, 36.0);

struct NoDialogs;

impl Dialogs for NoDialogs {
    fn ask(&self, _: &egui::Context, _: &Ask) -> std::sync::mpsc::Receiver<Answer> {
        std::sync::mpsc::channel().1
    }
}

/// A window without a screen.
struct Window {
    ctx: egui::Context,
    app: App,
    time: f64,
    _folder: tempfile::TempDir,
}

impl Window {
    fn new(size: Size) -> Self {
        let chart = match size {
            Size::Sample => {
                store::open(Path::new("examples/jeffrey.ron"))
                    .expect("sample")
                    .chart
            }
            Size::TenYears => ten_years::chart(1, ten_years::TEN_YEARS).expect("ten years"),
            Size::OneOfTenYears => one_of_ten_years(),
        };
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("chart.ron");
        save(&chart, &path);
        let now: Stamp = "2026-11-22T08:15:00+01:00".parse().expect("time");
        let world = World {
            clock: Box::new(move || now),
            zone: TimeZone::UTC,
            dialogs: Box::new(NoDialogs),
            settings_dir: None,
            state_dir: None,
            after_fault: false,
            passphrase_work: 4,
        };
        let ctx = egui::Context::default();
        let app = App::new(&ctx, world, Some(&path)).expect("app");
        let mut window = Self {
            ctx,
            app,
            time: 0.0,
            _folder: folder,
        };
        while window.app.is_busy() || window.app.document().is_none() {
            window.frame(Vec::new());
        }
        for key in [false, true] {
            window.frame(vec![tab(key)]);
        }
        for _ in 0..20 {
            window.frame(vec![Event::PointerMoved(pos2(600.0, 420.0))]);
        }
        window
    }

    /// Presses, selects or points at what the gesture is about.
    fn get_ready(&mut self, size: Size, gesture: Gesture) {
        let row = match size {
            Size::TenYears => FIRST_ROW + FILTER,
            Size::Sample | Size::OneOfTenYears => FIRST_ROW,
        };
        if matches!(gesture, Gesture::ScrubSelected) {
            self.click(row);
        }
        let (at, is_held) = match gesture {
            Gesture::Scrub | Gesture::ScrubSelected => (pos2(600.0, AXIS_Y), true),
            Gesture::ZoomTime => (pos2(600.0, LANES_Y), false),
            Gesture::Rate => (row, true),
            _ => return,
        };
        self.frame(vec![Event::PointerMoved(at)]);
        if is_held {
            self.frame(vec![button(at, true)]);
        }
        if matches!(gesture, Gesture::Rate) {
            self.frame(vec![button(at, false)]);
        }
        for _ in 0..5 {
            self.frame(Vec::new());
        }
        let document = self.app.document().expect("document");
        let session = &document.session;
        match gesture {
            Gesture::Scrub | Gesture::ScrubSelected => {
                assert!(session.past().is_some(), "the playhead is held");
            }
            Gesture::Rate => assert!(session.selection().primary().is_some(), "a knot"),
            _ => {}
        }
    }

    fn click(&mut self, at: Pos2) {
        self.frame(vec![Event::PointerMoved(at)]);
        self.frame(vec![button(at, true)]);
        self.frame(vec![button(at, false)]);
    }

    /// Runs one frame and returns how many triangles it made.
    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.time += 1.0 / 120.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1280.0, 840.0))),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| {
            app.logic(&ui.ctx().clone());
            app.ui(ui);
        });
        output.textures_delta.clear();
        let meshes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        meshes.len()
    }
}

fn one_of_ten_years() -> Chart {
    let mut chart = ten_years::chart(1, ten_years::TEN_YEARS).expect("ten years");
    let knots: Vec<_> = chart.entries().iter().map(|it| it.knot().id).collect();
    for knot in knots.into_iter().skip(1) {
        let removal = chart.removal_of_knot(knot);
        chart.apply(removal).expect("removal");
    }
    chart
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: egui::Modifiers::NONE,
    }
}

fn save(chart: &Chart, path: &Path) {
    store::save(chart, path).expect("save");
}

fn tab(pressed: bool) -> Event {
    Event::Key {
        key: egui::Key::Tab,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: egui::Modifiers::NONE,
    }
}

fn wheel(unit: MouseWheelUnit, delta: Vec2) -> Event {
    Event::MouseWheel {
        unit,
        delta,
        phase: TouchPhase::Move,
        modifiers: egui::Modifiers::NONE,
        source: egui::MouseWheelSource::Unknown,
    }
}

fn bench(bencher: Bencher<'_, '_>, size: Size, gesture: Gesture) {
    let mut window = Window::new(size);
    window.get_ready(size, gesture);
    let mut count = 0u32;
    bencher.bench_local(|| {
        count += 1;
        let there_and_back = if count % 40 < 20 { 1.0 } else { -1.0 };
        let events = match gesture {
            Gesture::Still => Vec::new(),
            Gesture::Hover => vec![Event::PointerMoved(pos2(
                500.0 + (count % 200) as f32,
                420.0,
            ))],
            Gesture::Pan => vec![wheel(
                MouseWheelUnit::Point,
                Vec2::new(0.0, 3.0 * there_and_back),
            )],
            Gesture::Zoom | Gesture::ZoomTime => {
                vec![wheel(MouseWheelUnit::Line, Vec2::new(0.0, there_and_back))]
            }
            Gesture::Scrub | Gesture::ScrubSelected => vec![Event::PointerMoved(pos2(
                200.0 + (count * 7 % 900) as f32,
                AXIS_Y,
            ))],
            Gesture::Rate => {
                // Digits far apart are ratings of their own.
                window.time += 3.0;
                vec![Event::Text((count % 10).to_string())]
            }
        };
        window.frame(events)
    });
}

#[divan::bench(args = [Size::Sample, Size::OneOfTenYears, Size::TenYears], sample_count = 400)]
fn still(bencher: Bencher<'_, '_>, size: Size) {
    bench(bencher, size, Gesture::Still);
}

#[divan::bench(args = SIZES, sample_count = 400)]
fn hover(bencher: Bencher<'_, '_>, size: Size) {
    bench(bencher, size, Gesture::Hover);
}

#[divan::bench(args = SIZES, sample_count = 400)]
fn pan(bencher: Bencher<'_, '_>, size: Size) {
    bench(bencher, size, Gesture::Pan);
}

#[divan::bench(args = SIZES, sample_count = 400)]
fn zoom(bencher: Bencher<'_, '_>, size: Size) {
    bench(bencher, size, Gesture::Zoom);
}

#[divan::bench(args = SIZES, sample_count = 400)]
fn scrub(bencher: Bencher<'_, '_>, size: Size) {
    bench(bencher, size, Gesture::Scrub);
}

#[divan::bench(args = SIZES, sample_count = 400)]
fn scrub_selected(bencher: Bencher<'_, '_>, size: Size) {
    bench(bencher, size, Gesture::ScrubSelected);
}

#[divan::bench(args = SIZES, sample_count = 400)]
fn zoom_time(bencher: Bencher<'_, '_>, size: Size) {
    bench(bencher, size, Gesture::ZoomTime);
}

/// With fifty knots this is to take little longer than with one: only the rated knot is worked out anew. What a
/// frame costs at all is in `still`.
#[divan::bench(args = [Size::OneOfTenYears, Size::TenYears], sample_count = 200)]
fn rate(bencher: Bencher<'_, '_>, size: Size) {
    bench(bencher, size, Gesture::Rate);
}
