//! A line of text that counts when it is finished: Enter or leaving the field keeps it, Esc restores.

use egui::{Id, Key, Response, TextEdit, Ui};

/// A line of text being typed over a stored one.
#[derive(Debug, Default)]
pub(in crate::ui) struct LineField {
    text: String,
    is_changed: bool,
}

impl LineField {
    /// Shows the field, which its caller has to name. The text counts as finished when [`Self::finished`] has it.
    pub(in crate::ui) fn show<'t>(
        &'t mut self,
        ui: &mut Ui,
        id: Id,
        stored: &str,
        style: impl FnOnce(TextEdit<'t>) -> TextEdit<'t>,
    ) -> Response {
        let Self { text, is_changed } = self;
        if !*is_changed && text != stored {
            stored.clone_into(text);
        }
        let edit = TextEdit::singleline(text)
            .id(id)
            .desired_width(f32::INFINITY);
        let response = ui.add(style(edit));
        *is_changed |= response.changed();
        if response.lost_focus() && ui.input(|i| i.key_pressed(Key::Escape)) {
            *is_changed = false;
        }
        response
    }

    /// The text, when it was changed and the field (with this response) has been left.
    pub(in crate::ui) fn finished(&self, response: &Response) -> Option<&str> {
        self.unsaved().filter(|_| !response.has_focus())
    }

    /// The text, when it was changed and not yet kept.
    pub(in crate::ui) fn unsaved(&self) -> Option<&str> {
        self.is_changed.then_some(self.text.as_str())
    }

    /// Notes that the text has been kept.
    pub(in crate::ui) fn settle(&mut self) {
        self.is_changed = false;
    }
}
