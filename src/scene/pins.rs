//! Landmarks and spinal levels, drawn over the body at true size.

use kurbo::{Affine, Point, Rect, Size, Vec2};

use super::shape::polyline;
use super::zones::zone_names;
use super::{Anchor, Look, Palette, Shape, fit, measure};
use crate::body::{Body, BodyView, Landmark};
use crate::model::Side;

/// A level is written at this size, in points.
const LEVEL_PT: f32 = 9.0;
/// A landmark's name is written at this size, in points.
const NAME_PT: f32 = 9.5;
/// Widest name of a landmark in points; a longer one is cut.
const WIDEST_PT: f32 = 128.0;
/// Radius of a landmark's dot, in points.
const DOT_PT: f32 = 2.6;
/// Between a dot and its text, in points.
const GAP_PT: f64 = 6.0;
/// Height of what stands behind a text, as a share of its size.
const LINE: f32 = 1.2;
/// Height that a text keeps free of others, as a share of its size.
const CLEAR: f32 = 0.9;
/// Opacity of what stands off the body behind a text.
const BEHIND: u8 = 150;
/// Names are written from this scale on, in points per view unit: below it only dots and levels.
const NAMES_FROM: f64 = 420.0;

/// What a pin names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinKind {
    /// A vertebral level.
    Level,
    /// A point that a hand can find.
    Landmark,
    /// An area, in its middle.
    Zone,
}

/// A landmark, or the name of an area, as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Pin {
    /// Where it is, in view space.
    pub at: Point,
    /// Its vertebral level, else its name without the explanations.
    pub label: String,
    /// What it names.
    pub kind: PinKind,
    /// Whether its text stands to the viewer's right of it.
    pub text_right: bool,
}

impl Pin {
    /// The name of an area.
    pub(super) fn zone(at: Point, name: &str) -> Self {
        Self {
            at,
            label: name.to_owned(),
            kind: PinKind::Zone,
            text_right: true,
        }
    }

    fn landmark(landmark: &Landmark) -> Self {
        let level = landmark.level;
        Self {
            at: landmark.point,
            label: landmark.label(),
            kind: if level.is_some() {
                PinKind::Level
            } else {
                PinKind::Landmark
            },
            text_right: landmark.side == Side::Middle || landmark.point.x >= 0.0,
        }
    }
}

/// The pins of a view, as far as they are wanted: levels first, so that they are written before anything else.
pub fn pins(body: &Body, view: &BodyView, look: Look) -> Vec<Pin> {
    let mut pins = Vec::new();
    if look.landmarks {
        pins.extend(view.landmarks.iter().map(Pin::landmark));
        pins.sort_by_key(|pin| pin.kind != PinKind::Level);
    }
    if look.zones {
        pins.extend(zone_names(body, view));
    }
    pins
}

/// The pins as figures in the frame, in points: every dot, and the texts that find room.
pub fn pin_shapes(pins: &[Pin], from_view: Affine, frame: Rect, palette: &Palette) -> Vec<Shape> {
    let scale = from_view.determinant().abs().sqrt();
    let mut taken: Vec<Rect> = Vec::new();
    let mut shapes = Vec::new();
    for pin in pins {
        let at = from_view * pin.at;
        if !frame.contains(at) {
            continue;
        }
        if pin.kind != PinKind::Zone {
            shapes.push(dot(pin, at, palette));
        }
        if pin.kind == PinKind::Level || scale >= NAMES_FROM {
            shapes.extend(text(pin, at, palette, &mut taken).into_iter().flatten());
        }
    }
    shapes
}

fn dot(pin: &Pin, at: Point, palette: &Palette) -> Shape {
    Shape::Circle {
        center_pt: at.to_vec2(),
        radius_pt: if pin.kind == PinKind::Level {
            DOT_PT * 0.7
        } else {
            DOT_PT
        },
        fill: Some(palette.halo),
        stroke: Some((palette.accent, 1.2)),
        dash: false,
    }
}

/// The text of a pin and what stands off the body behind it, if it lies over no other.
fn text(pin: &Pin, at: Point, palette: &Palette, taken: &mut Vec<Rect>) -> Option<[Shape; 2]> {
    let is_level = pin.kind == PinKind::Level;
    let size = if is_level { LEVEL_PT } else { NAME_PT };
    let label = fit(&pin.label, size, is_level, WIDEST_PT);
    let width = f64::from(measure(&label, size, is_level));
    let way = if pin.text_right { 1.0 } else { -1.0 };
    let start = if pin.kind == PinKind::Zone {
        at - Vec2::new(width / 2.0, 0.0)
    } else {
        at + Vec2::new(way * GAP_PT, 0.0)
    };
    let middle = start + Vec2::new(way * width / 2.0, 0.0);
    let room = Rect::from_center_size(middle, Size::new(width, f64::from(size * CLEAR)));
    if taken.iter().any(|other| other.overlaps(room)) {
        return None;
    }
    taken.push(room);
    let behind = Shape::Path {
        path: polyline(&[(room.x0, middle.y), (room.x1, middle.y)]),
        color: palette.halo.alpha(BEHIND),
        width_pt: size * LINE,
    };
    let text = Shape::Text {
        at_pt: start.to_vec2(),
        text: label,
        size_pt: size,
        bold: is_level,
        anchor: if pin.text_right {
            Anchor::Start
        } else {
            Anchor::End
        },
        color: palette.ink,
    };
    Some([behind, text])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::View;
    use crate::scene::LIGHT;

    const MARKED: Look = Look {
        landmarks: true,
        ..Look::of(crate::scene::Shown::Superficial)
    };

    #[test]
    fn every_level_is_written_where_there_is_room_and_no_text_covers_another() {
        let body = Body::shared().unwrap();
        let pins = pins(body, body.view(View::Back).unwrap(), MARKED);
        for scale in [150.0, 600.0, 3000.0] {
            let frame = Rect::new(-1e5, -1e5, 1e5, 1e5);
            let shapes = pin_shapes(&pins, Affine::scale(scale), frame, &LIGHT);
            let texts: Vec<&String> = shapes
                .iter()
                .filter_map(|shape| match shape {
                    Shape::Text { text, .. } => Some(text),
                    _ => None,
                })
                .collect();
            let levels = texts.iter().filter(|text| text.len() <= 3).count();
            assert_eq!(levels == 25, scale > 400.0, "{scale}: {levels}");
            let names = texts.iter().any(|text| text.as_str() == "Olecranon tip");
            assert_eq!(names, scale > NAMES_FROM);
        }
    }

    #[test]
    fn texts_stand_away_from_the_mid_line() {
        for view in View::ALL {
            let body = Body::shared().unwrap();
            for pin in pins(body, body.view(view).unwrap(), MARKED) {
                assert_eq!(pin.text_right, pin.at.x >= 0.0, "{}", pin.label);
            }
        }
    }
}
