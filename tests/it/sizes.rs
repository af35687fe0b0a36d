//! What can be pressed is large enough for a finger and in sight, on every screen, in small windows and with text
//! twice as large, which leaves half as many points.

use egui::accesskit::{Action, Role};
use egui::{Key, Modifiers, Rect, Vec2, vec2};
use egui_kittest::kittest::NodeT as _;

use knotmap::ui::{Command, TABLE};

use crate::support::window::{Desk, Look};

/// The least side of what can be pressed, in points; a hair less for rounding to pixels.
const LEAST: f32 = 32.0 - 0.6;
/// What may stand out of the window for rounding, in points.
const SLACK: f32 = 1.0;

/// Links stand in a line of text and are as tall as it; edges of panels and scroll bars are dragged, and there is a
/// command or the wheel for the same; the muscles that the map lists for screen readers are as large as they are.
const EXCEPTED: [Role; 4] = [Role::Link, Role::ListItem, Role::ScrollBar, Role::Splitter];

/// Commands that open a screen of their own but do not say so with "…".
const OPENS: [Command; 6] = [
    Command::Help,
    Command::About,
    Command::Tour,
    Command::Words,
    Command::Compare,
    Command::StartVisit,
];

struct Walk {
    size: Vec2,
    desk: Desk,
    found: Vec<String>,
}

impl Walk {
    fn new(size: Vec2) -> Self {
        let look = Look {
            size,
            ..Look::default()
        };
        Self {
            size,
            desk: Desk::with(look, |_| None),
            found: Vec::new(),
        }
    }

    /// Whether it is a mark on the map, which is hit within its own radius and gives way to its neighbours.
    fn is_mark(&self, role: Role, label: &str, rect: Rect) -> bool {
        let Some(document) = self.desk.app().document() else {
            return false;
        };
        let entries = document.session.chart().entries();
        let names = entries
            .iter()
            .any(|entry| label.contains(entry.knot().display_name()));
        role == Role::Button && names && rect.width() < LEAST && rect.height() < LEAST
    }

    /// Notes what can be pressed on this screen and is too small or cut off.
    fn look(&mut self, screen: &str) {
        self.desk.settle();
        let window = self.desk.harness.ctx.content_rect();
        let mut found = Vec::new();
        for node in self.desk.harness.root().children_recursive() {
            let access = node.accesskit_node();
            let presses = access.data().supports_action(Action::Click);
            if !presses || access.is_hidden() || EXCEPTED.contains(&access.role()) {
                continue;
            }
            let (rect, role) = (node.rect(), access.role());
            if !rect.intersects(window) {
                continue;
            }
            let label = access.label().unwrap_or_default();
            let size = rect.size();
            if (size.x < LEAST || size.y < LEAST) && !self.is_mark(role, &label, rect) {
                found.push(format!(
                    "small: {role:?} “{label}” {:.0} × {:.0}",
                    size.x, size.y
                ));
            }
            let across = window.expand(SLACK).x_range();
            if !(across.contains(rect.left()) && across.contains(rect.right())) {
                let (left, right) = (rect.left(), rect.right());
                found.push(format!(
                    "cut off: {role:?} “{label}” {left:.0} to {right:.0}"
                ));
            }
        }
        let size = window.size();
        found.sort();
        found.dedup();
        let said = found
            .into_iter()
            .map(|what| format!("{size:?} {screen}: {what}"));
        self.found.extend(said);
    }

    fn run(&mut self, command: Command) {
        let spec = command.spec().unwrap();
        self.desk.keys(Modifiers::COMMAND, Key::K);
        self.desk.type_text(spec.text.trim_end_matches('…'));
        self.desk.key(Key::Enter);
    }

    /// Leaves whatever is open.
    fn leave(&mut self) {
        for _ in 0..3 {
            self.desk.key(Key::Escape);
        }
    }

    fn start(&mut self) {
        self.look("welcome");
        self.run(Command::OpenSample);
        self.look("chart");
        self.desk.keys(Modifiers::COMMAND, Key::K);
        self.look("palette");
        self.desk.type_text("jeffrey");
        self.desk.key(Key::Enter);
        self.look("knot");
    }

    fn commands(&mut self) {
        for spec in TABLE.iter() {
            let opens = spec.text.ends_with('…') || OPENS.contains(&spec.command);
            // A page takes long to set: it is looked at where it has the least room.
            let is_slow = spec.command == Command::Report && self.size.x > 400.0;
            if !opens || is_slow {
                continue;
            }
            self.run(spec.command);
            self.look(spec.text);
            self.leave();
            assert!(self.desk.app().document().is_some(), "{}", spec.text);
        }
    }

    /// Menus, and the tabs of the side panel.
    fn menus(&mut self) {
        for menu in ["File", "Edit", "Knot", "Diary", "View", "Help"] {
            if self.desk.count("Menu") > 0 {
                self.desk.click("Menu");
            }
            self.desk.click_nth(menu, 0);
            self.look(&format!("menu {menu}"));
            self.leave();
        }
        for command in [Command::ToggleSide, Command::Timeline] {
            self.run(command);
            self.look(&format!("{command:?}"));
            self.run(command);
            self.look(&format!("{command:?} back"));
        }
    }
}

fn walk(size: Vec2) {
    let mut walk = Walk::new(size);
    walk.start();
    walk.commands();
    walk.menus();
    let found = walk.found;
    assert!(
        found.is_empty(),
        "{} things:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn the_least_window() {
    walk(vec2(640.0, 480.0));
}

#[test]
fn a_narrow_window() {
    walk(vec2(900.0, 700.0));
}

#[test]
fn a_wide_window() {
    walk(vec2(1600.0, 1000.0));
}

#[test]
fn a_narrow_window_with_text_twice_as_large() {
    walk(vec2(450.0, 350.0));
}

#[test]
fn the_least_window_with_text_twice_as_large() {
    walk(vec2(320.0, 240.0));
}
