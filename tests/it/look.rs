//! Pictures of the shared pieces: a change of look is seen in a diff, and never by accident.

use std::time::Duration;

use egui::{
    Button, Checkbox, Color32, Frame, Grid, RadioButton, Rect, RichText, Role, Sense, Slider,
    Stroke, StrokeKind, TextEdit, TextStyle, Theme, Ui, Vec2, ViewportId,
};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotOptions};

use knotmap::model::Intensity;
use knotmap::ui::icons::Icon;
use knotmap::ui::theme::{self, LARGE, TITLE, Tokens};
use knotmap::ui::widgets::{
    ActionButton, Emphasis, Toasts, icon_button, icon_text_button, primary_button, quiet_button,
    rating_row, section_heading,
};

use crate::support::renderer::CpuRenderer;

const SIZE: Vec2 = Vec2::new(640.0, 600.0);

/// A stand-in for the map's own ramp: pale to dark, as the gallery has no map.
const RAMP: [Color32; 11] = [
    Color32::from_rgb(0xf3, 0xe8, 0xd8),
    Color32::from_rgb(0xf3, 0xdc, 0xbb),
    Color32::from_rgb(0xf2, 0xcb, 0x9b),
    Color32::from_rgb(0xee, 0xb6, 0x7d),
    Color32::from_rgb(0xe7, 0x9e, 0x66),
    Color32::from_rgb(0xdb, 0x85, 0x57),
    Color32::from_rgb(0xc9, 0x6c, 0x4d),
    Color32::from_rgb(0xb1, 0x55, 0x46),
    Color32::from_rgb(0x94, 0x41, 0x40),
    Color32::from_rgb(0x75, 0x30, 0x3a),
    Color32::from_rgb(0x55, 0x22, 0x33),
];

#[derive(Default)]
struct Gallery {
    name: String,
    toasts: Toasts<u8>,
    rated: Option<Intensity>,
    pressed: Option<u8>,
}

fn gallery(theme: Theme, pixels_per_point: f32) -> Harness<'static, Gallery> {
    let mut state = Gallery {
        name: "Jeffrey".to_owned(),
        ..Gallery::default()
    };
    let undo = Some(("Take back".to_owned(), 5));
    state.toasts.push("Deleted “Jeffrey”", undo, 0.0);
    Harness::builder()
        .with_size(SIZE)
        .with_pixels_per_point(pixels_per_point)
        .with_theme(theme)
        .with_options(SnapshotOptions::new().output_path("tests/it/snapshots"))
        .with_context_setup(theme::install)
        .renderer(CpuRenderer::default())
        .build_ui_state(gallery_ui, state)
}

fn gallery_ui(ui: &mut Ui, state: &mut Gallery) {
    let t = Tokens::of(ui);
    Frame::new().inner_margin(t.space_xl).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = t.space_m;
        type_ui(ui, state);
        buttons_ui(ui);
        section_heading(ui, "Rate now");
        let rated = rating_row(ui, Intensity::new(6).ok(), RAMP);
        state.rated = rated.or(state.rated);
        section_heading(ui, "Icons");
        icons_ui(ui, t);
        surfaces_ui(ui, t);
    });
    state.pressed = state.toasts.show(ui).or(state.pressed);
}

fn type_ui(ui: &mut Ui, state: &mut Gallery) {
    let t = Tokens::of(ui);
    ui.horizontal(|ui| {
        let named = |name: &str| TextStyle::Name(name.into());
        ui.label(
            RichText::new("6")
                .text_style(named(LARGE))
                .color(t.text_strong),
        );
        ui.label(
            RichText::new("Left trapezius")
                .text_style(named(TITLE))
                .color(t.text_strong),
        );
        ui.label(
            RichText::new("6 cm from the spine · level T4")
                .small()
                .color(t.text_subdued),
        );
    });
    ui.horizontal(|ui| {
        let label = ui.label("Name");
        ui.add(TextEdit::singleline(&mut state.name).desired_width(160.0))
            .labelled_by(label.id);
        ui.colored_label(t.ok, "✓ Released");
        ui.colored_label(t.warn, "▲ Flared");
        ui.colored_label(t.danger, "✗ Not saved");
        ui.hyperlink_to("Show on map", "");
    });
}

fn buttons_ui(ui: &mut Ui) {
    ui.horizontal(|ui| {
        primary_button(ui, "Add rating");
        icon_text_button(ui, Icon::Treatment, "Log treatment…");
        quiet_button(ui, "Cancel");
        ui.add(ActionButton::new("Delete knot").emphasis(Emphasis::Danger));
        ui.add_enabled(false, ActionButton::new("Redo").icon(Icon::Redo));
    });
    ui.horizontal(|ui| {
        ui.add(ActionButton::icon_only(Icon::Layers, "Muscles").selected(true));
        icon_button(ui, Icon::Undo, "Undo");
        ui.add(Button::new("Plain"));
        ui.add(Checkbox::new(&mut true, "Muscles"));
        ui.add(RadioButton::new(true, "Now"));
        ui.add(RadioButton::new(false, "On pressing"));
        ui.add(Slider::new(&mut 4_u8, 1..=5).text("Pressure"));
    });
}

