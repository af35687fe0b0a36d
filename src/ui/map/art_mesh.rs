//! The body drawing as one mesh, kept between frames.
//!
//! Shapes are flattened once per step of zoom; the mesh is built anew when the scale changes or the view leaves
//! the part it covers, and only moved while panning.

use std::sync::Arc;

use egui::epaint::{Color32, Mesh, Vec2};
use egui::{Rect, Shape};
use kurbo::Shape as _;

use super::camera::Camera;
use super::tessellate::{Flat, add_line, flatten};
use crate::scene::{Color, Item, line_width};

/// Error of flattened curves, in points, at the finest scale of a step of zoom.
const TOLERANCE_PT: f64 = 0.15;
/// How much more than the viewport a mesh covers on each side, as a share of it.
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

/// The drawing, flattened for one step of zoom.
#[derive(Debug)]
struct Step {
    step: i32,
    pieces: Vec<(kurbo::Rect, Piece)>,
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
    art: Option<Arc<Vec<Item>>>,
    step: Option<Step>,
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
        if !self
            .art
            .as_ref()
            .is_some_and(|known| Arc::ptr_eq(known, art))
        {
            *self = Self {
                art: Some(art.clone()),
                ..Self::default()
            };
        }
        let wanted = camera.scale.max(1.0).log2().ceil() as i32;
        if self.step.as_ref().is_none_or(|step| step.step != wanted) {
            self.step = Some(Step::new(art, wanted));
            self.built = None;
        }
        let made_for = (camera.scale.to_bits(), pixels_per_point.to_bits());
        let visible = camera.visible(viewport);
        let fits = self.built.as_ref().is_some_and(|built| {
            built.made_for == made_for && built.covers.union(visible) == built.covers
        });
        if !fits {
            let covers = visible.inflate(visible.width() * OVERSCAN, visible.height() * OVERSCAN);
            let mesh = self
                .step
                .as_ref()
                .map(|step| step.build(camera.scale, covers, pixels_per_point));
            self.built = mesh.map(|mesh| Built {
                made_for,
                covers,
                mesh,
                placed: None,
            });
        }
        let offset = camera
            .screen_from_map(viewport, kurbo::Point::ZERO)
            .to_vec2();
        self.built
            .as_mut()
            .map_or(Shape::Noop, |built| Shape::Mesh(built.placed_at(offset)))
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

impl Step {
    fn new(art: &[Item], step: i32) -> Self {
        let tolerance = TOLERANCE_PT / f64::from(step).exp2();
        let pieces = art.iter().map(|item| match item {
            Item::Fill { path, color, shade } => {
                let width = shade.map_or(0.0, |shade| shade.width as f32);
                let flat = Flat::filled(path, tolerance, width);
                let shade = shade.map(|shade| color32(shade.color));
                (
                    path.bounding_box(),
                    Piece::Fill {
                        flat,
                        color: color32(*color),
                        shade,
                    },
                )
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
                (
                    path.bounding_box(),
                    Piece::Line {
                        lines,
                        color: color32(*color),
                        width_pt,
                        min_scale,
                    },
                )
            }
        });
        Self {
            step,
            pieces: pieces.collect(),
        }
    }

    fn build(&self, scale: f64, covers: kurbo::Rect, pixels_per_point: f32) -> Mesh {
        let mut mesh = Mesh::default();
        let feather = 1.0 / pixels_per_point;
        let points = scale as f32;
        for (_, piece) in self
            .pieces
            .iter()
            .filter(|(bounds, _)| bounds.overlaps(covers))
        {
            match piece {
                Piece::Fill { flat, color, shade } => {
                    flat.add_fill(&mut mesh, points, feather, *color);
                    if let Some(color) = shade {
                        flat.add_shade(&mut mesh, points, *color);
                    }
                }
                Piece::Line {
                    lines,
                    color,
                    width_pt,
                    min_scale,
                } if points >= *min_scale => {
                    let width = line_width(*width_pt, scale);
                    for line in lines {
                        add_line(&mut mesh, line, points, width, feather, *color);
                    }
                }
                Piece::Line { .. } => {}
            }
        }
        mesh
    }
}

/// A scene colour for egui.
pub fn color32(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}
