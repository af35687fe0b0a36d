//! Where a picture of one's own lies on the drawing.

use kurbo::{Affine, Point};

use super::BodyView;
use crate::model::{Anchors, Photo, PhotoPoint, Side, View};

impl BodyView {
    /// From a picture's thousandths to view space, so that its three marks meet their landmarks; none where the
    /// marks lie on one line or this view lacks a landmark.
    pub fn photo_fit(&self, photo: &Photo) -> Option<Affine> {
        /// Twice the least area of the three marks, in square thousandths.
        const LEAST: f64 = 400.0;
        let (neck, id) = match (photo.view, photo.anchors) {
            (View::Back, Anchors::Psis) => ("c7_spinous", "psis"),
            (View::Back, Anchors::Acromia) => ("c7_spinous", "acromion_tip"),
            (View::Front, Anchors::Psis) => ("suprasternal_notch", "asis"),
            (View::Front, Anchors::Acromia) => ("suprasternal_notch", "acromion_tip"),
            (View::Left | View::Right, _) => return None,
        };
        let landmark = |id: &str, side: Side| {
            let mut all = self.landmarks.iter();
            let found = all.find(|mark| mark.id == id && mark.side == side)?;
            Some(found.point)
        };
        let on_picture = triangle(at(photo.c7), at(photo.left), at(photo.right));
        let on_body = triangle(
            landmark(neck, Side::Middle)?,
            landmark(id, Side::Left)?,
            landmark(id, Side::Right)?,
        );
        let is_flat = on_picture.determinant().abs() < LEAST;
        (photo.view == self.view && !is_flat).then(|| on_body * on_picture.inverse())
    }
}

fn at(point: PhotoPoint) -> Point {
    Point::new(f64::from(point.x), f64::from(point.y))
}

/// Carries the points (0, 0), (1, 0) and (0, 1) to these.
fn triangle(origin: Point, x: Point, y: Point) -> Affine {
    Affine::new([
        x.x - origin.x,
        x.y - origin.y,
        y.x - origin.x,
        y.y - origin.y,
        origin.x,
        origin.y,
    ])
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::body::Body;
    use crate::model::PhotoSource;

    fn photo(view: View, anchors: Anchors, (left, right): (PhotoPoint, PhotoPoint)) -> Photo {
        Photo {
            view,
            source: PhotoSource::Embedded(Arc::from([])),
            anchors,
            c7: PhotoPoint { x: 500, y: 200 },
            left,
            right,
        }
    }

    #[test]
    fn marks_meet_their_landmarks_and_the_left_stays_left() {
        let low = PhotoPoint { x: 400, y: 700 };
        let high = PhotoPoint { x: 600, y: 710 };
        for (view, left, right) in [(View::Back, low, high), (View::Front, high, low)] {
            let drawn = Body::shared().unwrap().view(view).unwrap();
            for anchors in [Anchors::Psis, Anchors::Acromia] {
                let fit = drawn
                    .photo_fit(&photo(view, anchors, (left, right)))
                    .unwrap();
                let on_body = |point: PhotoPoint| {
                    let pos = drawn.pos(fit * at(point)).unwrap();
                    crate::model::Place::new(view, pos).side()
                };
                let neck = fit * Point::new(500.0, 200.0);
                assert!(neck.x.abs() < 1e-9 && neck.y.abs() < 0.2, "{neck:?}");
                assert_eq!((on_body(left), on_body(right)), (Side::Left, Side::Right));
            }
        }
    }

    #[test]
    fn marks_on_one_line_and_views_from_the_side_fit_nothing() {
        let view = |view| Body::shared().unwrap().view(view).unwrap();
        let right = PhotoPoint { x: 500, y: 205 };
        let flat = photo(
            View::Back,
            Anchors::Psis,
            (PhotoPoint { x: 500, y: 200 }, right),
        );
        assert_eq!(view(View::Back).photo_fit(&flat), None);
        let sides = (PhotoPoint { x: 400, y: 700 }, PhotoPoint { x: 600, y: 710 });
        let aside = photo(View::Left, Anchors::Psis, sides);
        assert_eq!(view(View::Left).photo_fit(&aside), None);
    }
}
