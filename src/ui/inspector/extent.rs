//! How far the knot reaches: a circle around it, or an area drawn on the map.

use egui::{Slider, Ui};

use super::KnotEdit;
use super::fields::{capitalized, caption, choices};
use crate::model::Extent;
use crate::store::LengthUnit;
use crate::ui::commands::Command;
use crate::ui::icons::Icon;
use crate::ui::likes::Likes;
use crate::ui::widgets::ActionButton;
use crate::ui::{Outbox, PanelInput};

/// Radii that can be set, in millimetres.
const RADIUS_MM: std::ops::RangeInclusive<u16> = 5..=150;
/// The radius a circle begins with.
const FIRST_RADIUS_MM: u16 = 25;

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    None,
    Circle,
    Drawn,
}

/// Shows how far the knot reaches, and changes it.
pub(super) fn show(ui: &mut Ui, input: PanelInput<'_>, edit: &mut KnotEdit, out: &mut Outbox) {
    caption(ui, "How far does it reach?");
    let current = match &edit.knot.extent {
        None => Kind::None,
        Some(Extent::RadiusMm(_)) => Kind::Circle,
        Some(Extent::Area(_)) => Kind::Drawn,
    };
    let kinds = [
        (Kind::None, "Not said"),
        (Kind::Circle, "A circle"),
        (Kind::Drawn, "Drawn…"),
    ];
    match choices(ui, kinds, Some(current)) {
        Some(Kind::None) if current != Kind::None => {
            edit.knot.extent = None;
            edit.what = Some("extent");
        }
        Some(Kind::Circle) if current != Kind::Circle => {
            edit.knot.extent = Some(Extent::RadiusMm(FIRST_RADIUS_MM));
            edit.what = Some("extent");
        }
        Some(Kind::Drawn) => out.run(Command::DrawExtent),
        _ => {}
    }
    if let Some(Extent::RadiusMm(radius)) = &mut edit.knot.extent {
        let slider = Slider::new(radius, RADIUS_MM).suffix(" mm").text("radius");
        if ui.add(slider).changed() {
            edit.what = Some("extent");
        }
    }
    if current == Kind::Drawn
        && ui
            .add(ActionButton::new("Draw on").icon(Icon::Edit))
            .clicked()
    {
        out.run(Command::DrawExtent);
    }
    let ruler_cm = input.session.chart().person().ruler_cm();
    let view = input.body.view(edit.knot.place.view);
    if let Some(covered) = view.and_then(|view| view.covered(&edit.knot, ruler_cm)) {
        let inches = Likes::now().lengths == LengthUnit::Inches;
        ui.label(capitalized(&covered.in_words(inches)));
    }
}
