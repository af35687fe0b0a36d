//! The settings: a sheet on which every change acts at once.

mod choice;
mod reminder;

use egui::{RichText, ScrollArea, Ui};

use super::modal::{foot, room_in_sheet, sheet_frame, title};
use super::theme::Tokens;
use super::widgets::{primary_button, quiet_button, section_heading};
use crate::store::{
    Autosave, Clock, Contrast, LengthUnit, Motion, ScaleWords, Settings, Snapping, Theme,
    WeekStart, Wheel,
};
use choice::choice_ui;

/// Width of the sheet, in points.
const WIDTH: f32 = 600.0;
/// Height of the sheet without its settings, in points.
const AROUND: f32 = 190.0;

/// Shows the sheet; returns whether it is to be closed. The caller compares the settings to see what changed.
pub fn show(ctx: &egui::Context, settings: &mut Settings) -> bool {
    let (closed, dismissed) = sheet_frame(ctx, "settings", WIDTH, |ui| {
        title(ui, "Settings");
        let height = room_in_sheet(ctx, AROUND);
        ScrollArea::vertical()
            .max_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                look_ui(ui, settings);
                words_ui(ui, settings);
                behaviour_ui(ui, settings);
            });
        foot(ui, |ui| {
            let done = primary_button(ui, "Done").clicked();
            if quiet_button(ui, "Back to the usual").clicked() {
                *settings = settings.usual();
            }
            done.then_some(())
        })
        .is_some()
    });
    closed || dismissed
}

fn look_ui(ui: &mut Ui, settings: &mut Settings) {
    section_heading(ui, "Look");
    let themes = [
        (Theme::System, "As the system"),
        (Theme::Light, "Light"),
        (Theme::Dark, "Dark"),
    ];
    choice_ui(ui, "Theme", &themes, &mut settings.theme);
    let contrasts = [(Contrast::Normal, "Calm"), (Contrast::High, "High")];
    choice_ui(ui, "Contrast", &contrasts, &mut settings.contrast);
    let sizes = [
        (100, "100 %"),
        (125, "125 %"),
        (150, "150 %"),
        (175, "175 %"),
        (200, "200 %"),
    ];
    choice_ui(ui, "Size of text", &sizes, &mut settings.text_percent);
    let motions = [(Motion::Brief, "Brief"), (Motion::None, "None")];
    choice_ui(ui, "Motion", &motions, &mut settings.motion);
}

fn words_ui(ui: &mut Ui, settings: &mut Settings) {
    ui.add_space(Tokens::of(ui.ctx()).space_s);
    section_heading(ui, "Words and numbers");
    let units = [
        (LengthUnit::Centimetres, "Centimetres"),
        (LengthUnit::Inches, "Inches"),
    ];
    choice_ui(ui, "Lengths", &units, &mut settings.lengths);
    let clocks = [(Clock::Hours24, "20:15"), (Clock::Hours12, "8:15 pm")];
    choice_ui(ui, "Times of day", &clocks, &mut settings.clock);
    let days = [
        (WeekStart::Monday, "Monday"),
        (WeekStart::Sunday, "Sunday"),
        (WeekStart::Saturday, "Saturday"),
    ];
    choice_ui(ui, "Weeks begin on", &days, &mut settings.week_start);
    let scales = [
        (
            ScaleWords::Plain,
            "Nothing felt to as bad as you can imagine",
        ),
        (ScaleWords::Pain, "No pain to worst pain imaginable"),
        (ScaleWords::Tension, "Loose to as tight as can be"),
    ];
    choice_ui(ui, "0 to 10 means", &scales, &mut settings.scale_words);
}

fn behaviour_ui(ui: &mut Ui, settings: &mut Settings) {
    let tokens = Tokens::of(ui.ctx());
    ui.add_space(tokens.space_s);
    section_heading(ui, "Behaviour");
    let wheels = [
        (Wheel::Auto, "Wheel zooms, trackpad moves"),
        (Wheel::Zooms, "Always zoom"),
        (Wheel::Pans, "Always move"),
    ];
    choice_ui(ui, "Scrolling on the map", &wheels, &mut settings.wheel);
    let snaps = [
        (Snapping::On, "To the mid-line, landmarks and other knots"),
        (Snapping::Off, "Not at all"),
    ];
    choice_ui(ui, "A moved knot snaps", &snaps, &mut settings.snapping);
    let saves = [
        (Autosave::On, "By itself, after changes"),
        (Autosave::Off, "Only when asked"),
    ];
    choice_ui(
        ui,
        "Save a chart that has a file",
        &saves,
        &mut settings.autosave,
    );
    reminder::show(ui, &mut settings.reminder);
    let note = "The reminder is a line at the top of this window. Nothing appears outside of it.";
    ui.label(
        RichText::new(note)
            .size(tokens.text_small)
            .color(tokens.text_subdued),
    );
}
