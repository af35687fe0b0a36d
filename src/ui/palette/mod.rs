//! The palette: one field that finds commands, knots, treatments, parts of the body and dates.

mod collect;
mod days;
mod entry;
mod row;
mod score;

use egui::{Align2, Id, Key, Modal, Modifiers, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::PanelInput;
use super::theme::Tokens;
pub use entry::{Entry, Goal, RegionAt};
use score::{Fit, fit};

/// Width of the palette, in points.
const WIDTH: f32 = 560.0;
/// Between the top of the window and the palette, as a share of the window's height.
const TOP: f32 = 0.1;
/// Lines that are kept; nobody reads on after this many.
const MOST: usize = 80;
/// Lines that one step of Page Up or Page Down is.
const PAGE: usize = 8;

/// What a line is worth less while something is missing for it.
const LACKING: u32 = 150;

/// What the palette is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Anything the program can do or show.
    Anything,
    /// A part of the body to place a knot in.
    Place,
}

/// What became of the palette in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was closed.
    Closed,
    /// This was chosen.
    Chosen(Goal),
}

/// The open palette.
#[derive(Debug)]
pub struct Palette {
    purpose: Purpose,
    query: String,
    entries: Vec<Entry>,
    /// What fits, best first; the index is into `entries`.
    found: Vec<(usize, Fit)>,
    chosen: usize,
    is_new: bool,
    /// The date that was typed stands last in `entries`.
    has_date: bool,
    scrolls: bool,
    /// What had the keyboard before.
    focus_before: Option<Id>,
}

impl Palette {
    /// A palette that finds what there is now.
    pub fn new(ctx: &egui::Context, purpose: Purpose, input: Option<PanelInput<'_>>) -> Self {
        let session = input.map(|input| input.session);
        let entries = match (purpose, input) {
            (Purpose::Place, Some(input)) => collect::regions(input.body, Goal::PlaceIn),
            (_, None) => collect::commands(ctx, session),
            (Purpose::Anything, Some(input)) => {
                let mut all = collect::commands(ctx, session);
                all.extend(collect::knots(input.session, input.body, input.now));
                all.extend(collect::treatments(input.session));
                all.extend(collect::episodes(input.session));
                all.extend(collect::regions(input.body, Goal::Show));
                all
            }
        };
        let mut palette = Self {
            purpose,
            query: String::new(),
            entries,
            found: Vec::new(),
            chosen: 0,
            is_new: true,
            has_date: false,
            scrolls: false,
            focus_before: ctx.memory(egui::Memory::focused),
        };
        palette.find(input);
        palette
    }

