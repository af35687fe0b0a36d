//! A line at the top of the window while it shows a chart that a newer program wrote.

use egui::{Panel, Ui};

use super::document::Document;
use super::theme::Tokens;

/// Shows the line if the chart is such a one.
pub fn banner(ui: &mut Ui, document: Option<&Document>) {
    let Some(left_out) = document.and_then(|document| document.newer) else {
        return;
    };
    let tokens = Tokens::of(ui.ctx());
    let frame = egui::Frame::new()
        .fill(tokens.selected)
        .inner_margin(egui::Margin::symmetric(12, 4));
    Panel::top("newer").frame(frame).show(ui, |ui| {
        let label = ui.label(words(left_out));
        ui.accesskit_node_builder(label.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    });
}

fn words(left_out: usize) -> String {
    let made = "A newer knotmap made this chart. It is only shown: nothing will be written";
    match left_out {
        0 => made.to_owned(),
        1 => format!("{made}. 1 value this program does not know is not shown"),
        count => format!("{made}. {count} values this program does not know are not shown"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_shown_is_counted() {
        assert!(words(0).ends_with("nothing will be written"));
        assert!(words(1).ends_with("1 value this program does not know is not shown"));
        assert!(words(12).contains("12 values"));
    }
}
