//! Fonts and egui style, set once for both themes.

use std::sync::Arc;

use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin,
    RichText, Shadow, Stroke, Style, TextStyle, Theme, Vec2, Visuals, style,
};

use super::{LIGHT, Tokens};
use crate::assets::fonts;
use crate::store::{Contrast, Motion};

/// Name of the semibold [`FontFamily`].
pub const SEMIBOLD: &str = "semibold";
/// Name of the [`TextStyle`] for the title of a dialog or of the selected knot.
pub const TITLE: &str = "title";
/// Name of the [`TextStyle`] for the welcome page and the current rating.
pub const LARGE: &str = "large";

/// Above and below text in a field, so that it stands in the middle of [`Tokens::control_height`].
const PADDING_Y: f32 = 7.0;

/// Width of the pen for ticks and dots in controls, in points.
const PEN: f32 = 1.5;

/// Installs the fonts and the usual style of both themes. Call once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(font_definitions());
    restyle(ctx, Contrast::Normal, Motion::Brief);
}

/// Sets the style of both themes anew.
pub fn restyle(ctx: &Context, contrast: Contrast, motion: Motion) {
    for theme in [Theme::Light, Theme::Dark] {
        let mut style = style_of(theme, contrast);
        if motion == Motion::None {
            style.animation_time = 0.0;
            style.scroll_animation = style::ScrollAnimation::none();
        }
        ctx.set_style_of(theme, style);
    }
}

/// Inter for everything. What it lacks, egui looks for in the fonts of the system.
fn font_definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    let families = [
        (
            "inter",
            fonts::REGULAR,
            vec![FontFamily::Proportional, FontFamily::Monospace],
        ),
        (
            "inter-semibold",
            fonts::SEMIBOLD,
            vec![FontFamily::Name(SEMIBOLD.into())],
        ),
    ];
    for (name, bytes, families) in families {
        let data = Arc::new(FontData::from_static(bytes));
        definitions.font_data.insert(name.to_owned(), data);
        for family in families {
            definitions.families.insert(family, vec![name.to_owned()]);
        }
    }
    definitions
}

/// Text in the semi-bold weight, at the size of the text around it unless another is set.
pub fn semibold(text: impl Into<String>) -> RichText {
    RichText::new(text).family(FontFamily::Name(SEMIBOLD.into()))
}

/// The style inside menus: words without lines around them, as tall as a button and close together.
pub fn menu_style(style: &mut Style) {
    egui::containers::menu::menu_style(style);
    style.spacing.button_padding = Vec2::new(LIGHT.space_s, PADDING_Y);
    style.spacing.item_spacing = Vec2::ZERO;
}

fn style_of(theme: Theme, contrast: Contrast) -> Style {
    let t = Tokens::for_look(theme, contrast);
    let mut style = Style {
        visuals: visuals(theme, t),
        animation_time: t.motion_secs,
        ..Style::default()
    };
    set_text_styles(&mut style, t);
    set_spacing(&mut style.spacing, t);
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.5;
    style
}

fn set_text_styles(style: &mut Style, t: &Tokens) {
    let regular = |size| FontId::new(size, FontFamily::Proportional);
    let semibold = |size| FontId::new(size, FontFamily::Name(SEMIBOLD.into()));
    style.text_styles = [
        (TextStyle::Small, regular(t.text_small)),
        (TextStyle::Body, regular(t.text_body)),
        (TextStyle::Button, regular(t.text_body)),
        (TextStyle::Monospace, regular(t.text_body)),
        (TextStyle::Heading, semibold(t.text_heading)),
        (TextStyle::Name(TITLE.into()), semibold(t.text_title)),
        (TextStyle::Name(LARGE.into()), semibold(t.text_large)),
    ]
    .into();
}

