//! Moving a closed contour sideways without folds.

use egui::epaint::Vec2;

/// Folds taken out of one contour at most this many times over; tight corners need a handful.
const PASSES: usize = 24;
/// A corner is drawn out at most this many times the move.
const MITER: f32 = 3.0;

/// The contour moved along its normals by `distance` (negative: against them), point for point.
///
/// Inside a corner tighter than the move the points would run backwards; they meet in one point there instead.
pub fn inset(contour: &[Vec2], distance: f32) -> Vec<Vec2> {
    let mut moved = moved(contour, distance);
    for _ in 0..PASSES {
        if !unfold(contour, &mut moved, distance.abs()) {
            break;
        }
    }
    moved
}

/// The contour moved along its normals by `distance`, folds and all.
pub fn moved(contour: &[Vec2], distance: f32) -> Vec<Vec2> {
    let points = contour.iter().zip(normals(contour));
    points.map(|(p, normal)| *p + normal * distance).collect()
}

/// The edges of a closed contour.
pub fn edges(contour: &[Vec2]) -> impl Iterator<Item = (Vec2, Vec2)> + '_ {
    contour
        .iter()
        .copied()
        .zip(contour.iter().copied().cycle().skip(1))
}

/// For each point the direction in which both its edges move away equally fast; long only at mild corners.
pub fn normals(contour: &[Vec2]) -> Vec<Vec2> {
    let sides: Vec<Vec2> = edges(contour)
        .map(|(a, b)| (b - a).normalized().rot90())
        .collect();
    let before = sides
        .iter()
        .copied()
        .cycle()
        .skip(sides.len().saturating_sub(1));
    let corner = |(a, b): (Vec2, Vec2)| {
        let sum = a + b;
        let length_sq = sum.length_sq();
        if length_sq < 0.5 {
            b
        } else {
            sum * (2.0 / length_sq)
        }
    };
    before.zip(sides.iter().copied()).map(corner).collect()
}

/// Draws every run of edges that go backwards into one point. Returns whether there was any.
fn unfold(contour: &[Vec2], moved: &mut [Vec2], distance: f32) -> bool {
    let count = moved.len();
    // How far each edge still goes its old way; points drawn together before belong to the run around them.
    let forward: Vec<f32> = edges(contour)
        .zip(edges(moved))
        .map(|((a, b), (c, d))| (b - a).normalized().dot(d - c))
        .collect();
    let least = 1e-3 * distance;
    let is_folded = |edge: usize| forward.get(edge % count).is_some_and(|way| *way < least);
    let Some(start) = (0..count).find(|edge| !is_folded(*edge)) else {
        return false;
    };
    let mut edge = start;
    let mut any = false;
    while edge < start + count {
        if !is_folded(edge) {
            edge += 1;
            continue;
        }
        let first = edge;
        while is_folded(edge) {
            edge += 1;
        }
        if (first..edge).all(|edge| forward.get(edge % count).is_some_and(|way| *way > -least)) {
            continue;
        }
        any = true;
        let at = |index: usize| moved.get(index % count).copied().unwrap_or_default();
        // The edges before and after the run, drawn out until they meet.
        let before = (at(first + count - 1), at(first));
        let after = (at(edge), at(edge + 1));
        let middle = (before.1 + after.0) / 2.0;
        let meet = crossing(before, after).filter(|p| (*p - middle).length() < MITER * distance);
        for index in first..=edge {
            if let Some(point) = moved.get_mut(index % count) {
                *point = meet.unwrap_or(middle);
            }
        }
    }
    any
}

/// Where two lines cross, each through two points.
fn crossing((a, b): (Vec2, Vec2), (c, d): (Vec2, Vec2)) -> Option<Vec2> {
    let (along, across) = (b - a, d - c);
    let turn = along.x * across.y - along.y * across.x;
    let apart = c - a;
    let share = (apart.x * across.y - apart.y * across.x) / turn;
    let point = a + along * share;
    (turn.abs() > f32::EPSILON * along.length() * across.length() && point.is_finite())
        .then_some(point)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A square of side 10 with corners rounded to this radius, drawn clockwise (y down).
    fn rounded_square(radius: f32) -> Vec<Vec2> {
        let mut points = Vec::new();
        for (corner, x, y) in [
            (0, 10.0, 0.0),
            (1, 10.0, 10.0),
            (2, 0.0, 10.0),
            (3, 0.0, 0.0),
        ] {
            let center = Vec2::new(
                x + if x > 5.0 { -radius } else { radius },
                y + if y > 5.0 { -radius } else { radius },
            );
            for step in 0..=6 {
                let angle = std::f32::consts::FRAC_PI_2 * (corner as f32 - 1.0 + step as f32 / 6.0);
                points.push(center + Vec2::angled(angle) * radius);
            }
        }
        points
    }

    #[test]
    fn inside_tight_corners_the_points_meet_in_the_corner_of_the_inset() {
        let square = rounded_square(0.5);
        let inner = inset(&square, -2.0);
        assert_eq!(inner.len(), square.len());
        for point in &inner {
            let off = |x: f32| (x - 2.0).abs().min((x - 8.0).abs());
            assert!(off(point.x) < 0.01 && off(point.y) < 0.01, "{point:?}");
        }
    }

    #[test]
    fn mild_corners_keep_their_shape() {
        let square = rounded_square(3.0);
        let inner = inset(&square, -1.0);
        assert_eq!(inner, moved(&square, -1.0));
        assert!(inner.iter().all(|p| (0.99..=9.01).contains(&p.x)));
    }

    #[test]
    fn contours_without_an_inside_do_no_harm() {
        for contour in [
            vec![],
            vec![Vec2::ZERO],
            vec![Vec2::ZERO, Vec2::X],
            vec![Vec2::ZERO; 5],
        ] {
            assert_eq!(inset(&contour, 1.0).len(), contour.len());
        }
    }
}
