//! An icon's lines, read once from its SVG text.

use kurbo::{BezPath, Circle, Line, PathEl, Point, RoundedRect, Shape as _};
use roxmltree::{Document, Node};

/// Farthest a flattened curve may stray, in units of the 24-unit grid: 1/20 pixel at the usual size.
const TOLERANCE: f64 = 0.05;

/// One pen stroke on the 24 × 24 grid.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Polyline {
    pub points: Vec<[f32; 2]>,
    pub closed: bool,
}

impl Polyline {
    /// Whether this is a point drawn as a line without length, such as the dot of an "i".
    pub fn is_dot(&self) -> bool {
        let Some(&[x, y]) = self.points.first() else {
            return false;
        };
        let near = |p: &[f32; 2]| (p[0] - x).abs() < 0.1 && (p[1] - y).abs() < 0.1;
        self.points.iter().all(near)
    }
}

/// The lines of one icon. What is not a path, line, circle, rectangle or polyline is left out.
pub(super) fn parse(svg: &str) -> Vec<Polyline> {
    let Ok(document) = Document::parse(svg) else {
        return Vec::new();
    };
    let shapes = document.descendants().filter_map(path_of);
    shapes.flat_map(|path| flattened(&path)).collect()
}

fn path_of(node: Node<'_, '_>) -> Option<BezPath> {
    let number = |name: &str| {
        node.attribute(name)
            .and_then(|text| text.parse::<f64>().ok())
    };
    match node.tag_name().name() {
        "path" => BezPath::from_svg(node.attribute("d")?).ok(),
        "line" => {
            let start = Point::new(number("x1")?, number("y1")?);
            let end = Point::new(number("x2")?, number("y2")?);
            Some(Line::new(start, end).to_path(TOLERANCE))
        }
        "circle" => {
            let center = Point::new(number("cx")?, number("cy")?);
            Some(Circle::new(center, number("r")?).to_path(TOLERANCE))
        }
        "rect" => {
            let (x, y) = (number("x")?, number("y")?);
            let (right, bottom) = (x + number("width")?, y + number("height")?);
            let radius = number("rx").unwrap_or(0.0);
            Some(RoundedRect::new(x, y, right, bottom, radius).to_path(TOLERANCE))
        }
        "polyline" => BezPath::from_svg(&format!("M{}", node.attribute("points")?)).ok(),
        _ => None,
    }
}

fn flattened(path: &BezPath) -> Vec<Polyline> {
    let mut lines: Vec<Polyline> = Vec::new();
    kurbo::flatten(
        path.elements().iter().copied(),
        TOLERANCE,
        |element| match element {
            PathEl::MoveTo(p) => lines.push(Polyline {
                points: vec![pair(p)],
                closed: false,
            }),
            PathEl::LineTo(p) => {
                if let Some(line) = lines.last_mut() {
                    line.points.push(pair(p));
                }
            }
            PathEl::ClosePath => {
                if let Some(line) = lines.last_mut() {
                    line.closed = true;
                    if line.points.len() > 1 && line.points.first() == line.points.last() {
                        line.points.pop();
                    }
                }
            }
            PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
        },
    );
    lines
}

fn pair(point: Point) -> [f32; 2] {
    [point.x as f32, point.y as f32]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_become_lines() {
        let svg = r#"<svg><path d="M1 1h4v4z"/><line x1="0" y1="0" x2="3" y2="0"/>
            <circle cx="12" cy="12" r="2"/><rect x="1" y="1" width="4" height="4" rx="1"/>
            <polyline points="1,2 3,4 5,6"/><text>no</text></svg>"#;
        let lines = parse(svg);
        let closed: Vec<_> = lines.iter().map(|line| line.closed).collect();
        assert_eq!(closed, [true, false, true, true, false]);
        assert_eq!(lines[0].points, [[1.0, 1.0], [5.0, 1.0], [5.0, 5.0]]);
        assert_eq!(lines[4].points.len(), 3);
    }

    #[test]
    fn a_line_without_length_is_a_dot() {
        assert!(parse(r#"<svg><path d="M12 8h.01"/></svg>"#)[0].is_dot());
        assert!(!parse(r#"<svg><path d="M12 8h4"/></svg>"#)[0].is_dot());
    }

    #[test]
    fn nonsense_has_no_lines() {
        assert!(parse("<svg").is_empty());
        assert!(parse(r#"<svg><path d="twelve"/></svg>"#).is_empty());
    }
}
