//! SVG text, piece by piece: numbers, colours, shapes and texts, with nothing in a text that could be markup.

use kurbo::{BezPath, PathEl, Point, Rect, Size};

use crate::scene::{Anchor, CAP_HEIGHT, Color, Shape, font_runs, measure};

/// Decimals of coordinates in points.
pub const PAGE_DECIMALS: usize = 2;

/// SVG text in the making.
#[derive(Default)]
pub struct Svg {
    /// What is written so far.
    pub text: String,
    /// Stands before every id, so that two maps in one file keep theirs apart.
    pub prefix: &'static str,
}

impl Svg {
    /// Writes text as it is.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Begins a file: its size in points, its title and its content in words.
    pub fn open(&mut self, size: Size, title: &str, description: &str) {
        let (width, height) = (num(size.width, 2), num(size.height, 2));
        self.push(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}pt\" height=\"{height}pt\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"Inter, sans-serif\">\n\
             <title>{}</title>\n<desc>{}</desc>\n",
            escaped(title),
            escaped(description)
        ));
    }

    /// Begins a named group.
    pub fn group(&mut self, name: &str) {
        let prefix = self.prefix;
        self.push(&format!("<g id=\"{prefix}{name}\">\n"));
    }

    /// A filled rectangle.
    pub fn rect(&mut self, rect: Rect, color: Color) {
        self.push(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}/>\n",
            num(rect.x0, PAGE_DECIMALS),
            num(rect.y0, PAGE_DECIMALS),
            num(rect.width(), PAGE_DECIMALS),
            num(rect.height(), PAGE_DECIMALS),
            paint("fill", color)
        ));
    }

    /// A figure where it stands.
    pub fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Circle {
                center_pt,
                radius_pt,
                fill,
                stroke,
                dash,
            } => {
                let fill = fill.map_or(" fill=\"none\"".to_owned(), |color| paint("fill", color));
                let stroke = stroke.map_or(String::new(), |(color, width)| {
                    let dash = if *dash {
                        " stroke-dasharray=\"3 2.4\""
                    } else {
                        ""
                    };
                    let width = num(width.into(), PAGE_DECIMALS);
                    format!("{} stroke-width=\"{width}\"{dash}", paint("stroke", color))
                });
                self.push(&format!(
                    "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{fill}{stroke}/>\n",
                    num(center_pt.x, PAGE_DECIMALS),
                    num(center_pt.y, PAGE_DECIMALS),
                    num((*radius_pt).into(), PAGE_DECIMALS),
                ));
            }
            Shape::Path {
                path,
                color,
                width_pt,
            } => self.push(&format!(
                "<path d=\"{}\" fill=\"none\"{} stroke-width=\"{}\" stroke-linecap=\"round\" \
                 stroke-linejoin=\"round\"/>\n",
                path_data(path, PAGE_DECIMALS),
                paint("stroke", *color),
                num((*width_pt).into(), PAGE_DECIMALS)
            )),
            Shape::Text {
                at_pt,
                text,
                size_pt,
                bold,
                anchor,
                color,
            } => {
                let at = at_pt.to_point();
                self.text_at(at, text, (*size_pt, *bold), *anchor, *color, "");
            }
        }
    }

    /// A line of text, its capitals centred on the height of `at`; `extra` holds further attributes.
    pub fn text_at(
        &mut self,
        at: Point,
        text: &str,
        (size_pt, bold): (f32, bool),
        anchor: Anchor,
        color: Color,
        extra: &str,
    ) {
        let runs = font_runs(text);
        let width = |text: &str| f64::from(measure(text, size_pt, bold));
        let baseline = at.y + f64::from(size_pt * CAP_HEIGHT) / 2.0;
        let weight = if bold { " font-weight=\"600\"" } else { "" };
        let mut piece = |x: f64, text: &str, more: &str| {
            self.push(&format!(
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{more}{}{extra}>{}</text>\n",
                num(x, PAGE_DECIMALS),
                num(baseline, PAGE_DECIMALS),
                num(size_pt.into(), PAGE_DECIMALS),
                paint("fill", color),
                escaped(text)
            ));
        };
        if let [] | [(_, None)] = runs.as_slice() {
            let anchor = match anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            };
            return piece(at.x, text, anchor);
        }
        let whole = width(text);
        let mut x = match anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - whole / 2.0,
            Anchor::End => at.x - whole,
        };
        for (part, family) in runs {
            let family = family.map_or(String::new(), |family| {
                format!(" font-family=\"{family}, Inter, sans-serif\"")
            });
            piece(x, part, &family);
            x += width(part);
        }
    }
}

