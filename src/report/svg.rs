//! Sheets and figures as SVG text: valid whatever a name holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use kurbo::{BezPath, Point, Rect, RoundedRect, Shape as _, Size};

use super::behind::matrix;
use super::xml::{PAGE_DECIMALS, Svg, escaped, num, paint, path_data};
use super::{Figure, Sheet};
use crate::model::Score;
use crate::scene::{
    Anchor, Color, Item, LABEL_SIZE_PT, Label, Mark, Palette, Shade, Shape, line_width, pin_shapes,
};

/// Decimals of the base drawing, in view units: about 0.05 mm on the body.
const VIEW_DECIMALS: usize = 4;
/// Points of shade per stacked stroke.
const SHADE_STEP_PT: f64 = 3.4;

/// Radius of the frame's corners, in points.
const CORNER_PT: f64 = 6.0;

/// A whole page as a file.
pub fn sheet(sheet: &Sheet) -> String {
    let mut svg = Svg::default();
    svg.open(sheet.size, &sheet.title, &sheet.description);
    svg.rect(beyond(sheet.size), sheet.palette.paper);
    svg.push(&format!(
        "<g transform=\"translate({} {})\">\n",
        num(sheet.figure_at.x, PAGE_DECIMALS),
        num(sheet.figure_at.y, PAGE_DECIMALS)
    ));
    svg.figure(&sheet.figure, &sheet.palette);
    svg.push("</g>\n");
    svg.frame(sheet);
    svg.push("<g id=\"page\">\n");
    for shape in &sheet.shapes {
        svg.shape(shape);
    }
    svg.push("</g>\n</svg>\n");
    svg.text
}

/// The map alone on its paper, as a file.
pub fn map(figure: &Figure, palette: &Palette, title: &str, description: &str) -> String {
    let mut svg = Svg::default();
    svg.open(figure.size, title, description);
    svg.rect(beyond(figure.size), palette.paper);
    svg.figure(figure, palette);
    svg.push("</svg>\n");
    svg.text
}

/// The map alone as a file.
#[cfg(feature = "pdf")]
pub fn figure(figure: &Figure, palette: &Palette, title: &str) -> String {
    let mut svg = Svg::default();
    svg.open(figure.size, title, "");
    // Not every program that shows a drawing inside another one keeps to its edges.
    let (width, height) = (figure.size.width, figure.size.height);
    svg.push(&format!(
        "<clipPath id=\"frame\"><rect width=\"{width}\" height=\"{height}\"/></clipPath>\n\
         <g clip-path=\"url(#frame)\">\n"
    ));
    svg.figure(figure, palette);
    svg.push("</g>\n");
    svg.push("</svg>\n");
    svg.text
}

/// A little more than the whole page, so that one that ends within a pixel still fills it.
fn beyond(size: Size) -> Rect {
    size.to_rect().inflate(1.0, 1.0)
}

/// A mark alone as a file, in a square of 34 points.
#[cfg(feature = "pdf")]
pub fn symbol(shapes: &[Shape]) -> String {
    const SIDE: f64 = 34.0;
    symbol_sized(shapes, SIDE)
}

/// A mark alone as a file, in the middle of a square of this side in points.
#[cfg(feature = "pdf")]
pub fn symbol_sized(symbol: &[Shape], side: f64) -> String {
    let middle = kurbo::Vec2::new(side / 2.0, side / 2.0);
    let placed: Vec<Shape> = symbol
        .iter()
        .map(|shape| shape.clone().placed(middle, 1.0))
        .collect();
    shapes(&placed, Size::new(side, side))
}

/// Figures as a file of this size in points.
#[cfg(feature = "pdf")]
pub fn shapes(shapes: &[Shape], size: Size) -> String {
    let mut svg = Svg::default();
    svg.open(size, "", "");
    for shape in shapes {
        svg.shape(shape);
    }
    svg.push("</svg>\n");
    svg.text
}

impl Svg {
    /// A map in its box, whose origin is where it is drawn.
    pub fn figure(&mut self, figure: &Figure, palette: &Palette) {
        let transform = figure.transform();
        self.art(figure, palette);
        if !figure.scene.pins.is_empty() {
            self.group("landmarks");
            let frame = figure.size.to_rect();
            for shape in pin_shapes(&figure.scene.pins, transform, frame, palette) {
                self.shape(&shape);
            }
            self.push("</g>\n");
        }
        self.sides(figure, palette);
        self.group("knots");
        for mark in &figure.scene.marks {
            self.mark(mark, transform * mark.at);
        }
        self.push("</g>\n");
        self.group("labels");
        for label in figure.labels.iter().flatten() {
            self.label(label, palette);
        }
        self.push("</g>\n");
    }

