//! The guide inside the program: a short tour, and what the words mean.

mod tour;
mod words;

use egui::{Align, Layout, Ui, vec2};

use super::modal::{room_in_sheet, sheet_frame};
use super::theme::Tokens;
use super::widgets::{ActionButton, primary_button, quiet_button};
use crate::body::Body;
use crate::model::{Chart, Stamp};
use tour::{LENGTH, Tour};

/// Widest and highest the guide gets, in points.
const WIDEST: f32 = 720.0;
const HIGHEST: f32 = 640.0;
/// Height of everything but the picture or the words, in points.
const AROUND: f32 = 220.0;

/// A part of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The tour.
    Tour,
    /// What the words mean.
    Words,
}

/// The guide between frames.
#[derive(Debug, Default)]
pub struct Guide {
    /// The part that is open.
    open: Option<Part>,
    tour: Tour,
    looked_for: String,
}

impl Guide {
    /// Opens a part, from its beginning.
    pub fn open(&mut self, part: Part) {
        *self = Self {
            open: Some(part),
            ..Self::default()
        };
    }

    /// Whether it stands in front of everything else.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Shows the guide if it is open.
    pub fn show(&mut self, ctx: &egui::Context, body: &Body, sample: &Chart, now: Stamp) {
        let Some(mut part) = self.open else {
            return;
        };
        let (closed, closes) = sheet_frame(ctx, "guide", WIDEST, |ui| {
            let height = room_in_sheet(ctx, AROUND + 4.0 * Tokens::of(ctx).space_l);
            let height = height.min(HIGHEST - AROUND);
            tabs_ui(ui, &mut part);
            match part {
                Part::Tour => {
                    let size = vec2(ui.available_width(), height);
                    self.tour.show(ui, body, sample, now, size);
                }
                Part::Words => words::show(ui, &mut self.looked_for, height),
            }
            self.foot_ui(ui, part)
        });
        self.open = (!closed && !closes).then_some(part);
    }

    /// The buttons below; returns whether the guide is to close.
    fn foot_ui(&mut self, ui: &mut Ui, part: Part) -> bool {
        ui.horizontal(|ui| {
            if part == Part::Tour {
                ui.label(format!("{} of {LENGTH}", self.tour.step + 1));
            }
            let right = Layout::right_to_left(Align::Center);
            ui.with_layout(right, |ui| match part {
                Part::Words => primary_button(ui, "Close").clicked(),
                Part::Tour => self.steps_ui(ui),
            })
            .inner
        })
        .inner
    }

    /// The buttons from step to step, from the right; returns whether the guide is to close.
    fn steps_ui(&mut self, ui: &mut Ui) -> bool {
        let is_last = self.tour.step + 1 == LENGTH;
        let main = primary_button(ui, if is_last { "Close" } else { "Next" }).clicked();
        let back = |ui: &mut Ui| quiet_button(ui, "Back").clicked();
        if ui.add_enabled_ui(self.tour.step > 0, back).inner {
            self.tour.step -= 1;
        }
        let skips = !is_last && quiet_button(ui, "Skip").clicked();
        if main && !is_last {
            self.tour.step += 1;
        }
        skips || (main && is_last)
    }
}

fn tabs_ui(ui: &mut Ui, part: &mut Part) {
    ui.horizontal(|ui| {
        for (tab, label) in [(Part::Tour, "Tour"), (Part::Words, "What the words mean")] {
            if ui
                .add(ActionButton::new(label).selected(*part == tab))
                .clicked()
            {
                *part = tab;
            }
        }
    });
}
