//! Zones of the body as buttons, grouped from the head down.

use egui::Ui;

use crate::body::{Body, Zone};
use crate::ui::theme::Tokens;
use crate::ui::widgets::ActionButton;

/// Everyday words that lead to a zone whose name has other ones.
const ALSO_SAID: [(&str, &str); 12] = [
    ("head_eye", "headache behind the eye migraine"),
    ("head_temple", "headache migraine side of the head"),
    ("head_forehead", "headache brow"),
    ("head_occiput", "headache skull"),
    ("head_vertex", "headache top of the head"),
    ("head_jaw", "tooth teeth face"),
    ("low_back_mid", "lower back lumbar spine"),
    ("low_back_side", "lower back lumbar"),
    ("sacrum", "coccyx tail bone"),
    ("buttock_lower", "bottom sciatic"),
    ("interscap", "upper back"),
    ("mid_back", "middle back"),
];

/// Whether a zone goes by what was typed, in lower case.
pub(super) fn fits(zone: &Zone, query: &str) -> bool {
    let also = ALSO_SAID.iter().filter(|(id, _)| *id == zone.id);
    zone.name.to_lowercase().contains(query)
        || also.into_iter().any(|(_, words)| words.contains(query))
}

/// The zones that go by what was typed, all if it is nothing; returns the one that was pressed.
pub(in crate::ui) fn zone_buttons<'b>(
    ui: &mut Ui,
    body: &'b Body,
    query: &str,
) -> Option<&'b Zone> {
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        let gap = Tokens::of(ui).space_xs;
        ui.spacing_mut().item_spacing = egui::vec2(gap, gap);
        for zone in body.zones().iter().filter(|zone| fits(zone, query)) {
            if ui.add(ActionButton::new(&zone.name)).clicked() {
                chosen = Some(zone);
            }
        }
    });
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_words_lead_to_zones_that_exist() {
        let body = Body::shared().unwrap();
        for (id, words) in ALSO_SAID {
            let zone = body.zone(id).unwrap_or_else(|| panic!("no zone {id}"));
            for word in words.split(' ') {
                assert!(fits(zone, word), "{word}");
            }
        }
        let temple = body.zone("head_temple").unwrap();
        assert!(fits(temple, "temple") && fits(temple, "") && !fits(temple, "knee"));
    }
}
