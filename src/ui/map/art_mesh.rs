//! The body drawing as one mesh, kept between frames.
//!
//! A shape is flattened once per step of zoom, when it first comes into sight; the mesh is built anew when the
//! scale changes or the view leaves the part it covers, and only moved while panning.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use egui::epaint::{Color32, Mesh, Vec2};
use egui::{Rect, Shape, pos2};
use kurbo::Shape as _;

use super::camera::Camera;
use super::ribbon::{Pen, Ribbon};
use super::tessellate::{Flat, flatten};
use crate::scene::{Color, Item, line_width};

/// Error of flattened curves, in points, at the finest scale of a step of zoom: a fifth of a pixel is not seen, and
/// every point costs nine corners that are copied in every frame.
const TOLERANCE_PT: f64 = 0.2;
/// From one step of zoom to the next the scale grows this many times.
const STEP: f64 = 2.0;
/// How much more than the viewport a mesh covers on each side while panning, as a share of it.
const OVERSCAN: f64 = 0.4;

/// The geometry of an item at one step of zoom.
#[derive(Debug)]
enum Piece {
    Fill(Flat),
    Line(Vec<Ribbon>),
}

/// How strongly fills and lines are drawn, each from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strength {
    /// Fills and their shades.
    pub fills: f32,
    /// Lines.
    pub lines: f32,
}

impl Strength {
    /// As they are.
    pub const FULL: Self = Self {
        fills: 1.0,
        lines: 1.0,
    };
}

/// The drawing, with its pieces as far as they have been flattened.
#[derive(Debug)]
struct Drawing {
    art: Arc<Vec<Item>>,
    bounds: Vec<kurbo::Rect>,
    /// For each step of zoom, a piece per item.
    steps: BTreeMap<i32, Vec<OnceCell<Piece>>>,
}

/// The mesh at one scale, around the origin of view space.
#[derive(Debug)]
struct Built {
    /// Scale and pixels per point, bit for bit: a mesh is good for exactly what it was made for.
    made_for: (u64, u32),
    covers: kurbo::Rect,
    mesh: Mesh,
    /// Whether what lies outside of what it covers was left out.
    is_trimmed: bool,
    placed: Option<(Vec2, Arc<Mesh>)>,
}

/// The body drawing as one mesh, kept between frames.
#[derive(Debug)]
pub struct ArtMesh {
    drawing: Option<Drawing>,
    built: Option<Built>,
    strength: Strength,
}

impl Default for ArtMesh {
    fn default() -> Self {
        Self {
            drawing: None,
            built: None,
            strength: Strength::FULL,
        }
    }
}

impl ArtMesh {
    /// Draws everything this strongly from now on.
    pub fn set_strength(&mut self, strength: Strength) {
        if self.strength != strength {
            self.strength = strength;
            self.built = None;
        }
    }

    /// Items along paths of the drawing, in other colours, as the camera sees them: what was flattened for the
    /// drawing does for them too.
    pub fn again(
        &mut self,
        items: &[Item],
        camera: &Camera,
        viewport: Rect,
        pixels_per_point: f32,
    ) -> Shape {
        let mut mesh = Mesh::default();
        if let Some(drawing) = &mut self.drawing {
            drawing.add_again(&mut mesh, items, camera.scale, pixels_per_point);
        }
        let origin = camera.screen_from_map(viewport, kurbo::Point::ZERO);
        mesh.translate(origin.to_vec2());
        Shape::mesh(mesh)
    }

    /// The drawing as the camera sees it in the viewport.
    pub fn shape(
        &mut self,
        art: &Arc<Vec<Item>>,
        camera: &Camera,
        viewport: Rect,
        pixels_per_point: f32,
    ) -> Shape {
        if self
            .drawing
            .as_ref()
            .is_none_or(|known| !Arc::ptr_eq(&known.art, art))
        {
            self.drawing = None;
            self.built = None;
        }
        let drawing = self
            .drawing
            .get_or_insert_with(|| Drawing::new(art.clone()));
        let made_for = (camera.scale.to_bits(), pixels_per_point.to_bits());
        let visible = camera.visible(viewport);
        let built = match self.built.take() {
            Some(mut built)
                if built.made_for == made_for && built.covers.contains_rect(visible) =>
            {
                // Not while zooming: a mesh that is good for one frame is not worth it.
                if !built.is_trimmed {
                    built.trim(camera.scale);
                }
                built
            }
            before => {
                // While zooming every frame builds anew, so it builds no more than is seen.
                let is_panning = before.is_some_and(|before| before.made_for == made_for);
                let beyond = if is_panning { OVERSCAN } else { 0.0 };
                let covers = visible.inflate(visible.width() * beyond, visible.height() * beyond);
                let mesh = drawing.mesh(camera.scale, covers, pixels_per_point, self.strength);
                Built {
                    made_for,
                    covers,
                    mesh,
                    is_trimmed: false,
                    placed: None,
                }
            }
        };
        let origin = camera.screen_from_map(viewport, kurbo::Point::ZERO);
        Shape::Mesh(self.built.insert(built).placed_at(origin.to_vec2()))
    }
}

