//! Earlier versions of a chart: a list, the map as it was, and the way back.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{ScrollArea, Sense, Ui, Vec2};

use super::sheet::{SafeChoice, SafeSheet};
use super::words::{contents, difference, time};
use crate::analysis::Moment;
use crate::body::Body;
use crate::model::{Chart, Stamp, View};
use crate::scene::{Scene, Theme};
use crate::session::Action;
use crate::store::{Backup, backups_dir};
use crate::ui::app::App;
use crate::ui::document::Document;
use crate::ui::map::{Picture, scene_theme};
use crate::ui::modal::{Sheet, foot, title};
use crate::ui::theme::Tokens;
use crate::ui::widgets::{primary_button, quiet_button};

/// Largest and least size of the map as it was, in points.
const PICTURE: [Vec2; 2] = [Vec2::new(300.0, 340.0), Vec2::new(300.0, 120.0)];
/// Height of the sheet without it, in points.
const AROUND: f32 = 300.0;
/// Width of the list of versions, in points.
const LIST: f32 = 260.0;

/// The earlier versions while they are looked at.
#[derive(Debug, Default)]
pub struct VersionsState {
    list: Option<Vec<Backup>>,
    /// The chosen one: where it is, and what it holds or why it cannot be read.
    shown: Option<(PathBuf, Result<Box<Chart>, String>)>,
    picture: Picture,
    scene: Option<(Theme, Arc<Scene>)>,
}

pub(super) fn versions_ui(
    ui: &mut Ui,
    state: &mut VersionsState,
    body: &'static Body,
    now: Stamp,
    current: Option<&Chart>,
    name: &str,
) -> Option<SafeChoice> {
    title(ui, format!("Earlier versions of {name}"));
    let list = state.list.as_deref().unwrap_or_default();
    if list.is_empty() {
        ui.label(if state.list.is_some() {
            "There are none yet. The version before the first save of a day is kept here."
        } else {
            "Looking…"
        });
    } else {
        ui.label(
            "Kept before the first save of each day: a week of days, then weeks, months and years.",
        );
    }
    let mut chosen = None;
    ui.horizontal_top(|ui| {
        ui.allocate_ui(Vec2::new(LIST, picture_size(ui).y), |ui| {
            chosen = list_ui(ui, state);
        });
        ui.vertical(|ui| picture_ui(ui, state, body, now, current));
    });
    let can_restore = matches!(&state.shown, Some((_, Ok(_))));
    let pressed = foot(ui, |ui| {
        let restore = ui
            .add_enabled_ui(can_restore, |ui| primary_button(ui, "Restore"))
            .inner
            .clicked();
        let close = quiet_button(ui, "Close").clicked();
        if restore {
            Some(SafeChoice::Restore)
        } else {
            close.then_some(SafeChoice::Close)
        }
    });
    chosen.or(pressed)
}

/// What the window has room for.
fn picture_size(ui: &Ui) -> Vec2 {
    let [most, least] = PICTURE;
    let room = ui.ctx().content_rect().height() - AROUND;
    Vec2::new(most.x, room.clamp(least.y, most.y))
}

fn list_ui(ui: &mut Ui, state: &VersionsState) -> Option<SafeChoice> {
    let mut chosen = None;
    ScrollArea::vertical()
        .id_salt("versions")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            for backup in state.list.iter().flatten() {
                let is_shown = matches!(&state.shown, Some((path, _)) if *path == backup.path);
                let mut text = time(backup.at);
                if backup.version < crate::store::VERSION {
                    text.push_str(", before an upgrade");
                }
                if ui.selectable_label(is_shown, text).clicked() {
                    chosen = Some(SafeChoice::LookAt(backup.path.clone()));
                }
            }
        });
    chosen
}

fn picture_ui(
    ui: &mut Ui,
    state: &mut VersionsState,
    body: &'static Body,
    now: Stamp,
    current: Option<&Chart>,
) {
    let chart = match &state.shown {
        None => return,
        Some((_, Err(reason))) => {
            ui.label(reason);
            return;
        }
        Some((_, Ok(chart))) => chart,
    };
    let theme = scene_theme(ui);
    let palette = theme.palette();
    if !matches!(&state.scene, Some((known, _)) if *known == theme) {
        let moment = Moment::Present(now);
        let scene = Scene::build(chart, body, View::Back, None, moment, palette);
        state.scene = scene.map(|scene| (theme, Arc::new(scene)));
    }
    let (rect, response) = ui.allocate_exact_size(picture_size(ui), Sense::hover());
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, "The map as it was"));
    if let Some((_, scene)) = &state.scene {
        state.picture.paint(ui, scene, rect, palette);
    }
    let tokens = Tokens::of(ui.ctx());
    ui.add_space(tokens.space_s);
    ui.label(format!("It holds {}", contents(chart)));
    if let Some(current) = current {
        ui.label(format!("Restoring {}", difference(current, chart)));
    }
}

impl App {
    /// Shows the earlier versions of the open chart.
    pub(in crate::ui) fn show_versions(&mut self, ctx: &egui::Context) {
        self.safety.versions = VersionsState::default();
        self.sheet = Some(Sheet::Safe(SafeSheet::Versions));
        let place = self.ours().zip(self.own_path());
        match (place, self.world.state_dir.as_deref()) {
            (Some((ours, path)), Some(dir)) => {
                let backups = backups_dir(dir);
                self.safety.jobs.list_versions(ctx, ours, backups, path);
            }
            _ => self.safety.versions.list = Some(Vec::new()),
        }
    }

    pub(super) fn finish_versions(&mut self, ctx: &egui::Context, list: Vec<Backup>) {
        if let Some(newest) = list.first() {
            self.look_at_version(ctx, newest.path.clone());
        }
        self.safety.versions.list = Some(list);
    }

    pub(super) fn look_at_version(&mut self, ctx: &egui::Context, path: PathBuf) {
        let passphrases = self.document.as_ref().map(Document::passphrases);
        let passphrases = passphrases.unwrap_or_default();
        self.safety.jobs.read_version(ctx, path, passphrases);
    }

    pub(super) fn finish_version(&mut self, path: PathBuf, chart: Result<Box<Chart>, String>) {
        self.safety.versions.scene = None;
        self.safety.versions.picture = Picture::default();
        self.safety.versions.shown = Some((path, chart));
    }

    /// The chart becomes what it was; what it is now can be undone to.
    pub(super) fn restore_version(&mut self, ctx: &egui::Context) {
        let versions = std::mem::take(&mut self.safety.versions);
        let (Some((path, Ok(chart))), Some(document)) = (versions.shown, &self.document) else {
            return;
        };
        let backup = versions.list.into_iter().flatten();
        let at = backup.into_iter().find(|backup| backup.path == path);
        let at = at.map(|backup| time(backup.at)).unwrap_or_default();
        let action = Action::Record {
            edits: document.session.chart().edits_to(&chart),
            label: format!("Restore the version of {at}"),
            done: Some(format!("Restored the version of {at}")),
        };
        self.act(ctx, vec![action]);
    }
}
