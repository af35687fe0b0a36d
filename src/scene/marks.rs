//! From a chart to its marks on one view.

use std::collections::BTreeSet;

use super::mark::{Mark, mark_shapes};
use super::{Palette, date_in_words, rating_in_words};
use crate::analysis::{KnotState, Moment, Phase, state_at};
use crate::body::{Body, BodyView};
use crate::model::{Chart, Knot, KnotId};

/// The marks of one view at a moment, in the order they are drawn: selected ones last, on top.
///
/// Knots that are put away, or of which nothing was known yet, have no mark. Numbers count all knots of the
/// chart, so a knot keeps its number in every view and at every moment.
pub fn marks(
    chart: &Chart,
    body: &Body,
    view: &BodyView,
    moment: Moment,
    palette: &Palette,
    selected: &BTreeSet<KnotId>,
) -> Vec<Mark> {
    let ruler_cm = chart.person().ruler_cm();
    let alt = |knot: &Knot, state: &KnotState<'_>| {
        let place = body.words(&knot.place, ruler_cm).to_string();
        sentence(knot, state, &place)
    };
    marks_with(chart, view, moment, palette, selected, alt)
}

/// The same for who says otherwise what a mark shows, or only when asked: places in words are what takes time.
pub fn marks_with(
    chart: &Chart,
    view: &BodyView,
    moment: Moment,
    palette: &Palette,
    selected: &BTreeSet<KnotId>,
    mut alt: impl FnMut(&Knot, &KnotState<'_>) -> String,
) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (index, entry) in chart.entries().into_iter().enumerate() {
        let knot = entry.knot();
        if knot.archived || knot.place.view != view.view {
            continue;
        }
        let state = state_at(entry, moment);
        if !state.on_chart {
            continue;
        }
        let (shapes, radius_pt) = mark_shapes(&state, palette, selected.contains(&knot.id));
        marks.push(Mark {
            knot: knot.id,
            number: index + 1,
            place: knot.place,
            at: view.point(knot.place.pos),
            radius_pt,
            shapes,
            label: label(index + 1, knot),
            alt: alt(knot, &state),
            score: state.score(),
            phase: state.phase,
        });
    }
    marks.sort_by_key(|mark| selected.contains(&mark.knot));
    marks
}

/// Number and name; the number alone while a knot has no name.
fn label(number: usize, knot: &Knot) -> String {
    let name = knot.name.trim();
    if name.is_empty() {
        number.to_string()
    } else {
        format!("{number} {name}")
    }
}

/// A knot in one sentence, the same wherever it is read out: name, rating, what became of it, place.
pub fn sentence(knot: &Knot, state: &KnotState<'_>, place: &str) -> String {
    let name = knot.display_name();
    let rating = rating_in_words(state.rating);
    let phase = match state.phase {
        Phase::Open => String::new(),
        Phase::Released(when) => format!(", released {}", date_in_words(when)),
        Phase::Returned(when) => format!(", came back {}", date_in_words(when)),
    };
    let archived = if knot.archived { ", archived" } else { "" };
    format!("{name}, {rating}{phase}{archived}, {place}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BodyPos, Ids, Intensity, Place, Rating, Score, Stamp, View};

    fn now() -> Stamp {
        "2026-11-22T08:15:00+01:00".parse().unwrap()
    }

    fn knot(name: &str) -> Knot {
        let place = Place::new(View::Back, BodyPos::new(-0.12, 0.21).unwrap());
        let knot = Knot::new(Ids::seeded(1).knot(), place, now());
        Knot {
            name: name.to_owned(),
            ..knot
        }
    }

    #[test]
    fn the_sentence_says_rating_state_and_side() {
        let knot = knot("Jeffrey");
        let mut state = KnotState {
            on_chart: true,
            rating: None,
            phase: Phase::Open,
            since: None,
        };
        assert_eq!(
            sentence(&knot, &state, "left, 6 cm"),
            "Jeffrey, not rated, left, 6 cm"
        );
        let zero = Rating::now(Ids::seeded(2).rating(), Score::Felt(Intensity::ZERO), now());
        state.rating = Some(&zero);
        state.phase = Phase::Released("2026-03-03".parse().unwrap());
        assert_eq!(
            sentence(&knot, &state, "left"),
            "Jeffrey, 0 of 10, released 3 Mar 2026, left"
        );
    }
}
