//! Draws egui's triangles on the processor, so that pictures need no driver and are the same bytes everywhere.
//!
//! As egui asks of a painter: premultiplied colours, blended in gamma space; edges in 1/256 pixel with the top-left
//! rule, so that triangles that share an edge neither overlap nor leave a gap.

#![expect(
    clippy::indexing_slicing,
    reason = "a test should stop at a broken mesh"
)]
#![expect(
    clippy::many_single_char_names,
    reason = "three corners, named as in a formula"
)]

use std::collections::BTreeMap;

use egui::epaint::{ClippedPrimitive, ImageData, ImageDelta, Mesh, Primitive, Vertex};
use egui::{
    Color32, ColorImage, Context, FullOutput, Pos2, Rect, TextureFilter, TextureId, TextureOptions,
    TextureWrapMode, TexturesDelta,
};
use egui_kittest::TestRenderer;
use image::RgbaImage;

/// Steps per pixel in which corners are placed.
const SUBPIXELS: f32 = 256.0;

/// Red, green, blue and alpha, premultiplied, 0 to 255.
type Rgba = [f32; 4];

/// A [`TestRenderer`] without a GPU.
#[derive(Default)]
pub struct CpuRenderer {
    textures: BTreeMap<TextureId, Texture>,
}

struct Texture {
    image: ColorImage,
    options: TextureOptions,
}

struct Canvas {
    width: i64,
    height: i64,
    pixels: Vec<Rgba>,
}

/// Pixels that may be painted: left and top included, right and bottom not.
#[derive(Clone, Copy)]
struct Clip {
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut changed: Vec<_> = delta.set.drain().collect();
        changed.sort_by_key(|(id, _)| *id);
        for (id, deltas) in changed {
            for delta in deltas {
                self.update(id, delta);
            }
        }
        self.textures.retain(|id, _| !delta.free.contains(id));
        delta.free.clear();
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let background = ctx.global_style().visuals.panel_fill;
        let mut canvas = Canvas::new(size.x.round() as i64, size.y.round() as i64, background);
        for ClippedPrimitive {
            clip_rect,
            primitive,
        } in ctx.tessellate(output.shapes.clone(), scale)
        {
            let Primitive::Mesh(mesh) = primitive else {
                return Err("paint callbacks need a GPU".to_owned());
            };
            let texture = self
                .textures
                .get(&mesh.texture_id)
                .ok_or_else(|| format!("no texture {:?}", mesh.texture_id))?;
            canvas.draw_mesh(&mesh, texture, scale, canvas.clip(clip_rect, scale));
        }
        canvas.into_image()
    }
}

impl CpuRenderer {
    fn update(&mut self, id: TextureId, delta: ImageDelta) {
        let ImageData::Color(image) = delta.image;
        let Some([left, top]) = delta.pos else {
            let image = (*image).clone();
            let options = delta.options;
            self.textures.insert(id, Texture { image, options });
            return;
        };
        let Some(texture) = self.textures.get_mut(&id) else {
            return;
        };
        let stride = texture.image.size[0];
        for (row, line) in image.pixels.chunks_exact(image.size[0]).enumerate() {
            let start = (top + row) * stride + left;
            texture.image.pixels[start..start + line.len()].copy_from_slice(line);
        }
    }
}

impl Texture {
    /// The colour at `uv`, filtered as for magnification; the corners of a texture are at 0 and 1.
    fn sample(&self, uv: Pos2) -> Rgba {
        let [width, height] = self.image.size;
        let (x, y) = (uv.x * width as f32, uv.y * height as f32);
        match self.options.magnification {
            TextureFilter::Nearest => self.texel(x.floor() as i64, y.floor() as i64),
            TextureFilter::Linear => {
                let (x, y) = (x - 0.5, y - 0.5);
                let (left, top) = (x.floor(), y.floor());
                let at = |dx, dy| self.texel(left as i64 + dx, top as i64 + dy);
                let upper = mix(at(0, 0), at(1, 0), x - left);
                let lower = mix(at(0, 1), at(1, 1), x - left);
                mix(upper, lower, y - top)
            }
        }
    }

    fn texel(&self, x: i64, y: i64) -> Rgba {
        let [width, height] = self.image.size;
        let wrap = |at: i64, size: usize| {
            let size = size as i64;
            let wrapped = match self.options.wrap_mode {
                TextureWrapMode::ClampToEdge => at.clamp(0, size - 1),
                TextureWrapMode::Repeat => at.rem_euclid(size),
                TextureWrapMode::MirroredRepeat => {
                    let twice = at.rem_euclid(2 * size);
                    twice.min(2 * size - 1 - twice)
                }
            };
            wrapped as usize
        };
        rgba(self.image.pixels[wrap(y, height) * width + wrap(x, width)])
    }
}

impl Canvas {
    fn new(width: i64, height: i64, background: Color32) -> Self {
        let pixels = vec![rgba(background); (width * height) as usize];
        Self {
            width,
            height,
            pixels,
        }
    }

    fn clip(&self, rect: Rect, scale: f32) -> Clip {
        let pixel = |points: f32, max: i64| ((points * scale).round() as i64).clamp(0, max);
        Clip {
            left: pixel(rect.min.x, self.width),
            top: pixel(rect.min.y, self.height),
            right: pixel(rect.max.x, self.width),
            bottom: pixel(rect.max.y, self.height),
        }
    }

