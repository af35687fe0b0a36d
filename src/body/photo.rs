//! Where a picture of one's own lies on the drawing.

use kurbo::{Affine, Point};

use super::BodyView;
use crate::model::{Anchors, BodyPos, Photo, PhotoPoint, Side};

impl BodyView {
    /// From a picture's thousandths to view space, so that its three marks meet their landmarks; none where the
    /// marks lie on one line or this view lacks a landmark.
    pub fn photo_fit(&self, photo: &Photo) -> Option<Affine> {
        /// Twice the least area of the three marks, in square thousandths.
        const LEAST: f64 = 400.0;
        let id = match photo.anchors {
            Anchors::Psis => "psis",
            Anchors::Acromia => "acromion_tip",
        };
        let landmark = |side: Side| {
            let mut all = self.landmarks.iter();
            let found = all.find(|mark| mark.id == id && mark.side == side)?;
            Some(found.point)
        };
        let on_picture = triangle(at(photo.c7), at(photo.left), at(photo.right));
        let on_body = triangle(
            self.point(BodyPos::ORIGIN),
            landmark(Side::Left)?,
            landmark(Side::Right)?,
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
    use crate::model::{PhotoSource, View};

    fn photo(anchors: Anchors, right: PhotoPoint) -> Photo {
        Photo {
            view: View::Back,
            source: PhotoSource::Embedded(Arc::from([])),
            anchors,
            c7: PhotoPoint { x: 500, y: 200 },
            left: PhotoPoint { x: 400, y: 700 },
            right,
        }
    }

    #[test]
    fn marks_meet_their_landmarks_and_the_left_stays_left() {
        let view = Body::shared().unwrap().view(View::Back).unwrap();
        for anchors in [Anchors::Psis, Anchors::Acromia] {
            let fit = view
                .photo_fit(&photo(anchors, PhotoPoint { x: 600, y: 710 }))
                .unwrap();
            let c7 = fit * Point::new(500.0, 200.0);
            assert!(c7.distance(Point::ZERO) < 1e-9);
            assert!((fit * Point::new(400.0, 700.0)).x < 0.0);
            assert!((fit * Point::new(600.0, 710.0)).x > 0.0);
        }
        let flat = photo(Anchors::Psis, PhotoPoint { x: 500, y: 205 });
        let flat = Photo {
            left: flat.c7,
            ..flat
        };
        assert_eq!(view.photo_fit(&flat), None);
    }
}