fn set_spacing(spacing: &mut style::Spacing, t: &Tokens) {
    spacing.item_spacing = Vec2::splat(t.space_s);
    spacing.window_margin = Margin::same(t.space_l as i8);
    spacing.menu_margin = Margin::same(t.space_xs as i8);
    spacing.button_padding = Vec2::new(t.space_s, PADDING_Y);
    spacing.indent = t.space_l;
    spacing.interact_size = Vec2::new(t.control_height, t.control_height);
    spacing.icon_width = t.icon;
    spacing.icon_width_inner = t.space_s;
    spacing.icon_spacing = t.space_s;
    spacing.slider_rail_height = t.space_xs;
    spacing.tooltip_width = t.tooltip_width;
    spacing.menu_width = t.tooltip_width;
    spacing.scroll = style::ScrollStyle {
        bar_width: t.scroll_bar,
        floating_width: t.scroll_bar,
        floating_allocated_width: 0.0,
        handle_min_length: t.space_xl,
        ..style::ScrollStyle::floating()
    };
}

fn visuals(theme: Theme, t: &Tokens) -> Visuals {
    let shadow = Shadow {
        offset: [0, 4],
        blur: 16,
        spread: 0,
        color: t.shadow,
    };
    Visuals {
        weak_text_color: Some(t.text_subdued),
        widgets: widgets(t),
        selection: style::Selection {
            bg_fill: t.selected,
            stroke: Stroke::new(t.focus_width, t.accent_text),
        },
        hyperlink_color: t.accent_text,
        faint_bg_color: t.bg,
        extreme_bg_color: t.field,
        text_edit_bg_color: Some(t.field),
        code_bg_color: t.control,
        warn_fg_color: t.warn,
        error_fg_color: t.danger,
        window_corner_radius: corner(t.radius_l),
        window_shadow: shadow,
        window_fill: t.raised,
        window_stroke: Stroke::new(1.0, t.hairline),
        menu_corner_radius: corner(t.radius_m),
        panel_fill: t.panel,
        popup_shadow: shadow,
        text_cursor: style::TextCursorStyle {
            stroke: Stroke::new(t.focus_width, t.accent_text),
            ..style::TextCursorStyle::default()
        },
        indent_has_left_vline: false,
        slider_trailing_fill: true,
        handle_shape: style::HandleShape::Circle,
        image_loading_spinners: false,
        ..theme.default_visuals()
    }
}

/// Each state has its own fill. What takes input has a line around it, and the keyboard its ring; buttons proper are
/// [`ActionButton`](crate::ui::widgets::ActionButton)s, without lines.
fn widgets(t: &Tokens) -> style::Widgets {
    let state = |fill: Color32, line: Stroke, text: Color32| style::WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: line,
        corner_radius: corner(t.radius_s),
        fg_stroke: Stroke::new(PEN, text),
        expansion: 0.0,
    };
    let outline = Stroke::new(1.0, t.outline);
    let ring = Stroke::new(t.focus_width, t.focus);
    style::Widgets {
        noninteractive: state(t.panel, Stroke::new(1.0, t.hairline), t.text),
        inactive: style::WidgetVisuals {
            bg_fill: t.control,
            ..state(t.field, outline, t.text_strong)
        },
        hovered: state(t.hover, outline, t.text_strong),
        active: state(t.pressed, ring, t.text_strong),
        open: state(t.pressed, outline, t.text_strong),
    }
}

/// The same radius at all four corners.
fn corner(radius: f32) -> CornerRadius {
    CornerRadius::same(radius as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_style_has_a_font() {
        let definitions = font_definitions();
        for font in style_of(Theme::Light, Contrast::Normal)
            .text_styles
            .values()
        {
            assert!(definitions.families.contains_key(&font.family), "{font:?}");
        }
    }

    #[test]
    fn nothing_is_set_smaller_than_captions() {
        for theme in [Theme::Light, Theme::Dark] {
            let smallest = style_of(theme, Contrast::High)
                .text_styles
                .into_values()
                .map(|font| font.size);
            assert!(smallest.fold(f32::MAX, f32::min) >= Tokens::for_theme(theme).text_small);
        }
    }

    #[test]
    fn reduced_motion_stops_and_returns() {
        let ctx = Context::default();
        install(&ctx);
        restyle(&ctx, Contrast::High, Motion::None);
        assert!(ctx.style_of(Theme::Dark).animation_time <= 0.0);
        restyle(&ctx, Contrast::Normal, Motion::Brief);
        assert!(ctx.style_of(Theme::Dark).animation_time > 0.0);
    }
}
