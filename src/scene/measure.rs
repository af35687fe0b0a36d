//! How wide a text is in the bundled font; wrapping and shortening by it.

use std::sync::OnceLock;

use deunicode::deunicode_char;
use ttf_parser::Face;

use crate::assets::fonts;

/// Width taken for a character that no bundled font has, as a share of the text size: a full em, as CJK has.
const MISSING_EM: f32 = 1.0;

struct Faces {
    regular: Option<Face<'static>>,
    bold: Option<Face<'static>>,
    /// For what those two lack.
    fallback: Vec<(&'static str, Face<'static>)>,
}

fn faces() -> &'static Faces {
    static FACES: OnceLock<Faces> = OnceLock::new();
    FACES.get_or_init(|| Faces {
        regular: Face::parse(fonts::REGULAR, 0).ok(),
        bold: Face::parse(fonts::SEMIBOLD, 0).ok(),
        fallback: fonts::FALLBACK
            .into_iter()
            .filter_map(|(family, bytes)| Some((family, Face::parse(bytes, 0).ok()?)))
            .collect(),
    })
}

fn char_width(face: Option<&Face<'_>>, c: char) -> f32 {
    if c.is_control() {
        return 0.0;
    }
    face.and_then(|face| advance(face, c))
        .or_else(|| fallback(c).and_then(|(_, face)| advance(face, c)))
        .unwrap_or(MISSING_EM)
}

/// How far a character reaches in a face that has it, as a share of the text size.
fn advance(face: &Face<'_>, c: char) -> Option<f32> {
    let glyph = face.glyph_index(c).filter(|glyph| glyph.0 != 0)?;
    let advance = face.glyph_hor_advance(glyph)?;
    Some(f32::from(advance) / f32::from(face.units_per_em()))
}

/// The first of the other fonts that has a character, with its family.
fn fallback(c: char) -> Option<&'static (&'static str, Face<'static>)> {
    // The bundled typeface has all of the simplest characters that anyone uses.
    if c.is_ascii() {
        return None;
    }
    faces().fallback.iter().find(|(_, face)| has_glyph(face, c))
}

fn face(bold: bool) -> Option<&'static Face<'static>> {
    let faces = faces();
    if bold { &faces.bold } else { &faces.regular }.as_ref()
}

/// Widths of the simplest characters, of which most texts are made: labels are measured in every frame.
fn ascii(bold: bool) -> &'static [f32; 128] {
    static WIDTHS: [OnceLock<[f32; 128]>; 2] = [OnceLock::new(), OnceLock::new()];
    let [regular, semibold] = &WIDTHS;
    let widths = if bold { semibold } else { regular };
    widths.get_or_init(|| {
        let face = face(bold);
        std::array::from_fn(|code| char_width(face, char::from(code as u8)))
    })
}

/// How wide characters are in one of the faces, as a share of the text size.
fn widths(bold: bool) -> impl Fn(char) -> f32 {
    let (ascii, face) = (ascii(bold), face(bold));
    move |c| match ascii.get(c as usize) {
        Some(width) => *width,
        None => char_width(face, c),
    }
}

/// The width of a text at this size, in the unit of the size; kerning is left out.
pub fn measure(text: &str, size: f32, bold: bool) -> f32 {
    text.chars().map(widths(bold)).sum::<f32>() * size
}

/// Whether a font can draw a character; glyph 0 is the one for those it cannot.
fn has_glyph(face: &Face<'_>, c: char) -> bool {
    face.glyph_index(c).is_some_and(|glyph| glyph.0 != 0)
}

/// The text as the bundled fonts can draw it: what they lack is spelled in Latin letters, in square brackets
/// ("[xi]"), or as "□" where no letters are known for it. Marks that only steer how others are drawn (joiners,
/// variation selectors, directions) are left out.
///
/// For pictures and pages that have no other font to fall back on.
pub fn drawable(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let face = face(false);
    let mut drawn = String::with_capacity(text.len());
    let mut spelled = String::new();
    for c in text.chars().filter(|c| !steers(*c)) {
        let is_drawn = c.is_control()
            || c.is_ascii()
            || face.is_some_and(|face| has_glyph(face, c))
            || fallback(c).is_some();
        if is_drawn {
            close(&mut drawn, &mut spelled);
            drawn.push(c);
        } else {
            spelled.push_str(&spelling(c));
        }
    }
    close(&mut drawn, &mut spelled);
    drawn
}

/// Whether a text has characters that only the fallback fonts can draw.
pub fn needs_fallback(text: &str) -> bool {
    let face = face(false);
    text.chars()
        .any(|c| !c.is_ascii() && !c.is_control() && !face.is_some_and(|face| has_glyph(face, c)))
}

