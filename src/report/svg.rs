//! Sheets and figures as SVG text: valid whatever a name holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use kurbo::{BezPath, Point, Rect};

use super::xml::{PAGE_DECIMALS, Svg, escaped, num, paint, path_data};
use super::{Figure, Sheet};
use crate::model::Score;
use crate::scene::{Anchor, Item, LABEL_SIZE_PT, Label, Mark, Palette, Shade, Shape, line_width};

/// Decimals of the base drawing, in view units: about 0.05 mm on the body.
const VIEW_DECIMALS: usize = 4;
/// Points of shade per stacked stroke.
const SHADE_STEP_PT: f64 = 2.4;

/// A whole page as a file.
pub fn sheet(sheet: &Sheet) -> String {
    let mut svg = Svg::default();
    svg.open(sheet.size, &sheet.title, &sheet.description);
    svg.rect(sheet.size.to_rect(), sheet.palette.paper);
    let at = sheet.figure_at;
    svg.push(&format!(
        "<g transform=\"translate({} {})\">\n",
        num(at.x, PAGE_DECIMALS),
        num(at.y, PAGE_DECIMALS)
    ));
    svg.figure(&sheet.figure, &sheet.palette);
    svg.push("</g>\n<g id=\"page\">\n");
    for shape in &sheet.shapes {
        svg.shape(shape);
    }
    svg.push("</g>\n</svg>\n");
    svg.text
}

/// The map alone as a file.
#[cfg(feature = "pdf")]
pub fn figure(figure: &Figure, palette: &Palette, title: &str) -> String {
    let mut svg = Svg::default();
    svg.open(figure.size, title, "");
    svg.figure(figure, palette);
    svg.push("</svg>\n");
    svg.text
}

/// A mark alone as a file, in a square of 40 points.
#[cfg(feature = "pdf")]
pub fn symbol(shapes: &[Shape]) -> String {
    const SIDE: f64 = 40.0;
    let middle = kurbo::Vec2::new(SIDE / 2.0, SIDE / 2.0);
    let mut svg = Svg::default();
    svg.open(kurbo::Size::new(SIDE, SIDE), "", "");
    for shape in shapes {
        svg.shape(&shape.clone().placed(middle, 1.0));
    }
    svg.push("</svg>\n");
    svg.text
}

impl Svg {
    fn figure(&mut self, figure: &Figure, palette: &Palette) {
        let frame = figure.size.to_rect();
        self.push(&format!(
            "<clipPath id=\"frame\"><rect width=\"{}\" height=\"{}\" rx=\"6\"/></clipPath>\n\
             <g clip-path=\"url(#frame)\">\n",
            num(frame.width(), PAGE_DECIMALS),
            num(frame.height(), PAGE_DECIMALS)
        ));
        self.art(figure);
        self.push("</g>\n");
        self.push(&format!(
            "<rect width=\"{}\" height=\"{}\" rx=\"6\" fill=\"none\"{} stroke-width=\"0.75\"/>\n",
            num(frame.width(), PAGE_DECIMALS),
            num(frame.height(), PAGE_DECIMALS),
            paint("stroke", palette.hairline)
        ));
        self.sides(figure, palette);
        self.push("<g id=\"knots\">\n");
        let transform = figure.transform();
        for mark in &figure.scene.marks {
            self.mark(mark, transform * mark.at);
        }
        self.push("</g>\n<g id=\"labels\">\n");
        for label in figure.labels.iter().flatten() {
            self.label(label, palette);
        }
        self.push("</g>\n");
    }

    fn art(&mut self, figure: &Figure) {
        let visible = figure.visible();
        let shown: Vec<&Item> = figure
            .scene
            .art
            .iter()
            .filter(|item| shows(item, visible, figure.scale))
            .collect();
        let ids = self.defs(&shown);
        let matrix = figure.transform().as_coeffs();
        self.push(&format!(
            "<g id=\"body\" transform=\"matrix({})\" fill=\"none\" \
             stroke-linecap=\"round\" stroke-linejoin=\"round\">\n",
            matrix.map(|x| num(x, PAGE_DECIMALS)).join(" ")
        ));
        let mut rest = shown.as_slice();
        let mut clips = 0;
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
                self.shades(same, &ids, figure.scale, clips);
                clips += 1;
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
                self.push(&format!("<path id=\"p{next}\" d=\"{data}\"/>\n"));
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
        self.push(&format!("<use href=\"#p{id}\"{paint}/>\n"));
    }

    /// The soft inner edges of filled shapes: strokes stacked inside the shapes' own area.
    fn shades(&mut self, items: &[&Item], ids: &BTreeMap<usize, usize>, scale: f64, clip: usize) {
        self.push(&format!("<clipPath id=\"inside{clip}\">\n"));
        let id_of = |item: &Item| ids.get(&address(item_path(item))).copied().unwrap_or(0);
        for item in items {
            self.push(&format!("<use href=\"#p{}\"/>\n", id_of(item)));
        }
        self.push(&format!(
            "</clipPath>\n<g clip-path=\"url(#inside{clip})\">\n"
        ));
        for item in items {
            let Item::Fill {
                shade: Some(Shade { color, width }),
                ..
            } = item
            else {
                continue;
            };
            let steps = (width * scale / SHADE_STEP_PT).round().clamp(3.0, 8.0);
            // Stacked strokes of this opacity add up to the shade's at the edge.
            let each = 1.0 - (1.0 - f64::from(color.opacity())).powf(1.0 / steps);
            for step in 1..=steps as usize {
                let reach = width * step as f64 / steps;
                self.push(&format!(
                    "<use href=\"#p{}\"{} stroke-width=\"{}\"/>\n",
                    id_of(item),
                    paint("stroke", color.alpha((each * 255.0).round() as u8)),
                    num(2.0 * reach, 5)
                ));
            }
        }
        self.push("</g>\n");
    }

    fn sides(&mut self, figure: &Figure, palette: &Palette) {
        self.push("<g id=\"sides\">\n");
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
            "<g id=\"knot-{}\" transform=\"translate({} {})\" data-number=\"{}\" data-label=\"{}\" \
             data-u=\"{}\" data-v=\"{}\" data-score=\"{score}\">\n<title>{}</title>\n",
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
