//! Choosing a kind from a list, or naming one's own.

use egui::{ComboBox, TextEdit, Ui};

use crate::model::limits::NAME_CHARS;
use crate::ui::widgets::list_chevron;

/// A list of kinds with "Other…" at its end, which opens a field for a name. `name` names it for screen readers.
///
/// `own` makes a kind from a name and `own_name` gives the name back, where the kind is one's own.
pub(super) fn kind_field<K: Clone + PartialEq>(
    ui: &mut Ui,
    name: &str,
    kinds: &[K],
    kind: &mut K,
    label: impl Fn(&K) -> &str,
    (own, own_name): (impl Fn(String) -> K, impl Fn(&K) -> Option<String>),
) {
    let is_offered = kinds.contains(kind);
    let shown = if is_offered {
        label(kind).to_owned()
    } else {
        "Other…".to_owned()
    };
    let combo = ComboBox::from_id_salt(name)
        .icon(list_chevron)
        .selected_text(shown)
        .show_ui(ui, |ui| {
            for offered in kinds {
                let is_chosen = kind == offered;
                if ui.selectable_label(is_chosen, label(offered)).clicked() {
                    *kind = offered.clone();
                }
            }
            let is_own = !kinds.contains(kind);
            if ui.selectable_label(is_own, "Other…").clicked() && !is_own {
                *kind = own(String::new());
            }
        });
    combo
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name));
    // While a name is typed it may pass through one that was used before.
    let field = ui.unique_id().with((name, "own"));
    let is_typed = ui.memory(|memory| memory.has_focus(field));
    if let Some(mut text) = own_name(kind).filter(|_| !is_offered || is_typed) {
        let edit = TextEdit::singleline(&mut text)
            .id(field)
            .hint_text("What was it?")
            .desired_width(f32::INFINITY)
            .char_limit(NAME_CHARS);
        let response = ui.add(edit);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Own kind"));
        if response.changed() {
            *kind = own(text);
        }
    }
}
