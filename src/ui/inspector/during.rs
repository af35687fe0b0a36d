//! During which treatment something happened, and at which minute.

use egui::{ComboBox, Ui};

use super::when_words::when_in_words;
use crate::model::{Chart, Milestone, Treatment, When};
use crate::ui::PanelInput;
use crate::ui::diary::number_field;
use crate::ui::widgets::list_chevron;

/// Treatments are offered from this many seconds around the milestone: two days.
const NEAR_SECS: i64 = 2 * 24 * 3600;

/// Shows the treatments around the milestone, and the minute.
pub(super) fn during_ui(ui: &mut Ui, input: PanelInput<'_>, milestone: &mut Milestone) {
    let chart = input.session.chart();
    let current = milestone.treatment.and_then(|id| chart.treatment(id));
    let near = near(chart, milestone.at, milestone.treatment);
    if near.is_empty() {
        return;
    }
    let words = |treatment: &Treatment| {
        format!(
            "{}, {}",
            treatment.kind.label(),
            when_in_words(treatment.at)
        )
    };
    let shown = current.map_or_else(|| "Not during a treatment".to_owned(), words);
    let combo = ComboBox::from_id_salt("during")
        .icon(list_chevron)
        .selected_text(shown)
        .width(ui.available_width())
        .show_ui(ui, |ui| {
            let chosen = &mut milestone.treatment;
            ui.selectable_value(chosen, None, "Not during a treatment");
            for treatment in near {
                ui.selectable_value(chosen, Some(treatment.id), words(treatment));
            }
        });
    combo.response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "During which treatment")
    });
    if milestone.treatment.is_some() {
        ui.horizontal(|ui| {
            super::fields::caption(ui, "Minute");
            number_field(ui, "Minute", &mut milestone.minute);
        });
    } else {
        milestone.minute = None;
    }
}

fn near(chart: &Chart, at: When, current: Option<crate::model::TreatmentId>) -> Vec<&Treatment> {
    let mut all = chart.treatments();
    all.retain(|treatment| {
        let apart = (treatment.at.order_second() - at.order_second()).abs();
        apart <= NEAR_SECS || current == Some(treatment.id)
    });
    all
}

/// "during therapeutic massage, minute 52", if it was during one.
pub(super) fn during_in_words(chart: &Chart, milestone: &Milestone) -> Option<String> {
    let treatment = chart.treatment(milestone.treatment?)?;
    let kind = treatment.kind.in_sentence();
    Some(match milestone.minute {
        Some(minute) => format!("during {kind}, minute {minute}"),
        None => format!("during {kind}"),
    })
}
