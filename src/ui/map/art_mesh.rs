//! The body drawing as one mesh, kept between frames.
//!
//! A shape is flattened once per step of zoom, when it first comes into sight; the mesh is built anew when the
//! scale changes or the view leaves the part it covers, and only moved while panning.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use egui::epaint::{Color32, Mesh, Vec2};
use egui::{Rect, Shape};
use kurbo::Shape as _;

use super::camera::Camera;
use super::tessellate::{Flat, add_line, flatten};
use crate::scene::{Color, Item, line_width};

/// Error of flattened curves, in points, at the finest scale of a step of zoom.
const TOLERANCE_PT: f64 = 0.15;
/// From one step of zoom to the next the scale grows this many times.
const STEP: f64 = 4.0;
/// How much more than the viewport a mesh covers on each side while panning, as a share of it.
const OVERSCAN: f64 = 0.4;

#[derive(Debug)]
enum Piece {
    Fill {
        flat: Flat,
        color: Color32,
        shade: Option<Color32>,
    },
    Line {
        lines: Vec<Vec<Vec2>>,
        color: Color32,
        width_pt: f32,
        min_scale: f32,
    },
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
    placed: Option<(Vec2, Arc<Mesh>)>,
}

/// The body drawing as one mesh, kept between frames.
#[derive(Debug, Default)]
pub struct ArtMesh {
    drawing: Option<Drawing>,
    built: Option<Built>,
}

impl ArtMesh {
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
            Some(built) if built.made_for == made_for && built.covers.contains_rect(visible) => {
                built
            }
            before => {
                // While zooming every frame builds anew, so it builds no more than is seen.
                let is_panning = before.is_some_and(|before| before.made_for == made_for);
                let beyond = if is_panning { OVERSCAN } else { 0.0 };
                let covers = visible.inflate(visible.width() * beyond, visible.height() * beyond);
                let mesh = drawing.mesh(camera.scale, covers, pixels_per_point);
                Built {
                    made_for,
                    covers,
                    mesh,
                    placed: None,
                }
            }
        };
        let origin = camera.screen_from_map(viewport, kurbo::Point::ZERO);
        Shape::Mesh(self.built.insert(built).placed_at(origin.to_vec2()))
    }
}

impl Built {
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

    fn mesh(&mut self, scale: f64, covers: kurbo::Rect, pixels_per_point: f32) -> Mesh {
        let step = scale.max(1.0).log(STEP).ceil() as i32;
        let tolerance = TOLERANCE_PT / STEP.powi(step);
        let pieces = self
            .steps
            .entry(step)
            .or_insert_with(|| self.art.iter().map(|_| OnceCell::new()).collect());
        let mut mesh = Mesh::default();
        for ((item, bounds), piece) in self.art.iter().zip(&self.bounds).zip(pieces) {
            if bounds.overlaps(covers) {
                let piece = piece.get_or_init(|| Piece::new(item, tolerance));
                piece.add_to(&mut mesh, scale, 1.0 / pixels_per_point);
            }
        }
        mesh
    }
}

impl Piece {
    fn new(item: &Item, tolerance: f64) -> Self {
        match item {
            Item::Fill { path, color, shade } => {
                let width = shade.map_or(0.0, |shade| shade.width as f32);
                Self::Fill {
                    flat: Flat::filled(path, tolerance, width),
                    color: color32(*color),
                    shade: shade.map(|shade| color32(shade.color)),
                }
            }
            Item::Stroke {
                path,
                color,
                width_pt,
                min_scale,
            } => {
                let mut lines = flatten(path, tolerance);
                if path.elements().last() == Some(&kurbo::PathEl::ClosePath) {
                    // Two points past the end, so that the last corner is joined too.
                    for line in &mut lines {
                        line.extend(line.iter().copied().take(2).collect::<Vec<_>>());
                    }
                }
                let (width_pt, min_scale) = (*width_pt, *min_scale);
                Self::Line {
                    lines,
                    color: color32(*color),
                    width_pt,
                    min_scale,
                }
            }
        }
    }

    fn add_to(&self, mesh: &mut Mesh, scale: f64, feather: f32) {
        let points = scale as f32;
        match self {
            Self::Fill { flat, color, shade } => {
                flat.add_fill(mesh, points, feather, *color);
                if let Some(color) = shade {
                    flat.add_shade(mesh, points, *color);
                }
            }
            Self::Line {
                lines,
                color,
                width_pt,
                min_scale,
            } if points >= *min_scale => {
                let width = line_width(*width_pt, scale);
                for line in lines {
                    add_line(mesh, line, points, width, feather, *color);
                }
            }
            Self::Line { .. } => {}
        }
    }
}

/// A scene colour for egui.
pub fn color32(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}
