//! All ratings and milestones of a knot, newest first; only rows in view are laid out.

use egui::{self, Label, Rect, RichText, Ui, UiBuilder, Vec2, pos2, vec2};

use super::backdate::today;
use super::during::during_in_words;
use super::entry_form::{Copy, EntryForm};
use super::when_words::{is_entered_later, when_from, when_in_words};
use crate::analysis::{Moment, ratings_by};
use crate::model::{Entry, KnotId, Milestone, MilestoneKind, Rating, Who};
use crate::scene::rating_in_words;
use crate::session::Action;
use crate::ui::icons::Icon;
use crate::ui::map::ramp;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{ActionButton, Closed, icon_button};
use crate::ui::{Outbox, PanelInput};

/// Height of a row, in points.
const ROW: f32 = 44.0;
/// Entries shown before "Show all".
const FEW: usize = 6;
/// Room for the two buttons of a row, in points.
const BUTTONS: f32 = 64.0;
/// Room for the sign in front of a row, in points.
const SIGN: f32 = 24.0;
/// Radius of a rating's dot, in points.
const DOT: f32 = 5.0;

/// One entry, by its place in the knot's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Rating(usize),
    Milestone(usize),
}

/// The list of entries between frames.
#[derive(Debug, Default)]
pub(super) struct Entries {
    key: Option<(u64, KnotId, bool)>,
    /// The rows that are shown.
    rows: Vec<Row>,
    /// How many there are in all.
    count: usize,
    shows_all: bool,
    form: Option<EntryForm>,
}

impl Entries {
    /// Shows the entries.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        input: PanelInput<'_>,
        entry: &Entry,
        out: &mut Outbox,
    ) {
        let key = Some((input.session.revision(), entry.knot().id, self.shows_all));
        if self.key != key {
            self.key = key;
            let most = if self.shows_all { usize::MAX } else { FEW };
            (self.rows, self.count) = newest_first(entry, input.moment(), most);
            self.form = self.form.take().filter(|form| form.copy.is_in(entry));
        }
        // What is open waits while an earlier time is shown.
        let form = self.form.as_ref().filter(|_| may_edit(input));
        let edited = form.and_then(|form| {
            self.rows
                .iter()
                .position(|row| row.copy(entry).is_some_and(|copy| same(&copy, &form.copy)))
        });
        let rows = std::mem::take(&mut self.rows);
        let (before, after) = rows.split_at(edited.unwrap_or(rows.len()));
        self.rows_ui(ui, input, entry, before, out);
        if edited.is_some() {
            self.form_ui(ui, input, entry, out);
            self.rows_ui(ui, input, entry, after.get(1..).unwrap_or_default(), out);
        }
        self.rows = rows;
        if self.count > FEW {
            let text = if self.shows_all {
                "Show fewer".to_owned()
            } else {
                format!("Show all {} entries", self.count)
            };
            if ui.add(ActionButton::new(&text)).clicked() {
                self.shows_all = !self.shows_all;
                ui.request_repaint();
            }
        }
    }

    /// Whether an entry is being corrected.
    pub(super) fn is_editing(&self) -> bool {
        self.form.is_some()
    }

    /// Closes the open form without keeping anything. Returns whether there was one.
    pub(super) fn cancel(&mut self) -> bool {
        self.form.take().is_some()
    }

    /// Keeps what was typed into an open form.
    pub(super) fn keep(&mut self, input: PanelInput<'_>, entry: &Entry, out: &mut Outbox) {
        if let Some(action) = self.form.take().and_then(|form| form.action(input, entry)) {
            out.act(action);
        }
    }

    fn form_ui(&mut self, ui: &mut Ui, input: PanelInput<'_>, entry: &Entry, out: &mut Outbox) {
        let Some(form) = &mut self.form else { return };
        let tokens = Tokens::of(ui);
        let frame = egui::Frame::new()
            .fill(tokens.bg)
            .corner_radius(tokens.radius_m)
            .inner_margin(tokens.space_s);
        match frame.show(ui, |ui| form.show(ui, input)).inner {
            Some(Closed::Saved) => self.keep(input, entry, out),
            Some(Closed::Cancelled) => self.form = None,
            None => {}
        }
    }

    /// Rows of equal height, of which only those in view are laid out.
    fn rows_ui(
        &mut self,
        ui: &mut Ui,
        input: PanelInput<'_>,
        entry: &Entry,
        rows: &[Row],
        out: &mut Outbox,
    ) {
        if rows.is_empty() {
            return;
        }
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), rows.len() as f32 * ROW));
        let clip = ui.clip_rect();
        let first = ((clip.top() - rect.top()) / ROW).floor().max(0.0) as usize;
        let last = ((clip.bottom() - rect.top()) / ROW).ceil().max(0.0) as usize;
        for (index, row) in rows.iter().enumerate().take(last).skip(first) {
            let top = rect.top() + index as f32 * ROW;
            let rect = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), ROW));
            let Some(copy) = row.copy(entry) else {
                continue;
            };
            let builder = UiBuilder::new().max_rect(rect).id_salt(salt(&copy));
            ui.scope_builder(builder, |ui| {
                self.row_ui(ui, input, entry.knot().id, rect, copy, out);
            });
        }
    }

    fn row_ui(
        &mut self,
        ui: &mut Ui,
        input: PanelInput<'_>,
        knot: KnotId,
        rect: Rect,
        copy: Copy,
        out: &mut Outbox,
    ) {
        sign(ui, &copy, pos2(rect.left() + SIGN / 2.0, rect.center().y));
        let room = if may_edit(input) { BUTTONS } else { 0.0 };
        let texts = Rect::from_min_max(rect.min + vec2(SIGN, 2.0), rect.max - vec2(room, 2.0));
        texts_ui(ui, texts, input, &copy);
        if !may_edit(input) {
            return;
        }
        let buttons = Rect::from_min_max(pos2(rect.right() - BUTTONS, rect.top()), rect.max);
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(buttons).layout(layout), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let what = match &copy {
                Copy::Rating(_) => "rating",
                Copy::Milestone(_) => "milestone",
            };
            let when = when_in_words(copy.when());
            let deleted =
                icon_button(ui, Icon::Delete, &format!("Delete {what} of {when}")).clicked();
            let edited = icon_button(ui, Icon::Edit, &format!("Edit {what} of {when}")).clicked();
            if deleted {
                out.act(match &copy {
                    Copy::Rating(rating) => Action::RemoveRating(knot, rating.id),
                    Copy::Milestone(milestone) => Action::RemoveMilestone(knot, milestone.id),
                });
            }
            if edited {
                self.form = Some(EntryForm::of(copy));
                ui.request_repaint();
            }
        });
    }
}

