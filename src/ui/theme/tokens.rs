//! The values everything in the window is drawn with: warm paper, warm grays and one accent.

use egui::{Color32, Context, Theme};

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

    /// The line between panels and around fields, one pixel wide.
    pub hairline: Color32,
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
    /// Height of a row in a list or table.
    pub row: f32,
    /// Height of buttons and fields.
    pub control_height: f32,
    /// Side of a rating button, where there is room.
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
        Self::for_theme(ctx.theme())
    }

    /// The tokens of one theme.
    pub const fn for_theme(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }
}

/// Paper by day.
pub const LIGHT: Tokens = Tokens {
    bg: rgb(0xf1_eee8),
    panel: rgb(0xfa_f9f6),
    raised: rgb(0xff_fefc),
    field: rgb(0xff_ffff),
    control: rgb(0xec_e8e0),
    hover: rgb(0xe5_e0d6),
    pressed: rgb(0xd9_d3c7),
    selected: rgb(0xd8_e6e2),
    inverse: rgb(0x2e_2a26),

    text_strong: rgb(0x22_1f1b),
    text: rgb(0x3e_3a34),
    text_subdued: rgb(0x62_5c53),
    text_inverse: rgb(0xf4_f0e9),

    accent: rgb(0x1f_655f),
    accent_hover: rgb(0x19_554f),
    accent_pressed: rgb(0x13_443f),
    on_accent: rgb(0xff_ffff),
    accent_text: rgb(0x17_5a54),
    accent_inverse: rgb(0x86_cbc1),

    danger: rgb(0x9c_2f28),
    danger_fill: rgb(0xa8_3a32),
    warn: rgb(0x7a_5208),
    ok: rgb(0x37_6330),

    hairline: rgb(0xdd_d7cb),
    focus: rgb(0x1f_655f),
    shadow: Color32::from_black_alpha(36),

    ..MEASURES
};

/// The same by lamplight: near-black, but warm.
pub const DARK: Tokens = Tokens {
    bg: rgb(0x15_1311),
    panel: rgb(0x1e_1b18),
    raised: rgb(0x29_2521),
    field: rgb(0x14_1210),
    control: rgb(0x33_2e29),
    hover: rgb(0x3d_3731),
    pressed: rgb(0x4a_433c),
    selected: rgb(0x24_403c),
    inverse: rgb(0xec_e7de),

    text_strong: rgb(0xf5_f1ea),
    text: rgb(0xd9_d3c8),
    text_subdued: rgb(0xb2_aa9d),
    text_inverse: rgb(0x24_211d),

    accent: rgb(0x6c_b5ab),
    accent_hover: rgb(0x80_c4ba),
    accent_pressed: rgb(0x5a_a298),
    on_accent: rgb(0x10_1f1d),
    accent_text: rgb(0x86_cbc1),
    accent_inverse: rgb(0x17_5a54),

    danger: rgb(0xf0_9a8f),
    danger_fill: rgb(0xe0_8074),
    warn: rgb(0xe2_b566),
    ok: rgb(0x9a_c68c),

    hairline: rgb(0x37_322c),
    focus: rgb(0x86_cbc1),
    shadow: Color32::from_black_alpha(110),

    ..MEASURES
};

/// What both themes share; the colours are placeholders that both replace.
const MEASURES: Tokens = Tokens {
    bg: Color32::PLACEHOLDER,
    panel: Color32::PLACEHOLDER,
    raised: Color32::PLACEHOLDER,
    field: Color32::PLACEHOLDER,
    control: Color32::PLACEHOLDER,
    hover: Color32::PLACEHOLDER,
    pressed: Color32::PLACEHOLDER,
    selected: Color32::PLACEHOLDER,
    inverse: Color32::PLACEHOLDER,
    text_strong: Color32::PLACEHOLDER,
    text: Color32::PLACEHOLDER,
    text_subdued: Color32::PLACEHOLDER,
    text_inverse: Color32::PLACEHOLDER,
    accent: Color32::PLACEHOLDER,
    accent_hover: Color32::PLACEHOLDER,
    accent_pressed: Color32::PLACEHOLDER,
    on_accent: Color32::PLACEHOLDER,
    accent_text: Color32::PLACEHOLDER,
    accent_inverse: Color32::PLACEHOLDER,
    danger: Color32::PLACEHOLDER,
    danger_fill: Color32::PLACEHOLDER,
    warn: Color32::PLACEHOLDER,
    ok: Color32::PLACEHOLDER,
    hairline: Color32::PLACEHOLDER,
    focus: Color32::PLACEHOLDER,
    shadow: Color32::PLACEHOLDER,

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
    row: 28.0,
    control_height: 28.0,
    rating: 32.0,
    tooltip_width: 320.0,
    scroll_bar: 6.0,

    motion_secs: 0.16,
    toast_secs: 6.0,
};

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}
