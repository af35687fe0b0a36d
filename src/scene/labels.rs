//! Where labels go so that they can be read: beside their mark, off the others, inside the frame.

use kurbo::{Point, Rect, Vec2};

use super::{Anchor, fit};

/// Text size of labels, in points.
pub const LABEL_SIZE_PT: f32 = 10.5;

/// More marks than this get no labels: no one could read them.
const MOST_LABELLED: usize = 300;
/// Widest label in points; longer names are cut with "…".
const WIDEST_PT: f32 = 140.0;
/// Height of a label's box in points.
const HEIGHT_PT: f64 = 13.0;
/// Gap between a mark and its label in points.
const GAP_PT: f64 = 4.0;
/// Free space kept around marks and labels in points.
const CLEAR_PT: f64 = 1.5;
/// How much farther out a displaced label may stand, in points.
const DISPLACED_PT: [f64; 4] = [14.0, 28.0, 44.0, 64.0];
/// A step of this much sideways and up makes a diagonal one long.
const DIAGONAL: f64 = std::f64::consts::FRAC_1_SQRT_2;

/// A mark that wants a label.
#[derive(Clone, Copy, Debug)]
pub struct LabelRequest<'a> {
    /// Where the mark stands, in points.
    pub at_pt: Point,
    /// How far it reaches, in points.
    pub radius_pt: f32,
    /// The label wanted.
    pub label: &'a str,
    /// What to write where that does not fit.
    pub short: &'a str,
}

/// A label that found room.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The text, cut to fit.
    pub text: String,
    /// Its anchor, and the height of the middle of its capitals, in points.
    pub at_pt: Point,
    /// Which end of it stands at `at_pt`.
    pub anchor: Anchor,
    /// The box it fills, in points.
    pub rect: Rect,
    /// A thin line from mark to label, where it stands apart.
    pub leader: Option<(Point, Point)>,
}

