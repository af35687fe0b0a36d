//! Turning filled shapes into triangles with soft, one-pixel edges.

use std::collections::BTreeMap;

use egui::epaint::{Color32, Mesh, Vec2};
use kurbo::{BezPath, PathEl};
use lyon_tessellation::math::point;
use lyon_tessellation::path::Path;
use lyon_tessellation::{
    BuffersBuilder, FillOptions, FillRule, FillTessellator, FillVertex, VertexBuffers,
};

use super::inset::{edges, inset, normals};

/// What has fewer points has no inside.
const LEAST_POINTS: usize = 3;

/// A shape flattened to polygons and triangles, in view space.
#[derive(Debug, Default)]
pub struct Flat {
    contours: Vec<Vec<Vec2>>,
    /// At each point of a contour the way out of the shape.
    outward: Vec<Vec<Vec2>>,
    /// Where the shade inside each contour ends.
    inner: Vec<Vec<Vec2>>,
    triangles: VertexBuffers<Vec2, u32>,
    /// The corners of the triangles as points of the contours, counted through all of them: corners that fill and
    /// edge share are not drawn twice. None where the triangles have corners of their own.
    shared: Option<Vec<u32>>,
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
        // +1 where the inside lies to the left of the direction of drawing (y down), else −1.
        let orientation = area.signum();
        let outward = |contour: &Vec<Vec2>| -> Vec<Vec2> {
            let normals = normals(contour).into_iter();
            normals.map(|normal| normal * orientation).collect()
        };
        // A shade reaches about as far in as the shape is wide, or it would meet itself.
        let width = shade_width.min(1.2 * area.abs() / length.max(f32::EPSILON));
        let inner = contours
            .iter()
            .map(|contour| inset(contour, -orientation * width))
            .collect();
        Self {
            outward: contours.iter().map(outward).collect(),
            shared: shared(&contours, &triangles),
            contours,
            inner,
            triangles,
        }
    }

    /// Adds the shape in one colour, at `scale` points per view unit, with an edge `feather` points soft.
    pub fn add_fill(&self, mesh: &mut Mesh, scale: f32, feather: f32, color: Color32) {
        let base = mesh.vertices.len() as u32;
        if let Some(corners) = &self.shared {
            // Each point of a band below is two corners, of which the first has the full colour.
            let corners = corners.iter().map(|corner| base + 2 * corner);
            mesh.indices.extend(corners);
        } else {
            for p in &self.triangles.vertices {
                mesh.colored_vertex((*p * scale).to_pos2(), color);
            }
            let indices = self.triangles.indices.iter();
            mesh.indices.extend(indices.map(|index| base + index));
        }
        for (contour, outward) in self.contours.iter().zip(&self.outward) {
            let edge = contour.iter().zip(outward);
            let edge = edge.map(|(p, out)| (*p * scale, *p * scale + *out * feather));
            add_band(mesh, edge, color);
        }
    }

    /// Adds a shade along the inside of the edge that fades over the width the shape was flattened with.
    pub fn add_shade(&self, mesh: &mut Mesh, scale: f32, color: Color32) {
        for (contour, inner) in self.contours.iter().zip(&self.inner) {
            let edge = contour.iter().zip(inner);
            add_band(mesh, edge.map(|(p, q)| (*p * scale, *q * scale)), color);
        }
    }
}

/// The corners of triangles as points of the contours, counted through all of them.
fn shared(contours: &[Vec<Vec2>], triangles: &VertexBuffers<Vec2, u32>) -> Option<Vec<u32>> {
    if contours.iter().any(|contour| contour.len() < LEAST_POINTS) {
        return None;
    }
    let bits = |p: &Vec2| (p.x.to_bits(), p.y.to_bits());
    let places: BTreeMap<(u32, u32), u32> = contours.iter().flatten().map(bits).zip(0..).collect();
    let corners = triangles.vertices.iter();
    let corners: Vec<u32> = corners
        .map(|corner| places.get(&bits(corner)).copied())
        .collect::<Option<_>>()?;
    let indices = triangles.indices.iter();
    indices
        .map(|index| corners.get(*index as usize).copied())
        .collect()
}

/// A band along a contour: each point in this colour and where it has faded to none.
fn add_band(mesh: &mut Mesh, edge: impl ExactSizeIterator<Item = (Vec2, Vec2)>, color: Color32) {
    let count = edge.len() as u32;
    if edge.len() < LEAST_POINTS {
        return;
    }
    let base = mesh.vertices.len() as u32;
    for (from, to) in edge {
        mesh.colored_vertex(from.to_pos2(), color);
        mesh.colored_vertex(to.to_pos2(), Color32::TRANSPARENT);
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
            assert_eq!(mesh.vertices.len(), 12, "two for each of six points");
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
    fn a_shape_that_crosses_itself_is_filled_with_corners_of_its_own() {
        // A bow tie: the crossing is no point of the path.
        let flat = Flat::filled(&BezPath::from_svg("M0 0L2 2V0L0 2Z").unwrap(), 0.01, 0.0);
        let mut mesh = Mesh::default();
        flat.add_fill(&mut mesh, 10.0, 0.0, Color32::RED);
        assert!(mesh.is_valid() && flat.shared.is_none());
        assert!((covered(&mesh) - 200.0).abs() < 0.01, "{}", covered(&mesh));
        // A hole is a contour of its own, and its points are shared like the others.
        let ring = BezPath::from_svg("M0 0H4V4H0ZM1 1V3H3V1Z").unwrap();
        let flat = Flat::filled(&ring, 0.01, 0.0);
        let mut mesh = Mesh::default();
        flat.add_fill(&mut mesh, 10.0, 0.0, Color32::RED);
        assert_eq!(mesh.vertices.len(), 16);
        assert!((covered(&mesh) - 1200.0).abs() < 0.01, "{}", covered(&mesh));
    }

    #[test]
    fn degenerate_paths_give_no_triangles_and_no_panic() {
        for svg in ["", "M0 0", "M0 0Z", "M0 0L0 0L0 0Z", "M0 0L1 1Z"] {
            let flat = Flat::filled(&BezPath::from_svg(svg).unwrap(), 0.01, 0.1);
            let mut mesh = Mesh::default();
            flat.add_fill(&mut mesh, 10.0, 1.0, Color32::RED);
            flat.add_shade(&mut mesh, 10.0, Color32::RED);
            assert!(
                mesh.is_valid() && mesh.vertices.iter().all(|v| v.pos.is_finite()),
                "{svg}"
            );
        }
    }
}
