//! The colours of the map, for the screen by day and by night and for paper.

use super::Color;
use super::palette_high::{DARK_HIGH, LIGHT_HIGH};
use crate::model::Intensity;

/// Which palette a drawing uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Warm off-white paper.
    #[default]
    Light,
    /// For a dark screen.
    Dark,
    /// White paper, and still readable when printed in grey.
    Print,
    /// Dark lines on white, for eyes that need them.
    LightHigh,
    /// Pale lines on black.
    DarkHigh,
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 5] = [
        Self::Light,
        Self::Dark,
        Self::Print,
        Self::LightHigh,
        Self::DarkHigh,
    ];

    /// The theme's name in lower case, as the command line takes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Print => "print",
            Self::LightHigh => "light-high",
            Self::DarkHigh => "dark-high",
        }
    }

    /// Its colours.
    pub const fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::Print => &PRINT,
            Self::LightHigh => &LIGHT_HIGH,
            Self::DarkHigh => &DARK_HIGH,
        }
    }
}

/// Every colour of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything.
    pub paper: Color,
    /// The body between the muscles.
    pub skin: Color,
    /// Soft shade inside the edge of the body.
    pub skin_shade: Color,
    /// The outline of the body.
    pub outline: Color,
    /// Muscles: small shifts of one colour, so that neighbours can be told apart.
    pub muscle: [Color; 4],
    /// Soft shade inside the edge of a muscle.
    pub muscle_shade: Color,
    /// The line around a muscle.
    pub muscle_line: Color,
    /// Sheets of connective tissue.
    pub fascia: Color,
    /// Tendons.
    pub tendon: Color,
    /// The muscle colour that deeper layers lean to.
    pub deep: Color,
    /// Bones.
    pub bone: Color,
    /// The line around a bone.
    pub bone_line: Color,
    /// Muscle fibers.
    pub fiber: Color,
    /// Folds and edges that help to find one's way.
    pub cue: Color,
    /// Laid over the muscle under the pointer.
    pub raised: Color,
    /// What is selected.
    pub accent: Color,
    /// Where pain is described or felt.
    pub felt: Color,
    /// Text.
    pub ink: Color,
    /// Text of less weight.
    pub ink_subdued: Color,
    /// Hairlines of a table.
    pub hairline: Color,
    /// Around marks and behind labels, so that they stand off the drawing.
    pub halo: Color,
    /// The edge of a rated mark.
    pub mark_edge: Color,
    /// A released knot.
    pub released: Color,
    /// The ring of a knot that has no number.
    pub unrated: Color,
    /// One colour for each rating, 0 to 10: the higher, the darker.
    pub pain: [Color; 11],
}

impl Palette {
    /// The colour of a rating.
    pub fn pain(&self, intensity: Intensity) -> Color {
        let [lowest, ..] = self.pain;
        let step = usize::from(intensity.get());
        self.pain.get(step).copied().unwrap_or(lowest)
    }

    /// The muscle colour for a region's id; both sides of the body share an id and so a colour.
    pub fn muscle(&self, id: &str) -> Color {
        let [first, ..] = self.muscle;
        // FNV-1a: any fixed scramble will do.
        let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        let index = (hash >> 8) as usize % self.muscle.len();
        self.muscle.get(index).copied().unwrap_or(first)
    }
}

/// Pale yellow over orange to maroon. Falling luminance carries the order, so it survives grey paper and
/// colour blindness; the number in the mark says it exactly.
const PAIN: [Color; 11] = [
    Color::rgb(0xff, 0xf7, 0xd9),
    Color::rgb(0xff, 0xeb, 0xae),
    Color::rgb(0xff, 0xdd, 0x84),
    Color::rgb(0xfe, 0xcb, 0x62),
    Color::rgb(0xfc, 0xb5, 0x4c),
    Color::rgb(0xf8, 0x99, 0x3d),
    Color::rgb(0xee, 0x7a, 0x31),
    Color::rgb(0xe0, 0x60, 0x2b),
    Color::rgb(0xbf, 0x36, 0x26),
    Color::rgb(0x98, 0x1d, 0x27),
    Color::rgb(0x6b, 0x0e, 0x23),
];