    /// Paints over what of the map lies around its frame, and draws the frame.
    ///
    /// Clipping would do the same and take renderers far longer.
    fn frame(&mut self, sheet: &Sheet) {
        let frame = sheet.figure.size.to_rect() + sheet.figure_at.to_vec2();
        let frame = RoundedRect::from_rect(frame, CORNER_PT).to_path(0.01);
        let around = path_data(&beyond(sheet.size).to_path(0.1), PAGE_DECIMALS);
        let frame = path_data(&frame, PAGE_DECIMALS);
        let paper = paint("fill", sheet.palette.paper);
        let line = paint("stroke", sheet.palette.hairline);
        self.push(&format!(
            "<path d=\"{around}{frame}\" fill-rule=\"evenodd\"{paper}/>\n\
             <path d=\"{frame}\" fill=\"none\"{line} stroke-width=\"0.75\"/>\n"
        ));
    }

    fn art(&mut self, figure: &Figure, palette: &Palette) {
        let visible = figure.visible();
        let shown: Vec<&Item> = figure
            .scene
            .art
            .iter()
            .chain(&figure.scene.extents)
            .filter(|item| shows(item, visible, figure.scale))
            .collect();
        let ids = self.defs(&shown);
        let faded = self.behind(figure);
        self.push(&format!(
            "<g id=\"{}body\" transform=\"{}\"{faded} fill=\"none\" \
             stroke-linecap=\"round\" stroke-linejoin=\"round\">\n",
            self.prefix,
            matrix(figure.transform(), PAGE_DECIMALS)
        ));
        let mut rest = shown.as_slice();
        let mut runs = 0;
        while let Some(first) = rest.first() {
            // Fills with the same reach of shade share one clip: neighbours keep a gap, so no shade spills.
            let run = rest
                .iter()
                .take_while(|item| shade_width(item) == shade_width(first))
                .count();
            let (same, after) = rest.split_at(run);
            for item in same {
                self.item(item, &ids, figure.scale);
            }
            if shade_width(first).is_some() {
                let is_alone = runs == 0 && figure.scene.behind.is_none();
                let around = is_alone.then_some((visible, palette.paper));
                self.shades(same, figure.scale, runs, around);
                runs += 1;
            }
            rest = after;
        }
        self.push("</g>\n");
    }

    /// Writes each path once; drawing uses it by its id.
    fn defs(&mut self, items: &[&Item]) -> BTreeMap<usize, usize> {
        let mut ids = BTreeMap::new();
        self.push("<defs>\n");
        for item in items {
            let path = item_path(item);
            let next = ids.len();
            if let std::collections::btree_map::Entry::Vacant(slot) = ids.entry(address(path)) {
                slot.insert(next);
                let data = path_data(path, VIEW_DECIMALS);
                let prefix = self.prefix;
                self.push(&format!("<path id=\"{prefix}p{next}\" d=\"{data}\"/>\n"));
            }
        }
        self.push("</defs>\n");
        ids
    }

    fn item(&mut self, item: &Item, ids: &BTreeMap<usize, usize>, scale: f64) {
        let id = ids.get(&address(item_path(item))).copied().unwrap_or(0);
        let paint = match item {
            Item::Fill { color, .. } => paint("fill", *color),
            Item::Stroke {
                color, width_pt, ..
            } => {
                let width = f64::from(line_width(*width_pt, scale)) / scale;
                let width = num(width, 5);
                format!("{} stroke-width=\"{width}\"", paint("stroke", *color))
            }
        };
        let prefix = self.prefix;
        self.push(&format!("<use href=\"#{prefix}p{id}\"{paint}/>\n"));
    }

    /// The soft inner edges of filled shapes: strokes stacked inside the shapes' own area.
    ///
    /// Shapes of one colour are stroked as one path, and where nothing but paper lies around them (`around`
    /// says how far, and its colour) what spills is painted over: both are far quicker to draw.
    fn shades(&mut self, items: &[&Item], scale: f64, run: usize, around: Option<(Rect, Color)>) {
        let groups = shade_groups(items);
        let prefix = self.prefix;
        let (open, close) = if around.is_some() {
            ("<defs>".to_owned(), "</defs>\n<g>".to_owned())
        } else {
            let clip = format!("<clipPath id=\"{prefix}inside{run}\">");
            let close = format!("</clipPath>\n<g clip-path=\"url(#{prefix}inside{run})\">");
            (clip, close)
        };
        self.push(&format!("{open}\n"));
        for (index, (_, data)) in groups.iter().enumerate() {
            self.push(&format!(
                "<path id=\"{prefix}s{run}-{index}\" d=\"{data}\"/>\n"
            ));
        }
        self.push(&format!("{close}\n"));
        for (index, (Shade { color, width }, _)) in groups.iter().enumerate() {
            let steps = (width * scale / SHADE_STEP_PT).round().clamp(3.0, 6.0);
            // Stacked strokes of this opacity add up to the shade's at the edge.
            let each = 1.0 - (1.0 - f64::from(color.opacity())).powf(1.0 / steps);
            let paint = paint("stroke", color.alpha((each * 255.0).round() as u8));
            for step in 1..=steps as usize {
                let reach = num(2.0 * width * step as f64 / steps, 5);
                self.push(&format!(
                    "<use href=\"#{prefix}s{run}-{index}\"{paint} stroke-width=\"{reach}\"/>\n"
                ));
            }
        }
        if let Some((visible, color)) = around {
            let room = visible.inflate(visible.width(), visible.height());
            let mut path = path_data(&room.to_path(0.1), VIEW_DECIMALS);
            path.extend(groups.iter().map(|(_, data)| data.as_str()));
            let paint = paint("fill", color);
            self.push(&format!(
                "<path d=\"{path}\" fill-rule=\"evenodd\"{paint}/>\n"
            ));
        }
        self.push("</g>\n");
    }

