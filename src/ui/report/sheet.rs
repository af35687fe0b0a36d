//! The sheet on which one chooses what leaves, beside a picture of just that.

use egui::{
    ComboBox, Image, RichText, ScrollArea, TextEdit, TextureHandle, TextureOptions, Ui, Vec2,
};

use super::made::Preview;
use super::request::{Days, Pixels, Request, What};
use super::switches::switches_ui;
use crate::analysis::Span;
use crate::model::{Chart, KnotId};
use crate::report::page::{Paper, Reader};
use crate::ui::modal::{foot, title};
use crate::ui::theme::Tokens;
use crate::ui::widgets::{ActionButton, list_chevron, primary_button, quiet_button};

/// Width of the choices, in points.
const CHOICES_WIDTH: f32 = 250.0;
/// Least height of the preview, in points.
const LEAST_HEIGHT: f32 = 300.0;
/// Most height of the words of the half page, in points.
const WORDS_HEIGHT: f32 = 150.0;
/// What stands around the preview, from top to bottom, in points.
const AROUND: f32 = 170.0;

/// What is looked at of the preview.
#[derive(Default)]
pub(super) struct Screen {
    /// The page that is asked for, from 0.
    pub page: usize,
    /// The picture of the one that is shown, on the screen's card.
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
    /// Type back what the therapist found.
    AfterVisit,
}

/// The left half of the sheet: what leaves.
pub(super) fn choices_ui(ui: &mut Ui, request: &mut Request, chart: &Chart, picked: Option<Span>) {
    let tokens = Tokens::of(ui.ctx());
    ui.set_width(CHOICES_WIDTH);
    ui.spacing_mut().item_spacing.y = tokens.space_xs;
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
        pick_ui(ui, "Who reads it", request.reader.label(), |ui| {
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
    if request.what.is_drawing() {
        pick_ui(ui, "Size", request.pixels.label(), |ui| {
            for pixels in Pixels::ALL {
                ui.selectable_value(&mut request.pixels, pixels, pixels.label());
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
    switches_ui(ui, &mut request.share);
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
        .icon(list_chevron)
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
        if request.compared.is_some() {
            ui.selectable_value(&mut request.days, Days::Compared, Days::Compared.label());
        }
    });
    if request.what != What::Brief && request.days != Days::Everything {
        ui.checkbox(&mut request.only_days, "Nothing from before or after")
            .on_hover_text("Leaves out all that was felt and done outside of this time, and knots that had released before");
    }
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

/// Height of both halves, in points.
pub(super) fn height(ctx: &egui::Context) -> f32 {
    (ctx.content_rect().height() - AROUND).max(LEAST_HEIGHT)
}

/// The right half: what leaves, as it looks.
pub(super) fn preview_ui(
    ui: &mut Ui,
    request: &mut Request,
    preview: Option<&Result<Preview, String>>,
    screen: &mut Screen,
) {
    let tokens = Tokens::of(ui.ctx());
    let height = height(ui.ctx());
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
        Some(Ok(preview)) => pages_ui(ui, preview, screen, room),
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

fn pages_ui(ui: &mut Ui, preview: &Preview, screen: &mut Screen, height: f32) {
    let tokens = Tokens::of(ui.ctx());
    let (count, picture) = (preview.made.page_count(), &preview.shown.picture);
    let texture = screen.texture.get_or_insert_with(|| {
        let size = [picture.width, picture.height];
        let image = egui::ColorImage::from_rgb(size, &picture.rgb);
        ui.ctx()
            .load_texture("report", image, TextureOptions::LINEAR)
    });
    let sentence = preview.made.sentence();
    let below = if sentence.is_empty() { 40.0 } else { 64.0 };
    let room = Vec2::new(ui.available_width(), height - below);
    let size = texture.size_vec2();
    let scale = (room.x / size.x).min(room.y / size.y).min(1.0);
    let page = preview.shown.page + 1;
    let alt = if sentence.is_empty() {
        format!("Page {page} of {count}, just as it leaves")
    } else {
        format!("Just as it leaves. {sentence}")
    };
    egui::Frame::new()
        .stroke(egui::Stroke::new(1.0, tokens.hairline))
        .show(ui, |ui| {
            ui.add(
                Image::new(&*texture)
                    .fit_to_exact_size(size * scale)
                    .alt_text(alt),
            );
        });
    if !sentence.is_empty() {
        let words = RichText::new(sentence).size(tokens.text_small);
        ui.add(egui::Label::new(words.color(tokens.text_subdued)).truncate());
    }
    if count < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let asked = screen.page;
        let before = ui.add_enabled(asked > 0, ActionButton::new("Page before"));
        if before.clicked() {
            screen.page -= 1;
        }
        ui.label(format!("{} of {count}", asked + 1));
        let next = ui.add_enabled(asked + 1 < count, ActionButton::new("Next page"));
        if next.clicked() {
            screen.page += 1;
        }
    });
}

/// Title above, buttons below.
pub(super) fn title_ui(ui: &mut Ui) {
    title(ui, "Report");
}

/// The buttons at the foot of the sheet.
pub(super) fn foot_ui(ui: &mut Ui, request: &Request, is_ready: bool) -> Option<Choice> {
    foot(ui, |ui| {
        let save = ui.add_enabled_ui(is_ready, |ui| {
            let save = primary_button(ui, "Save as…");
            // Enter hands over what is shown, until the keyboard goes elsewhere.
            if is_ready && ui.memory(|memory| memory.focused().is_none()) {
                save.request_focus();
            }
            save.clicked()
        });
        let copy = ui.add_enabled_ui(is_ready, |ui| quiet_button(ui, "Copy image").clicked());
        let keep = request.what == What::Brief && quiet_button(ui, "Keep these words").clicked();
        let close = quiet_button(ui, "Close").clicked();
        let for_therapist = request.what == What::Page && request.reader == Reader::Therapist;
        let after = for_therapist && quiet_button(ui, "After a visit…").clicked();
        let chosen = [
            (save.inner, Choice::Save),
            (copy.inner, Choice::Copy),
            (keep, Choice::KeepWords),
            (after, Choice::AfterVisit),
            (close, Choice::Close),
        ];
        let mut chosen = chosen.into_iter().filter(|(is_chosen, _)| *is_chosen);
        chosen.next().map(|(_, choice)| choice)
    })
}