    /// Shows the palette in front of everything.
    pub fn show(&mut self, ctx: &egui::Context, input: Option<PanelInput<'_>>) -> Option<Outcome> {
        let tokens = Tokens::of(ctx);
        let room = ctx.content_rect();
        let id = Id::unique("palette");
        let area =
            Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, room.height() * TOP));
        let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(tokens.space_m);
        let modal = Modal::new(id).area(area).frame(frame).show(ctx, |ui| {
            ui.set_width(WIDTH.min(room.width() - 2.0 * tokens.space_xxl));
            ui.spacing_mut().item_spacing.y = tokens.space_s;
            let entered = self.keys(ui);
            self.field_ui(ui, input);
            let clicked = self.list_ui(ui, room.height() * (1.0 - 2.0 * TOP));
            self.foot_ui(ui);
            clicked.or_else(|| entered.then_some(self.chosen))
        });
        let closes = modal.should_close();
        let goal = modal.inner.and_then(|row| self.goal(row));
        let outcome = match goal {
            Some(goal) => Some(Outcome::Chosen(goal)),
            None => closes.then_some(Outcome::Closed),
        };
        if let (Some(_), Some(before)) = (outcome, self.focus_before) {
            ctx.memory_mut(|memory| memory.request_focus(before));
        }
        outcome
    }

    /// Where a line leads, unless something is missing for it.
    fn goal(&self, row: usize) -> Option<Goal> {
        let (index, _) = self.found.get(row)?;
        let entry = self.entries.get(*index)?;
        entry.lacks.is_none().then_some(entry.goal)
    }

    fn keys(&mut self, ui: &Ui) -> bool {
        let last = self.found.len().saturating_sub(1);
        let before = self.chosen;
        let entered = ui.input_mut(|input| {
            for (key, to) in [
                (Key::ArrowDown, if before == last { 0 } else { before + 1 }),
                (Key::ArrowUp, before.checked_sub(1).unwrap_or(last)),
                (Key::PageDown, (before + PAGE).min(last)),
                (Key::PageUp, before.saturating_sub(PAGE)),
            ] {
                if input.consume_key(Modifiers::NONE, key) {
                    self.chosen = to;
                }
            }
            input.consume_key(Modifiers::NONE, Key::Enter)
        });
        self.scrolls |= self.chosen != before;
        entered
    }

    fn field_ui(&mut self, ui: &mut Ui, input: Option<PanelInput<'_>>) {
        let (hint, name) = match self.purpose {
            Purpose::Anything if input.is_some() => (
                "Find a command, a knot, a muscle or a date",
                "Find anything",
            ),
            Purpose::Anything => ("Find a command", "Find anything"),
            Purpose::Place => ("Which part of the body is it in", "Part of the body"),
        };
        let edit = TextEdit::singleline(&mut self.query)
            .id(Id::unique("palette-query"))
            .hint_text(hint)
            .margin(vec2(8.0, 8.0))
            .desired_width(f32::INFINITY);
        let response = ui.add(edit);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SearchInput, true, name));
        if std::mem::take(&mut self.is_new) {
            response.request_focus();
        }
        if response.changed() {
            self.find(input);
        }
        // A screen reader follows the chosen line while the keyboard stays in the field.
        let active = row::id(self.chosen);
        let any = !self.found.is_empty();
        ui.accesskit_node_builder(response.id, |node| {
            if any {
                node.set_active_descendant(active.accesskit_id());
            }
        });
    }

    fn list_ui(&mut self, ui: &mut Ui, room: f32) -> Option<usize> {
        let mut clicked = None;
        let scrolls = std::mem::take(&mut self.scrolls);
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = ScrollArea::vertical()
            .id_salt("palette-rows")
            .auto_shrink([false, true])
            .max_height((room - 4.0 * row::HEIGHT).clamp(row::HEIGHT, 10.0 * row::HEIGHT));
        let total = self.found.len();
        area.show_rows(ui, row::HEIGHT, total, |ui, shown| {
            if scrolls {
                row::scroll_to(ui, self.chosen, shown.start);
            }
            for at in shown {
                let Some((index, fit)) = self.found.get(at) else {
                    continue;
                };
                let Some(entry) = self.entries.get(*index) else {
                    continue;
                };
                if row::show(ui, at, entry, &fit.letters, at == self.chosen).clicked() {
                    clicked = Some(at);
                }
            }
        });
        if scrolls {
            ui.ctx().request_repaint();
        }
        clicked
    }

    fn foot_ui(&self, ui: &mut Ui) {
        let tokens = Tokens::of(ui.ctx());
        ui.add_space(tokens.space_s);
        let words = match self.found.len() {
            _ if self.query.trim().is_empty() => "Arrows choose, Enter goes there".to_owned(),
            0 => "Nothing found".to_owned(),
            MOST => format!("The first {MOST} found"),
            count => format!("{count} found"),
        };
        let words = RichText::new(words)
            .size(tokens.text_small)
            .color(tokens.text_subdued);
        let label = ui.label(words);
        ui.accesskit_node_builder(label.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    }

    fn find(&mut self, input: Option<PanelInput<'_>>) {
        self.chosen = 0;
        self.scrolls = true;
        if std::mem::take(&mut self.has_date) {
            self.entries.pop();
        }
        let query = self.query.trim();
        let date = input.and_then(|input| collect::date(query, input.now));
        if let Some(date) = date.filter(|_| self.purpose == Purpose::Anything) {
            self.entries.push(date);
            self.has_date = true;
        }
        let last = self.entries.len().saturating_sub(1);
        let mut found: Vec<(usize, Fit)> = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(index, entry)| {
                let is_date = self.has_date && index == last;
                Some((index, ranked(query, entry, is_date)?))
            })
            .collect();
        found.sort_by_key(|(_, fit)| std::cmp::Reverse(fit.score));
        found.truncate(MOST);
        self.found = found;
    }
}

/// How well an entry fits; what only its further words say is worth half.
fn ranked(query: &str, entry: &Entry, is_date: bool) -> Option<Fit> {
    if is_date {
        // Someone who types a whole date means it; letters need no mark.
        let score = 420;
        return Some(Fit {
            score,
            letters: Vec::new(),
        });
    }
    let mut found = match fit(query, &entry.text) {
        Some(found) => found,
        None => Fit {
            score: fit(query, &format!("{} {}", entry.text, entry.more))?.score / 2,
            letters: Vec::new(),
        },
    };
    found.score += entry.worth;
    if entry.lacks.is_some() {
        found.score = found.score.saturating_sub(LACKING);
    }
    Some(found)
}
