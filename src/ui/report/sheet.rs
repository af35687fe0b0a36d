//! The sheet on which one chooses what leaves, beside a picture of just that.

use egui::{
    ComboBox, Image, RichText, ScrollArea, TextEdit, TextureHandle, TextureOptions, Ui, Vec2,
};

use super::made::Preview;
use super::request::{Days, Request, What};
use crate::analysis::Span;
use crate::model::{Chart, KnotId};
use crate::report::page::{Paper, Reader};
use crate::ui::theme::{Tokens, semibold};
use crate::ui::widgets::{ActionButton, primary_button, quiet_button, section_heading};

/// Width of the choices, in points.
const CHOICES_WIDTH: f32 = 250.0;
/// Least height of the preview, in points.
const LEAST_HEIGHT: f32 = 300.0;
/// Most height of the words of the half page, in points.
const WORDS_HEIGHT: f32 = 150.0;
/// What stands around the preview, from top to bottom, in points.
const AROUND: f32 = 170.0;

/// What is shown of the preview.
#[derive(Default)]
pub(super) struct Shown {
    /// The page that is shown, from 0.
    pub page: usize,
    /// Its picture on the screen's card.
    pub texture: Option<TextureHandle>,
}

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Close the sheet.
    Close,
    /// Write the file.
    Save,
    /// Put the page that is shown on the clipboard.
    Copy,
    /// Keep the words of the half page in the chart.
    KeepWords,
}

/// The left half of the sheet: what leaves.
pub(super) fn choices_ui(ui: &mut Ui, request: &mut Request, chart: &Chart, picked: Option<Span>) {
    let tokens = Tokens::of(ui.ctx());
    ui.set_width(CHOICES_WIDTH);
    ui.spacing_mut().item_spacing.y = tokens.space_s;
    for what in What::ALL {
        if ui.radio(request.what == what, what.label()).clicked() {
            request.what = what;
        }
    }
    if request.what == What::Card && request.knot.is_none() {
        request.knot = chart.entries().first().map(|entry| entry.knot().id);
    }
    ui.add_space(tokens.space_s);
    if request.what == What::Page {
        pick_ui(ui, "For", request.reader.label(), |ui| {
            for reader in Reader::ALL {
                ui.selectable_value(&mut request.reader, reader, reader.label());
            }
        });
        pick_ui(ui, "Paper", paper_label(request.paper), |ui| {
            for paper in Paper::ALL {
                ui.selectable_value(&mut request.paper, paper, paper_label(paper));
            }
        });
    }
    if request.what != What::Picture {
        days_ui(ui, request, picked);
    }
    if request.what != What::Brief {
        knot_ui(ui, request, chart);
    }
    ui.add_space(tokens.space_s);
    if request.what == What::Brief {
        let words = "These words are your own: all that they say is handed over.";
        ui.label(RichText::new(words).color(tokens.text_subdued));
        return;
    }
    ui.label(semibold("Hand over"));
    ui.checkbox(&mut request.share.names, "Names and date of birth");
    ui.checkbox(&mut request.share.notes, "Notes");
    ui.checkbox(&mut request.share.therapists, "Therapists and places");
    ui.checkbox(&mut request.share.exact_dates, "Exact dates")
        .on_hover_text("Without them only months are said, and the chart over time is left out");
}

const fn paper_label(paper: Paper) -> &'static str {
    match paper {
        Paper::A4 => "A4",
        Paper::Letter => "Letter",
    }
}

/// A choice out of a list, with its name before it.
fn pick_ui(ui: &mut Ui, name: &str, chosen: &str, add: impl FnOnce(&mut Ui)) {
    ui.label(name);
    let list = ComboBox::from_id_salt(("report", name))
        .width(CHOICES_WIDTH - 12.0)
        .selected_text(chosen)
        .show_ui(ui, add);
    let chosen = chosen.to_owned();
    let name = name.to_owned();
    list.response.widget_info(move || {
        egui::WidgetInfo::labeled(egui::Role::ComboBox, true, format!("{name}, {chosen}"))
    });
}

fn days_ui(ui: &mut Ui, request: &mut Request, picked: Option<Span>) {
    pick_ui(ui, "Time", request.days.label(), |ui| {
        for days in [Days::TwelveWeeks, Days::Year, Days::Everything] {
            ui.selectable_value(&mut request.days, days, days.label());
        }
        if picked.is_some() {
            ui.selectable_value(&mut request.days, Days::Picked, Days::Picked.label());
        }
    });
}

