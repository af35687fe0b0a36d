//! One frame of the window on the processor: layout, the map, and triangles for the graphics card.
//!
//! Read each row against 8.3 ms, a frame at 120 Hz: the aim is an eighth of it. What the graphics card does and
//! what waits for the screen is not counted.

#![expect(clippy::expect_used, reason = "a bench that cannot go on has failed")]

#[path = "common/ten_years.rs"]
mod ten_years;

use std::path::Path;

use divan::Bencher;
use egui::{Event, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2, pos2};
use jiff::tz::TimeZone;

use knotmap::model::{Chart, Stamp};
use knotmap::store;
use knotmap::ui::{Answer, App, Ask, Dialogs, World};

fn main() {
    divan::main();
}

/// Where the charts come from.
#[derive(Clone, Copy, Debug)]
enum Size {
    Sample,
    TenYears,
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
}

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
            Gesture::Zoom => vec![wheel(MouseWheelUnit::Line, Vec2::new(0.0, there_and_back))],
        };
        window.frame(events)
    });
}

#[divan::bench(args = SIZES, sample_count = 400)]
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
