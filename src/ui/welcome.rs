//! The first screen: what this is, in one picture and three choices.

use std::sync::Arc;

use egui::{
    Align2, CentralPanel, CursorIcon, FontId, Id, Rect, Response, RichText, Role, ScrollArea,
    Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::Outbox;
use super::commands::Command;
use super::map::{Camera, Picture, color32, focus_ring, scene_theme};
use super::theme::{self, Tokens};
use super::widgets::{primary_button, quiet_button};
use crate::analysis::Moment;
use crate::body::Body;
use crate::model::{Chart, Place, Stamp, View};
use crate::scene::{Scene, Theme};
use crate::store::Recents;

use super::document::file_name;

/// Narrower windows leave the picture out, in points.
const PICTURE_FROM: f32 = 560.0;
/// Width of the column with the choices, in points, and as most of the window.
const COLUMN: f32 = 340.0;
const COLUMN_SHARE: f32 = 0.4;

/// Widest name of a recent file, in points.
const NAME: f32 = 240.0;

/// What screen readers call the picture.
const PICTURE: &str = "Map of a made-up chart; a click on the body begins a chart of your own";
/// What stands below the picture.
const HINT: &str = "An example. Click where it is sore to begin your own";

/// The first screen between frames.
#[derive(Debug, Default)]
pub struct Welcome {
    picture: Picture,
    scene: Option<(Theme, Arc<Scene>)>,
}

/// What was chosen beside the commands.
#[derive(Clone, Debug, PartialEq)]
pub enum Chosen {
    /// Open a recent file.
    Open(std::path::PathBuf),
    /// Take it off the list.
    Forget(std::path::PathBuf),
    /// Begin a chart with a knot here.
    Begin(Place),
}

impl Welcome {
    /// Shows the first screen.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        body: &'static Body,
        sample: &Chart,
        now: Stamp,
        recents: &Recents,
        out: &mut Outbox,
    ) -> Option<Chosen> {
        let theme = scene_theme(ui);
        let palette = theme.palette();
        CentralPanel::default()
            .frame(egui::Frame::new().fill(color32(palette.paper)))
            .show(ui, |ui| {
                let all = ui.max_rect();
                let tokens = Tokens::of(ui.ctx());
                let mut column = all.shrink(tokens.space_xxl);
                let mut chosen = None;
                if all.width() >= PICTURE_FROM {
                    let width = COLUMN.min(all.width() * COLUMN_SHARE);
                    let picture = Rect::from_min_max(
                        pos2(column.left() + width + tokens.space_xl, all.top()),
                        all.max,
                    );
                    if let Some(scene) = self.scene(body, sample, now, theme) {
                        self.picture.paint(ui, &scene, picture, palette);
                        chosen = begin_ui(ui, body, &scene, picture, out);
                    }
                    column.set_width(width);
                }
                let column = UiBuilder::new().max_rect(column);
                let recent = ui.scope_builder(column, |ui| {
                    let area = ScrollArea::vertical().auto_shrink([false, false]);
                    area.show(ui, |ui| choices(ui, recents, out)).inner
                });
                recent.inner.or(chosen)
            })
            .inner
    }

    fn scene(
        &mut self,
        body: &Body,
        sample: &Chart,
        now: Stamp,
        theme: Theme,
    ) -> Option<Arc<Scene>> {
        if let Some((known, scene)) = &self.scene
            && *known == theme
        {
            return Some(scene.clone());
        }
        let moment = Moment::Present(now);
        let scene = Scene::build(
            sample,
            body,
            View::Back,
            Some("upper_back"),
            moment,
            theme.palette(),
        )?;
        let scene = Arc::new(scene);
        self.scene = Some((theme, scene.clone()));
        Some(scene)
    }
}

