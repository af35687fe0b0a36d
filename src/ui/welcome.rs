//! The first screen: what this is, in one picture and three choices.

use std::sync::Arc;

use egui::{CentralPanel, Rect, RichText, Ui, UiBuilder, pos2};

use super::Outbox;
use super::commands::Command;
use super::map::{Picture, color32, scene_theme};
use super::theme::{self, Tokens};
use super::widgets::{primary_button, quiet_button};
use crate::analysis::Moment;
use crate::body::Body;
use crate::model::{Chart, Stamp, View};
use crate::scene::{Scene, Theme};
use crate::store::Recents;

use super::document::file_name;

/// Narrower windows leave the picture out, in points.
const PICTURE_FROM: f32 = 760.0;
/// Width of the column with the choices, in points.
const COLUMN: f32 = 340.0;

/// The first screen between frames.
#[derive(Debug, Default)]
pub struct Welcome {
    picture: Picture,
    scene: Option<(Theme, Arc<Scene>)>,
}

/// What was chosen among the recent files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recent {
    /// Open it.
    Open(std::path::PathBuf),
    /// Take it off the list.
    Forget(std::path::PathBuf),
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
    ) -> Option<Recent> {
        let theme = scene_theme(ui);
        let palette = theme.palette();
        CentralPanel::default()
            .frame(egui::Frame::new().fill(color32(palette.paper)))
            .show(ui, |ui| {
                let all = ui.max_rect();
                let tokens = Tokens::of(ui.ctx());
                let mut column = all.shrink(tokens.space_xxl);
                if all.width() >= PICTURE_FROM {
                    let picture = Rect::from_min_max(
                        pos2(column.left() + COLUMN + tokens.space_xl, all.top()),
                        all.max,
                    );
                    if let Some(scene) = self.scene(body, sample, now, theme) {
                        self.picture.paint(ui, &scene, picture, palette);
                    }
                    column.set_width(COLUMN);
                }
                ui.scope_builder(UiBuilder::new().max_rect(column), |ui| {
                    choices(ui, recents, out)
                })
                .inner
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

fn choices(ui: &mut Ui, recents: &Recents, out: &mut Outbox) -> Option<Recent> {
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
    ui.horizontal(|ui| {
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

fn recents_ui(ui: &mut Ui, recents: &Recents) -> Option<Recent> {
    let tokens = Tokens::of(ui.ctx());
    if recents.paths().is_empty() {
        return None;
    }
    let mut chosen = None;
    ui.label(theme::semibold("Recent"));
    for path in recents.paths() {
        ui.horizontal(|ui| {
            let name = crate::scene::fit(&file_name(path), tokens.text_body, false, COLUMN - 60.0);
            if ui
                .link(name)
                .on_hover_text(path.display().to_string())
                .clicked()
            {
                chosen = Some(Recent::Open(path.clone()));
            }
            let label = format!("Remove {} from this list", file_name(path));
            if super::widgets::icon_button(ui, super::icons::Icon::Close, &label).clicked() {
                chosen = Some(Recent::Forget(path.clone()));
            }
        });
    }
    ui.add_space(tokens.space_xl);
    chosen
}
