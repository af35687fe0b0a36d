//! What kind of treatment it is, by whose hands, and what is being done: one tap each.

use egui::{Align, CentralPanel, Frame, Layout, ScrollArea, Ui, Vec2, vec2};

use super::log::by_in_words;
use super::sizes::{Sizes, big, chip, row};
use super::{Page, Tap, Visit};
use crate::model::{Treatment, Who};
use crate::ui::PanelInput;
use crate::ui::diary::vocabulary::{techniques, therapists, treatment_kinds};
use crate::ui::theme::{Tokens, semibold};

/// Names of therapists that are offered.
const NAMES: usize = 6;
/// Width of the button that begins or goes back, in points.
const BEGIN: f32 = 200.0;
/// Height of that button, in points.
const BEGIN_HEIGHT: f32 = 64.0;

/// Shows the choices and returns what was pressed.
pub(super) fn show(ui: &mut Ui, input: PanelInput<'_>, visit: &Visit) -> Option<Tap> {
    let tokens = Tokens::of(ui);
    let sizes = Sizes::of(ui);
    let frame = Frame::new().fill(tokens.bg).inner_margin(sizes.margin);
    let treatment = visit.log.treatment(input);
    let shown = CentralPanel::default().frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(sizes.gap);
        let tap = head_ui(ui, visit.page, sizes);
        let area = ScrollArea::vertical().auto_shrink([false, false]);
        let chosen = area.show(ui, |ui| {
            ui.set_max_width(ui.available_width() - tokens.scroll_bar);
            let kind = kinds_ui(ui, input, &treatment, sizes);
            let hands = hands_ui(ui, input, &treatment, sizes);
            let technique = group_ui(ui, "Techniques", |ui| {
                technique_chips(ui, input, &treatment, sizes)
            });
            kind.or(hands).or(technique)
        });
        chosen.inner.or(tap)
    });
    shown.inner
}

fn head_ui(ui: &mut Ui, page: Page, sizes: Sizes) -> Option<Tap> {
    let tokens = Tokens::of(ui);
    let is_start = page == Page::Start;
    let title = if is_start {
        "A visit"
    } else {
        "What is being done"
    };
    let buttons_ui = |ui: &mut Ui, [begin, leave]: [Vec2; 2]| {
        let label = if is_start { "Begin" } else { "Back" };
        let begins = big(ui, label, begin, (tokens.accent, tokens.on_accent)).clicked();
        let leaves =
            is_start && big(ui, "Leave", leave, (tokens.control, tokens.text_strong)).clicked();
        match (begins, leaves) {
            (true, _) => Some(Tap::Turn),
            (_, true) => Some(Tap::Leave),
            _ => None,
        }
    };
    let mut tap = None;
    if sizes.is_narrow {
        ui.label(semibold(title).size(tokens.text_heading));
        let half = vec2((ui.available_width() - sizes.gap) / 2.0, sizes.low);
        return ui.horizontal(|ui| buttons_ui(ui, [half, half])).inner;
    }
    row(ui, BEGIN_HEIGHT, |ui| {
        ui.label(semibold(title).size(Sizes::text(BEGIN_HEIGHT)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let sizes = [BEGIN, BEGIN * 0.7].map(|width| vec2(width, BEGIN_HEIGHT));
            tap = buttons_ui(ui, sizes);
        });
    });
    tap
}

fn kinds_ui(
    ui: &mut Ui,
    input: PanelInput<'_>,
    treatment: &Treatment,
    sizes: Sizes,
) -> Option<Tap> {
    let kinds = treatment_kinds(input.session.chart()).into_iter();
    group_ui(ui, "Kind of treatment", |ui| {
        kinds.fold(None, |tap, kind| {
            let is_chosen = treatment.kind == kind;
            let chip = chip(ui, kind.label(), sizes.low, is_chosen);
            chip.clicked().then_some(Tap::Kind(kind)).or(tap)
        })
    })
}

fn hands_ui(
    ui: &mut Ui,
    input: PanelInput<'_>,
    treatment: &Treatment,
    sizes: Sizes,
) -> Option<Tap> {
    let names = therapists(input.session.chart()).into_iter().take(NAMES);
    let named = names.map(|name| (Who::Therapist, name));
    let nameless = [Who::Me, Who::Therapist, Who::Partner].map(|by| (by, String::new()));
    group_ui(ui, "Whose hands", |ui| {
        named.chain(nameless).fold(None, |tap, (by, name)| {
            let label = if name.is_empty() {
                by_in_words(by)
            } else {
                &name
            };
            let is_chosen = treatment.therapist == name && (!name.is_empty() || treatment.by == by);
            let chip = chip(ui, label, sizes.low, is_chosen);
            chip.clicked().then_some(Tap::Hands(by, name)).or(tap)
        })
    })
}

/// One button for each technique; those in use stand out.
pub(super) fn technique_chips(
    ui: &mut Ui,
    input: PanelInput<'_>,
    treatment: &Treatment,
    sizes: Sizes,
) -> Option<Tap> {
    let names = techniques(input.session.chart()).into_iter();
    names.fold(None, |tap, name| {
        let is_chosen = treatment.techniques.iter().any(|it| it.name == name);
        let chip = chip(ui, &name, sizes.low, is_chosen);
        chip.clicked().then_some(Tap::Technique(name)).or(tap)
    })
}

fn group_ui(ui: &mut Ui, title: &str, add: impl FnOnce(&mut Ui) -> Option<Tap>) -> Option<Tap> {
    let tokens = Tokens::of(ui);
    ui.label(semibold(title).color(tokens.text_subdued));
    let group = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(tokens.space_s);
        add(ui)
    });
    group.inner
}