/// A fill or stroke attribute, with its opacity where it is not full.
pub fn paint(what: &str, color: Color) -> String {
    if color.a == u8::MAX {
        format!(" {what}=\"{color}\"")
    } else {
        let opacity = num(color.opacity().into(), 3);
        format!(" {what}=\"{color}\" {what}-opacity=\"{opacity}\"")
    }
}

/// A number with at most this many decimals, and no zeros that say nothing.
pub fn num(value: f64, decimals: usize) -> String {
    let mut text = String::new();
    push_num(&mut text, value, decimals);
    text
}

/// Writes a number as [`num`] does, without a text of its own: a drawing has many thousands of them.
fn push_num(text: &mut String, value: f64, mut decimals: usize) {
    let value = if value.is_finite() { value } else { 0.0 };
    let scaled = (value * 10_f64.powi(decimals as i32)).round_ties_even();
    if scaled.abs() >= 1e15 {
        let whole = format!("{value:.0}");
        text.push_str(&whole);
        return;
    }
    let mut digits = scaled.abs() as u64;
    while decimals > 0 && digits.is_multiple_of(10) {
        digits /= 10;
        decimals -= 1;
    }
    if scaled < 0.0 && digits > 0 {
        text.push('-');
    }
    // From the last digit to the first, one of them at least before the point.
    let least = if decimals > 0 { decimals + 2 } else { 1 };
    let mut buffer = [0_u8; 24];
    let mut count = 0;
    for (place, slot) in buffer.iter_mut().rev().enumerate() {
        if place == decimals && decimals > 0 {
            *slot = b'.';
        } else if digits == 0 && place >= least {
            break;
        } else {
            *slot = b'0' + (digits % 10) as u8;
            digits /= 10;
        }
        count = place + 1;
    }
    let written = buffer.get(buffer.len() - count..).unwrap_or_default();
    text.push_str(std::str::from_utf8(written).unwrap_or_default());
}

/// A path as SVG path data.
pub fn path_data(path: &BezPath, decimals: usize) -> String {
    let mut data = String::new();
    for element in path.elements() {
        let (letter, points): (char, &[Point]) = match element {
            PathEl::MoveTo(to) => ('M', &[*to]),
            PathEl::LineTo(to) => ('L', &[*to]),
            PathEl::QuadTo(a, to) => ('Q', &[*a, *to]),
            PathEl::CurveTo(a, b, to) => ('C', &[*a, *b, *to]),
            PathEl::ClosePath => ('Z', &[]),
        };
        data.push(letter);
        for (index, point) in points.iter().enumerate() {
            if index > 0 {
                data.push(' ');
            }
            push_num(&mut data, point.x, decimals);
            data.push(' ');
            push_num(&mut data, point.y, decimals);
        }
    }
    data
}

/// A text as XML content or attribute value; characters that XML cannot hold are left out.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_short_and_rounded_as_it_would_be_in_full() {
        let written = [
            (0.0, 2),
            (-0.001, 2),
            (1.5, 0),
            (-3.25, 2),
            (0.05, 2),
            (12.0, 3),
            (1e20, 1),
        ];
        let written = written.map(|(value, decimals)| num(value, decimals));
        let expected = [
            "0",
            "0",
            "2",
            "-3.25",
            "0.05",
            "12",
            "100000000000000000000",
        ];
        assert_eq!(written, expected);
        assert_eq!(num(f64::NAN, 2), "0");
        for step in -4000..4000 {
            let value = f64::from(step) * 0.013_7;
            let written: f64 = num(value, 2).parse().unwrap();
            assert!((written - value).abs() < 0.005 + 1e-9, "{value}");
        }
    }
}
