//! What a region is called, and a spot well inside it, for placing a knot there without a pointer.

use kurbo::{Point, Shape as _};

use super::shapes::Region;
use super::view::nearest;
use crate::model::Side;

/// Spots tried along each side of the region's box.
const STEPS: u32 = 16;

impl Region {
    /// Its name with the person's own side: "Levator scapulae, left".
    pub fn sided_name(&self) -> String {
        match self.side {
            Side::Middle => self.name.clone(),
            side => format!("{}, {side}", self.name),
        }
    }

    /// How far a point of view space lies outside the region; 0 inside it.
    pub fn distance_from(&self, point: Point) -> f64 {
        if self.path.contains(point) {
            0.0
        } else {
            nearest(&self.path, point).0
        }
    }

    /// The spot of a grid over the region that lies farthest from its border, in view space.
    pub fn middle(&self) -> Point {
        let (bounds, path) = (self.bounds, self.path.as_ref());
        let share = |step: u32| (f64::from(step) + 0.5) / f64::from(STEPS);
        let spots = (0..STEPS * STEPS).map(|at| {
            let x = bounds.x0 + bounds.width() * share(at % STEPS);
            let y = bounds.y0 + bounds.height() * share(at / STEPS);
            Point::new(x, y)
        });
        spots
            .filter(|spot| path.contains(*spot))
            .max_by(|a, b| nearest(path, *a).0.total_cmp(&nearest(path, *b).0))
            .unwrap_or_else(|| bounds.center())
    }
}

#[cfg(test)]
mod tests {
    use crate::body::Body;

    #[test]
    fn the_middle_of_every_region_lies_inside_it_and_on_its_side() {
        let body = Body::shared().unwrap();
        for view in body.views() {
            for region in &view.regions {
                let middle = region.middle();
                let pos = view.pos(middle).unwrap();
                let found = view.regions_at(pos);
                let names = |other: &&crate::body::Region| other.id == region.id;
                assert!(found.iter().any(names), "{:?} {}", view.view, region.id);
            }
        }
    }
}
