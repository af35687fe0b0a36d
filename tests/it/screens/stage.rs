//! The window in some size, scale, theme and text size, and the ways to a screen.

use egui::{Key, Modifiers, Theme, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use knotmap::store::{Contrast, Settings};
use knotmap::ui::Command;

use crate::support::window::{Desk, Look};

/// One screen, and how to get there.
#[derive(Clone, Copy)]
pub struct Screen {
    /// Also the name of its pictures' files.
    pub name: &'static str,
    pub reach: fn(&Stage) -> Desk,
}

/// How the window is shown and set up.
#[derive(Clone)]
pub struct Stage {
    /// For the names of files.
    pub name: String,
    pub look: Look,
    pub settings: Settings,
}

impl Stage {
    pub fn new(size: Vec2, scale: f32, theme: Theme, contrast: Contrast) -> Self {
        let tone = match (contrast, theme) {
            (Contrast::Normal, Theme::Light) => "light",
            (Contrast::Normal, Theme::Dark) => "dark",
            (Contrast::High, Theme::Light) => "high",
            (Contrast::High, Theme::Dark) => "high-dark",
        };
        let mut settings = Settings::default();
        settings.contrast = contrast;
        Self {
            name: format!("{}x{}@{scale}-{tone}", size.x, size.y),
            look: Look {
                size,
                pixels_per_point: scale,
                theme,
            },
            settings,
        }
    }

    /// The least window there is.
    pub fn least() -> Self {
        Self::new(vec2(640.0, 480.0), 1.0, Theme::Light, Contrast::Normal)
    }

    /// The first screen.
    pub fn welcome(&self) -> Desk {
        Desk::with_settings(self.look, self.settings.clone(), |_| None)
    }

    /// An empty chart.
    pub fn new_chart(&self) -> Desk {
        let mut desk = self.welcome();
        desk.choose("New chart");
        desk
    }

    /// A chart with one knot, placed, named and rated 7.
    pub fn jeffrey(&self) -> Desk {
        let mut desk = self.new_chart();
        desk.place("rhomboid major left");
        desk.type_text("Jeffrey7");
        desk.key(Key::Enter);
        desk
    }

    /// The sample.
    pub fn sample(&self) -> Desk {
        let mut desk = self.welcome();
        desk.choose("Try the sample");
        desk
    }

    /// The sample with a knot selected that is not released.
    pub fn sample_knot(&self) -> Desk {
        let mut desk = self.sample();
        desk.find("jeffrey");
        desk.open_side();
        desk
    }

    /// The sample with this tab of the side panel open.
    pub fn tab(&self, name: &str) -> Desk {
        let mut desk = self.sample();
        desk.open_side();
        desk.choose(name);
        desk
    }
}

/// The ways to a screen that hold in a window of any size.
impl Desk {
    /// Presses what has this accessible name, as a screen reader does: also what lies outside of the window.
    pub fn choose(&mut self, name: &str) {
        let nodes = self.harness.get_all_by_label(name);
        nodes.last().unwrap().click_accesskit();
        self.settle();
    }

    /// The same for the first thing whose name has this part.
    pub fn choose_containing(&mut self, part: &str) {
        let mut nodes = self.harness.get_all_by_label_contains(part);
        nodes.next().unwrap().click_accesskit();
        drop(nodes);
        self.settle();
    }

    /// Gives the keyboard to the field of this name.
    pub fn focus(&mut self, name: &str) {
        let nodes = self.harness.get_all_by_label(name);
        nodes.last().unwrap().focus();
        self.settle();
    }

    /// Brings what has this name into view.
    pub fn scroll_to(&mut self, name: &str) {
        let nodes = self.harness.get_all_by_label(name);
        nodes.last().unwrap().scroll_to_me();
        self.settle();
    }

    /// Types into the palette and goes where its first line leads.
    pub fn find(&mut self, text: &str) {
        self.keys(Modifiers::COMMAND, Key::K);
        self.type_text(text);
        self.key(Key::Enter);
    }

    /// Runs a command.
    pub fn run(&mut self, command: Command) {
        let text = command.spec().unwrap().text;
        self.find(text.trim_end_matches('…'));
    }

    /// Places a knot in a part of the body.
    pub fn place(&mut self, part: &str) {
        self.keys(Modifiers::SHIFT, Key::N);
        self.type_text(part);
        self.key(Key::Enter);
    }

    /// Opens the side panel, unless it is open.
    pub fn open_side(&mut self) {
        if self.count("Muscles") == 0 {
            self.keys(Modifiers::COMMAND, Key::I);
        }
    }
}
