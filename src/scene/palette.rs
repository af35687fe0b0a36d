//! The colours of the map, for the screen by day and by night and for paper.

use super::Color;
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
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Print];

    /// The theme's name in lower case, as the command line takes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Print => "print",
        }
    }

    /// Its colours.
    pub const fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::Print => &PRINT,
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
    /// Bones.
    pub bone: Color,
    /// Muscle fibers.
    pub fiber: Color,
    /// Folds and edges that help to find one's way.
    pub cue: Color,
    /// What is selected.
    pub accent: Color,
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

    /// The muscle colour for a region's name; both sides of the body share a name and so a colour.
    pub fn muscle(&self, name: &str) -> Color {
        let [first, ..] = self.muscle;
        // FNV-1a: any fixed scramble will do.
        let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        let index = (hash >> 8) as usize % self.muscle.len();
        self.muscle.get(index).copied().unwrap_or(first)
    }
}

/// Pale yellow over orange to maroon. Falling luminance carries the order, so it survives grey paper and
/// colour blindness; the number in the mark says it exactly.
const PAIN: [Color; 11] = [
    Color::rgb(0xff_f7_d9),
    Color::rgb(0xff_eb_ae),
    Color::rgb(0xff_dd_84),
    Color::rgb(0xfe_cb_62),
    Color::rgb(0xfc_b5_4c),
    Color::rgb(0xf8_99_3d),
    Color::rgb(0xee_7a_31),
    Color::rgb(0xdc_57_29),
    Color::rgb(0xbf_36_26),
    Color::rgb(0x98_1d_27),
    Color::rgb(0x6b_0e_23),
];

/// Colours by day.
pub const LIGHT: Palette = Palette {
    paper: Color::rgb(0xfb_f9_f5),
    skin: Color::rgb(0xf0_dd_d0),
    skin_shade: Color::rgb(0xb8_8a_78),
    outline: Color::rgb(0x5e_42_37),
    muscle: [
        Color::rgb(0xe7_cb_bd),
        Color::rgb(0xe4_c6_b8),
        Color::rgb(0xe9_cf_c1),
        Color::rgb(0xe1_c2_b3),
    ],
    muscle_shade: Color::rgb(0xb5_82_70),
    muscle_line: Color::rgb(0xb0_86_76),
    fascia: Color::rgb(0xf0_e6_da),
    tendon: Color::rgb(0xee_e0_d2),
    bone: Color::rgb(0xf3_ec_df),
    fiber: Color::rgb(0xa0_70_5f).alpha(92),
    cue: Color::rgb(0x8a_66_58),
    accent: Color::rgb(0x1f_6f_8b),
    ink: Color::rgb(0x2b_23_1f),
    ink_subdued: Color::rgb(0x6f_62_5a),
    hairline: Color::rgb(0xdd_d3_ca),
    halo: Color::rgb(0xff_fd_fa),
    mark_edge: Color::rgb(0x4a_2a_22),
    released: Color::rgb(0x4e_6f_62),
    unrated: Color::rgb(0x5a_53_50),
    pain: PAIN,
};

/// Colours by night.
pub const DARK: Palette = Palette {
    paper: Color::rgb(0x1c_1a_19),
    skin: Color::rgb(0x4a_3f_39),
    skin_shade: Color::rgb(0x24_1c_18),
    outline: Color::rgb(0xa8_8f_82),
    muscle: [
        Color::rgb(0x5d_4b_43),
        Color::rgb(0x59_47_3f),
        Color::rgb(0x61_4f_47),
        Color::rgb(0x55_44_3c),
    ],
    muscle_shade: Color::rgb(0x2c_20_1b),
    muscle_line: Color::rgb(0x86_6c_60),
    fascia: Color::rgb(0x6a_5e_55),
    tendon: Color::rgb(0x6e_60_56),
    bone: Color::rgb(0x7a_6f_64),
    fiber: Color::rgb(0xb0_90_82).alpha(70),
    cue: Color::rgb(0x96_7c_70),
    accent: Color::rgb(0x6c_c3_de),
    ink: Color::rgb(0xef_e9_e4),
    ink_subdued: Color::rgb(0xb0_a6_9f),
    hairline: Color::rgb(0x46_40_3b),
    halo: Color::rgb(0x14_12_11),
    mark_edge: Color::rgb(0xf3_e4_da),
    released: Color::rgb(0x9c_bf_b0),
    unrated: Color::rgb(0xd2_c9_c3),
    pain: PAIN,
};

