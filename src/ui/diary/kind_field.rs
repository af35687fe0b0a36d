//! Choosing a kind from a list, or naming one's own.

use egui::{ComboBox, TextEdit, Ui};

use crate::model::limits::NAME_CHARS;

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
    let shown = match own_name(kind) {
        Some(_) => "Other…".to_owned(),
        None => label(kind).to_owned(),
    };
    let combo = ComboBox::from_id_salt(name)
        .selected_text(shown)
        .show_ui(ui, |ui| {
            for offered in kinds {
                let is_chosen = kind == offered;
                if ui.selectable_label(is_chosen, label(offered)).clicked() {
                    *kind = offered.clone();
                }
            }
            let is_own = own_name(kind).is_some();
            if ui.selectable_label(is_own, "Other…").clicked() && !is_own {
                *kind = own(String::new());
            }
        });
    combo
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name));
    if let Some(mut text) = own_name(kind) {
        let edit = TextEdit::singleline(&mut text)
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
