//! The values everything in the window is drawn with: warm paper, warm grays and one accent.

use egui::{Color32, Context, Theme};

use super::high_contrast::{HIGH_DARK, HIGH_LIGHT};
use crate::store::Contrast;
use crate::ui::likes::Likes;

/// One theme's colours and measures. Lengths and sizes are in points, times in seconds.
#[derive(Debug, PartialEq)]
pub struct Tokens {
    /// Behind everything: around the map and between panels.
    pub bg: Color32,
    /// Panels and bars.
    pub panel: Color32,
    /// Cards, menus and dialogs, which float.
    pub raised: Color32,
    /// Where text is typed.
    pub field: Color32,
    /// A button at rest.
    pub control: Color32,
    /// A button or row under the pointer.
    pub hover: Color32,
    /// A button held down.
    pub pressed: Color32,
    /// A chosen row, tab or piece of text.
    pub selected: Color32,
    /// Toasts: the opposite of the theme.
    pub inverse: Color32,

    /// Headings, names and what matters most.
    pub text_strong: Color32,
    /// Running text.
    pub text: Color32,
    /// Captions, hints and what may be overlooked.
    pub text_subdued: Color32,
    /// Text on [`Self::inverse`].
    pub text_inverse: Color32,

    /// The one accent, as a fill.
    pub accent: Color32,
    /// The accent under the pointer.
    pub accent_hover: Color32,
    /// The accent held down.
    pub accent_pressed: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Links and chosen things, as text.
    pub accent_text: Color32,
    /// An action on [`Self::inverse`].
    pub accent_inverse: Color32,

    /// Deleting and failures, as text or icon.
    pub danger: Color32,
    /// Deleting, as a fill; its text is [`Self::on_accent`].
    pub danger_fill: Color32,
    /// Doubts worth a look, as text or icon.
    pub warn: Color32,
    /// Done and released, as text or icon.
    pub ok: Color32,

    /// The line between panels and around cards, one point wide.
    pub hairline: Color32,
    /// The line around what takes input, one point wide.
    pub outline: Color32,
    /// The ring around what has the keyboard.
    pub focus: Color32,
    /// Under what floats.
    pub shadow: Color32,

    /// Corners of buttons and fields.
    pub radius_s: f32,
    /// Corners of menus, cards and toasts.
    pub radius_m: f32,
    /// Corners of dialogs.
    pub radius_l: f32,
    /// Width of the focus ring.
    pub focus_width: f32,

    /// Between things that belong together.
    pub space_xs: f32,
    /// Between neighbours.
    pub space_s: f32,
    /// Inside panels and cards.
    pub space_m: f32,
    /// Between groups.
    pub space_l: f32,
    /// Between sections.
    pub space_xl: f32,
    /// Around what stands alone.
    pub space_xxl: f32,

    /// Captions; nothing is smaller.
    pub text_small: f32,
    /// Running text and buttons.
    pub text_body: f32,
    /// Headings of sections.
    pub text_heading: f32,
    /// Titles of dialogs and of the selected knot.
    pub text_title: f32,
    /// The welcome page and the current rating.
    pub text_large: f32,

    /// Side of an icon.
    pub icon: f32,
    /// Height of a row in a list or table: none is smaller than a fingertip can hit.
    pub row: f32,
    /// Height of buttons and fields, and the least width of what can be pressed.
    pub control_height: f32,
    /// Least side of a rating button.
    pub rating: f32,
    /// Width of the widest tooltip.
    pub tooltip_width: f32,
    /// Width of scroll bars.
    pub scroll_bar: f32,

    /// How long panels and pulses move.
    pub motion_secs: f32,
    /// How long a toast stays.
    pub toast_secs: f32,
}

