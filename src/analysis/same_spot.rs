//! Whether a new mark may be a knot that is known already.

use crate::model::{Chart, Entry, KnotId, Place};

/// Marks closer than this may be the same spot, in millimetres.
///
/// One expert finding the same spot of the upper trapezius again was off by up to 26.3 mm across and 27 mm along
/// (limits of agreement, 24 people; Barbero et al. 2012).
pub const SAME_SPOT_MM: f64 = 26.0;

/// The nearest other knot of the same view within [`SAME_SPOT_MM`], and how far it is in millimetres.
pub fn same_spot(chart: &Chart, place: Place, except: KnotId) -> Option<(&Entry, f64)> {
    let ruler_mm = chart.person().ruler_cm() * 10.0;
    let entries = chart.entries().into_iter();
    entries
        .filter(|entry| entry.knot().id != except && entry.knot().place.view == place.view)
        .map(|entry| {
            let pos = entry.knot().place.pos;
            let (du, dv) = (pos.u() - place.pos.u(), pos.v() - place.pos.v());
            (entry, du.hypot(dv) * ruler_mm)
        })
        .filter(|(_, mm)| *mm < SAME_SPOT_MM)
        .min_by(|(_, a), (_, b)| a.total_cmp(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::Story;
    use crate::model::{BodyPos, View};

    #[test]
    fn twenty_six_millimetres_of_the_persons_own_back() {
        let mut story = Story::new();
        // At the origin of the back view.
        let known = story.knot("2026-01-01T10:00:00Z");
        let new = story.knot("2026-01-02T10:00:00Z");
        let found = |u: f64, view: View| {
            let place = Place::new(view, BodyPos::new(u, 0.0).unwrap());
            same_spot(&story.chart, place, new).map(|(entry, mm)| (entry.knot().id, mm.round()))
        };
        // One unit is 509 mm unless it was measured.
        assert_eq!(found(0.05, View::Back), Some((known, 25.0)));
        assert_eq!(found(-0.05, View::Back), Some((known, 25.0)));
        assert_eq!(found(0.052, View::Back), None);
        assert_eq!(found(0.05, View::Front), None);
        assert_eq!(found(0.0, View::Back), Some((known, 0.0)));
    }
}