impl Built {
    /// Leaves out what lies outside of what the mesh covers, such as legs below a close-up: in every frame all of it
    /// is copied, seen or not.
    fn trim(&mut self, scale: f64) {
        self.is_trimmed = true;
        self.placed = None;
        let corner = |x: f64, y: f64| pos2((x * scale) as f32, (y * scale) as f32);
        let covers = Rect::from_min_max(
            corner(self.covers.x0, self.covers.y0),
            corner(self.covers.x1, self.covers.y1),
        );
        let before = &self.mesh;
        let mut places: Vec<Option<u32>> = vec![None; before.vertices.len()];
        let mut mesh = Mesh::default();
        for triangle in before.indices.chunks_exact(3) {
            let mut bounds = Rect::NOTHING;
            for vertex in triangle
                .iter()
                .filter_map(|at| before.vertices.get(*at as usize))
            {
                bounds.extend_with(vertex.pos);
            }
            if !bounds.intersects(covers) {
                continue;
            }
            for at in triangle.iter().map(|at| *at as usize) {
                let (Some(place), Some(vertex)) = (places.get_mut(at), before.vertices.get(at))
                else {
                    continue;
                };
                let index = *place.get_or_insert(mesh.vertices.len() as u32);
                if index as usize == mesh.vertices.len() {
                    mesh.vertices.push(*vertex);
                }
                mesh.indices.push(index);
            }
        }
        mesh.vertices.shrink_to_fit();
        mesh.indices.shrink_to_fit();
        self.mesh = mesh;
    }

    fn placed_at(&mut self, offset: Vec2) -> Arc<Mesh> {
        match &self.placed {
            Some((at, mesh)) if *at == offset => mesh.clone(),
            _ => {
                let mut mesh = self.mesh.clone();
                mesh.translate(offset);
                let mesh = Arc::new(mesh);
                self.placed = Some((offset, mesh.clone()));
                mesh
            }
        }
    }
}

impl Drawing {
    fn new(art: Arc<Vec<Item>>) -> Self {
        let bounds = art.iter().map(|item| match item {
            Item::Fill { path, .. } | Item::Stroke { path, .. } => path.bounding_box(),
        });
        Self {
            bounds: bounds.collect(),
            art,
            steps: BTreeMap::new(),
        }
    }

    /// The pieces for a scale, as far as they have been flattened, and how exact they are.
    fn step(&mut self, scale: f64) -> (&mut Vec<OnceCell<Piece>>, f64) {
        let step = scale.max(1.0).log(STEP).ceil() as i32;
        let tolerance = TOLERANCE_PT / STEP.powi(step);
        let pieces = self.steps.entry(step);
        let pieces = pieces.or_insert_with(|| self.art.iter().map(|_| OnceCell::new()).collect());
        (pieces, tolerance)
    }

    fn mesh(
        &mut self,
        scale: f64,
        covers: kurbo::Rect,
        pixels_per_point: f32,
        strength: Strength,
    ) -> Mesh {
        let (art, feather) = (Arc::clone(&self.art), 1.0 / pixels_per_point);
        let seen: Vec<bool> = self.bounds.iter().map(|it| it.overlaps(covers)).collect();
        let (pieces, tolerance) = self.step(scale);
        let mut mesh = Mesh::default();
        for ((item, is_seen), piece) in art.iter().zip(seen).zip(pieces) {
            if is_seen {
                let piece = piece.get_or_init(|| Piece::new(item, tolerance));
                piece.add_to(&mut mesh, item, scale, feather, strength);
            }
        }
        mesh
    }

    fn add_again(&mut self, mesh: &mut Mesh, items: &[Item], scale: f64, pixels_per_point: f32) {
        let (art, feather) = (Arc::clone(&self.art), 1.0 / pixels_per_point);
        let (pieces, tolerance) = self.step(scale);
        for item in items {
            let mut known = art.iter().zip(&*pieces);
            if let Some((_, piece)) = known.find(|(known, _)| is_along(known, item)) {
                let piece = piece.get_or_init(|| Piece::new(item, tolerance));
                piece.add_to(mesh, item, scale, feather, Strength::FULL);
            }
        }
    }
}

/// Whether two items are of one kind and along one path.
fn is_along(one: &Item, other: &Item) -> bool {
    match (one, other) {
        (Item::Fill { path, .. }, Item::Fill { path: along, .. })
        | (Item::Stroke { path, .. }, Item::Stroke { path: along, .. }) => Arc::ptr_eq(path, along),
        _ => false,
    }
}

