//! Says over the map that an earlier time is shown, with the way back and a way to add what was left out then.

use egui::{Align2, Area, Frame, Margin, Order, Popup, PopupCloseBehavior, Rect, ScrollArea, Ui};

use super::TimelineState;
use super::words::{full_date, time_in_words};
use crate::model::{Asked, Knot, MilestoneKind, Score, Stamp, When};
use crate::session::Action;
use crate::ui::icons::Icon;
use crate::ui::map::ramp;
use crate::ui::theme::{Tokens, semibold};
use crate::ui::widgets::{ActionButton, Emphasis, rating_row};
use crate::ui::{Outbox, PanelInput};

/// Below the buttons that turn the body, from the top of the map, in points.
const TOP: f32 = 44.0;
/// Width of the form, in points.
const FORM: f32 = 400.0;
/// Highest list of knots, in points.
const LIST: f32 = 220.0;

/// The banner over the map while an earlier time is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Banner;

impl Banner {
    /// Shows it, if an earlier time is shown.
    pub fn show(ui: &Ui, input: PanelInput<'_>, map: Rect, out: &mut Outbox) {
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
        area.show(ui.ctx(), |ui| {
            let frame = Frame::new()
                .fill(tokens.inverse)
                .corner_radius(tokens.radius_m)
                .inner_margin(Margin::symmetric(
                    tokens.space_m as i8,
                    tokens.space_s as i8,
                ));
            frame.show(ui, |ui| row_ui(ui, input, past, map.width(), out));
        });
    }
}

fn row_ui(ui: &mut Ui, input: PanelInput<'_>, past: Stamp, width: f32, out: &mut Outbox) {
    let tokens = Tokens::of(ui.ctx());
    // As wide whatever the date: nothing jumps under the pointer while time runs.
    ui.set_max_width(width - 2.0 * tokens.space_xxl);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = tokens.space_s;
        let words = semibold(format!("Showing {}", time_in_words(past)));
        ui.label(words.color(tokens.text_inverse));
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
    });
}

/// What can be entered for the shown date; returns whether something was.
fn form_ui(ui: &mut Ui, input: PanelInput<'_>, past: Stamp, out: &mut Outbox) -> bool {
    ui.set_width(FORM.min(ui.ctx().content_rect().width() * 0.8));
    let primary = input.session.selection().primary();
    if let Some(knot) = primary.and_then(|knot| input.session.chart().knot(knot)) {
        knot_ui(ui, knot, past, out)
    } else {
        pick_ui(ui, input, out);
        false
    }
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
    let tokens = Tokens::of(ui.ctx());
    let title = format!("{} on {}", knot.display_name(), full_date(past));
    let title = crate::scene::fit(&title, tokens.text_body, true, ui.available_width());
    ui.label(semibold(title));
    // Of an earlier day only the day is known, unless someone says more in the inspector.
    let day = When::Day(past.date());
    let mut done = false;
    ui.add_space(tokens.space_xs);
    let score = rating_row(ui, None, ramp(ui)).map(Score::Felt);
    ui.add_space(tokens.space_xs);
    ui.horizontal_wrapped(|ui| {
        let unknown = ui.add(ActionButton::new("Could not say")).clicked();
        if let Some(score) = score.or(unknown.then_some(Score::Unknown)) {
            out.act(Action::Rate {
                knot: knot.id,
                score,
                asked: Asked::Now,
                felt_at: day,
            });
            done = true;
        }
        for (kind, label, icon) in [
            (MilestoneKind::Released, "Released that day", Icon::Released),
            (MilestoneKind::Returned, "Returned that day", Icon::Returned),
        ] {
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
