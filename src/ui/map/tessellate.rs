//! Turning filled shapes and lines into triangles with soft, one-pixel edges.

use egui::epaint::{Color32, Mesh, Pos2, Vec2};
use kurbo::{BezPath, PathEl};
use lyon_tessellation::math::point;
use lyon_tessellation::path::Path;
use lyon_tessellation::{
    BuffersBuilder, FillOptions, FillRule, FillTessellator, FillVertex, VertexBuffers,
};

use super::inset::{edges, inset, moved};

/// A shape flattened to polygons and triangles, in view space.
#[derive(Debug, Default)]
pub struct Flat {
    contours: Vec<Vec<Vec2>>,
    /// Where the shade inside each contour ends.
    inner: Vec<Vec<Vec2>>,
    triangles: VertexBuffers<Vec2, u32>,
    /// +1 where the inside lies to the left of the direction of drawing (y down), else −1.
    orientation: f32,
}

impl Flat {
    /// Flattens a filled shape to within `tolerance`, with a shade of this width inside its edge (view units).
    pub fn filled(path: &BezPath, tolerance: f64, shade_width: f32) -> Self {
        let contours = flatten(path, tolerance);
        let mut builder = Path::builder();
        for contour in &contours {
            let mut points = contour.iter();
            if let Some(first) = points.next() {
                builder.begin(point(first.x, first.y));
                for p in points {
                    builder.line_to(point(p.x, p.y));
                }
                builder.end(true);
            }
        }
        let mut triangles = VertexBuffers::new();
        let mut output = BuffersBuilder::new(&mut triangles, |vertex: FillVertex<'_>| {
            Vec2::new(vertex.position().x, vertex.position().y)
        });
        let options = FillOptions::default()
            .with_fill_rule(FillRule::NonZero)
            .with_tolerance(tolerance as f32);
        // A shape that cannot be triangulated is left out; the artwork's own tests keep such shapes away.
        if FillTessellator::new()
            .tessellate_path(&builder.build(), &options, &mut output)
            .is_err()
        {
            triangles = VertexBuffers::new();
        }
        let area: f32 = contours.iter().map(|contour| signed_area(contour)).sum();
        let length: f32 = contours
            .iter()
            .map(|contour| edges(contour).map(|(a, b)| (b - a).length()).sum::<f32>())
            .sum();
        let orientation = area.signum();
        // A shade reaches about as far in as the shape is wide, or it would meet itself.
        let width = shade_width.min(1.2 * area.abs() / length.max(f32::EPSILON));
        let inner = contours
            .iter()
            .map(|contour| inset(contour, -orientation * width))
            .collect();
        Self {
            contours,
            inner,
            triangles,
            orientation,
        }
    }

    /// Adds the shape in one colour, at `scale` points per view unit, with an edge `feather` points soft.
    pub fn add_fill(&self, mesh: &mut Mesh, scale: f32, feather: f32, color: Color32) {
        let base = mesh.vertices.len() as u32;
        for p in &self.triangles.vertices {
            mesh.colored_vertex((*p * scale).to_pos2(), color);
        }
        mesh.indices
            .extend(self.triangles.indices.iter().map(|index| base + index));
        for contour in &self.contours {
            let outer = moved(contour, self.orientation * feather / scale);
            add_band(mesh, contour, &outer, scale, color);
        }
    }

    /// Adds a shade along the inside of the edge that fades over the width the shape was flattened with.
    pub fn add_shade(&self, mesh: &mut Mesh, scale: f32, color: Color32) {
        for (contour, inner) in self.contours.iter().zip(&self.inner) {
            add_band(mesh, contour, inner, scale, color);
        }
    }
}

/// A band between a contour in this colour and one of as many points in none.
fn add_band(mesh: &mut Mesh, contour: &[Vec2], faded: &[Vec2], scale: f32, color: Color32) {
    let count = contour.len() as u32;
    if count < 3 {
        return;
    }
    let base = mesh.vertices.len() as u32;
    for (from, to) in contour.iter().zip(faded) {
        mesh.colored_vertex((*from * scale).to_pos2(), color);
        mesh.colored_vertex((*to * scale).to_pos2(), Color32::TRANSPARENT);
    }
    for index in 0..count {
        let (a, b) = (base + 2 * index, base + 2 * ((index + 1) % count));
        mesh.add_triangle(a, a + 1, b);
        mesh.add_triangle(b, a + 1, b + 1);
    }
}

/// Flattens a path to polygons or polylines, without repeated points; a closed one does not repeat its start.
pub fn flatten(path: &BezPath, tolerance: f64) -> Vec<Vec<Vec2>> {
    let mut lines: Vec<Vec<Vec2>> = Vec::new();
    kurbo::flatten(path, tolerance, |element| match element {
        PathEl::MoveTo(p) => lines.push(vec![Vec2::new(p.x as f32, p.y as f32)]),
        PathEl::LineTo(p) => {
            let p = Vec2::new(p.x as f32, p.y as f32);
            if let Some(line) = lines.last_mut()
                && line.last() != Some(&p)
            {
                line.push(p);
            }
        }
        PathEl::ClosePath => {
            if let Some(line) = lines.last_mut()
                && line.len() > 1
                && line.first() == line.last()
            {
                line.pop();
            }
        }
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
    });
    lines
}

