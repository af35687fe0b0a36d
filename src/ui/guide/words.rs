//! What the words of the program mean: a list that can be searched.

use std::sync::OnceLock;

use egui::{RichText, ScrollArea, TextEdit, Ui};
use serde::Deserialize;

use crate::assets::GUIDE_WORDS;
use crate::ui::theme::{Tokens, semibold};
use crate::ui::widgets::section_heading;

/// Words that belong together.
#[derive(Debug, Deserialize)]
pub struct Section {
    /// What they are about.
    pub title: String,
    /// The words.
    pub words: Vec<Word>,
}

/// One word.
#[derive(Debug, Deserialize)]
pub struct Word {
    /// The word itself.
    pub name: String,
    /// What it means, in plain words.
    pub means: String,
    /// Where that comes from.
    pub source: String,
}

/// All words; none if what is part of the program is damaged, which a test rules out.
pub fn sections() -> &'static [Section] {
    static SECTIONS: OnceLock<Vec<Section>> = OnceLock::new();
    SECTIONS.get_or_init(|| ron::from_str(GUIDE_WORDS).unwrap_or_default())
}

impl Word {
    /// Whether all of what is looked for stands in the word or its meaning.
    fn matches(&self, looked_for: &str) -> bool {
        let text = format!("{} {}", self.name, self.means).to_lowercase();
        looked_for
            .to_lowercase()
            .split_whitespace()
            .all(|part| text.contains(part))
    }
}

/// Shows the words that match what is looked for.
pub fn show(ui: &mut Ui, looked_for: &mut String, height: f32) {
    let tokens = Tokens::of(ui.ctx());
    let edit = TextEdit::singleline(looked_for)
        .hint_text("Look up a word")
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Look up a word"));
    ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink(false)
        .show(ui, |ui| {
            let mut any = false;
            for section in sections() {
                let found: Vec<&Word> = section
                    .words
                    .iter()
                    .filter(|word| word.matches(looked_for))
                    .collect();
                if !found.is_empty() {
                    any = true;
                    section_heading(ui, &section.title);
                }
                for word in found {
                    word_ui(ui, word);
                    ui.add_space(tokens.space_s);
                }
            }
            if !any {
                ui.label("No such word here");
            }
        });
}

fn word_ui(ui: &mut Ui, word: &Word) {
    let tokens = Tokens::of(ui.ctx());
    ui.spacing_mut().item_spacing.y = tokens.space_xs;
    ui.label(semibold(&word.name).color(tokens.text_strong));
    ui.label(&word.means);
    ui.label(
        RichText::new(&word.source)
            .size(tokens.text_small)
            .color(tokens.text_subdued),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TreatmentKind;

    #[test]
    fn every_word_has_a_meaning_and_a_source() {
        let parsed: Vec<Section> = ron::from_str(GUIDE_WORDS).unwrap();
        assert!(parsed.len() >= 5);
        for word in parsed.iter().flat_map(|section| &section.words) {
            assert!(
                !word.means.is_empty() && !word.source.is_empty(),
                "{word:?}"
            );
        }
    }

    #[test]
    fn the_kinds_of_treatment_are_explained() {
        let explained = |label: &str| {
            let mut words = sections().iter().flat_map(|section| &section.words);
            words.any(|word| word.name == label)
        };
        for kind in [
            TreatmentKind::Swedish,
            TreatmentKind::DeepTissue,
            TreatmentKind::Medical,
            TreatmentKind::TriggerPoint,
            TreatmentKind::HotStone,
            TreatmentKind::Sports,
            TreatmentKind::Physiotherapy,
            TreatmentKind::Needling,
        ] {
            assert!(explained(kind.label()), "{kind:?}");
        }
    }

    #[test]
    fn looking_up_takes_parts_of_words_in_any_order_and_case() {
        let word = Word {
            name: "Scraping".to_owned(),
            means: "Strokes with a tool".to_owned(),
            source: String::new(),
        };
        assert!(word.matches("TOOL scra") && word.matches(""));
        assert!(!word.matches("needle"));
    }
}
