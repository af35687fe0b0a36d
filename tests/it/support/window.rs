//! The whole window without a screen: a stopped clock, typed paths instead of dialogs, a folder of its own.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use egui::{Pos2, Vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotOptions};
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use knotmap::model::{Chart, Knot, Stamp};
use knotmap::store::Settings;
use knotmap::ui::{Answer, App, Ask, Dialogs, World};

use super::renderer::CpuRenderer;

/// A spot of skin by the left shoulder blade, as the window opens on an empty chart.
pub const LEFT_BLADE: Pos2 = egui::pos2(512.0, 560.0);

/// A file job that takes longer has got stuck, however busy the machine.
const JOB_PATIENCE: Duration = Duration::from_mins(2);

/// The window under test, made with the context of the first frame.
pub struct Window {
    app: Option<App>,
    world: Option<World>,
    file: Option<PathBuf>,
}

/// A window with what stands around it.
pub struct Desk {
    pub harness: Harness<'static, Window>,
    pub folder: tempfile::TempDir,
    clock: Rc<Cell<Stamp>>,
    inputs: Inputs,
    look: Look,
    settings: Settings,
}

/// What hands did so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inputs {
    pub keys: usize,
    pub clicks: usize,
    pub scrolls: usize,
}

/// No system dialog ever opens: the window must ask for a typed path.
struct NoDialogs;

impl Dialogs for NoDialogs {
    fn ask(&self, _ctx: &egui::Context, _ask: &Ask) -> Receiver<Answer> {
        let (sender, receiver) = channel();
        sender.send(Answer::Unavailable).unwrap();
        receiver
    }
}

/// How the window is shown.
#[derive(Clone, Copy)]
pub struct Look {
    pub size: Vec2,
    pub pixels_per_point: f32,
    pub theme: egui::Theme,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            size: Vec2::new(1280.0, 840.0),
            pixels_per_point: 1.0,
            theme: egui::Theme::Light,
        }
    }
}

impl Desk {
    /// A window on its first screen.
    pub fn new() -> Self {
        Self::with(Look::default(), |_| None)
    }

    /// A window on a file; `file` is made in the window's own folder.
    pub fn with(look: Look, file: impl FnOnce(&Path) -> Option<PathBuf>) -> Self {
        Self::with_settings(look, Settings::default(), file)
    }

    /// The same with settings of the person's.
    pub fn with_settings(
        look: Look,
        settings: Settings,
        file: impl FnOnce(&Path) -> Option<PathBuf>,
    ) -> Self {
        Self::in_folder(tempfile::tempdir().unwrap(), look, settings, file)
    }

    /// The program ends as if it were killed, and is started again in the same folder.
    pub fn killed_and_started_again(self, file: Option<&str>) -> Self {
        let Self {
            harness,
            folder,
            look,
            settings,
            ..
        } = self;
        drop(harness);
        Self::in_folder(folder, look, settings, |folder| {
            file.map(|name| folder.join(name))
        })
    }

    fn in_folder(
        folder: tempfile::TempDir,
        look: Look,
        mut settings: Settings,
        file: impl FnOnce(&Path) -> Option<PathBuf>,
    ) -> Self {
        let clock = Rc::new(Cell::new(
            "2026-11-22T08:15:00+01:00".parse::<Stamp>().unwrap(),
        ));
        let hands = clock.clone();
        let world = World {
            clock: Box::new(move || hands.get()),
            zone: TimeZone::fixed(jiff::tz::offset(1)),
            dialogs: Box::new(NoDialogs),
            settings_dir: Some(folder.path().join("settings")),
            state_dir: Some(folder.path().join("state")),
            after_fault: false,
            passphrase_work: 4,
        };
        if look.theme == egui::Theme::Dark {
            settings.theme = knotmap::store::Theme::Dark;
        }
        settings.save(&folder.path().join("settings")).unwrap();
        let window = Window {
            app: None,
            world: Some(world),
            file: file(folder.path()),
        };
        let harness = Harness::builder()
            .with_size(look.size)
            .with_pixels_per_point(look.pixels_per_point)
            .with_max_steps(40)
            .with_render_cursor(false)
            .with_options(SnapshotOptions::new().output_path("tests/it/snapshots"))
            .renderer(CpuRenderer::default())
            .with_context_setup(knotmap::ui::theme::install)
            .build_ui_state(
                |ui, window: &mut Window| {
                    if window.app.is_none() {
                        let world = window.world.take().unwrap();
                        window.app =
                            Some(App::new(ui.ctx(), world, window.file.as_deref()).unwrap());
                    }
                    let app = window.app.as_mut().unwrap();
                    app.logic(&ui.ctx().clone());
                    app.ui(ui);
                },
                window,
            );
        let mut desk = Self {
            harness,
            folder,
            clock,
            inputs: Inputs::default(),
            look,
            settings,
        };
        desk.settle();
        desk
    }

    /// A window with an empty chart.
    pub fn with_new_chart() -> Self {
        let mut desk = Self::new();
        desk.click("New chart");
        desk
    }

    /// A window with one knot by the left shoulder blade, placed, named and rated 7.
    pub fn with_jeffrey() -> Self {
        let mut desk = Self::with_new_chart();
        desk.click_at(LEFT_BLADE);
        desk.type_text("Jeffrey7");
        desk.key(egui::Key::Enter);
        desk
    }