/// The stretches of a text that one font can draw, each with the family of that font; none for the typeface.
///
/// Renderers mix fonts within one text badly, so each stretch had better be a text of its own.
pub fn font_runs(text: &str) -> Vec<(&str, Option<&'static str>)> {
    let face = face(false);
    let mut runs: Vec<(usize, Option<&'static str>)> = Vec::new();
    for (index, c) in text.char_indices() {
        let in_typeface = face.is_some_and(|face| has_glyph(face, c));
        // Spaces and what steers others stay with what they follow.
        let follows = c.is_whitespace() || steers(c);
        let family = match fallback(c) {
            Some((family, _)) if !in_typeface => Some(*family),
            _ => None,
        };
        match runs.last() {
            Some((_, last)) if follows || *last == family => {}
            _ => runs.push((index, family)),
        }
    }
    let ends = runs.iter().skip(1).map(|(start, _)| *start);
    let ends: Vec<usize> = ends.chain([text.len()]).collect();
    runs.iter()
        .zip(ends)
        .filter_map(|((start, family), end)| Some((text.get(*start..end)?, *family)))
        .collect()
}

/// Whether a character only steers how others are drawn.
const fn steers(c: char) -> bool {
    matches!(c,
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// A character in Latin letters and digits, which can stand in any markup.
fn spelling(c: char) -> String {
    let letters = deunicode_char(c).unwrap_or_default().chars();
    let plain: String = letters
        .filter(|letter| letter.is_ascii_alphanumeric() || matches!(letter, ' ' | '-'))
        .collect();
    if plain.trim().is_empty() {
        "□".to_owned()
    } else {
        plain
    }
}

/// Ends a stretch of letters that stand for others.
fn close(drawn: &mut String, spelled: &mut String) {
    let stretch = std::mem::take(spelled);
    let stretch = stretch.trim();
    if stretch.is_empty() {
        return;
    }
    if stretch.chars().all(|c| c == '□') {
        drawn.push_str(stretch);
    } else {
        drawn.extend(["[", stretch, "]"]);
    }
}

/// The text, or as much of its beginning as fits the width, with "…" at the end.
pub fn fit(text: &str, size: f32, bold: bool, width: f32) -> String {
    let width_of = widths(bold);
    let room = width / size.max(f32::EPSILON);
    let ellipsis = width_of('…');
    let (mut used, mut cut) = (0.0, 0);
    for (index, c) in text.char_indices() {
        if used + ellipsis <= room {
            cut = index;
        }
        used += width_of(c);
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
    let width_of = widths(bold);
    let room = width / size.max(f32::EPSILON);
    let (mut used, mut last_space) = (0.0, None);
    for (index, c) in text.char_indices() {
        used += width_of(c);
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
    fn names_in_many_scripts_are_drawn_as_they_are() {
        for name in [
            "Jürgen – ½ µ\n",
            "Ødegård Łukasz Đặng",
            "Жеффри Ґанна",
            "Γιώργος",
            "左肩の痛み",
            "右肩胛骨",
            "頸椎",
            "어깨 통증",
            "كتفي الأيسر",
            "כתף שמאל",
            "बायाँ कंधा",
            "বাম কাঁধ",
            "இடது தோள்",
            "ไหล่ซ้าย",
            "მარცხენა",
            "Ձախ ուս",
            "🐉😀🔥",
        ] {
            assert_eq!(drawable(name), name);
        }
    }

    #[test]
    fn each_stretch_has_its_font() {
        assert_eq!(font_runs("2 Jeffrey"), [("2 Jeffrey", None)]);
        let (arabic, kana) = (Some("Noto Sans Arabic"), Some("Noto Sans CJK SC Kana"));
        assert_eq!(
            font_runs("1 كتفي الأيسر x の"),
            [
                ("1 ", None),
                ("كتفي الأيسر ", arabic),
                ("x ", None),
                ("の", kana)
            ]
        );
        assert_eq!(font_runs(""), []);
    }

    #[test]
    fn what_no_font_has_is_spelled() {
        assert_eq!(drawable("a \u{13a0}\u{13b2} b"), "a [ahv] b");
        assert_eq!(drawable("\u{fffe}\u{ffff}"), "□□");
        assert_eq!(
            drawable("\u{1f9d8}\u{200d}\u{2642}\u{fe0f}")
                .matches('□')
                .count(),
            0
        );
        let markup = drawable("<b a=\"\u{1f95a}\">&amp;</b>");
        assert!(
            markup.starts_with("<b a=\"") && markup.ends_with("\">&amp;</b>"),
            "{markup}"
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
