//! Says over the map that an earlier time is shown, with the way back and a way to add what was left out then.

use egui::{
    Align, Align2, Area, Frame, Layout, Margin, Order, Popup, PopupCloseBehavior, Rect, RichText,
    ScrollArea, Ui, vec2,
};

use super::TimelineState;
use super::passing::Passing;
use super::words::{full_date, time_in_words};
use crate::model::{Asked, Knot, MilestoneKind, Score, Stamp, When};
use crate::scene::measure;
use crate::session::Action;
use crate::ui::commands::Command;
use crate::ui::icons::Icon;
use crate::ui::inspector::fields::{caption, combo};
use crate::ui::map::ramp;
use crate::ui::theme::{Tokens, readable_on, semibold};
use crate::ui::widgets::{ActionButton, Emphasis, rating_row};
use crate::ui::{Outbox, PanelInput};

/// Below the buttons that turn the body, from the top of the map, in points.
const TOP: f32 = 52.0;
/// In narrower maps the buttons may stand under the date, in points.
const IN_A_ROW: f32 = 580.0;
/// The longest that is said of a date, for the width that all of them get.
const LONGEST: &str = "Showing 30 September 2026, 20:00";
/// Width of the form, in points.
const FORM: f32 = 400.0;
/// Highest list of knots, in points.
const LIST: f32 = 220.0;

/// What can happen to a knot on a day.
const EVENTS: [(MilestoneKind, &str, Icon); 4] = [
    (MilestoneKind::Released, "Released that day", Icon::Released),
    (MilestoneKind::Returned, "Returned that day", Icon::Returned),
    (MilestoneKind::Eased, "Eased that day", Icon::Info),
    (MilestoneKind::Flared, "Flared that day", Icon::Info),
];

/// The banner over the map while an earlier time is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Banner;

impl Banner {
    /// Shows it, if an earlier time is shown.
    pub fn show(
        ui: &Ui,
        input: PanelInput<'_>,
        map: Rect,
        passing: Option<&Passing>,
        out: &mut Outbox,
    ) {
        let Some(past) = input.session.past() else {
            return;
        };
        let tokens = Tokens::of(ui.ctx());
        let area = Area::new(TimelineState::id().with("banner"))
            .order(Order::Middle)
            .pivot(Align2::CENTER_TOP)
            .fixed_pos(map.center_top() + egui::vec2(0.0, TOP))
            .constrain_to(map)
            .accessible_name("An earlier time is shown");
        let shown = area.show(ui.ctx(), |ui| {
            framed(tokens.inverse, tokens).show(ui, |ui| row_ui(ui, input, past, map.width(), out));
        });
        let Some(passing) = passing else { return };
        // Apart from the buttons, which must not move while time runs.
        let under = shown.response.rect.center_bottom() + egui::vec2(0.0, tokens.space_xs);
        let area = Area::new(TimelineState::id().with("passing"))
            .order(Order::Middle)
            .interactable(false)
            .pivot(Align2::CENTER_TOP)
            .fixed_pos(under)
            .constrain_to(map)
            .accessible_name("What is being passed");
        area.show(ui.ctx(), |ui| {
            let fill = if passing.is_release {
                tokens.ok
            } else {
                tokens.panel
            };
            framed(fill, tokens).show(ui, |ui| passing_ui(ui, passing, fill, map.width()));
        });
    }
}

fn framed(fill: egui::Color32, tokens: &Tokens) -> Frame {
    Frame::new()
        .fill(fill)
        .corner_radius(tokens.radius_m)
        .inner_margin(Margin::symmetric(
            tokens.space_m as i8,
            tokens.space_s as i8,
        ))
}

/// What is being passed: when and what, how, and what came of it.
fn passing_ui(ui: &mut Ui, passing: &Passing, fill: egui::Color32, width: f32) {
    let tokens = Tokens::of(ui.ctx());
    let ink = readable_on(fill);
    ui.set_max_width(width - 2.0 * tokens.space_xxl);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.vertical(|ui| {
        ui.label(RichText::new(&passing.what).color(ink));
        for words in [&passing.techniques, &passing.came_of_it] {
            if !words.is_empty() {
                ui.label(semibold(words).color(ink));
            }
        }
    });
}

fn row_ui(ui: &mut Ui, input: PanelInput<'_>, past: Stamp, width: f32, out: &mut Outbox) {
    let tokens = Tokens::of(ui.ctx());
    ui.set_max_width(width - 2.0 * tokens.space_xxl);
    if width < IN_A_ROW {
        ui.horizontal_wrapped(|ui| parts_ui(ui, input, past, out));
    } else {
        ui.horizontal(|ui| parts_ui(ui, input, past, out));
    }
}

