//! The colours of the map in high contrast: near white or near black, with every line drawn to be seen.

use super::{Color, DARK, LIGHT, Palette};

/// Dark lines on white.
pub const LIGHT_HIGH: Palette = Palette {
    paper: Color::WHITE,
    skin: Color::rgb(0xff, 0xfb, 0xf7),
    skin_shade: Color::rgb(0xe6, 0xda, 0xd2),
    outline: Color::BLACK,
    muscle: [
        Color::rgb(0xf8, 0xee, 0xe8),
        Color::rgb(0xf5, 0xe9, 0xe2),
        Color::rgb(0xfb, 0xf2, 0xec),
        Color::rgb(0xf2, 0xe5, 0xdd),
    ],
    muscle_shade: Color::rgb(0xd9, 0xc8, 0xbe),
    muscle_line: Color::rgb(0x4a, 0x30, 0x26),
    fascia: Color::rgb(0xfb, 0xf7, 0xf2),
    tendon: Color::rgb(0xf9, 0xf3, 0xec),
    deep: Color::rgb(0xe6, 0xc6, 0xbb),
    bone: Color::rgb(0xff, 0xfe, 0xfa),
    bone_line: Color::rgb(0x3f, 0x33, 0x24),
    fiber: Color::rgb(0x6a, 0x4a, 0x3d).alpha(110),
    cue: Color::rgb(0x3a, 0x26, 0x1e),
    accent: Color::rgb(0x00, 0x42, 0x59),
    felt: Color::rgb(0x8a, 0x0f, 0x33),
    ink: Color::BLACK,
    ink_subdued: Color::rgb(0x2b, 0x26, 0x23),
    hairline: Color::rgb(0x4d, 0x47, 0x43),
    halo: Color::WHITE,
    mark_edge: Color::BLACK,
    released: Color::rgb(0x0b, 0x45, 0x34),
    unrated: Color::BLACK,
    ..LIGHT
};

/// Pale lines on black.
pub const DARK_HIGH: Palette = Palette {
    paper: Color::BLACK,
    skin: Color::rgb(0x14, 0x10, 0x0e),
    skin_shade: Color::BLACK,
    outline: Color::WHITE,
    muscle: [
        Color::rgb(0x2b, 0x21, 0x1d),
        Color::rgb(0x26, 0x1d, 0x19),
        Color::rgb(0x30, 0x25, 0x21),
        Color::rgb(0x22, 0x19, 0x16),
    ],
    muscle_shade: Color::rgb(0x0c, 0x08, 0x07),
    muscle_line: Color::rgb(0xe2, 0xcd, 0xc1),
    fascia: Color::rgb(0x2a, 0x25, 0x21),
    tendon: Color::rgb(0x2d, 0x26, 0x22),
    deep: Color::rgb(0x4a, 0x2b, 0x24),
    bone: Color::rgb(0x30, 0x2c, 0x26),
    bone_line: Color::rgb(0xee, 0xe4, 0xd3),
    fiber: Color::rgb(0xd8, 0xbc, 0xae).alpha(80),
    cue: Color::rgb(0xe0, 0xc8, 0xbc),
    accent: Color::rgb(0x9c, 0xe6, 0xff),
    felt: Color::rgb(0xff, 0xa6, 0xbd),
    ink: Color::WHITE,
    ink_subdued: Color::rgb(0xe6, 0xde, 0xd8),
    hairline: Color::rgb(0xa8, 0xa0, 0x99),
    halo: Color::BLACK,
    mark_edge: Color::WHITE,
    released: Color::rgb(0xb4, 0xe8, 0xd4),
    unrated: Color::WHITE,
    ..DARK
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_seen_and_every_mark_is_read() {
        for palette in [&LIGHT_HIGH, &DARK_HIGH] {
            let Palette {
                paper, skin, halo, ..
            } = *palette;
            for ground in [paper, skin] {
                assert!(palette.outline.contrast(ground) >= 7.0);
                assert!(palette.cue.contrast(ground) >= 7.0);
            }
            for muscle in palette.muscle {
                assert!(palette.muscle_line.contrast(muscle) >= 7.0, "{muscle}");
                let deep = muscle.mixed(palette.deep, 0.5);
                assert!(palette.muscle_line.contrast(deep) >= 4.5, "{deep}");
            }
            assert!(palette.bone_line.contrast(palette.bone) >= 7.0);
            for ink in [palette.ink, palette.ink_subdued] {
                assert!(
                    ink.contrast(paper) >= 7.0 && ink.contrast(halo) >= 7.0,
                    "{ink}"
                );
            }
            let signs = [palette.mark_edge, palette.released, palette.unrated];
            for sign in signs.into_iter().chain([palette.accent, palette.felt]) {
                assert!(sign.contrast(halo) >= 7.0, "{sign}");
            }
        }
    }
}