/// The picture is where a chart can begin: a click on the body places the first knot there.
fn begin_ui(ui: &Ui, body: &Body, scene: &Scene, rect: Rect, out: &mut Outbox) -> Option<Chosen> {
    let camera = Camera::fit(scene.bounds, rect);
    let view = body.view(scene.view)?;
    let place = |at| {
        let pos = view.pos(camera.map_from_screen(rect, at))?;
        view.contains(pos).then(|| Place::new(view.view, pos))
    };
    let response = ui.interact(rect, Id::unique("welcome-picture"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, PICTURE));
    let under = response.hover_pos().and_then(place);
    if under.is_some() {
        ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
    }
    hint_ui(ui, &response, under.is_some());
    if !response.clicked() {
        return None;
    }
    if let Some(at) = response.interact_pointer_pos() {
        return place(at).map(Chosen::Begin);
    }
    // By keys it has no place yet.
    out.run(Command::New);
    None
}

/// Says below the picture what a click on it does.
fn hint_ui(ui: &Ui, response: &Response, is_over_body: bool) {
    let tokens = Tokens::of(ui.ctx());
    let font = FontId::proportional(tokens.text_body);
    let room = response.rect.width() - 2.0 * tokens.space_xl;
    let text = ui
        .painter()
        .layout(HINT.to_owned(), font, tokens.text_strong, room);
    let below = response.rect.center_bottom() - vec2(0.0, tokens.space_xl);
    let at = Align2::CENTER_BOTTOM.anchor_size(below, text.size());
    let card = at.expand2(vec2(tokens.space_m, tokens.space_s));
    let fill = if is_over_body {
        tokens.selected
    } else {
        tokens.raised
    };
    ui.painter().rect_filled(card, tokens.radius_m, fill);
    ui.painter().galley(at.min, text, tokens.text_strong);
    if response.has_focus() {
        focus_ring(ui, response.rect);
    }
}

fn choices(ui: &mut Ui, recents: &Recents, out: &mut Outbox) -> Option<Chosen> {
    let tokens = Tokens::of(ui.ctx());
    ui.add_space((ui.available_height() * 0.16).min(120.0));
    let large = egui::TextStyle::Name(theme::LARGE.into());
    ui.label(
        RichText::new("knotmap")
            .text_style(large)
            .color(tokens.text_strong),
    );
    ui.add_space(tokens.space_s);
    ui.label("Place a knot on the map, name it, rate it. Watch it over the years, note when it lets go, and hand the map to your therapist.");
    ui.add_space(tokens.space_xl);
    ui.horizontal_wrapped(|ui| {
        if primary_button(ui, "New chart").clicked() {
            out.run(Command::New);
        }
        if quiet_button(ui, "Open…").clicked() {
            out.run(Command::Open);
        }
        if quiet_button(ui, "Try the sample").clicked() {
            out.run(Command::OpenSample);
        }
    });
    ui.add_space(tokens.space_xl);
    let chosen = recents_ui(ui, recents);
    let quiet =
        RichText::new("Your data stays in the files you save. Nothing leaves this computer.");
    ui.label(quiet.size(tokens.text_small).color(tokens.text_subdued));
    chosen
}

fn recents_ui(ui: &mut Ui, recents: &Recents) -> Option<Chosen> {
    let tokens = Tokens::of(ui.ctx());
    if recents.paths().is_empty() {
        return None;
    }
    let mut chosen = None;
    ui.label(theme::semibold("Recent"));
    for path in recents.paths() {
        ui.horizontal(|ui| {
            let room = ui.available_width() - tokens.control_height - 3.0 * tokens.space_m;
            let name = crate::scene::fit(&file_name(path), tokens.text_body, false, room.min(NAME));
            let open = quiet_button(ui, &name).on_hover_text(path.display().to_string());
            if open.clicked() {
                chosen = Some(Chosen::Open(path.clone()));
            }
            let label = format!("Remove {} from this list", file_name(path));
            if super::widgets::icon_button(ui, super::icons::Icon::Close, &label).clicked() {
                chosen = Some(Chosen::Forget(path.clone()));
            }
        });
    }
    ui.add_space(tokens.space_xl);
    chosen
}
