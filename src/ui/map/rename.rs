//! Renaming a knot in place: Enter or leaving the field commits, Esc restores; one undo step.

use egui::{Area, Frame, Key, Order, TextEdit, Ui, vec2};

use super::MapView;
use super::camera::Camera;
use crate::body::BodyView;
use crate::model::KnotId;
use crate::session::Action;
use crate::ui::theme::Tokens;
use crate::ui::widgets::select_all;
use crate::ui::{Outbox, PanelInput};

/// Width of the field, in points.
const WIDTH: f32 = 220.0;

/// The name being typed over a mark.
#[derive(Clone, Debug)]
pub struct Renaming {
    knot: KnotId,
    text: String,
    started: bool,
}

impl Renaming {
    /// Starts renaming a knot from its name so far.
    pub fn new(knot: KnotId, name: &str) -> Self {
        Self {
            knot,
            text: name.to_owned(),
            started: false,
        }
    }
}

impl MapView {
    pub(super) fn rename_ui(
        &mut self,
        ui: &Ui,
        input: PanelInput<'_>,
        view: &BodyView,
        camera: &Camera,
        viewport: egui::Rect,
        out: &mut Outbox,
    ) {
        let Some(renaming) = &mut self.renaming else {
            return;
        };
        let Some(knot) = input.session.chart().knot(renaming.knot) else {
            self.renaming = None;
            return;
        };
        let tokens = Tokens::of(ui.ctx());
        let at = camera.screen_from_map(viewport, view.point(knot.place.pos))
            + vec2(tokens.space_l, -tokens.space_l);
        let id = MapView::id().with("rename");
        let field = Area::new(id)
            .order(Order::Foreground)
            .fixed_pos(at)
            .constrain_to(viewport)
            .accessible_name("Rename knot")
            .show(ui.ctx(), |ui| {
                let edit = TextEdit::singleline(&mut renaming.text)
                    .id(id.with("field"))
                    .desired_width(WIDTH);
                Frame::popup(ui.style()).show(ui, |ui| ui.add(edit)).inner
            })
            .inner;
        field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "New name"));
        if !renaming.started {
            renaming.started = true;
            field.request_focus();
            select_all(ui, field.id, &renaming.text);
            return;
        }
        if ui.input(|i| i.key_pressed(Key::Escape)) {
            self.renaming = None;
            self.focus();
        } else if field.lost_focus() || !field.has_focus() {
            out.act(Action::Rename(renaming.knot, renaming.text.clone()));
            self.renaming = None;
            self.focus();
        }
    }
}