fn icons_ui(ui: &mut Ui, t: &Tokens) {
    Grid::new("icons")
        .min_col_width(t.icon)
        .spacing(Vec2::splat(t.space_m))
        .show(ui, |ui| {
            for (index, icon) in Icon::ALL.into_iter().enumerate() {
                let (rect, _) = ui.allocate_exact_size(Vec2::splat(t.icon), Sense::hover());
                icon.paint(ui.painter(), rect, t.text);
                if index % 18 == 17 {
                    ui.end_row();
                }
            }
        });
    ui.horizontal(|ui| {
        for icon in [
            Icon::Released,
            Icon::Returned,
            Icon::Mirror,
            Icon::Settings,
            Icon::Info,
        ] {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(t.space_xxl), Sense::hover());
            icon.paint(ui.painter(), rect, t.accent_text);
        }
    });
}

fn surfaces_ui(ui: &mut Ui, t: &Tokens) {
    let colors = [
        t.bg,
        t.panel,
        t.raised,
        t.field,
        t.control,
        t.hover,
        t.pressed,
        t.selected,
        t.accent,
        t.danger_fill,
        t.inverse,
        t.hairline,
    ];
    ui.horizontal(|ui| {
        for color in colors {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(t.row), Sense::hover());
            let inner = Rect::from_center_size(rect.center(), rect.size());
            let line = Stroke::new(1.0, t.hairline);
            ui.painter()
                .rect(inner, t.radius_s, color, line, StrokeKind::Inside);
        }
    });
}

#[test]
fn gallery_light() {
    gallery(Theme::Light, 1.0).snapshot("gallery_light");
}

#[test]
fn gallery_dark() {
    gallery(Theme::Dark, 1.0).snapshot("gallery_dark");
}

#[test]
fn focus_and_hover_at_two_pixels_per_point() {
    let mut harness = gallery(Theme::Light, 2.0);
    harness.get_by_label("Rate 8 of 10").focus();
    harness.get_by_label("Cancel").hover();
    harness.run();
    harness.snapshot("gallery_2x_focus");
}

#[test]
fn the_same_picture_twice() {
    let [first, second] = [(); 2].map(|()| gallery(Theme::Light, 1.0).render().unwrap());
    assert!(first == second);
}

#[test]
fn a_settled_window_asks_for_no_repaint() {
    let mut harness = gallery(Theme::Light, 1.0);
    harness.state_mut().toasts = Toasts::default();
    harness.run();
    let delay = harness.output().viewport_output[&ViewportId::ROOT].repaint_delay;
    assert_eq!(delay, Duration::MAX);
}

#[test]
fn a_toast_asks_for_one_repaint_when_it_is_due() {
    let mut harness = gallery(Theme::Light, 1.0);
    harness.run();
    let delay = harness.output().viewport_output[&ViewportId::ROOT].repaint_delay;
    assert!(delay > Duration::from_secs(3), "{delay:?}");
    harness.run_steps(30);
    assert!(harness.state().toasts.is_empty());
}

#[test]
fn a_long_message_fits_into_the_smallest_window() {
    let mut harness = gallery(Theme::Light, 1.0);
    let name = "a very long name ".repeat(20);
    let action = Some(("Restore".to_owned(), 1));
    let toasts = &mut harness.state_mut().toasts;
    toasts.push(format!("Deleted “{name}”"), action, 0.0);
    harness.run();
    let restore = harness.get_by_label("Restore").rect();
    assert!(restore.right() < SIZE.x && restore.left() > SIZE.x / 2.0);
}

#[test]
fn headings_and_messages_are_known_to_screen_readers() {
    let harness = gallery(Theme::Light, 1.0);
    harness.get_by_role_and_label(Role::Heading, "Rate now");
    harness.get_by_role_and_label(Role::Status, "Deleted “Jeffrey”");
}

#[test]
fn buttons_are_pressed_by_name() {
    let mut harness = gallery(Theme::Light, 1.0);
    harness.get_by_label("Rate 7 of 10").click();
    harness.get_by_label("Take back").click();
    harness.run();
    assert_eq!(harness.state().rated.map(Intensity::get), Some(7));
    assert_eq!(harness.state().pressed, Some(5));
    assert!(harness.state().toasts.is_empty());
}