impl Row {
    fn copy(self, entry: &Entry) -> Option<Copy> {
        match self {
            Self::Rating(index) => entry.ratings().get(index).cloned().map(Copy::Rating),
            Self::Milestone(index) => entry.milestones().get(index).cloned().map(Copy::Milestone),
        }
    }
}

fn same(a: &Copy, b: &Copy) -> bool {
    match (a, b) {
        (Copy::Rating(a), Copy::Rating(b)) => a.id == b.id,
        (Copy::Milestone(a), Copy::Milestone(b)) => a.id == b.id,
        _ => false,
    }
}

fn salt(copy: &Copy) -> (bool, u64) {
    match copy {
        Copy::Rating(rating) => (true, rating.id.bits()),
        Copy::Milestone(milestone) => (false, milestone.id.bits()),
    }
}

/// Whether entries can be corrected: what was long ago is only looked at.
fn may_edit(input: PanelInput<'_>) -> bool {
    input.session.past().is_none()
}

/// The latest rows, so many at most, and how many there are in all.
///
/// Both lists are in order of time: they are merged from their ends.
fn newest_first(entry: &Entry, moment: Moment, most: usize) -> (Vec<Row>, usize) {
    let ratings = ratings_by(entry, moment);
    let all = entry.milestones();
    let known = all
        .iter()
        .rposition(|milestone| moment.includes(milestone.at));
    let milestones = all
        .get(..known.map_or(0, |last| last + 1))
        .unwrap_or_default();
    let count = ratings.len() + milestones.len();
    let mut rows = Vec::with_capacity(count.min(most));
    let (mut rating, mut milestone) = (ratings.len(), milestones.len());
    while rows.len() < most {
        let last_rating = rating.checked_sub(1).and_then(|index| ratings.get(index));
        let last_milestone = milestone
            .checked_sub(1)
            .and_then(|index| milestones.get(index));
        let takes_rating = match (last_rating, last_milestone) {
            (None, None) => break,
            (Some(a), Some(b)) => a.felt_at.order_second() > b.at.order_second(),
            (a, None) => a.is_some(),
            (None, Some(_)) => false,
        };
        if takes_rating {
            rating -= 1;
            rows.push(Row::Rating(rating));
        } else {
            milestone -= 1;
            rows.push(Row::Milestone(milestone));
        }
    }
    (rows, count)
}

