//! Where the knot is: in words, over which muscles, and how deep it feels.

use egui::{RichText, Ui};

use super::KnotEdit;
use super::fields::{capitalized, caption, choices};
use crate::body::{Body, Candidate, Layer};
use crate::model::{Depth, Place};
use crate::ui::PanelInput;
use crate::ui::likes::{Likes, place_in_words};
use crate::ui::theme::Tokens;
use crate::ui::widgets::ActionButton;

/// How deep a knot can feel, in words.
const DEPTHS: [(Depth, &str); 4] = [
    (Depth::Unsure, "Unsure"),
    (Depth::Surface, "Surface"),
    (Depth::Middle, "Middle"),
    (Depth::Deep, "Deep"),
];

/// A place in words, kept while place and ruler stay the same.
#[derive(Debug, Default)]
pub(super) struct PlaceCache {
    key: Option<(Place, Option<u16>, Likes)>,
    sentence: String,
    layers: Vec<(Depth, String)>,
}

impl PlaceCache {
    /// Where it is, in a sentence.
    pub(super) fn sentence(&mut self, input: PanelInput<'_>, place: Place) -> &str {
        self.refresh(input, place);
        &self.sentence
    }

    fn refresh(&mut self, input: PanelInput<'_>, place: Place) {
        let person = input.session.chart().person();
        let key = Some((place, person.ruler_mm, Likes::now()));
        if self.key != key {
            self.key = key;
            self.sentence = capitalized(&where_words(input.body, place, person.ruler_cm()));
            // What lies under the place in every layer, whichever depth was chosen.
            let everywhere = Place {
                depth: Depth::Unsure,
                ..place
            };
            self.layers = layers(&place_in_words(input.body, &everywhere, person.ruler_cm()).over);
        }
    }
}

/// The place without its muscles, which stand below it.
fn where_words(body: &Body, place: Place, ruler_cm: f64) -> String {
    let mut words = place_in_words(body, &place, ruler_cm);
    words.over.clear();
    words.to_string()
}

/// The candidates of each layer, from the skin inward: "Surface, lower trapezius or latissimus dorsi".
fn layers(over: &[Candidate]) -> Vec<(Depth, String)> {
    let named = |layer: Layer| {
        let names: Vec<String> = over
            .iter()
            .filter(|c| c.layer == layer)
            .map(|c| lower_first(&c.name))
            .collect();
        names.join(" or ")
    };
    [
        (Depth::Surface, "Surface", Layer::Superficial),
        (Depth::Middle, "Middle", Layer::Intermediate),
        (Depth::Deep, "Deep", Layer::Deep),
    ]
    .into_iter()
    .map(|(depth, label, layer)| (depth, label, named(layer)))
    .filter(|(_, _, names)| !names.is_empty())
    .map(|(depth, label, names)| (depth, format!("{label}: {names}")))
    .collect()
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// Shows the place and the choice of depth. Returns whether more is wanted about the muscles.
pub(super) fn show(
    ui: &mut Ui,
    input: PanelInput<'_>,
    cache: &mut PlaceCache,
    edit: &mut KnotEdit,
) -> bool {
    let tokens = Tokens::of(ui);
    cache.refresh(input, edit.knot.place);
    ui.label(&cache.sentence);
    if !cache.layers.is_empty() {
        caption(ui, "It may lie in");
    }
    let depth = edit.knot.place.depth;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = tokens.space_xs;
        for (layer, words) in &cache.layers {
            let meant = depth == Depth::Unsure || depth == *layer;
            let ink = if meant {
                tokens.text
            } else {
                tokens.text_subdued
            };
            ui.label(RichText::new(words).color(ink));
        }
    });
    let asks = !cache.layers.is_empty()
        && ui
            .add(ActionButton::new("About these muscles"))
            .on_hover_text("What they do, and where pain from them is often described")
            .clicked();
    caption(ui, "How deep does it feel?");
    if let Some(chosen) = choices(ui, DEPTHS, Some(depth)) {
        edit.knot.place.depth = chosen;
        edit.what = Some("depth");
    }
    asks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_are_grouped_by_layer_and_none_is_picked() {
        let candidate = |name: &str, layer| Candidate {
            name: name.to_owned(),
            layer,
        };
        let over = [
            candidate("Lower trapezius", Layer::Superficial),
            candidate("Latissimus dorsi", Layer::Superficial),
            candidate("Multifidus", Layer::Deep),
        ];
        let layers: Vec<String> = layers(&over).into_iter().map(|(_, words)| words).collect();
        assert_eq!(
            layers,
            [
                "Surface: lower trapezius or latissimus dorsi",
                "Deep: multifidus"
            ]
        );
    }
}