fn knot_ui(ui: &mut Ui, request: &mut Request, chart: &Chart) {
    let entries = chart.entries();
    let names: Vec<(KnotId, String)> = entries
        .iter()
        .enumerate()
        .map(|(index, entry)| {
            let knot = entry.knot();
            let name: String = knot.display_name().chars().take(40).collect();
            (knot.id, format!("{} {name}", index + 1))
        })
        .collect();
    let all = "All knots".to_owned();
    let chosen = names.iter().find(|(id, _)| request.knot == Some(*id));
    let chosen = chosen.map_or(&all, |(_, name)| name).clone();
    pick_ui(ui, "Knots", &chosen, |ui| {
        if request.what != What::Card {
            ui.selectable_value(&mut request.knot, None, "All knots");
        }
        for (id, name) in names {
            ui.selectable_value(&mut request.knot, Some(id), name);
        }
    });
}

/// The right half: what leaves, as it looks.
pub(super) fn preview_ui(
    ui: &mut Ui,
    request: &mut Request,
    preview: Option<&Result<Preview, String>>,
    shown: &mut Shown,
) {
    let tokens = Tokens::of(ui.ctx());
    let height = (ui.ctx().content_rect().height() - AROUND).max(LEAST_HEIGHT);
    ui.set_min_height(height);
    let mut room = height;
    if request.what == What::Brief {
        words_ui(ui, request, preview);
        room -= WORDS_HEIGHT + tokens.space_l;
    }
    match preview {
        None => {
            ui.label(RichText::new("Setting the page…").color(tokens.text_subdued));
        }
        Some(Err(error)) => {
            ui.label(format!("Could not make it: {error}"));
        }
        Some(Ok(preview)) => pages_ui(ui, preview, shown, room),
    }
}

/// The words of the half page, to be changed.
fn words_ui(ui: &mut Ui, request: &mut Request, preview: Option<&Result<Preview, String>>) {
    if request.words.trim().is_empty()
        && let Some(Ok(preview)) = preview
    {
        preview.words.clone_into(&mut request.words);
    }
    ScrollArea::vertical()
        .id_salt("brief words")
        .max_height(WORDS_HEIGHT)
        .show(ui, |ui| {
            let edit = TextEdit::multiline(&mut request.words)
                .desired_rows(6)
                .desired_width(f32::INFINITY);
            let response = ui.add(edit);
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::MultilineTextInput, true, "Own words")
            });
        });
}

fn pages_ui(ui: &mut Ui, preview: &Preview, shown: &mut Shown, height: f32) {
    let tokens = Tokens::of(ui.ctx());
    let count = preview.page_count;
    shown.page = shown.page.min(preview.pages.len().saturating_sub(1));
    let Some(picture) = preview.pages.get(shown.page) else {
        return;
    };
    let texture = shown.texture.get_or_insert_with(|| {
        let size = [picture.width, picture.height];
        let image = egui::ColorImage::from_rgb(size, &picture.rgb);
        ui.ctx()
            .load_texture("report", image, TextureOptions::LINEAR)
    });
    let room = Vec2::new(ui.available_width(), height - 40.0);
    let size = texture.size_vec2();
    let scale = (room.x / size.x).min(room.y / size.y).min(1.0);
    let alt = format!("Page {} of {count}, just as it leaves", shown.page + 1);
    egui::Frame::new()
        .stroke(egui::Stroke::new(1.0, tokens.hairline))
        .show(ui, |ui| {
            ui.add(
                Image::new(&*texture)
                    .fit_to_exact_size(size * scale)
                    .alt_text(alt),
            );
        });
    if count < 2 {
        return;
    }
    ui.horizontal(|ui| {
        let before = ui.add_enabled(shown.page > 0, ActionButton::new("Page before"));
        if before.clicked() {
            shown.page -= 1;
            shown.texture = None;
        }
        ui.label(format!("{} of {count}", shown.page + 1));
        let last = preview.pages.len().saturating_sub(1);
        let next = ui.add_enabled(shown.page < last, ActionButton::new("Next page"));
        if next.clicked() {
            shown.page += 1;
            shown.texture = None;
        }
        if shown.page == last && count > preview.pages.len() {
            ui.label(RichText::new("The rest is in the file").color(tokens.text_subdued));
        }
    });
}

/// Title above, buttons below.
pub(super) fn title_ui(ui: &mut Ui) {
    section_heading(ui, "Report");
}

/// The buttons at the foot of the sheet.
pub(super) fn foot_ui(ui: &mut Ui, request: &Request, is_ready: bool) -> Option<Choice> {
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let foot = ui.with_layout(layout, |ui| {
        let save = ui.add_enabled_ui(is_ready, |ui| primary_button(ui, "Save as…").clicked());
        let copy = ui.add_enabled_ui(is_ready, |ui| quiet_button(ui, "Copy image").clicked());
        let keep = request.what == What::Brief && quiet_button(ui, "Keep these words").clicked();
        let close = quiet_button(ui, "Close").clicked();
        match (save.inner, copy.inner, keep, close) {
            (true, ..) => Some(Choice::Save),
            (_, true, ..) => Some(Choice::Copy),
            (_, _, true, _) => Some(Choice::KeepWords),
            (.., true) => Some(Choice::Close),
            _ => None,
        }
    });
    foot.inner
}