/// Finds room for labels, one after the other: beside the mark, then farther off with a leader, then only
/// the short text; none where even that does not fit.
///
/// Labels stay inside `frame` and off the boxes of `keep_clear`. `measure` gives the width of a text at
/// [`LABEL_SIZE_PT`]. The answer has one place per request.
pub fn place_labels(
    requests: &[LabelRequest<'_>],
    frame: Rect,
    keep_clear: &[Rect],
    measure: &dyn Fn(&str) -> f32,
) -> Vec<Option<Label>> {
    if requests.len() > MOST_LABELLED {
        return vec![None; requests.len()];
    }
    let mut taken: Vec<Rect> = requests.iter().map(disc).collect();
    taken.extend(keep_clear);
    requests
        .iter()
        .map(|request| {
            let label = find_room(request, frame, &taken, measure)?;
            taken.push(label.rect.inset(CLEAR_PT));
            Some(label)
        })
        .collect()
}

fn disc(request: &LabelRequest<'_>) -> Rect {
    let reach = f64::from(request.radius_pt) + CLEAR_PT;
    Rect::from_center_size(request.at_pt, (2.0 * reach, 2.0 * reach))
}

fn find_room(
    request: &LabelRequest<'_>,
    frame: Rect,
    taken: &[Rect],
    measure: &dyn Fn(&str) -> f32,
) -> Option<Label> {
    let text = fit(request.label, LABEL_SIZE_PT, false, WIDEST_PT);
    let free = |label: &Label| {
        let inside = frame.contains_rect(label.rect);
        inside && !taken.iter().any(|other| other.overlaps(label.rect))
    };
    let directions = directions(request.at_pt.x < frame.center().x);
    let texts = [text.as_str(), request.short];
    for text in texts {
        let width = f64::from(measure(text));
        let displaced = if text == request.short {
            &[]
        } else {
            &DISPLACED_PT[..]
        };
        for farther in std::iter::once(&0.0).chain(displaced) {
            for direction in directions {
                let label = candidate(request, text, width, direction, *farther);
                if free(&label) {
                    return Some(label);
                }
            }
        }
    }
    None
}

/// The ways a label may lie from its mark, best first: outward, away from the crowded spine.
fn directions(left_half: bool) -> [Vec2; 8] {
    let out = if left_half { -1.0 } else { 1.0 };
    [
        Vec2::new(out, 0.0),
        Vec2::new(-out, 0.0),
        Vec2::new(0.0, -1.0),
        Vec2::new(0.0, 1.0),
        Vec2::new(out * DIAGONAL, -DIAGONAL),
        Vec2::new(out * DIAGONAL, DIAGONAL),
        Vec2::new(-out * DIAGONAL, -DIAGONAL),
        Vec2::new(-out * DIAGONAL, DIAGONAL),
    ]
}

fn candidate(
    request: &LabelRequest<'_>,
    text: &str,
    width: f64,
    direction: Vec2,
    farther: f64,
) -> Label {
    let reach = f64::from(request.radius_pt) + GAP_PT + farther;
    let mut at = request.at_pt + direction * reach;
    let (anchor, left) = if direction.x > 0.0 {
        (Anchor::Start, at.x)
    } else if direction.x < 0.0 {
        (Anchor::End, at.x - width)
    } else {
        at.y += direction.y * HEIGHT_PT / 2.0;
        (Anchor::Middle, at.x - width / 2.0)
    };
    let top = at.y - HEIGHT_PT / 2.0;
    let edge = request.at_pt + direction * (f64::from(request.radius_pt) + 1.0);
    let end = if direction.x == 0.0 {
        at - direction * (HEIGHT_PT / 2.0)
    } else {
        at - Vec2::new(direction.x.signum() * 1.5, 0.0)
    };
    Label {
        text: text.to_owned(),
        at_pt: at,
        anchor,
        rect: Rect::new(left, top, left + width, top + HEIGHT_PT),
        leader: (farther > 0.0).then_some((edge, end)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::scene::measure;

    const FRAME: Rect = Rect::new(0.0, 0.0, 400.0, 400.0);

    fn place(points: &[(f64, f64)]) -> Vec<Option<Label>> {
        let requests: Vec<LabelRequest<'_>> = points
            .iter()
            .map(|&point| LabelRequest {
                at_pt: point.into(),
                radius_pt: 10.0,
                label: "1 Jeffrey",
                short: "1",
            })
            .collect();
        place_labels(&requests, FRAME, &[], &|text| {
            measure(text, LABEL_SIZE_PT, false)
        })
    }

    #[test]
    fn a_lone_label_stands_beside_its_mark_on_the_outer_side() {
        let left = place(&[(100.0, 100.0)]).remove(0).unwrap();
        assert_eq!((left.anchor, left.leader), (Anchor::End, None));
        let right = place(&[(300.0, 100.0)]).remove(0).unwrap();
        assert_eq!(right.anchor, Anchor::Start);
    }

    #[test]
    fn at_the_edge_it_stays_inside() {
        let label = place(&[(5.0, 200.0)]).remove(0).unwrap();
        assert!(FRAME.contains_rect(label.rect));
    }

    #[test]
    fn in_a_crowd_labels_move_away_on_a_leader() {
        let points: Vec<(f64, f64)> = (0..9)
            .map(|i| {
                (
                    150.0 + f64::from(i % 3) * 24.0,
                    150.0 + f64::from(i / 3) * 24.0,
                )
            })
            .collect();
        let labels = place(&points);
        assert!(labels.iter().flatten().any(|label| label.leader.is_some()));
        assert!(labels.iter().flatten().count() >= 8);
    }

    #[test]
    fn thousands_get_none() {
        let points: Vec<(f64, f64)> = (0..10_000).map(|i| (f64::from(i % 400), 10.0)).collect();
        assert_eq!(place(&points), vec![None; 10_000]);
    }

    proptest! {
        #[test]
        fn labels_hide_nothing(points in prop::collection::vec((0.0f64..400.0, 0.0f64..400.0), 0..40)) {
            let labels = place(&points);
            prop_assert_eq!(labels.len(), points.len());
            let labels: Vec<Label> = labels.into_iter().flatten().collect();
            for (index, label) in labels.iter().enumerate() {
                prop_assert!(FRAME.contains_rect(label.rect));
                for other in &labels[index + 1..] {
                    prop_assert!(!label.rect.overlaps(other.rect));
                }
                for &(x, y) in &points {
                    let disc = Rect::from_center_size((x, y), (20.0, 20.0));
                    prop_assert!(!label.rect.overlaps(disc));
                }
            }
        }
    }
}
