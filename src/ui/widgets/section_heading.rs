//! A heading inside a panel.

use egui::{Response, RichText, Role, TextStyle, Ui};

use crate::ui::theme::Tokens;

/// A heading that screen readers can jump to. Panels have flat sections, not frames.
pub fn section_heading(ui: &mut Ui, text: &str) -> Response {
    let t = Tokens::of(ui);
    let rich = RichText::new(text)
        .text_style(TextStyle::Heading)
        .color(t.text_strong);
    let response = ui.label(rich);
    ui.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(text);
    });
    response
}