fn sign(ui: &Ui, copy: &Copy, at: egui::Pos2) {
    let tokens = Tokens::of(ui);
    match copy {
        Copy::Rating(rating) => {
            let ring = egui::Stroke::new(1.0, tokens.text_subdued);
            let level = rating
                .score
                .intensity()
                .map(|intensity| usize::from(intensity.get()));
            let fill = level
                .and_then(|level| ramp(ui).get(level).copied())
                .unwrap_or_default();
            ui.painter().circle(at, DOT, fill, ring);
        }
        Copy::Milestone(milestone) => {
            let icon = match milestone.kind {
                MilestoneKind::Released => Icon::Released,
                MilestoneKind::Returned => Icon::Returned,
                MilestoneKind::Found | MilestoneKind::Eased | MilestoneKind::Flared => Icon::Info,
            };
            let rect = Rect::from_center_size(at, Vec2::splat(tokens.icon));
            icon.paint(ui.painter(), rect, tokens.text_strong);
        }
    }
}

fn texts_ui(ui: &mut Ui, rect: Rect, input: PanelInput<'_>, copy: &Copy) {
    let tokens = Tokens::of(ui);
    let today = today(input.now, input.zone);
    let (title, mut detail, note) = match copy {
        Copy::Rating(rating) => (
            capitalized(&rating_in_words(Some(rating))),
            rating_detail(rating),
            &rating.note,
        ),
        Copy::Milestone(milestone) => (
            capitalized(milestone.kind.label()),
            milestone_detail(input, milestone),
            &milestone.note,
        ),
    };
    detail.insert_str(0, &when_from(copy.when(), today));
    if !note.trim().is_empty() {
        detail.push_str(" · ");
        detail.extend(
            note.chars()
                .map(|c| if c.is_control() { ' ' } else { c })
                .take(120),
        );
    }
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add(Label::new(RichText::new(title).color(tokens.text_strong)).truncate());
        let detail = RichText::new(detail)
            .size(tokens.text_small)
            .color(tokens.text_subdued);
        ui.add(Label::new(detail).truncate());
    });
}

fn rating_detail(rating: &Rating) -> String {
    if is_entered_later(rating) {
        " · entered later".to_owned()
    } else {
        String::new()
    }
}

fn milestone_detail(input: PanelInput<'_>, milestone: &Milestone) -> String {
    let who = match milestone.by {
        Who::Me => "",
        Who::Therapist => " · a therapist says so",
        Who::Doctor => " · a doctor says so",
        Who::Partner => " · someone close says so",
    };
    match during_in_words(input.session.chart(), milestone) {
        Some(during) => format!(" · {during}{who}"),
        None => who.to_owned(),
    }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BodyPos, Ids, Knot, Place, Score, Stamp, View};

    #[test]
    fn ratings_and_milestones_are_merged_newest_first() {
        let mut ids = Ids::seeded(1);
        let recorded: Stamp = "2026-11-22T08:15:00+01:00".parse().unwrap();
        let ratings: Vec<Rating> = ["2026-01-01", "2026-01-03", "2026-01-05"]
            .map(|day| Rating {
                felt_at: day.parse().unwrap(),
                ..Rating::now(ids.rating(), Score::Unknown, recorded)
            })
            .into();
        let milestones: Vec<Milestone> = ["2026-01-02", "2026-01-06"]
            .map(|day| {
                Milestone::new(
                    ids.milestone(),
                    MilestoneKind::Eased,
                    day.parse().unwrap(),
                    recorded,
                )
            })
            .into();
        let place = Place::new(View::Back, BodyPos::ORIGIN);
        let entry = Entry::new(Knot::new(ids.knot(), place, recorded), ratings, milestones);
        let expected = [
            Row::Milestone(1),
            Row::Rating(2),
            Row::Rating(1),
            Row::Milestone(0),
            Row::Rating(0),
        ];
        let newest = |most| newest_first(&entry, Moment::Present(recorded), most);
        assert_eq!(newest(usize::MAX), (expected.to_vec(), 5));
        assert_eq!(newest(2), (expected[..2].to_vec(), 5), "all are counted");
    }
}