/// Colours by day.
pub const LIGHT: Palette = Palette {
    paper: Color::rgb(0xfb, 0xf9, 0xf5),
    skin: Color::rgb(0xf0, 0xdd, 0xd0),
    skin_shade: Color::rgb(0xb8, 0x8a, 0x78),
    outline: Color::rgb(0x5e, 0x42, 0x37),
    muscle: [
        Color::rgb(0xe7, 0xcb, 0xbd),
        Color::rgb(0xe4, 0xc6, 0xb8),
        Color::rgb(0xe9, 0xcf, 0xc1),
        Color::rgb(0xe1, 0xc2, 0xb3),
    ],
    muscle_shade: Color::rgb(0xb5, 0x82, 0x70),
    muscle_line: Color::rgb(0xb0, 0x86, 0x76),
    fascia: Color::rgb(0xf0, 0xe6, 0xda),
    tendon: Color::rgb(0xee, 0xe0, 0xd2),
    deep: Color::rgb(0xc5, 0x8a, 0x7b),
    bone: Color::rgb(0xf4, 0xed, 0xde),
    bone_line: Color::rgb(0xa8, 0x94, 0x7c),
    fiber: Color::rgb(0xa0, 0x70, 0x5f).alpha(92),
    cue: Color::rgb(0x8a, 0x66, 0x58),
    raised: Color::rgb(0xff, 0xfb, 0xf6).alpha(120),
    accent: Color::rgb(0x1f, 0x6f, 0x8b),
    felt: Color::rgb(0xc0, 0x39, 0x5b),
    ink: Color::rgb(0x2b, 0x23, 0x1f),
    ink_subdued: Color::rgb(0x6f, 0x62, 0x5a),
    hairline: Color::rgb(0xdd, 0xd3, 0xca),
    halo: Color::rgb(0xff, 0xfd, 0xfa),
    mark_edge: Color::rgb(0x4a, 0x2a, 0x22),
    released: Color::rgb(0x4e, 0x6f, 0x62),
    unrated: Color::rgb(0x5a, 0x53, 0x50),
    pain: PAIN,
};

/// Colours by night.
pub const DARK: Palette = Palette {
    paper: Color::rgb(0x1c, 0x1a, 0x19),
    skin: Color::rgb(0x40, 0x35, 0x2f),
    skin_shade: Color::rgb(0x1e, 0x17, 0x13),
    outline: Color::rgb(0xbd, 0xa1, 0x93),
    muscle: [
        Color::rgb(0x87, 0x63, 0x56),
        Color::rgb(0x82, 0x5e, 0x51),
        Color::rgb(0x8d, 0x69, 0x5c),
        Color::rgb(0x7c, 0x58, 0x4c),
    ],
    muscle_shade: Color::rgb(0x38, 0x22, 0x1b),
    muscle_line: Color::rgb(0xb1, 0x8b, 0x7c),
    fascia: Color::rgb(0x85, 0x75, 0x69),
    tendon: Color::rgb(0x8a, 0x78, 0x6b),
    deep: Color::rgb(0xb0, 0x66, 0x5a),
    bone: Color::rgb(0xa6, 0x9b, 0x87),
    bone_line: Color::rgb(0x5f, 0x55, 0x48),
    fiber: Color::rgb(0xe0, 0xb8, 0xa8).alpha(62),
    cue: Color::rgb(0xa8, 0x8f, 0x83),
    raised: Color::rgb(0xff, 0xe4, 0xd6).alpha(52),
    accent: Color::rgb(0x6c, 0xc3, 0xde),
    felt: Color::rgb(0xf0, 0x7a, 0x96),
    ink: Color::rgb(0xef, 0xe9, 0xe4),
    ink_subdued: Color::rgb(0xb0, 0xa6, 0x9f),
    hairline: Color::rgb(0x46, 0x40, 0x3b),
    halo: Color::rgb(0x14, 0x12, 0x11),
    mark_edge: Color::rgb(0xf3, 0xe4, 0xda),
    released: Color::rgb(0x9c, 0xbf, 0xb0),
    unrated: Color::rgb(0xd2, 0xc9, 0xc3),
    pain: PAIN,
};

