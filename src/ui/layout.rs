//! Where the panels stand: beside the map where there is room, as drawers where there is not. The map keeps the
//! most room.

use egui::{CentralPanel, Frame, Panel, Ui};

use super::app::App;
use super::compare::CompareChoice;
use super::theme::Tokens;
use super::timeline::{self, Banner, TimelineState};
use super::{Outbox, list, newer, panel_input, side};

/// Narrower windows show the side panel under the map, in points.
const BESIDE_FROM: f32 = 960.0;
/// Smaller windows show one drawer at a time, in points.
const DRAWERS_BELOW: egui::Vec2 = egui::vec2(760.0, 560.0);
/// Widths of the list in points: usual, usual in a narrow window, least.
const LIST: [f32; 3] = [264.0, 220.0, 180.0];
/// The list takes no more of the window than this.
const LIST_SHARE: f32 = 0.35;
/// Widths of the side panel in points: usual, least, most.
const SIDE: [f32; 3] = [400.0, 312.0, 480.0];
/// Heights of the side panel under the map in points: usual, least.
const BELOW: [f32; 2] = [240.0, 120.0];
/// A panel under the map or a drawer takes no more of the window than this.
const MOST_SHARE: f32 = 0.48;
/// A form under the map takes this much of it: what is asked for stands without scrolling, and the map says of whom.
const FORM_SHARE: f32 = 0.7;

/// A narrower map is of no use beside a drawer, in points.
const LEAST_MAP: f32 = 120.0;

/// How much room there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Room {
    /// For both panels beside the map.
    #[default]
    Wide,
    /// For the list beside the map and the side panel under it.
    Narrow,
    /// For one drawer at a time.
    Small,
}

/// A panel that can be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawer {
    /// The list of knots.
    List,
    /// The side panel.
    Side,
}

/// The layout between frames.
#[derive(Debug, Default)]
pub struct Layout {
    room: Room,
    /// The drawer that is open in a small window.
    drawer: Option<Drawer>,
    /// Widths of list and side panel as last shown.
    widths: [Option<f32>; 2],
}

impl Room {
    fn of(size: egui::Vec2) -> Self {
        if size.x < DRAWERS_BELOW.x || size.y < DRAWERS_BELOW.y {
            Self::Small
        } else if size.x < BESIDE_FROM {
            Self::Narrow
        } else {
            Self::Wide
        }
    }
}

impl App {
    /// The room for a panel: maps that are compared take that of a side panel under them, which is a drawer then.
    fn room_for(&self, drawer: Drawer) -> Room {
        match (self.layout.room, drawer) {
            (Room::Narrow, Drawer::Side) if self.compare.is_some() => Room::Small,
            (room, _) => room,
        }
    }

    /// Whether a panel is open.
    pub(super) fn is_drawer_open(&self, drawer: Drawer) -> bool {
        match (self.room_for(drawer), drawer) {
            (Room::Small, drawer) => self.layout.drawer == Some(drawer),
            (_, Drawer::List) => self.settings.list_open,
            (_, Drawer::Side) => self.settings.side_open,
        }
    }

    /// Opens or closes a panel.
    pub(super) fn set_drawer(&mut self, drawer: Drawer, open: bool) {
        match (self.room_for(drawer), drawer) {
            (Room::Small, drawer) if open => self.layout.drawer = Some(drawer),
            (Room::Small, drawer) => {
                self.layout.drawer = self.layout.drawer.filter(|other| *other != drawer);
            }
            (_, Drawer::List) => self.settings.list_open = open,
            (_, Drawer::Side) => self.settings.side_open = open,
        }
    }

    /// Closes what stands over much of a small window.
    pub(super) fn close_drawers(&mut self) {
        self.layout.drawer = None;
    }

    /// Opens a closed panel and closes an open one.
    pub(super) fn toggle_drawer(&mut self, drawer: Drawer) {
        let open = !self.is_drawer_open(drawer);
        self.set_drawer(drawer, open);
    }

    /// Notes the sizes of the panels for the next start.
    pub(super) fn remember_widths(&mut self) {
        let [list, side] = self.layout.widths;
        let (known_list, known_side) = self.settings.widths.unzip();
        let list = list.map(|width| width as u16).or(known_list);
        let side = side.map(|width| width as u16).or(known_side);
        self.settings.widths = list.zip(side);
        let kept = self.timeline.kept();
        self.settings.timeline_open = kept.open.or(self.settings.timeline_open);
        let room = kept
            .height
            .map(|height| (height as u16, kept.scroll as u16));
        self.settings.timeline = room.or(self.settings.timeline);
    }

    /// The timeline as it was when the program was last closed.
    pub(super) fn restore_timeline(&mut self) {
        let room = self.settings.timeline;
        let (height, scroll) = room.unzip();
        self.timeline = TimelineState::restored(timeline::Kept {
            open: self.settings.timeline_open,
            height: height.map(f32::from),
            scroll: scroll.map_or(0.0, f32::from),
        });
    }

    /// Shows the open chart: the list, the map, and what goes with it.
    pub(super) fn document_ui(&mut self, ui: &mut Ui, out: &mut Outbox) {
        self.layout.room = Room::of(ui.available_size());
        if self.side.take_wanted() {
            self.set_drawer(Drawer::Side, true);
        }
        newer::banner(ui, self.document.as_ref());
        self.reminder_ui(ui, out);
        self.timeline_ui(ui, out);
        self.list_ui(ui, out);
        self.side_ui(ui, out);
        self.map_ui(ui, out);
    }