fn signed_area(contour: &[Vec2]) -> f32 {
    edges(contour)
        .map(|(a, b)| a.x * b.y - b.x * a.y)
        .sum::<f32>()
        / 2.0
}

/// Adds an open or closed line of this width (points) with soft edges, at `scale` points per view unit.
pub fn add_line(
    mesh: &mut Mesh,
    line: &[Vec2],
    scale: f32,
    width: f32,
    feather: f32,
    color: Color32,
) {
    // Lines thinner than a pixel keep a pixel's width and fade instead.
    let (half, color) = if width < feather {
        (0.0, color.gamma_multiply(width / feather))
    } else {
        ((width - feather) / 2.0, color)
    };
    let lanes = if half > 0.0 { 3 } else { 2 };
    let mut points = line.iter().map(|p| *p * scale);
    let Some(mut from) = points.next() else {
        return;
    };
    let mut last: Option<u32> = None;
    for to in points {
        let side = (to - from).normalized().rot90();
        let start = add_cross(mesh, from.to_pos2(), side, half, feather, color);
        if let Some(last) = last {
            join(mesh, last, start, lanes);
        }
        let end = add_cross(mesh, to.to_pos2(), side, half, feather, color);
        join(mesh, start, end, lanes);
        last = Some(end);
        from = to;
    }
}

/// Vertices across a line: faded, full, full, faded; of a line no wider than its soft edges only three.
fn add_cross(
    mesh: &mut Mesh,
    at: Pos2,
    side: Vec2,
    half: f32,
    feather: f32,
    color: Color32,
) -> u32 {
    let base = mesh.vertices.len() as u32;
    let edge = half + feather;
    mesh.colored_vertex(at - side * edge, Color32::TRANSPARENT);
    if half > 0.0 {
        mesh.colored_vertex(at - side * half, color);
    }
    mesh.colored_vertex(at + side * half, color);
    mesh.colored_vertex(at + side * edge, Color32::TRANSPARENT);
    base
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

    fn covered(mesh: &Mesh) -> f32 {
        let at = |index: u32| mesh.vertices[index as usize].pos;
        let triangles = mesh.indices.chunks(3);
        triangles
            .map(|t| {
                ((at(t[1]) - at(t[0])).x * (at(t[2]) - at(t[0])).y
                    - (at(t[1]) - at(t[0])).y * (at(t[2]) - at(t[0])).x)
                    .abs()
                    / 2.0
            })
            .sum()
    }

    #[test]
    fn a_concave_shape_is_covered_once() {
        // An L of three unit squares.
        let path = BezPath::from_svg("M0 0H2V1H1V2H0Z").unwrap();
        for path in [path.clone(), kurbo::Affine::FLIP_X * path] {
            let flat = Flat::filled(&path, 0.01, 0.1);
            let mut mesh = Mesh::default();
            flat.add_fill(&mut mesh, 10.0, 0.0, Color32::RED);
            assert!((covered(&mesh) - 300.0).abs() < 0.01, "{}", covered(&mesh));
        }
    }

    #[test]
    fn the_soft_edge_lies_outside_whichever_way_the_shape_is_drawn() {
        for svg in ["M0 0H2V2H0Z", "M0 0V2H2V0Z"] {
            let flat = Flat::filled(&BezPath::from_svg(svg).unwrap(), 0.01, 0.1);
            let mut mesh = Mesh::default();
            flat.add_fill(&mut mesh, 10.0, 1.0, Color32::RED);
            let bounds = mesh.calc_bounds();
            assert!((bounds.width() - 22.0).abs() < 0.01, "{svg}: {bounds:?}");
        }
    }

    #[test]
    fn degenerate_paths_give_no_triangles_and_no_panic() {
        for svg in ["", "M0 0", "M0 0Z", "M0 0L0 0L0 0Z", "M0 0L1 1Z"] {
            let flat = Flat::filled(&BezPath::from_svg(svg).unwrap(), 0.01, 0.1);
            let mut mesh = Mesh::default();
            flat.add_fill(&mut mesh, 10.0, 1.0, Color32::RED);
            flat.add_shade(&mut mesh, 10.0, Color32::RED);
            add_line(
                &mut mesh,
                &[Vec2::ZERO, Vec2::ZERO],
                1.0,
                1.0,
                1.0,
                Color32::RED,
            );
            assert!(
                mesh.is_valid() && mesh.vertices.iter().all(|v| v.pos.is_finite()),
                "{svg}"
            );
        }
    }
}