impl Tokens {
    /// The tokens of the theme in use.
    pub fn of(ctx: &Context) -> &'static Self {
        Self::for_look(ctx.theme(), Likes::now().contrast)
    }

    /// The tokens of one theme in one strength.
    pub const fn for_look(theme: Theme, contrast: Contrast) -> &'static Self {
        match (theme, contrast) {
            (_, Contrast::Normal) => Self::for_theme(theme),
            (Theme::Light, Contrast::High) => &HIGH_LIGHT,
            (Theme::Dark, Contrast::High) => &HIGH_DARK,
        }
    }

    /// The tokens of one theme in its usual strength.
    pub const fn for_theme(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }
}

/// Paper by day.
pub const LIGHT: Tokens = Tokens {
    bg: rgb(0xf1, 0xee, 0xe8),
    panel: rgb(0xfa, 0xf9, 0xf6),
    raised: rgb(0xff, 0xfe, 0xfc),
    field: rgb(0xff, 0xff, 0xff),
    control: rgb(0xec, 0xe8, 0xe0),
    hover: rgb(0xe5, 0xe0, 0xd6),
    pressed: rgb(0xd9, 0xd3, 0xc7),
    selected: rgb(0xd8, 0xe6, 0xe2),
    inverse: rgb(0x2e, 0x2a, 0x26),

    text_strong: rgb(0x22, 0x1f, 0x1b),
    text: rgb(0x3e, 0x3a, 0x34),
    text_subdued: rgb(0x62, 0x5c, 0x53),
    text_inverse: rgb(0xf4, 0xf0, 0xe9),

    accent: rgb(0x1f, 0x65, 0x5f),
    accent_hover: rgb(0x19, 0x55, 0x4f),
    accent_pressed: rgb(0x13, 0x44, 0x3f),
    on_accent: rgb(0xff, 0xff, 0xff),
    accent_text: rgb(0x17, 0x5a, 0x54),
    accent_inverse: rgb(0x86, 0xcb, 0xc1),

    danger: rgb(0x9c, 0x2f, 0x28),
    danger_fill: rgb(0xa8, 0x3a, 0x32),
    warn: rgb(0x7a, 0x52, 0x08),
    ok: rgb(0x37, 0x63, 0x30),

    hairline: rgb(0xdd, 0xd7, 0xcb),
    outline: rgb(0x90, 0x88, 0x7b),
    focus: rgb(0x1f, 0x65, 0x5f),
    shadow: Color32::from_black_alpha(36),

    radius_s: 4.0,
    radius_m: 6.0,
    radius_l: 10.0,
    focus_width: 2.0,

    space_xs: 4.0,
    space_s: 8.0,
    space_m: 12.0,
    space_l: 16.0,
    space_xl: 24.0,
    space_xxl: 32.0,

    text_small: 12.0,
    text_body: 14.0,
    text_heading: 16.0,
    text_title: 20.0,
    text_large: 28.0,

    icon: 16.0,
    row: 32.0,
    control_height: 32.0,
    rating: 32.0,
    tooltip_width: 320.0,
    scroll_bar: 6.0,

    motion_secs: 0.16,
    toast_secs: 6.0,
};

/// The same by lamplight: near-black, but warm.
pub const DARK: Tokens = Tokens {
    bg: rgb(0x15, 0x13, 0x11),
    panel: rgb(0x1e, 0x1b, 0x18),
    raised: rgb(0x29, 0x25, 0x21),
    field: rgb(0x14, 0x12, 0x10),
    control: rgb(0x33, 0x2e, 0x29),
    hover: rgb(0x3d, 0x37, 0x31),
    pressed: rgb(0x4a, 0x43, 0x3c),
    selected: rgb(0x24, 0x40, 0x3c),
    inverse: rgb(0xec, 0xe7, 0xde),

    text_strong: rgb(0xf5, 0xf1, 0xea),
    text: rgb(0xd9, 0xd3, 0xc8),
    text_subdued: rgb(0xb2, 0xaa, 0x9d),
    text_inverse: rgb(0x24, 0x21, 0x1d),

    accent: rgb(0x6c, 0xb5, 0xab),
    accent_hover: rgb(0x80, 0xc4, 0xba),
    accent_pressed: rgb(0x5a, 0xa2, 0x98),
    on_accent: rgb(0x10, 0x1f, 0x1d),
    accent_text: rgb(0x86, 0xcb, 0xc1),
    accent_inverse: rgb(0x17, 0x5a, 0x54),

    danger: rgb(0xf0, 0x9a, 0x8f),
    danger_fill: rgb(0xe0, 0x80, 0x74),
    warn: rgb(0xe2, 0xb5, 0x66),
    ok: rgb(0x9a, 0xc6, 0x8c),

    hairline: rgb(0x37, 0x32, 0x2c),
    outline: rgb(0x7c, 0x73, 0x68),
    focus: rgb(0x86, 0xcb, 0xc1),
    shadow: Color32::from_black_alpha(110),

    ..LIGHT
};

