//! Since when the person has had the knot: a year, a month or a day.

use egui::{Id, Ui};

use super::KnotEdit;
use super::fields::{caption, error_ui};
use super::line_field::LineField;
use crate::model::{ParseTimeError, When};

/// What to say to a text that is no such time.
const HELP: &str = "Type a year, month or day like 2021, 2021-05 or 2021-05-03";

/// The time being typed.
#[derive(Debug, Default)]
pub(super) struct SinceField {
    line: LineField,
}

impl SinceField {
    /// Shows the field.
    pub(super) fn show(&mut self, ui: &mut Ui, edit: &mut KnotEdit) {
        let label = caption(ui, "Since when");
        let stored = edit
            .knot
            .since
            .map(|since| since.to_string())
            .unwrap_or_default();
        let id = Id::unique("inspector-since").with(edit.knot.id.bits());
        let response = self.line.show(ui, id, &stored, |edit| {
            edit.hint_text("2021, 2021-05 or 2021-05-03")
        });
        let response = response.labelled_by(label.id);
        if self.line.finished(&response).is_some() {
            self.keep(edit);
        }
        if self.line.unsaved().is_some_and(|text| parse(text).is_err()) && !response.has_focus() {
            error_ui(ui, HELP);
        }
    }

    /// Keeps what was typed and not finished, if it can be understood.
    pub(super) fn keep(&mut self, edit: &mut KnotEdit) {
        if let Some(Ok(since)) = self.line.unsaved().map(parse) {
            edit.knot.since = since;
            edit.what = Some("since when");
            self.line.settle();
        }
    }
}

/// A typed time; an empty text is "not said".
fn parse(text: &str) -> Result<Option<When>, ParseTimeError> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_text_is_not_said_and_not_an_error() {
        assert_eq!(parse("  "), Ok(None));
        assert_eq!(parse(" 2021-05 "), Ok(Some(When::Month(2021, 5))));
        assert!(parse("last year").is_err());
    }
}