    fn reminder_ui(&mut self, ui: &mut Ui, out: &mut Outbox) {
        let hour = self.settings.reminder;
        if let Some(input) = panel_input(self.document.as_ref(), self.body, &self.world) {
            self.reminder.show(ui, input, hour, out);
        }
    }

    fn timeline_ui(&mut self, ui: &mut Ui, out: &mut Outbox) {
        if let Some(input) = panel_input(self.document.as_ref(), self.body, &self.world) {
            timeline::panel(ui, input, &mut self.timeline, out);
        }
    }

    fn map_ui(&mut self, ui: &mut Ui, out: &mut Outbox) {
        let Some(input) = panel_input(self.document.as_ref(), self.body, &self.world) else {
            return;
        };
        if ui.available_width() < Tokens::of(ui).control_height {
            return;
        }
        self.map.describe(self.side.described(input));
        let passing = self.timeline.passing(input);
        let mut compared = None;
        CentralPanel::no_frame().show(ui, |ui| {
            let map = ui.available_rect_before_wrap();
            if let Some(compare) = &mut self.compare {
                compared = compare.show(ui, input, self.map.view());
            } else {
                self.map.show(ui, input, out);
            }
            Banner::show(ui, input, map, passing.as_ref(), out);
        });
        match compared {
            Some(CompareChoice::Close) => {
                self.compare = None;
                self.map.focus();
            }
            Some(CompareChoice::Picture(days)) => self.open_before_after(days),
            None => {}
        }
    }

    fn list_ui(&mut self, ui: &mut Ui, out: &mut Outbox) {
        let mut open = self.is_drawer_open(Drawer::List);
        let before = open;
        let room = self.layout.room;
        let Some(input) = panel_input(self.document.as_ref(), self.body, &self.world) else {
            return;
        };
        let [usual, narrow, least] = LIST;
        let usual = if room == Room::Wide { usual } else { narrow };
        let remembered = self.settings.widths.map(|(list, _)| f32::from(list));
        let share = if room == Room::Small {
            MOST_SHARE
        } else {
            LIST_SHARE
        };
        let panel = Panel::left("knots")
            .frame(panel_frame(ui))
            .default_size(remembered.unwrap_or(usual))
            .min_size(least)
            .max_size((ui.available_width() * share).max(least))
            .show_collapsible(ui, &mut open, |ui| {
                list::show(ui, input, &mut self.list, out);
            });
        if let (Some(panel), Room::Wide) = (panel, room) {
            self.layout.widths[0] = Some(panel.response.rect.width());
        }
        if open != before {
            self.set_drawer(Drawer::List, open);
        }
    }

    fn side_ui(&mut self, ui: &mut Ui, out: &mut Outbox) {
        let mut open = self.is_drawer_open(Drawer::Side);
        let before = open;
        let room = self.room_for(Drawer::Side);
        let Some(input) = panel_input(self.document.as_ref(), self.body, &self.world) else {
            return;
        };
        let available = ui.available_size();
        let panel = match room {
            Room::Narrow if self.side.is_form() => {
                Panel::bottom("form-below").exact_size(available.y * FORM_SHARE)
            }
            Room::Narrow => {
                let [usual, least] = BELOW;
                Panel::bottom("side-below")
                    .default_size(usual)
                    .min_size(least)
                    .max_size((available.y * MOST_SHARE).max(least))
            }
            Room::Small => {
                let [_, least, _] = SIDE;
                // A map too narrow to be of use gives way.
                let width = if available.x - least < LEAST_MAP {
                    available.x
                } else {
                    least
                };
                Panel::right("side-drawer").exact_size(width)
            }
            Room::Wide => {
                let [usual, least, most] = SIDE;
                let remembered = self.settings.widths.map(|(_, side)| f32::from(side));
                let most = most.min(available.x * MOST_SHARE).max(least);
                Panel::right("side")
                    .default_size(remembered.unwrap_or(usual))
                    .min_size(least)
                    .max_size(most)
            }
        };
        let shown = panel
            .frame(panel_frame(ui))
            .resizable(room != Room::Small)
            .show_collapsible(ui, &mut open, |ui| {
                side::show(ui, input, &mut self.side, out);
            });
        if let (Some(panel), Room::Wide) = (shown, room) {
            self.layout.widths[1] = Some(panel.response.rect.width());
        }
        if open != before {
            self.set_drawer(Drawer::Side, open);
        }
    }
}

fn panel_frame(ui: &Ui) -> Frame {
    let tokens = Tokens::of(ui.ctx());
    Frame::new().fill(tokens.panel).inner_margin(tokens.space_m)
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::*;

    #[test]
    fn there_is_room_beside_the_map_only_in_large_windows() {
        for (size, room) in [
            (vec2(640.0, 444.0), Room::Small),
            (vec2(900.0, 700.0), Room::Narrow),
            (vec2(960.0, 700.0), Room::Wide),
            (vec2(3840.0, 2100.0), Room::Wide),
            (vec2(1400.0, 500.0), Room::Small),
        ] {
            assert_eq!(Room::of(size), room, "{size:?}");
        }
    }
}
