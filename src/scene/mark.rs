//! The mark of a knot: how strong it is by number, size and colour together, and what is not known.
//!
//! Not rated, asked but unknown, and rated 0 look different, in shape and not only in colour.

use kurbo::{Point, Vec2};

use super::shape::polyline;
use super::{Anchor, Color, Palette, Shape};
use crate::analysis::{KnotState, Phase};
use crate::model::{Intensity, KnotId, Place, Score};

/// Radius of a mark rated 0, in points; each step adds [`STEP_PT`].
const SMALLEST_PT: f32 = 8.5;
/// What one step of a rating adds to the radius, in points.
const STEP_PT: f32 = 0.55;
/// Radius of a mark without a number, in points.
const UNRATED_PT: f32 = 9.0;
/// Radius of a released mark, in points.
const RELEASED_PT: f32 = 7.5;
/// Width of the halo around a mark, in points.
pub const HALO_PT: f32 = 1.8;
/// Gap between a mark and the ring that shows it is selected, in points.
const SELECTION_GAP_PT: f32 = 4.0;
/// Dark ink for numbers on pale marks.
const DARK_INK: Color = Color::rgb(0x2b, 0x1a, 0x14);

/// A knot on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Whose mark it is.
    pub knot: KnotId,
    /// The knot's number in lists, labels and legends, from 1.
    pub number: usize,
    /// Where the knot is, as recorded.
    pub place: Place,
    /// Where the mark stands, in view space.
    pub at: Point,
    /// How far its figures reach around it, in points; the selection ring aside.
    pub radius_pt: f32,
    /// Its figures, bottom first, in points around `at`.
    pub shapes: Vec<Shape>,
    /// Number and name: "1 Jeffrey".
    pub label: String,
    /// A sentence that says all the mark shows; may be empty on a screen, where it is made when asked for.
    pub alt: String,
    /// The latest answer, if any was given.
    pub score: Option<Score>,
    /// Released, returned or neither.
    pub phase: Phase,
}

impl Mark {
    /// The same mark this much larger.
    #[must_use]
    pub fn scaled(&self, factor: f32) -> Self {
        let mut mark = self.clone();
        let shapes = std::mem::take(&mut mark.shapes).into_iter();
        let scaled = shapes.map(|shape| shape.placed(Vec2::ZERO, factor.into()));
        mark.shapes = scaled.collect();
        mark.radius_pt *= factor;
        mark
    }
}

/// The figures of a mark in this state, bottom first, and its radius in points.
pub fn mark_shapes(state: &KnotState<'_>, palette: &Palette, selected: bool) -> (Vec<Shape>, f32) {
    let mut shapes = Vec::new();
    let radius = match (state.phase, state.score()) {
        (Phase::Released(_), _) => released(&mut shapes, palette),
        (_, Some(Score::Felt(intensity))) => rated(&mut shapes, palette, intensity),
        (_, Some(Score::Unknown)) => hollow(&mut shapes, palette, true),
        (_, None) => hollow(&mut shapes, palette, false),
    };
    if matches!(state.phase, Phase::Returned(_)) {
        returned_badge(&mut shapes, palette, radius);
    }
    if selected {
        shapes.insert(
            0,
            Shape::Circle {
                center_pt: Vec2::ZERO,
                radius_pt: radius + SELECTION_GAP_PT,
                fill: Some(palette.halo.alpha(170)),
                stroke: Some((palette.accent, 2.4)),
                dash: false,
            },
        );
    }
    (shapes, radius)
}

fn halo(shapes: &mut Vec<Shape>, palette: &Palette, radius: f32) {
    shapes.push(Shape::Circle {
        center_pt: Vec2::ZERO,
        radius_pt: radius + HALO_PT,
        fill: Some(palette.halo),
        stroke: None,
        dash: false,
    });
}

fn rated(shapes: &mut Vec<Shape>, palette: &Palette, intensity: Intensity) -> f32 {
    let radius = SMALLEST_PT + STEP_PT * f32::from(intensity.get());
    let color = palette.pain(intensity);
    halo(shapes, palette, radius);
    shapes.push(Shape::Circle {
        center_pt: Vec2::ZERO,
        radius_pt: radius,
        fill: Some(color),
        stroke: Some((palette.mark_edge, 1.0)),
        dash: false,
    });
    shapes.push(Shape::Text {
        at_pt: Vec2::ZERO,
        text: intensity.to_string(),
        size_pt: radius * 1.12,
        bold: true,
        anchor: Anchor::Middle,
        color: color.clearer_ink(Color::WHITE, DARK_INK),
    });
    radius
}

