//! Lines as ribbons: what of them does not depend on scale is worked out once.

use egui::epaint::{Color32, Mesh, Pos2, Vec2};

use super::inset::edges;

/// Corners milder than this, as the cosine of the turn, are drawn out to a point; at sharper ones both ends are cut
/// square and joined.
const MILD_TURN: f32 = 0.7;

/// How a ribbon is drawn, in points.
#[derive(Clone, Copy, Debug)]
pub struct Pen {
    /// Width of the line.
    pub width: f32,
    /// How far its edge is soft: a pixel.
    pub feather: f32,
    /// Its colour.
    pub color: Color32,
}

/// A point of a line, and the way across the line there: of the length that keeps the line's width.
#[derive(Clone, Copy, Debug)]
struct Cross {
    at: Vec2,
    across: Vec2,
}

/// A line in view space, open or closed.
#[derive(Debug, Default)]
pub struct Ribbon {
    crosses: Vec<Cross>,
    is_closed: bool,
}

impl Ribbon {
    /// The ribbon along these points; a closed one does not repeat its start.
    pub fn new(line: &[Vec2], is_closed: bool) -> Self {
        let is_closed = is_closed && line.len() > 2;
        if line.len() < 2 {
            return Self::default();
        }
        let ways: Vec<Vec2> = edges(line).map(|(a, b)| (b - a).normalized()).collect();
        let before = ways.iter().copied().cycle().skip(line.len() - 1);
        let mut crosses = Vec::with_capacity(line.len());
        for (index, ((at, way_out), way_in)) in line.iter().zip(&ways).zip(before).enumerate() {
            let (at, way_out) = (*at, *way_out);
            let cross = |way: Vec2| Cross {
                at,
                across: way.rot90(),
            };
            if !is_closed && index == 0 {
                crosses.push(cross(way_out));
            } else if !is_closed && index + 1 == line.len() {
                crosses.push(cross(way_in));
            } else if way_in.dot(way_out) > MILD_TURN {
                let both = way_in + way_out;
                crosses.push(cross(both * (2.0 / both.length_sq())));
            } else {
                crosses.extend([cross(way_in), cross(way_out)]);
            }
        }
        Self { crosses, is_closed }
    }

    /// Adds the ribbon at `scale` points per view unit.
    pub fn add(&self, mesh: &mut Mesh, scale: f32, pen: Pen) {
        if self.crosses.is_empty() {
            return;
        }
        // Lines thinner than a pixel keep a pixel's width and fade instead.
        let Pen {
            width,
            feather,
            color,
        } = pen;
        let (half, color) = if width < feather {
            (0.0, color.gamma_multiply(width / feather))
        } else {
            ((width - feather) / 2.0, color)
        };
        let lanes = if half > 0.0 { 3 } else { 2 };
        let first = mesh.vertices.len() as u32;
        for cross in &self.crosses {
            let at = (cross.at * scale).to_pos2();
            add_cross(mesh, at, cross.across, (half, feather), color);
        }
        let count = self.crosses.len() as u32;
        for index in 1..count {
            let at = first + index * (lanes + 1);
            join(mesh, at - (lanes + 1), at, lanes);
        }
        if self.is_closed {
            join(mesh, first + (count - 1) * (lanes + 1), first, lanes);
        }
    }
}

/// Vertices across a line: faded, full, full, faded; of a line no wider than its soft edges only three.
fn add_cross(mesh: &mut Mesh, at: Pos2, across: Vec2, (half, feather): (f32, f32), color: Color32) {
    let edge = half + feather;
    mesh.colored_vertex(at - across * edge, Color32::TRANSPARENT);
    if half > 0.0 {
        mesh.colored_vertex(at - across * half, color);
    }
    mesh.colored_vertex(at + across * half, color);
    mesh.colored_vertex(at + across * edge, Color32::TRANSPARENT);
}

/// Fills between two crosses of `lanes` + 1 vertices each.
fn join(mesh: &mut Mesh, a: u32, b: u32, lanes: u32) {
    for lane in 0..lanes {
        mesh.add_triangle(a + lane, a + lane + 1, b + lane);
        mesh.add_triangle(b + lane, a + lane + 1, b + lane + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEN: Pen = Pen {
        width: 2.0,
        feather: 1.0,
        color: Color32::RED,
    };

    fn mesh(line: &[Vec2], is_closed: bool, pen: Pen) -> Mesh {
        let mut mesh = Mesh::default();
        Ribbon::new(line, is_closed).add(&mut mesh, 10.0, pen);
        assert!(mesh.is_valid() && mesh.vertices.iter().all(|v| v.pos.is_finite()));
        mesh
    }

    #[test]
    fn a_line_is_as_wide_as_its_pen_and_its_soft_edge() {
        let line = [Vec2::ZERO, Vec2::new(4.0, 0.0), Vec2::new(8.0, 0.0)];
        let bounds = mesh(&line, false, PEN).calc_bounds();
        assert!((bounds.height() - 3.0).abs() < 1e-4, "{bounds:?}");
        assert!((bounds.width() - 80.0).abs() < 1e-4, "{bounds:?}");
        let hair = Pen { width: 0.5, ..PEN };
        let bounds = mesh(&line, false, hair).calc_bounds();
        assert!((bounds.height() - 2.0).abs() < 1e-4, "{bounds:?}");
    }

    #[test]
    fn a_smooth_line_takes_one_cross_per_point_and_a_closed_one_meets_itself() {
        let ring: Vec<Vec2> = (0..24)
            .map(|i| Vec2::angled(i as f32 * 0.2618) * 3.0)
            .collect();
        let closed = mesh(&ring, true, PEN);
        assert_eq!(closed.vertices.len(), 24 * 4);
        assert_eq!(closed.indices.len(), 24 * 3 * 6);
        let open = mesh(&ring, false, PEN);
        assert_eq!(open.indices.len(), 23 * 3 * 6);
        // At a sharp corner there are two.
        let square = [Vec2::ZERO, Vec2::X, Vec2::new(1.0, 1.0), Vec2::Y];
        assert_eq!(mesh(&square, true, PEN).vertices.len(), 8 * 4);
    }

    #[test]
    fn what_is_no_line_draws_nothing() {
        for line in [&[][..], &[Vec2::X]] {
            assert!(mesh(line, true, PEN).vertices.is_empty());
        }
        mesh(&[Vec2::X, Vec2::X], true, PEN);
        mesh(&[Vec2::X, Vec2::X, Vec2::X], true, PEN);
    }
}
