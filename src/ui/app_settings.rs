//! Settings in force.

use super::app::{App, Front};
use super::commands::Command;
use super::layout::Drawer;
use super::likes::Likes;
use super::palette::Purpose;
use super::{settings, theme};
use crate::store;

/// Changes of size smaller than this are none.
const LEAST_ZOOM_STEP: f32 = 0.001;

impl App {
    /// Runs a command about the window itself; returns whether it is one.
    pub(super) fn run_window(&mut self, ctx: &egui::Context, command: Command) -> bool {
        match command {
            Command::Find => {
                self.set_drawer(Drawer::List, true);
                self.list.find();
            }
            Command::ToggleList => self.toggle_drawer(Drawer::List),
            Command::ToggleSide => self.toggle_drawer(Drawer::Side),
            Command::Settings => self.open_settings(ctx),
            Command::History => self.front = self.document.is_some().then_some(Front::Steps),
            Command::Palette => self.open_palette(ctx, Purpose::Anything),
            Command::PlaceByName => self.open_palette(ctx, Purpose::Place),
            Command::ThemeSystem => self.set_theme(ctx, store::Theme::System),
            Command::ThemeLight => self.set_theme(ctx, store::Theme::Light),
            Command::ThemeDark => self.set_theme(ctx, store::Theme::Dark),
            _ => return false,
        }
        true
    }

    fn open_settings(&mut self, ctx: &egui::Context) {
        // The size may have been changed by keys since.
        self.note_zoom(ctx);
        self.front = Some(Front::Settings);
    }

    pub(super) fn settings_ui(&mut self, ctx: &egui::Context) {
        if self.front != Some(Front::Settings) {
            return;
        }
        let before = self.settings.clone();
        if settings::show(ctx, &mut self.settings) {
            self.front = None;
        }
        if self.settings != before {
            self.apply_settings(ctx);
            self.save_settings();
        }
    }

    /// Puts the settings in force.
    pub(super) fn apply_settings(&mut self, ctx: &egui::Context) {
        let settings = &self.settings;
        Likes::take_from(settings);
        theme::restyle(ctx, settings.contrast, settings.motion);
        ctx.set_theme(preference(settings.theme));
        let zoom = f32::from(settings.text_percent) / 100.0;
        if (ctx.zoom_factor() - zoom).abs() > LEAST_ZOOM_STEP {
            ctx.set_zoom_factor(zoom);
        }
        ctx.request_repaint();
    }

    fn set_theme(&mut self, ctx: &egui::Context, theme: store::Theme) {
        self.settings.theme = theme;
        ctx.set_theme(preference(theme));
        self.save_settings();
    }

    /// Notes the size that text was zoomed to by keys.
    pub(super) fn note_zoom(&mut self, ctx: &egui::Context) {
        let percent = (ctx.zoom_factor() * 100.0).round() as u16;
        self.settings.text_percent =
            percent.clamp(*store::TEXT_PERCENT.start(), *store::TEXT_PERCENT.end());
    }
}

fn preference(theme: store::Theme) -> egui::ThemePreference {
    match theme {
        store::Theme::System => egui::ThemePreference::System,
        store::Theme::Light => egui::ThemePreference::Light,
        store::Theme::Dark => egui::ThemePreference::Dark,
    }
}
