//! An earlier mark as a ghost beside the one of now.

use kurbo::{Affine, Vec2};

use super::{Mark, Shape};

/// How strong a ghost is.
const STRENGTH: f32 = 0.5;
/// How far a ghost stands away, as a share of both radii: the two just overlap.
const APART: f32 = 0.8;

/// The marks of now, each with what it was at an earlier moment behind its left side, and both in its label.
///
/// A mark that was not there then has no ghost. Left is the viewer's: what was comes before what is.
pub fn ghosted(now: Vec<Mark>, then: &[Mark]) -> Vec<Mark> {
    now.into_iter()
        .map(|mark| {
            let ghost = then.iter().find(|ghost| ghost.knot == mark.knot);
            match ghost {
                Some(ghost) => with_ghost(mark, ghost),
                None => mark,
            }
        })
        .collect()
}

fn with_ghost(mark: Mark, ghost: &Mark) -> Mark {
    let apart = (mark.radius_pt + ghost.radius_pt) * APART;
    let shift = Vec2::new(-f64::from(apart), 0.0);
    let faded = ghost.shapes.iter().map(|shape| faded(shape, shift));
    let shapes = faded.chain(mark.shapes).collect();
    // What is not there on one side has no number to go from or to; the form of the ghost says it.
    let label = match (ghost.score, mark.score) {
        (Some(then), Some(now)) => format!("{}  {then} → {now}", mark.label),
        _ => mark.label,
    };
    Mark {
        shapes,
        label,
        radius_pt: mark.radius_pt.max(apart + ghost.radius_pt),
        alt: format!("{}; then {}", mark.alt, ghost.alt),
        ..mark
    }
}

fn faded(shape: &Shape, shift: Vec2) -> Shape {
    match shape.clone() {
        Shape::Circle {
            center_pt,
            radius_pt,
            fill,
            stroke,
            dash,
        } => Shape::Circle {
            center_pt: center_pt + shift,
            radius_pt,
            fill: fill.map(|fill| fill.faded(STRENGTH)),
            stroke: stroke.map(|(color, width)| (color.faded(STRENGTH), width)),
            dash,
        },
        Shape::Path {
            path,
            color,
            width_pt,
        } => Shape::Path {
            path: Affine::translate(shift) * path,
            color: color.faded(STRENGTH),
            width_pt,
        },
        Shape::Text {
            at_pt,
            text,
            size_pt,
            bold,
            anchor,
            color,
        } => Shape::Text {
            at_pt: at_pt + shift,
            text,
            size_pt,
            bold,
            anchor,
            color: color.faded(STRENGTH),
        },
    }
}

#[cfg(test)]
mod tests {
    use kurbo::Point;

    use super::*;
    use crate::analysis::Phase;
    use crate::model::{BodyPos, Intensity, KnotId, Place, Score, View};
    use crate::scene::Color;

    fn mark(knot: u64, score: Option<u8>) -> Mark {
        Mark {
            knot: KnotId::from_bits(knot),
            number: 1,
            place: Place::new(View::Back, BodyPos::ORIGIN),
            at: Point::ZERO,
            radius_pt: 10.0,
            shapes: vec![Shape::Circle {
                center_pt: Vec2::ZERO,
                radius_pt: 10.0,
                fill: Some(Color::BLACK),
                stroke: None,
                dash: false,
            }],
            label: "1 Jeffrey".to_owned(),
            alt: "Jeffrey".to_owned(),
            score: score.map(|score| Score::Felt(Intensity::new(score).unwrap())),
            phase: Phase::Open,
        }
    }

    #[test]
    fn what_was_stands_behind_and_before_what_is() {
        let both = ghosted(vec![mark(1, Some(4))], &[mark(1, Some(7))]);
        assert_eq!(both[0].label, "1 Jeffrey  7 → 4");
        let Shape::Circle {
            center_pt, fill, ..
        } = &both[0].shapes[0]
        else {
            panic!("no ghost");
        };
        assert!(center_pt.x < -10.0 && *fill == Some(Color::BLACK.faded(STRENGTH)));
        assert_eq!(
            both[0].shapes[1],
            mark(1, None).shapes[0],
            "now is drawn on top"
        );
    }

    #[test]
    fn without_a_rating_there_is_no_number_and_without_a_mark_no_ghost() {
        let unrated = ghosted(vec![mark(1, Some(0))], &[mark(1, None)]);
        assert_eq!(
            (unrated[0].label.as_str(), unrated[0].shapes.len()),
            ("1 Jeffrey", 2)
        );
        let alone = ghosted(vec![mark(1, Some(4))], &[mark(2, Some(7))]);
        assert_eq!(alone, [mark(1, Some(4))]);
    }
}