    fn draw_mesh(&mut self, mesh: &Mesh, texture: &Texture, scale: f32, clip: Clip) {
        for corners in mesh.indices.chunks_exact(3) {
            let corners = [0, 1, 2].map(|i| mesh.vertices[corners[i] as usize]);
            self.draw_triangle(corners, texture, scale, clip);
        }
    }

    fn draw_triangle(&mut self, mut v: [Vertex; 3], texture: &Texture, scale: f32, clip: Clip) {
        let step = SUBPIXELS as i64;
        let fixed = |v: &Vertex| {
            let place = |at: f32| (at * scale * SUBPIXELS).round() as i64;
            [place(v.pos.x), place(v.pos.y)]
        };
        let mut p = [fixed(&v[0]), fixed(&v[1]), fixed(&v[2])];
        let mut area = edge(p[0], p[1], p[2]);
        if area == 0 {
            return;
        }
        if area < 0 {
            v.swap(1, 2);
            p.swap(1, 2);
            area = -area;
        }
        let range = |axis: usize, from: i64, to: i64| {
            let (a, b, c) = (p[0][axis], p[1][axis], p[2][axis]);
            let low = a.min(b).min(c).div_euclid(step).max(from);
            low..(a.max(b).max(c).div_euclid(step) + 1).min(to)
        };
        let columns = range(0, clip.left, clip.right);
        let edges = [(p[1], p[2]), (p[2], p[0]), (p[0], p[1])];
        let owned = edges.map(|(from, to)| i64::from(!is_top_or_left(from, to)));
        let per_column = edges.map(|(from, to)| (from[1] - to[1]) * step);
        let shade = Shade::new(&v, texture);
        for y in range(1, clip.top, clip.bottom) {
            let center = [columns.start * step + step / 2, y * step + step / 2];
            let mut weights = edges.map(|(from, to)| edge(from, to, center));
            for x in columns.clone() {
                let [a, b, c] = weights;
                if a >= owned[0] && b >= owned[1] && c >= owned[2] {
                    let shares = [a as f32, b as f32, c as f32].map(|w| w / area as f32);
                    self.blend(x, y, shade.at(shares));
                }
                weights = [a + per_column[0], b + per_column[1], c + per_column[2]];
            }
        }
    }

    fn blend(&mut self, x: i64, y: i64, source: Rgba) {
        let pixel = &mut self.pixels[(y * self.width + x) as usize];
        let through = 1.0 - source[3] / 255.0;
        for (under, over) in pixel.iter_mut().zip(source) {
            *under = (over + *under * through + 0.5).floor().min(255.0);
        }
    }

    fn into_image(self) -> Result<RgbaImage, String> {
        let bytes = self.pixels.iter().flatten().map(|v| *v as u8).collect();
        RgbaImage::from_raw(self.width as u32, self.height as u32, bytes)
            .ok_or_else(|| "the picture has no size".to_owned())
    }
}

/// What colour a triangle has at a place, given by the shares of its three corners.
struct Shade<'a> {
    colors: [Rgba; 3],
    uvs: [Pos2; 3],
    texture: &'a Texture,
    /// The texture's colour, where all corners take the same.
    texel: Option<Rgba>,
    /// The colour of the whole triangle, where it has but one.
    flat: Option<Rgba>,
}

impl<'a> Shade<'a> {
    fn new(v: &[Vertex; 3], texture: &'a Texture) -> Self {
        let [a, b, c] = v;
        let texel = (a.uv == b.uv && a.uv == c.uv).then(|| texture.sample(a.uv));
        let color = (a.color == b.color && a.color == c.color).then(|| rgba(a.color));
        Self {
            colors: [rgba(a.color), rgba(b.color), rgba(c.color)],
            uvs: [a.uv, b.uv, c.uv],
            texture,
            texel,
            flat: texel.zip(color).map(|(texel, color)| tinted(texel, color)),
        }
    }

    fn at(&self, [a, b, c]: [f32; 3]) -> Rgba {
        if let Some(flat) = self.flat {
            return flat;
        }
        let texel = self.texel.unwrap_or_else(|| {
            let [u, v, w] = self.uvs;
            let uv = u.to_vec2() * a + v.to_vec2() * b + w.to_vec2() * c;
            self.texture.sample(uv.to_pos2())
        });
        let [u, v, w] = &self.colors;
        let mixed = |i: usize| u[i] * a + v[i] * b + w[i] * c;
        tinted(texel, [mixed(0), mixed(1), mixed(2), mixed(3)])
    }
}

/// One colour seen through another.
fn tinted([r, g, b, a]: Rgba, tint: Rgba) -> Rgba {
    let part = |value: f32, i: usize| value * tint[i] / 255.0;
    [part(r, 0), part(g, 1), part(b, 2), part(a, 3)]
}

/// Twice the signed area of a triangle; positive if it turns clockwise on screen.
fn edge(a: [i64; 2], b: [i64; 2], c: [i64; 2]) -> i64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// Whether a pixel centre on this edge of a clockwise triangle belongs to it.
fn is_top_or_left(from: [i64; 2], to: [i64; 2]) -> bool {
    to[1] < from[1] || (to[1] == from[1] && to[0] > from[0])
}

fn rgba(color: Color32) -> Rgba {
    color.to_array().map(f32::from)
}

fn mix(a: Rgba, b: Rgba, t: f32) -> Rgba {
    let mut mixed = a;
    for (value, other) in mixed.iter_mut().zip(b) {
        *value += (other - *value) * t;
    }
    mixed
}