impl Piece {
    fn new(item: &Item, tolerance: f64) -> Self {
        match item {
            Item::Fill { path, shade, .. } => {
                let width = shade.map_or(0.0, |shade| shade.width as f32);
                Self::Fill(Flat::filled(path, tolerance, width))
            }
            Item::Stroke { path, .. } => {
                let is_closed = path.elements().last() == Some(&kurbo::PathEl::ClosePath);
                let lines = flatten(path, tolerance).into_iter();
                Self::Line(lines.map(|line| Ribbon::new(&line, is_closed)).collect())
            }
        }
    }

    fn add_to(&self, mesh: &mut Mesh, item: &Item, scale: f64, feather: f32, strength: Strength) {
        let points = scale as f32;
        match (self, item) {
            (Self::Fill(flat), Item::Fill { color, shade, .. }) => {
                let tinted = |color: Color| color32(color).gamma_multiply(strength.fills);
                flat.add_fill(mesh, points, feather, tinted(*color));
                if let Some(shade) = shade {
                    flat.add_shade(mesh, points, tinted(shade.color));
                }
            }
            (
                Self::Line(lines),
                Item::Stroke {
                    color,
                    width_pt,
                    min_scale,
                    ..
                },
            ) if points >= *min_scale => {
                let pen = Pen {
                    width: line_width(*width_pt, scale),
                    feather,
                    color: color32(*color).gamma_multiply(strength.lines),
                };
                for line in lines {
                    line.add(mesh, points, pen);
                }
            }
            _ => {}
        }
    }
}

/// A scene colour for egui.
pub fn color32(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_out_of_sight_is_left_out_as_soon_as_the_map_stands_still() {
        let fill = |svg: &str| Item::Fill {
            path: Arc::new(kurbo::BezPath::from_svg(svg).unwrap()),
            color: Color::rgb(200, 100, 80),
            shade: None,
        };
        // A long comb of which only the left end is seen, and a square that is out of sight altogether.
        let teeth = (0..100).map(|at| format!("H{at}V{}", (at % 2) * 4 + 1));
        let comb = format!("M0 0V1{}V0Z", teeth.collect::<String>());
        let art = Arc::new(vec![fill(&comb), fill("M200 0h1v1h-1z")]);
        let viewport = Rect::from_min_size(pos2(0.0, 0.0), Vec2::splat(100.0));
        let camera = Camera {
            focus: kurbo::Point::new(5.0, 2.5),
            scale: 10.0,
        };
        let mut meshes = ArtMesh::default();
        let mut frame = || match meshes.shape(&art, &camera, viewport, 1.0) {
            Shape::Mesh(mesh) => mesh,
            other => panic!("{other:?}"),
        };
        // Every triangle that is seen, corner by corner and in order.
        let seen = |mesh: &Mesh| {
            let corners = mesh.indices.iter().map(|at| mesh.vertices[*at as usize]);
            let corners: Vec<egui::epaint::Vertex> = corners.collect();
            let triangles = corners.chunks(3).map(<[_]>::to_vec);
            let is_seen = |triangle: &Vec<egui::epaint::Vertex>| {
                let points: Vec<_> = triangle.iter().map(|corner| corner.pos).collect();
                Rect::from_points(&points).intersects(viewport)
            };
            triangles.filter(is_seen).collect::<Vec<_>>()
        };
        let (first, second, third) = (frame(), frame(), frame());
        assert!(second.is_valid() && second.vertices.len() * 4 < first.vertices.len());
        assert_eq!(seen(&first), seen(&second));
        assert!(!seen(&second).is_empty());
        assert!(Arc::ptr_eq(&second, &third), "left out once");
    }

    #[test]
    fn a_close_up_of_the_back_has_few_corners_as_all_are_copied_in_every_frame() {
        let view = crate::model::View::Back;
        let view = crate::body::Body::shared().unwrap().view(view).unwrap();
        let palette = crate::scene::Theme::Light.palette();
        let art = crate::scene::art(view, palette, crate::scene::Look::default());
        let viewport = Rect::from_min_size(pos2(264.0, 40.0), Vec2::splat(600.0));
        let camera = Camera::fit(view.cameras.first().unwrap().rect, viewport);
        let mut mesh = ArtMesh::default();
        drop(mesh.shape(&art, &camera, viewport, 1.0));
        let Shape::Mesh(mesh) = mesh.shape(&art, &camera, viewport, 1.0) else {
            panic!("a mesh");
        };
        let (vertices, triangles) = (mesh.vertices.len(), mesh.indices.len() / 3);
        assert!((5_000..17_000).contains(&vertices), "{vertices}");
        assert!(triangles < 21_000, "{triangles}");
    }
}