    fn sides(&mut self, figure: &Figure, palette: &Palette) {
        self.group("sides");
        for letter in &figure.scene.sides {
            let (x, anchor) = if letter.at_left {
                (12.0, Anchor::Start)
            } else {
                (figure.size.width - 12.0, Anchor::End)
            };
            let texts = [
                (letter.letter(), 17.0, 18.0, true, palette.ink),
                (letter.side.name(), 8.5, 34.0, false, palette.ink_subdued),
            ];
            for (text, size_pt, y, bold, color) in texts {
                self.shape(&Shape::Text {
                    at_pt: (x, y).into(),
                    text: text.to_owned(),
                    size_pt,
                    bold,
                    anchor,
                    color,
                });
            }
        }
        self.push("</g>\n");
    }

    fn mark(&mut self, mark: &Mark, at: Point) {
        let score = match mark.score {
            None => "not rated".to_owned(),
            Some(Score::Unknown) => "unknown".to_owned(),
            Some(Score::Felt(intensity)) => intensity.to_string(),
        };
        self.push(&format!(
            "<g id=\"{}knot-{}\" transform=\"translate({} {})\" data-number=\"{}\" data-label=\"{}\" \
             data-u=\"{}\" data-v=\"{}\" data-score=\"{score}\">\n<title>{}</title>\n",
            self.prefix,
            mark.knot,
            num(at.x, PAGE_DECIMALS),
            num(at.y, PAGE_DECIMALS),
            mark.number,
            escaped(&mark.label),
            mark.place.pos.u(),
            mark.place.pos.v(),
            escaped(&mark.alt),
        ));
        for shape in &mark.shapes {
            self.shape(shape);
        }
        self.push("</g>\n");
    }

    fn label(&mut self, label: &Label, palette: &Palette) {
        if let Some((from, to)) = label.leader {
            let mut path = BezPath::new();
            path.move_to(from);
            path.line_to(to);
            for (color, width_pt) in [(palette.halo, 2.6), (palette.ink, 0.7)] {
                self.shape(&Shape::Path {
                    path: path.clone(),
                    color,
                    width_pt,
                });
            }
        }
        // The halo is the same text with a wide line, drawn first.
        let halo = format!(
            "{} stroke-width=\"3\" stroke-linejoin=\"round\"",
            paint("stroke", palette.halo.faded(0.85))
        );
        let at = label.at_pt;
        for extra in [halo.as_str(), ""] {
            let size = (LABEL_SIZE_PT, true);
            self.text_at(at, &label.text, size, label.anchor, palette.ink, extra);
        }
    }
}

/// The shapes of each shade, as one path.
fn shade_groups(items: &[&Item]) -> Vec<(Shade, String)> {
    let mut groups: Vec<(Shade, String)> = Vec::new();
    for item in items {
        if let Item::Fill {
            shade: Some(shade),
            path,
            ..
        } = item
        {
            let data = path_data(path, VIEW_DECIMALS);
            match groups.iter_mut().find(|(other, _)| other == shade) {
                Some((_, paths)) => paths.push_str(&data),
                None => groups.push((*shade, data)),
            }
        }
    }
    groups
}

fn item_path(item: &Item) -> &Arc<BezPath> {
    match item {
        Item::Fill { path, .. } | Item::Stroke { path, .. } => path,
    }
}

fn address(path: &Arc<BezPath>) -> usize {
    Arc::as_ptr(path) as usize
}

fn shade_width(item: &Item) -> Option<f64> {
    match item {
        Item::Fill { shade, .. } => shade.map(|shade| shade.width),
        Item::Stroke { .. } => None,
    }
}

fn shows(item: &Item, visible: Rect, scale: f64) -> bool {
    let fine = match item {
        Item::Fill { .. } => true,
        Item::Stroke { min_scale, .. } => scale >= f64::from(*min_scale),
    };
    // A straight line has a box without area, which `overlaps` still takes.
    fine && item_path(item).control_box().overlaps(visible)
}