    /// Saves to a file of its own folder through the typed path, as on a system without file dialogs.
    pub fn save_as(&mut self, name: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        self.keys(egui::Modifiers::COMMAND, egui::Key::S);
        self.type_path(&path);
        self.click("Save");
        path
    }

    pub fn app(&self) -> &App {
        self.harness.state().app.as_ref().unwrap()
    }

    pub fn chart(&self) -> &Chart {
        self.app().document().unwrap().session.chart()
    }

    /// The only knot there is.
    pub fn knot(&self) -> &Knot {
        let entries = self.chart().entries();
        assert_eq!(entries.len(), 1);
        entries[0].knot()
    }

    /// Runs frames until nothing moves and no file is under way.
    pub fn settle(&mut self) {
        let start = Instant::now();
        loop {
            self.harness.run_ok();
            if !self.app().is_busy() {
                break;
            }
            assert!(start.elapsed() < JOB_PATIENCE, "a file job does not end");
            std::thread::sleep(Duration::from_millis(2));
        }
        self.harness.run_ok();
    }

    /// Lets the wall clock run on.
    pub fn pass(&mut self, time: SignedDuration) {
        self.clock.set(self.clock.get().plus(time));
        // The steady clock of the window moves too: digits far apart are two ratings.
        self.harness.run_steps(12);
    }

    /// Asks the window to close, as its own button does.
    pub fn close(&mut self) {
        let input = self.harness.input_mut();
        let viewport = input.viewports.entry(egui::ViewportId::ROOT);
        let events = &mut viewport.or_default().events;
        events.push(egui::ViewportEvent::Close);
        self.harness.step();
        let input = self.harness.input_mut();
        if let Some(viewport) = input.viewports.get_mut(&egui::ViewportId::ROOT) {
            viewport.events.clear();
        }
        self.settle();
    }

    /// The program is started again in the same folder, with the settings that were kept there.
    pub fn started_again(self, file: &str) -> Self {
        let settings = Settings::load(&self.folder.path().join("settings")).0;
        let Self {
            harness, folder, ..
        } = self;
        drop(harness);
        Self::in_folder(folder, Look::default(), settings, |folder| {
            Some(folder.join(file))
        })
    }

    /// What hands did since this was last asked.
    pub fn take_inputs(&mut self) -> Inputs {
        std::mem::take(&mut self.inputs)
    }

    /// Presses what has this accessible name; of several the one in front.
    pub fn click(&mut self, name: &str) {
        self.inputs.clicks += 1;
        self.harness.get_all_by_label(name).last().unwrap().click();
        self.settle();
    }

    /// Presses what has this accessible name and stands at this place among its namesakes, from the top.
    pub fn click_nth(&mut self, name: &str, index: usize) {
        self.inputs.clicks += 1;
        self.harness
            .get_all_by_label(name)
            .nth(index)
            .unwrap()
            .click();
        self.settle();
    }

    /// How many things have this accessible name.
    pub fn count(&self, name: &str) -> usize {
        self.harness.query_all_by_label(name).count()
    }

    /// Presses the first thing whose accessible name has this part.
    pub fn click_containing(&mut self, part: &str) {
        self.inputs.clicks += 1;
        self.harness
            .get_all_by_label_contains(part)
            .next()
            .unwrap()
            .click();
        self.settle();
    }

    pub fn press(&mut self, pos: Pos2) {
        self.harness.hover_at(pos);
        self.harness.step();
        self.harness.drag_at(pos);
        self.harness.step();
    }

    pub fn click_at(&mut self, pos: Pos2) {
        self.inputs.clicks += 1;
        self.press(pos);
        self.harness.drop_at(pos);
        self.settle();
    }

    /// Turns the wheel over a place: positive brings what is further down into view.
    pub fn scroll(&mut self, pos: Pos2, points: f32) {
        self.inputs.scrolls += 1;
        self.harness.hover_at(pos);
        self.harness.step();
        self.harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: Vec2::new(0.0, -points),
            phase: egui::TouchPhase::Move,
            modifiers: egui::Modifiers::NONE,
            source: egui::MouseWheelSource::Unknown,
        });
        self.settle();
    }

    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.press(from);
        for step in 1..=5 {
            self.harness
                .hover_at(from + (to - from) * (step as f32 / 5.0));
            self.harness.step();
        }
        self.harness.drop_at(to);
        self.settle();
    }

    /// Types as a keyboard does: a key and its text.
    pub fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            self.inputs.keys += 1;
            self.harness.event(egui::Event::Text(letter.to_string()));
            self.harness.step();
        }
        self.settle();
    }

    pub fn key(&mut self, key: egui::Key) {
        self.inputs.keys += 1;
        self.harness.key_press(key);
        self.settle();
    }

    pub fn keys(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        self.inputs.keys += 1;
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Whether something with this accessible name can be found.
    pub fn has(&self, name: &str) -> bool {
        self.harness
            .query_all_by_label_contains(name)
            .next()
            .is_some()
    }

    /// Replaces what stands in the field for a typed path.
    pub fn type_path(&mut self, path: &Path) {
        self.harness.get_by_label("Path").focus();
        self.settle();
        self.keys(egui::Modifiers::COMMAND, egui::Key::A);
        self.type_text(&path.display().to_string());
    }

    /// How long the window would sleep if nothing happened.
    pub fn repaint_delay(&self) -> Duration {
        let viewports = &self.harness.output().viewport_output;
        viewports
            .get(&egui::ViewportId::ROOT)
            .unwrap()
            .repaint_delay
    }
}