/// Colours for white paper, colour or grey.
pub const PRINT: Palette = Palette {
    paper: Color::WHITE,
    skin: Color::rgb(0xf6_f1_ed),
    skin_shade: Color::rgb(0xb9_ab_a2),
    outline: Color::rgb(0x3f_36_31),
    muscle: [
        Color::rgb(0xea_e1_db),
        Color::rgb(0xe7_dd_d7),
        Color::rgb(0xed_e5_df),
        Color::rgb(0xe4_da_d3),
    ],
    muscle_shade: Color::rgb(0xb6_a6_9c),
    muscle_line: Color::rgb(0x9d_90_88),
    fascia: Color::rgb(0xf5_f2_ee),
    tendon: Color::rgb(0xf3_ee_e9),
    bone: Color::rgb(0xf8_f6_f2),
    fiber: Color::rgb(0x8d_80_78).alpha(80),
    cue: Color::rgb(0x80_74_6c),
    accent: Color::rgb(0x1f_6f_8b),
    ink: Color::rgb(0x1d_1a_18),
    ink_subdued: Color::rgb(0x5c_55_50),
    hairline: Color::rgb(0xd5_d0_cc),
    halo: Color::WHITE,
    mark_edge: Color::rgb(0x2e_1e_19),
    released: Color::rgb(0x4f_6e_62),
    unrated: Color::rgb(0x3c_38_36),
    pain: PAIN,
};

#[cfg(test)]
mod tests {
    use super::*;

    /// As a person without working M cones sees it (Viénot, Brettel and Mollon 1999), in linear light.
    fn deuteranope_luminance(color: Color) -> f64 {
        let [r, g, b] = color.linear();
        let red_green = 0.29275 * r + 0.70725 * g;
        let blue = -0.02234 * r + 0.02234 * g + b;
        0.2126 * red_green + 0.7152 * red_green + 0.0722 * blue
    }

    #[test]
    fn stronger_is_darker_for_every_eye() {
        for palette in [&LIGHT, &DARK, &PRINT] {
            for pair in palette.pain.windows(2) {
                let (weaker, stronger) = (pair[0], pair[1]);
                assert!(
                    weaker.luminance() > stronger.luminance() + 0.02,
                    "{weaker} {stronger}"
                );
                assert!(
                    deuteranope_luminance(weaker) > deuteranope_luminance(stronger) + 0.02,
                    "{weaker} {stronger}"
                );
            }
        }
    }

    #[test]
    fn text_can_be_read() {
        for palette in [&LIGHT, &DARK, &PRINT] {
            for ink in [palette.ink, palette.ink_subdued] {
                assert!(ink.contrast(palette.paper) >= 4.5, "{ink}");
                assert!(ink.contrast(palette.halo) >= 4.5, "{ink}");
            }
            assert!(palette.ink.contrast(palette.skin) >= 4.5);
            assert!(palette.released.contrast(palette.halo) >= 4.5);
            assert!(palette.unrated.contrast(palette.halo) >= 4.5);
        }
        for color in PAIN {
            let ink = color.clearer_ink(Color::WHITE, Color::rgb(0x2b_1a_14));
            assert!(
                ink.contrast(color) >= 4.5,
                "{color}: {}",
                ink.contrast(color)
            );
        }
    }

    #[test]
    fn both_sides_of_a_muscle_share_a_colour() {
        assert_eq!(
            LIGHT.muscle("Rhomboid major"),
            LIGHT.muscle("Rhomboid major")
        );
        let shades: std::collections::BTreeSet<String> = ["a", "b", "c", "d", "e", "f", "g"]
            .iter()
            .map(|name| LIGHT.muscle(name).to_string())
            .collect();
        assert!(shades.len() > 1);
    }
}