fn hollow(shapes: &mut Vec<Shape>, palette: &Palette, asked: bool) -> f32 {
    halo(shapes, palette, UNRATED_PT);
    shapes.push(Shape::Circle {
        center_pt: Vec2::ZERO,
        radius_pt: UNRATED_PT,
        fill: Some(palette.halo),
        stroke: Some((palette.unrated, 1.5)),
        dash: !asked,
    });
    if asked {
        shapes.push(Shape::Text {
            at_pt: Vec2::ZERO,
            text: "?".to_owned(),
            size_pt: UNRATED_PT * 1.3,
            bold: true,
            anchor: Anchor::Middle,
            color: palette.unrated,
        });
    }
    UNRATED_PT
}

fn released(shapes: &mut Vec<Shape>, palette: &Palette) -> f32 {
    halo(shapes, palette, RELEASED_PT);
    shapes.push(Shape::Circle {
        center_pt: Vec2::ZERO,
        radius_pt: RELEASED_PT,
        fill: Some(palette.halo.mixed(palette.released, 0.16)),
        stroke: Some((palette.released, 1.5)),
        dash: false,
    });
    shapes.push(Shape::Path {
        path: polyline(&[(-3.3, 0.2), (-0.9, 2.7), (3.5, -2.5)]),
        color: palette.released,
        width_pt: 1.9,
    });
    RELEASED_PT
}

/// A small hooked arrow at the upper right: it came back.
fn returned_badge(shapes: &mut Vec<Shape>, palette: &Palette, radius: f32) {
    const BADGE_PT: f32 = 5.2;
    let offset = f64::from(radius) * 0.86;
    let at = Vec2::new(offset, -offset);
    shapes.push(Shape::Circle {
        center_pt: at,
        radius_pt: BADGE_PT,
        fill: Some(palette.halo),
        stroke: Some((palette.ink, 0.9)),
        dash: false,
    });
    let mut hook = polyline(&[(-2.4, -0.9), (1.0, -0.9)]);
    hook.curve_to((3.1, -0.9), (3.1, 2.2), (1.0, 2.2));
    hook.line_to((-1.0, 2.2));
    let head = polyline(&[(-0.8, -2.6), (-2.5, -0.9), (-0.8, 0.8)]);
    for part in [hook, head] {
        shapes.push(Shape::Path {
            path: kurbo::Affine::translate(at) * part,
            color: palette.ink,
            width_pt: 1.1,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Ids, Rating, Stamp};
    use crate::scene::palette::LIGHT;

    fn shapes(score: Option<Score>, phase: Phase) -> Vec<Shape> {
        let at: Stamp = "2024-01-01T00:00:00Z".parse().unwrap();
        let rating = score.map(|score| Rating::now(Ids::seeded(1).rating(), score, at));
        let state = KnotState {
            on_chart: true,
            rating: rating.as_ref(),
            phase,
            since: None,
        };
        mark_shapes(&state, &LIGHT, false).0
    }

    /// The figures without any colour: what is left on grey paper.
    fn outline_of(shapes: &[Shape]) -> Vec<String> {
        shapes
            .iter()
            .map(|shape| match shape {
                Shape::Circle {
                    radius_pt, dash, ..
                } => format!("circle {radius_pt} {dash}"),
                Shape::Path { path, .. } => path.to_svg(),
                Shape::Text { text, .. } => text.clone(),
            })
            .collect()
    }

    #[test]
    fn every_state_has_a_form_of_its_own() {
        let when = "2024-01-01".parse().unwrap();
        let zero = Some(Score::Felt(Intensity::ZERO));
        let forms = [
            shapes(None, Phase::Open),
            shapes(Some(Score::Unknown), Phase::Open),
            shapes(zero, Phase::Open),
            shapes(zero, Phase::Released(when)),
            shapes(zero, Phase::Returned(when)),
        ];
        for (index, one) in forms.iter().enumerate() {
            for other in &forms[index + 1..] {
                assert_ne!(outline_of(one), outline_of(other));
            }
        }
    }

    #[test]
    fn stronger_is_larger_and_says_its_number() {
        let mut last = 0.0;
        for intensity in Intensity::all() {
            let shapes = shapes(Some(Score::Felt(intensity)), Phase::Open);
            let Shape::Circle {
                radius_pt, fill, ..
            } = &shapes[1]
            else {
                panic!("no disc");
            };
            assert!(*radius_pt > last && (8.0..=15.0).contains(radius_pt));
            last = *radius_pt;
            assert_eq!(*fill, Some(LIGHT.pain(intensity)));
            assert!(outline_of(&shapes).contains(&intensity.to_string()));
        }
    }
}