pub(super) const fn rgb(r: u8, g: u8, b: u8) -> Color32 {
    Color32::from_rgb(r, g, b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme::contrast;

    const HIGH: [(&str, &Tokens); 2] = [("high light", &HIGH_LIGHT), ("high dark", &HIGH_DARK)];
    const ALL: [(&str, &Tokens); 4] = [("light", &LIGHT), ("dark", &DARK), HIGH[0], HIGH[1]];

    #[test]
    fn high_contrast_is_twice_as_strong_as_it_has_to_be() {
        for (theme, t) in HIGH {
            let surfaces = [
                t.bg, t.panel, t.raised, t.field, t.control, t.hover, t.selected,
            ];
            let texts = [t.text_strong, t.text, t.text_subdued, t.accent_text];
            for (text, on) in texts.iter().flat_map(|text| surfaces.map(|on| (*text, on))) {
                assert!(contrast(text, on) >= 7.0, "{theme}: {text:?} on {on:?}");
            }
            for line in [t.hairline, t.outline, t.focus] {
                assert!(contrast(line, t.panel) >= 4.5, "{theme}: {line:?}");
            }
        }
    }

    #[test]
    fn text_is_readable_wherever_it_stands() {
        for (theme, t) in ALL {
            let surfaces = [
                t.bg, t.panel, t.raised, t.field, t.control, t.hover, t.selected,
            ];
            let texts = [t.text_strong, t.text, t.text_subdued, t.accent_text];
            for (text, on) in texts.iter().flat_map(|text| surfaces.map(|on| (*text, on))) {
                assert!(contrast(text, on) >= 4.5, "{theme}: {text:?} on {on:?}");
            }
            assert!(contrast(t.text_strong, t.pressed) >= 4.5, "{theme}");
        }
    }

    #[test]
    fn signals_are_readable_on_panels_and_cards() {
        for (theme, t) in ALL {
            for text in [t.danger, t.warn, t.ok] {
                for on in [t.bg, t.panel, t.raised, t.field, t.hover] {
                    assert!(contrast(text, on) >= 4.5, "{theme}: {text:?} on {on:?}");
                }
            }
        }
    }

    #[test]
    fn text_on_fills_is_readable() {
        for (theme, t) in ALL {
            let pairs = [
                (t.on_accent, t.accent),
                (t.on_accent, t.accent_hover),
                (t.on_accent, t.accent_pressed),
                (t.on_accent, t.danger_fill),
                (t.text_inverse, t.inverse),
                (t.accent_inverse, t.inverse),
            ];
            for (text, on) in pairs {
                assert!(contrast(text, on) >= 4.5, "{theme}: {text:?} on {on:?}");
            }
        }
    }

    #[test]
    fn fields_have_a_visible_edge() {
        for (theme, t) in ALL {
            for on in [t.panel, t.raised, t.field] {
                assert!(contrast(t.outline, on) >= 3.0, "{theme}: on {on:?}");
            }
        }
    }

    #[test]
    fn the_focus_ring_shows_on_every_surface() {
        for (theme, t) in ALL {
            for on in [
                t.bg, t.panel, t.raised, t.field, t.control, t.hover, t.selected,
            ] {
                assert!(contrast(t.focus, on) >= 3.0, "{theme}: on {on:?}");
            }
        }
    }
}
