//! Files that travel inside the program. Their provenance and licences stand beside them under `assets/`.

/// The fonts that screen and page draw with, so that both look the same on every machine.
pub mod fonts {
    /// The family name inside both files.
    pub const FAMILY: &str = "Inter";

    /// Inter, weight 400, with tabular figures.
    pub const REGULAR: &[u8] = include_bytes!("../assets/fonts/Inter-Regular.otf");

    /// Inter, weight 600, with tabular figures: headings and what is bold.
    pub const SEMIBOLD: &[u8] = include_bytes!("../assets/fonts/Inter-SemiBold.otf");

    /// What Inter lacks, for names: parts of Noto Sans for the scripts most people write in, and emoji in outline;
    /// each with its family name.
    pub const FALLBACK: [(&str, &[u8]); 18] = [
        (
            "Noto Sans Arabic",
            include_bytes!("../assets/fonts/noto/arabic.ttf"),
        ),
        (
            "Noto Sans Armenian",
            include_bytes!("../assets/fonts/noto/armenian.ttf"),
        ),
        (
            "Noto Sans Bengali",
            include_bytes!("../assets/fonts/noto/bengali.ttf"),
        ),
        (
            "Noto Sans Devanagari",
            include_bytes!("../assets/fonts/noto/devanagari.ttf"),
        ),
        (
            "Noto Sans Georgian",
            include_bytes!("../assets/fonts/noto/georgian.ttf"),
        ),
        (
            "Noto Sans Hebrew",
            include_bytes!("../assets/fonts/noto/hebrew.ttf"),
        ),
        (
            "Noto Sans Tamil",
            include_bytes!("../assets/fonts/noto/tamil.ttf"),
        ),
        (
            "Noto Sans Thai",
            include_bytes!("../assets/fonts/noto/thai.ttf"),
        ),
        (
            "Noto Sans CJK SC Kana",
            include_bytes!("../assets/fonts/noto/kana.otf"),
        ),
        (
            "Noto Sans CJK SC Hangul",
            include_bytes!("../assets/fonts/noto/hangul.otf"),
        ),
        (
            "Noto Sans CJK SC Part 1",
            include_bytes!("../assets/fonts/noto/han-1.otf"),
        ),
        (
            "Noto Sans CJK SC Part 2",
            include_bytes!("../assets/fonts/noto/han-2.otf"),
        ),
        (
            "Noto Sans CJK SC Part 3",
            include_bytes!("../assets/fonts/noto/han-3.otf"),
        ),
        (
            "Noto Sans CJK SC Part 4",
            include_bytes!("../assets/fonts/noto/han-4.otf"),
        ),
        (
            "Noto Sans CJK SC Part 5",
            include_bytes!("../assets/fonts/noto/han-5.otf"),
        ),
        (
            "Noto Sans CJK SC Part 6",
            include_bytes!("../assets/fonts/noto/han-6.otf"),
        ),
        (
            "Noto Sans CJK SC Part 7",
            include_bytes!("../assets/fonts/noto/han-7.otf"),
        ),
        ("Noto Emoji", epaint_default_fonts::NOTO_EMOJI_REGULAR),
    ];
}

/// The icon of the window: a PNG of 256 × 256 pixels.
pub const ICON: &[u8] = include_bytes!("../assets/icon/knotmap.png");

/// What the words of the program mean, as RON.
pub const GUIDE_WORDS: &str = include_str!("../assets/guide/words.ron");

#[cfg(test)]
mod tests {
    use ttf_parser::Face;

    use super::fonts;

    const SYMBOLS: &str = "←↑→↓↻●○▲▼◆■✓✗×·–—…“”‘’≈≤≥±−⌘⌥⇧°½ąßếĐΩЖ";

    fn faces() -> [Face<'static>; 2] {
        [fonts::REGULAR, fonts::SEMIBOLD].map(|bytes| Face::parse(bytes, 0).unwrap())
    }

    #[test]
    fn figures_are_tabular() {
        for face in faces() {
            let widths = ('0'..='9').map(|c| {
                face.glyph_hor_advance(face.glyph_index(c).unwrap())
                    .unwrap()
            });
            assert_eq!(widths.collect::<std::collections::BTreeSet<_>>().len(), 1);
        }
    }

    #[test]
    fn symbols_are_there() {
        for face in faces() {
            let missing: String = SYMBOLS
                .chars()
                .filter(|&c| face.glyph_index(c).is_none())
                .collect();
            assert_eq!(missing, "");
        }
    }

    #[test]
    fn the_fallback_fonts_can_be_read() {
        for (family, bytes) in fonts::FALLBACK {
            let face = Face::parse(bytes, 0).unwrap();
            assert!(face.number_of_glyphs() > 10);
            assert!(families(&face).contains(&family.to_owned()), "{family}");
        }
    }

    #[test]
    fn the_family_is_inter() {
        for face in faces() {
            assert!(families(&face).contains(&fonts::FAMILY.to_owned()));
        }
    }

    fn families(face: &Face<'_>) -> Vec<String> {
        let ids = [
            ttf_parser::name_id::FAMILY,
            ttf_parser::name_id::TYPOGRAPHIC_FAMILY,
        ];
        let names = face.names().into_iter();
        names
            .filter(|name| ids.contains(&name.name_id))
            .filter_map(|name| name.to_string())
            .collect()
    }
}
