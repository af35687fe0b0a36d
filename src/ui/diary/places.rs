//! Rough places for what is felt over a whole part of the back, and the knots.

use crate::model::{BodyPos, Place, View};
use crate::ui::PanelInput;

/// A place by name.
pub(super) struct Spot {
    /// Its name, with the person's own side.
    pub(super) name: String,
    /// Where it is.
    pub(super) place: Place,
}

/// Parts of the back by name, sideways (positive to the person's right) and down the spine.
const PARTS: [(&str, f64, f64); 12] = [
    ("Back of the head", 0.0, -0.25),
    ("Neck, left", -0.06, -0.08),
    ("Neck, right", 0.06, -0.08),
    ("Left shoulder", -0.24, 0.1),
    ("Right shoulder", 0.24, 0.1),
    ("By the left shoulder blade", -0.14, 0.25),
    ("By the right shoulder blade", 0.14, 0.25),
    ("Mid back", 0.0, 0.5),
    ("Low back, left", -0.1, 0.85),
    ("Low back, right", 0.1, 0.85),
    ("Left buttock", -0.2, 1.15),
    ("Right buttock", 0.2, 1.15),
];

/// The knots, and then the parts of the back.
pub(super) fn spots(input: PanelInput<'_>) -> Vec<Spot> {
    let entries = input.session.chart().entries();
    let knots = entries.iter().map(|entry| {
        let knot = entry.knot();
        Spot {
            name: format!("Around {}", knot.display_name()),
            place: knot.place,
        }
    });
    let parts = PARTS.iter().map(|(name, u, v)| Spot {
        name: (*name).to_owned(),
        place: Place::new(View::Back, BodyPos::clamped(*u, *v)),
    });
    knots.chain(parts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::Body;
    use crate::model::Side;

    #[test]
    fn every_part_lies_on_the_body_on_the_side_it_names() {
        let body = Body::shared().unwrap();
        for (name, u, v) in PARTS {
            let pos = BodyPos::new(u, v).unwrap();
            let hit = body.hit(View::Back, pos).unwrap();
            assert!(hit.inside, "{name}");
            let side = Place::new(View::Back, pos).side();
            let named = name.to_lowercase();
            assert_eq!(named.contains("left"), side == Side::Left, "{name}");
            assert_eq!(named.contains("right"), side == Side::Right, "{name}");
        }
    }
}