/// Colours for white paper, colour or grey.
pub const PRINT: Palette = Palette {
    paper: Color::WHITE,
    skin: Color::rgb(0xf6, 0xf1, 0xed),
    skin_shade: Color::rgb(0xb9, 0xab, 0xa2),
    outline: Color::rgb(0x3f, 0x36, 0x31),
    muscle: [
        Color::rgb(0xea, 0xe1, 0xdb),
        Color::rgb(0xe7, 0xdd, 0xd7),
        Color::rgb(0xed, 0xe5, 0xdf),
        Color::rgb(0xe4, 0xda, 0xd3),
    ],
    muscle_shade: Color::rgb(0xb6, 0xa6, 0x9c),
    muscle_line: Color::rgb(0x9d, 0x90, 0x88),
    fascia: Color::rgb(0xf5, 0xf2, 0xee),
    tendon: Color::rgb(0xf3, 0xee, 0xe9),
    deep: Color::rgb(0xbd, 0xa8, 0x9f),
    bone: Color::rgb(0xfb, 0xfa, 0xf7),
    bone_line: Color::rgb(0x9a, 0x90, 0x86),
    fiber: Color::rgb(0x8d, 0x80, 0x78).alpha(80),
    cue: Color::rgb(0x80, 0x74, 0x6c),
    raised: Color::rgb(0xff, 0xfb, 0xf6).alpha(120),
    accent: Color::rgb(0x1f, 0x6f, 0x8b),
    felt: Color::rgb(0xb0, 0x3a, 0x58),
    ink: Color::rgb(0x1d, 0x1a, 0x18),
    ink_subdued: Color::rgb(0x5c, 0x55, 0x50),
    hairline: Color::rgb(0xd5, 0xd0, 0xcc),
    halo: Color::WHITE,
    mark_edge: Color::rgb(0x2e, 0x1e, 0x19),
    released: Color::rgb(0x4f, 0x6e, 0x62),
    unrated: Color::rgb(0x3c, 0x38, 0x36),
    pain: PAIN,
};

#[cfg(test)]
mod tests {
    use super::*;

    /// As bright as a colour is to eyes without working M, L or S cones, in linear light: the first two after Viénot,
    /// Brettel and Mollon (1999), the third with the one plane that fits Brettel's two best.
    fn seen_without_cones([r, g, b]: [f64; 3]) -> [f64; 3] {
        let luminance = |r: f64, g: f64, b: f64| 0.2126 * r + 0.7152 * g + 0.0722 * b;
        let without_m = 0.29275 * r + 0.70725 * g;
        let without_l = 0.11238 * r + 0.88762 * g;
        let without_s = 0.87391 * g + 0.12609 * b;
        [
            luminance(without_m, without_m, 0.02234 * (g - r) + b),
            luminance(without_l, without_l, 0.00401 * (r - g) + b),
            luminance(r + 0.1274 * (g - b), without_s, without_s),
        ]
    }

    #[test]
    fn stronger_is_darker_for_every_eye() {
        for palette in Theme::ALL.map(Theme::palette) {
            for pair in palette.pain.windows(2) {
                let (weaker, stronger) = (pair[0], pair[1]);
                assert!(
                    weaker.luminance() > stronger.luminance() + 0.02,
                    "{weaker} {stronger}"
                );
                let seen = [weaker, stronger].map(|color| seen_without_cones(color.linear()));
                for (weaker, stronger) in seen[0].into_iter().zip(seen[1]) {
                    assert!(weaker > stronger + 0.02, "{pair:?}");
                }
            }
        }
    }

    #[test]
    fn text_can_be_read() {
        for palette in Theme::ALL.map(Theme::palette) {
            for ink in [palette.ink, palette.ink_subdued] {
                assert!(ink.contrast(palette.paper) >= 4.5, "{ink}");
                assert!(ink.contrast(palette.halo) >= 4.5, "{ink}");
            }
            assert!(palette.ink.contrast(palette.skin) >= 4.5);
            assert!(palette.released.contrast(palette.halo) >= 4.5);
            assert!(palette.unrated.contrast(palette.halo) >= 4.5);
        }
        for color in PAIN {
            let ink = color.clearer_ink(Color::WHITE, Color::rgb(0x2b, 0x1a, 0x14));
            assert!(
                ink.contrast(color) >= 4.5,
                "{color}: {}",
                ink.contrast(color)
            );
        }
    }

    #[test]
    fn neighbours_can_be_told_apart() {
        let shades: std::collections::BTreeSet<String> = ["a", "b", "c", "d", "e", "f", "g"]
            .iter()
            .map(|id| LIGHT.muscle(id).to_string())
            .collect();
        assert!(shades.len() > 1);
    }
}
