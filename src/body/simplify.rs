//! Closed outlines with fewer and smoother points.

use kurbo::Point;

/// The area inside a closed outline; negative where it runs the other way round.
pub(super) fn area(points: &[Point]) -> f64 {
    let next = points.iter().skip(1).chain(points.first());
    let twice: f64 = points
        .iter()
        .zip(next)
        .map(|(a, b)| a.x * b.y - b.x * a.y)
        .sum();
    twice / 2.0
}

/// The outline of steps as a line through them.
pub(super) fn smoothed(points: &[Point]) -> Vec<Point> {
    /// Weights of a point and of those beside it.
    const WEIGHTS: [f64; 3] = [0.4, 0.2, 0.1];
    let count = points.len();
    let at = |index: usize| {
        points
            .get(index % count.max(1))
            .copied()
            .unwrap_or_default()
    };
    (0..count)
        .map(|index| {
            let sum = WEIGHTS.iter().enumerate().map(|(step, weight)| {
                let (before, after) = (at(index + count - step % count.max(1)), at(index + step));
                let pair = if step == 0 {
                    before.to_vec2()
                } else {
                    before.to_vec2() + after.to_vec2()
                };
                pair * *weight
            });
            sum.fold(kurbo::Vec2::ZERO, |sum, part| sum + part)
                .to_point()
        })
        .collect()
}

/// A closed outline with as few of its points as stay within `tolerance` of it (Douglas and Peucker 1973).
pub(super) fn simplified(points: &[Point], tolerance: f64) -> Vec<Point> {
    let Some(first) = points.first() else {
        return Vec::new();
    };
    // A closed line is two open ones, between the first point and the one farthest from it.
    let farthest = points
        .iter()
        .enumerate()
        .max_by(|(_, a), (_, b)| first.distance(**a).total_cmp(&first.distance(**b)))
        .map_or(0, |(index, _)| index);
    let (there, back) = points.split_at(farthest);
    let mut there: Vec<Point> = there.to_vec();
    there.extend(back.first());
    let mut back: Vec<Point> = back.to_vec();
    back.push(*first);
    let mut kept = open(&there, tolerance);
    kept.pop();
    kept.extend(open(&back, tolerance));
    kept.pop();
    kept
}

fn open(points: &[Point], tolerance: f64) -> Vec<Point> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Vec::new();
    };
    let mut keep = vec![false; points.len()];
    let mut open = vec![(0, points.len() - 1)];
    while let Some((from, to)) = open.pop() {
        let ends = (points.get(from), points.get(to));
        let (Some(a), Some(b)) = ends else { continue };
        let between = points.iter().enumerate().take(to).skip(from + 1);
        let farthest = between
            .map(|(index, point)| (index, from_line(*point, *a, *b)))
            .max_by(|x, y| x.1.total_cmp(&y.1));
        if let Some((index, _)) = farthest.filter(|(_, distance)| *distance > tolerance) {
            if let Some(keep) = keep.get_mut(index) {
                *keep = true;
            }
            open.push((from, index));
            open.push((index, to));
        }
    }
    let kept = points.iter().zip(keep).filter(|(_, keep)| *keep);
    let mut line = vec![*first];
    line.extend(kept.map(|(point, _)| *point));
    line.push(*last);
    line
}

/// Distance of a point from the line between two others.
fn from_line(point: Point, a: Point, b: Point) -> f64 {
    let along = b - a;
    let length = along.hypot();
    if length > 0.0 {
        (along.cross(point - a) / length).abs()
    } else {
        point.distance(a)
    }
}
