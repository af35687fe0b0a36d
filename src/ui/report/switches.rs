//! The switches of what leaves, the same wherever something does.

use egui::Ui;

use crate::report::{Share, SharePart};
use crate::ui::theme::semibold;

/// A heading, and a switch for each part that can be kept back.
pub fn switches_ui(ui: &mut Ui, share: &mut Share) {
    ui.label(semibold("Hand over"));
    for part in SharePart::ALL {
        ui.checkbox(share.switch(part), part.label())
            .on_hover_text(part.about());
    }
}
