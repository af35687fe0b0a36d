//! How wide a text is in the bundled font; wrapping and shortening by it.

use std::sync::OnceLock;

use ttf_parser::Face;

use crate::assets::fonts;

/// Width taken for a character the font lacks, as a share of the text size: a full em, as CJK has.
const MISSING_EM: f32 = 1.0;

struct Faces {
    regular: Option<Face<'static>>,
    bold: Option<Face<'static>>,
}

fn faces() -> &'static Faces {
    static FACES: OnceLock<Faces> = OnceLock::new();
    FACES.get_or_init(|| Faces {
        regular: Face::parse(fonts::REGULAR, 0).ok(),
        bold: Face::parse(fonts::SEMIBOLD, 0).ok(),
    })
}

fn char_width(face: Option<&Face<'_>>, c: char) -> f32 {
    if c.is_control() {
        return 0.0;
    }
    face.and_then(|face| {
        let advance = face.glyph_hor_advance(face.glyph_index(c)?)?;
        Some(f32::from(advance) / f32::from(face.units_per_em()))
    })
    .unwrap_or(MISSING_EM)
}

fn face(bold: bool) -> Option<&'static Face<'static>> {
    let faces = faces();
    if bold { &faces.bold } else { &faces.regular }.as_ref()
}

/// The width of a text at this size, in the unit of the size; kerning is left out.
pub fn measure(text: &str, size: f32, bold: bool) -> f32 {
    let face = face(bold);
    text.chars().map(|c| char_width(face, c)).sum::<f32>() * size
}

/// Whether a font can draw a character; glyph 0 is the one for those it cannot.
fn has_glyph(face: &Face<'_>, c: char) -> bool {
    face.glyph_index(c).is_some_and(|glyph| glyph.0 != 0)
}

/// The text as the bundled font can draw it: each character it lacks becomes "□", and marks that only steer
/// how others are drawn (joiners, variation selectors, directions) are left out.
///
/// For pictures and pages that have no other font to fall back on.
pub fn drawable(text: &str) -> String {
    let face = face(false);
    text.chars()
        .filter_map(|c| match c {
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}' => None,
            c if c.is_control() || face.is_some_and(|face| has_glyph(face, c)) => Some(c),
            _ => Some('□'),
        })
        .collect()
}

/// The text, or as much of its beginning as fits the width, with "…" at the end.
pub fn fit(text: &str, size: f32, bold: bool, width: f32) -> String {
    let face = face(bold);
    let room = width / size.max(f32::EPSILON);
    let ellipsis = char_width(face, '…');
    let (mut used, mut cut) = (0.0, 0);
    for (index, c) in text.char_indices() {
        if used + ellipsis <= room {
            cut = index;
        }
        used += char_width(face, c);
        if used > room {
            let kept = text.get(..cut).unwrap_or_default().trim_end();
            return format!("{kept}…");
        }
    }
    text.to_owned()
}

/// The text broken into at most `max_lines` lines of this width, at spaces where it can; what is left over
/// is cut with "…".
pub fn wrap(text: &str, size: f32, bold: bool, width: f32, max_lines: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() < max_lines {
        if lines.len() + 1 == max_lines {
            lines.push(fit(rest, size, bold, width));
            break;
        }
        let end = line_end(rest, size, bold, width);
        let (line, after) = rest.split_at(end);
        lines.push(line.trim_end().to_owned());
        rest = after.trim_start();
    }
    lines
}

/// Where the first line of a text ends, in bytes: after at least one character.
fn line_end(text: &str, size: f32, bold: bool, width: f32) -> usize {
    let face = face(bold);
    let room = width / size.max(f32::EPSILON);
    let (mut used, mut last_space) = (0.0, None);
    for (index, c) in text.char_indices() {
        used += char_width(face, c);
        if c.is_whitespace() {
            last_space = Some(index);
        } else if used > room {
            let at_least_one = text.chars().next().map_or(0, char::len_utf8);
            return last_space.unwrap_or(index).max(at_least_one);
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn wider_letters_measure_wider() {
        assert!(measure("W", 10.0, false) > measure("i", 10.0, false));
        assert!(measure("Jeffrey", 10.0, true) > measure("Jeffrey", 10.0, false));
        assert!((measure("ab", 20.0, false) - 2.0 * measure("ab", 10.0, false)).abs() < 1e-3);
        assert!((30.0..50.0).contains(&measure("Jeffrey", 12.0, false)));
    }

    #[test]
    fn breaks_at_spaces_and_says_what_is_cut() {
        let lines = wrap("left, 6 cm from the spine, level T4", 10.0, false, 90.0, 5);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), "left, 6 cm from the spine, level T4");
        let cut = wrap(&"word ".repeat(2000), 10.0, false, 90.0, 3);
        assert_eq!(cut.len(), 3);
        assert!(cut[2].ends_with('…'));
    }

    #[test]
    fn what_the_font_lacks_becomes_a_box() {
        assert!(faces().regular.as_ref().unwrap().glyph_index('□').is_some());
        assert_eq!(drawable("\u{fffe}\u{ffff}"), "□□");
        assert_eq!(drawable("Jürgen – ½ µ\n"), "Jürgen – ½ µ\n");
        assert_eq!(
            drawable("\u{65e5}\u{672c} \u{1f9d8}\u{200d}\u{2642}\u{fe0f}"),
            "□□ □□"
        );
    }

    proptest! {
        #[test]
        fn lines_fit_and_lose_nothing(text in "[a-z日 ]{0,80}", width in 1.0f32..200.0) {
            let lines = wrap(&text, 10.0, false, width, 1000);
            let letters = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
            for line in &lines {
                let one = line.chars().count() == 1;
                prop_assert!(one || measure(line, 10.0, false) <= width + 0.01, "{line}");
            }
            let short = fit(&text, 10.0, false, width);
            prop_assert!(short == "…" || measure(&short, 10.0, false) <= width + 0.01);
        }
    }
}
