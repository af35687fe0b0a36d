//! About the person: shown when no knot is selected.

use egui::{CollapsingHeader, Id, Ui};

use super::fields::{caption, choices, error_ui, paragraph};
use super::line_field::LineField;
use crate::model::limits::NAME_CHARS;
use crate::model::{BodyShape, Person};
use crate::session::Action;
use crate::store::LengthUnit;
use crate::ui::likes::Likes;
use crate::ui::theme::Tokens;
use crate::ui::widgets::section_chevron;
use crate::ui::{Outbox, PanelInput};

const MM_PER_CM: f64 = 10.0;
const MM_PER_INCH: f64 = 25.4;

/// What the person says about themselves, being typed.
#[derive(Debug, Default)]
pub(super) struct PersonFields {
    name: LineField,
    ruler: LineField,
}

impl PersonFields {
    /// Shows the fields.
    pub(super) fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>, out: &mut Outbox) {
        shape_ui(ui, input, out);
        let header = CollapsingHeader::new("About you")
            .icon(section_chevron)
            .id_salt("about-you");
        header.show_unindented(ui, |ui| self.fields_ui(ui, input, out));
    }

    fn fields_ui(&mut self, ui: &mut Ui, input: PanelInput<'_>, out: &mut Outbox) {
        let mut person = input.session.chart().person().clone();
        let mut what = None;
        if self.name_ui(ui, &mut person) {
            what = Some("name");
        }
        if self.ruler_ui(ui, &mut person) {
            what = Some("ruler");
        }
        for (name, hint, text, changed) in [
            (
                "Medicines",
                "What you take, in your own words",
                &mut person.medicines,
                "medicines",
            ),
            (
                "Conditions and allergies",
                "What a therapist should know",
                &mut person.conditions,
                "conditions",
            ),
            (
                "Questions",
                "What you would like to ask",
                &mut person.questions,
                "questions",
            ),
        ] {
            if paragraph(ui, name, hint, text) {
                what = Some(changed);
            }
        }
        if let Some(what) = what {
            out.act(Action::PutPerson {
                person: Box::new(person),
                what,
            });
        }
    }

    fn name_ui(&mut self, ui: &mut Ui, person: &mut Person) -> bool {
        let label = caption(ui, "Name or initials, for exports");
        let id = Id::unique("inspector-person-name");
        let response = self
            .name
            .show(ui, id, &person.name, |edit| edit.char_limit(NAME_CHARS))
            .labelled_by(label.id);
        let Some(name) = self.name.finished(&response) else {
            return false;
        };
        name.trim().clone_into(&mut person.name);
        self.name.settle();
        true
    }

    fn ruler_ui(&mut self, ui: &mut Ui, person: &mut Person) -> bool {
        let inches = Likes::now().lengths == LengthUnit::Inches;
        let unit = if inches { "inches" } else { "cm" };
        let label = caption(
            ui,
            &format!("From C7 to PSIS in {unit}; leave empty if not measured"),
        );
        let mm_per_unit = if inches { MM_PER_INCH } else { MM_PER_CM };
        let stored = person
            .ruler_mm
            .map(|mm| format!("{}", (f64::from(mm) / mm_per_unit * 10.0).round() / 10.0))
            .unwrap_or_default();
        let id = Id::unique("inspector-ruler");
        let response = self
            .ruler
            .show(ui, id, &stored, |edit| edit.hint_text("Not measured"))
            .labelled_by(label.id);
        let Some(text) = self.ruler.finished(&response) else {
            return false;
        };
        if text == stored {
            self.ruler.settle();
            return false;
        }
        let Ok(ruler_mm) = parse_ruler(text, mm_per_unit) else {
            let range = if inches {
                "8 to 35 inches"
            } else {
                "20 to 90 cm"
            };
            error_ui(ui, &format!("Type a length from {range}"));
            return false;
        };
        person.ruler_mm = ruler_mm;
        self.ruler.settle();
        true
    }
}

/// In which build the body is drawn; every knot keeps its muscle.
fn shape_ui(ui: &mut Ui, input: PanelInput<'_>, out: &mut Outbox) {
    let person = input.session.chart().person();
    caption(ui, "Body on the map");
    let options = [
        (BodyShape::Slighter, "Slighter"),
        (BodyShape::Neutral, "Neutral"),
        (BodyShape::Broader, "Broader"),
    ];
    let chosen = choices(ui, options, Some(person.shape)).filter(|shape| *shape != person.shape);
    if let Some(shape) = chosen {
        let person = Person {
            shape,
            ..person.clone()
        };
        out.act(Action::PutPerson {
            person: Box::new(person),
            what: "body on the map",
        });
    }
    ui.add_space(Tokens::of(ui.ctx()).space_m);
}

/// A typed text that is no length of a back.
#[derive(Debug, PartialEq, Eq)]
struct NotALength;

/// A typed length in millimetres; an empty text is "not measured".
fn parse_ruler(text: &str, mm_per_unit: f64) -> Result<Option<u16>, NotALength> {
    let text = text
        .trim()
        .trim_end_matches("cm")
        .trim_end_matches("in")
        .trim_end()
        .replace(',', ".");
    if text.is_empty() {
        return Ok(None);
    }
    let length = text.parse::<f64>().map_err(|_| NotALength)?;
    let mm = (length * mm_per_unit).round();
    let (low, high) = (
        f64::from(*Person::RULER_MM.start()),
        f64::from(*Person::RULER_MM.end()),
    );
    if (low..=high).contains(&mm) {
        Ok(Some(mm as u16))
    } else {
        Err(NotALength)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ruler_is_a_length_of_a_grown_back_or_not_measured() {
        assert_eq!(parse_ruler(" ", MM_PER_CM), Ok(None));
        assert_eq!(parse_ruler("50.9", MM_PER_CM), Ok(Some(509)));
        assert_eq!(parse_ruler("51,5 cm", MM_PER_CM), Ok(Some(515)));
        assert_eq!(parse_ruler("20 in", MM_PER_INCH), Ok(Some(508)));
        for wrong in ["0", "19.9", "91", "NaN", "inf", "-50", "long"] {
            assert_eq!(parse_ruler(wrong, MM_PER_CM), Err(NotALength), "{wrong}");
        }
    }
}