fn parts_ui(ui: &mut Ui, input: PanelInput<'_>, past: Stamp, out: &mut Outbox) {
    let tokens = Tokens::of(ui.ctx());
    ui.spacing_mut().item_spacing.x = tokens.space_s;
    // As wide whatever the date: nothing jumps under the pointer while time runs.
    let room = measure(LONGEST, tokens.text_body, true).ceil();
    let words = semibold(format!("Showing {}", time_in_words(past)));
    let size = vec2(room, tokens.control_height);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(room);
        ui.label(words.color(tokens.text_inverse));
    });
    if ui.add(ActionButton::new("Back to today")).clicked() {
        out.act(Action::ShowPresent);
    }
    let button = ui.add(ActionButton::new("Add entry for this date").icon(Icon::Plus));
    let popup = Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| form_ui(ui, input, past, out));
    if popup.is_some_and(|popup| popup.inner) {
        Popup::close_id(ui, Popup::default_response_id(&button));
    }
}

/// What can be entered for the shown date; returns whether the form is done with.
fn form_ui(ui: &mut Ui, input: PanelInput<'_>, past: Stamp, out: &mut Outbox) -> bool {
    ui.set_width(FORM.min(ui.ctx().content_rect().width() * 0.8));
    let primary = input.session.selection().primary();
    let rated = if let Some(knot) = primary.and_then(|knot| input.session.chart().knot(knot)) {
        knot_ui(ui, knot, past, out)
    } else {
        pick_ui(ui, input, out);
        false
    };
    ui.separator();
    diary_ui(ui, out) || rated
}

/// What is not about one knot; the forms open beside the map with the date filled in.
fn diary_ui(ui: &mut Ui, out: &mut Outbox) -> bool {
    let mut done = false;
    ui.horizontal_wrapped(|ui| {
        for (label, icon, command) in [
            ("Log treatment…", Icon::Treatment, Command::LogTreatment),
            ("Add episode…", Icon::Plus, Command::AddEpisode),
        ] {
            if ui.add(ActionButton::new(label).icon(icon)).clicked() {
                out.run(command);
                done = true;
            }
        }
    });
    done
}

fn pick_ui(ui: &mut Ui, input: PanelInput<'_>, out: &mut Outbox) {
    ui.label(semibold("For which knot?"));
    ScrollArea::vertical().max_height(LIST).show(ui, |ui| {
        for (number, entry) in (1..).zip(input.session.chart().entries()) {
            let knot = entry.knot();
            if knot.archived {
                continue;
            }
            let label = format!("{number} {}", knot.display_name());
            let button = ActionButton::new(&label).emphasis(Emphasis::Quiet);
            if ui.add(button).clicked() {
                out.go_to(knot.id);
            }
        }
    });
}

fn knot_ui(ui: &mut Ui, knot: &Knot, past: Stamp, out: &mut Outbox) -> bool {
    let tokens = Tokens::of(ui);
    let title = format!("{} on {}", knot.display_name(), full_date(past));
    let title = crate::scene::fit(&title, tokens.text_body, true, ui.available_width());
    ui.label(semibold(title));
    // Of an earlier day only the day is known, unless someone says more in the inspector.
    let day = When::Day(past.date());
    let asked = asked_ui(ui);
    let score = rating_row(ui, None, ramp(ui)).map(Score::Felt);
    ui.add_space(tokens.space_xs);
    let mut done = false;
    ui.horizontal_wrapped(|ui| {
        let unknown = ui.add(ActionButton::new("Could not say")).clicked();
        if let Some(score) = score.or(unknown.then_some(Score::Unknown)) {
            out.act(Action::Rate {
                knot: knot.id,
                score,
                asked,
                felt_at: day,
            });
            done = true;
        }
        for (kind, label, icon) in EVENTS {
            if ui.add(ActionButton::new(label).icon(icon)).clicked() {
                out.act(Action::AddMilestone {
                    knots: vec![knot.id],
                    kind,
                    at: day,
                });
                done = true;
            }
        }
    });
    done
}

/// What the rating answers, kept while the form is open.
fn asked_ui(ui: &mut Ui) -> Asked {
    let id = ui.unique_id().with("asked");
    let mut asked = ui
        .data(|data| data.get_temp::<Asked>(id))
        .unwrap_or_default();
    ui.horizontal(|ui| {
        caption(ui, "Asked");
        let questions = Asked::ALL.map(|asked| (asked, asked.label()));
        combo(ui, "What is asked", questions, &mut asked);
    });
    ui.data_mut(|data| data.insert_temp(id, asked));
    asked
}
