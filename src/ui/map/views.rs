//! What is above the map: buttons that turn the body, and the menus of its layers and close-ups.

use egui::epaint::RectShape;
use egui::{Align, Layout, Popup, Rect, Shape, Ui, UiBuilder, vec2};

use crate::body::{Body, BodyView};
use crate::model::View;
use crate::scene::{Look, Shown, Split};
use crate::ui::icons::Icon;
use crate::ui::theme::{Tokens, menu_style};
use crate::ui::widgets::{ActionButton, Emphasis};

/// Room for the buttons of the views, in points.
const VIEWS_WIDTH: f32 = 296.0;
/// Room for the menus with their names, and as icons, in points.
const MENUS_WIDTH: f32 = 190.0;
const ICONS_WIDTH: f32 = 76.0;
/// Room for one button of the views and the icons of the menus, in points.
const COMPACT_WIDTH: f32 = 190.0;
/// Opacity of what stands behind the buttons.
const BEHIND: f32 = 0.82;
/// Least width of a menu, in points.
const MENU_WIDTH: f32 = 190.0;

/// What was chosen above the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Choice {
    /// Another view of the body.
    View(View),
    /// More or less of it.
    Look(Look),
    /// A stretch of view space to look at.
    Camera(kurbo::Rect),
}

/// Shows the buttons and menus, and returns what was chosen.
pub fn show(ui: &mut Ui, body: &Body, view: &BodyView, look: Look, map: Rect) -> Option<Choice> {
    let tokens = Tokens::of(ui.ctx());
    // The side letters stand in both corners.
    let room = map.width() - 4.0 * tokens.space_xxl;
    if map.width() < COMPACT_WIDTH {
        return None;
    }
    let row = |width: f32| {
        let top = map.center_top() + vec2(0.0, tokens.space_s + 0.5 * tokens.row);
        Rect::from_center_size(top, vec2(width, tokens.row))
    };
    if room < VIEWS_WIDTH + ICONS_WIDTH {
        return row_ui(ui, row(COMPACT_WIDTH), |ui| {
            compact_ui(ui, body, view, look)
        });
    }
    // One row, whatever it takes: a second one would cover the head.
    let is_wide = room >= VIEWS_WIDTH + MENUS_WIDTH;
    let menus_width = if is_wide { MENUS_WIDTH } else { ICONS_WIDTH };
    row_ui(ui, row(VIEWS_WIDTH + menus_width), |ui| {
        let turned = views_ui(ui, body, view.view);
        let chosen = if is_wide {
            wide_menus_ui(ui, view, look)
        } else {
            icon_menus_ui(ui, view, look)
        };
        chosen.or(turned)
    })
}

fn row_ui(
    ui: &mut Ui,
    rect: Rect,
    content: impl FnOnce(&mut Ui) -> Option<Choice>,
) -> Option<Choice> {
    let tokens = Tokens::of(ui.ctx());
    // The body may reach below the buttons; how wide they are is known once they are there.
    let backdrop = ui.painter().add(Shape::Noop);
    let builder = UiBuilder::new()
        .max_rect(rect)
        .layout(Layout::left_to_right(Align::Center));
    let row = ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = tokens.space_xs;
        content(ui)
    });
    let behind = tokens.bg.gamma_multiply(BEHIND);
    let filled = row.response.rect.expand(tokens.space_xs);
    ui.painter()
        .set(backdrop, RectShape::filled(filled, tokens.radius_m, behind));
    row.inner
}

fn views_ui(ui: &mut Ui, body: &Body, current: View) -> Option<Choice> {
    let mut chosen = None;
    for view in View::ALL {
        let button = ActionButton::new(label(view)).emphasis(Emphasis::Quiet);
        if body.view(view).is_some() && ui.add(button.selected(view == current)).clicked() {
            chosen = Some(Choice::View(view));
        }
    }
    chosen
}

/// One button for the views, and icons for the menus.
fn compact_ui(ui: &mut Ui, body: &Body, view: &BodyView, look: Look) -> Option<Choice> {
    let button = ActionButton::new(label(view.view))
        .icon(Icon::ChevronDown)
        .emphasis(Emphasis::Quiet);
    let button = ui.add(button);
    let menu = Popup::menu(&button).style(menu_style).show(|ui| {
        let mut chosen = None;
        for other in View::ALL {
            if body.view(other).is_some() && ui.button(label(other)).clicked() {
                chosen = Some(Choice::View(other));
                ui.close();
            }
        }
        chosen
    });
    let turned = menu.and_then(|menu| menu.inner);
    icon_menus_ui(ui, view, look).or(turned)
}

fn icon_menus_ui(ui: &mut Ui, view: &BodyView, look: Look) -> Option<Choice> {
    let buttons = [
        ActionButton::icon_only(Icon::Layers, "Layers"),
        ActionButton::icon_only(Icon::Fit, "Look at"),
    ];
    menus_ui(ui, buttons, view, look)
}

fn wide_menus_ui(ui: &mut Ui, view: &BodyView, look: Look) -> Option<Choice> {
    let button = |label, icon| {
        ActionButton::new(label)
            .icon(icon)
            .emphasis(Emphasis::Quiet)
    };
    let buttons = [button("Layers", Icon::Layers), button("Look at", Icon::Fit)];
    menus_ui(ui, buttons, view, look)
}

fn menus_ui(
    ui: &mut Ui,
    [layers, look_at]: [ActionButton<'_>; 2],
    view: &BodyView,
    look: Look,
) -> Option<Choice> {
    let layers = ui.add(layers.selected(look != Look::default()));
    let chosen = Popup::menu(&layers)
        .style(menu_style)
        .show(|ui| look_ui(ui, view.view, look));
    let look_at = ui.add(look_at);
    let camera = Popup::menu(&look_at)
        .style(menu_style)
        .show(|ui| cameras_ui(ui, view));
    chosen
        .and_then(|menu| menu.inner)
        .map(Choice::Look)
        .or_else(|| camera.and_then(|menu| menu.inner).map(Choice::Camera))
}

/// The layers, one of them; then on which half; then what is drawn over it.
fn look_ui(ui: &mut Ui, view: View, look: Look) -> Option<Look> {
    ui.set_min_width(MENU_WIDTH);
    let mut new = look;
    for shown in Shown::ALL {
        ui.radio_value(&mut new.shown, shown, shown_label(shown));
    }
    if matches!(view, View::Back | View::Front) {
        ui.separator();
        let mut split = look.split;
        for (value, label) in [
            (Split::Whole, "Both halves the same"),
            (Split::DeepRight, "Deeper layer on your right"),
            (Split::DeepLeft, "Deeper layer on your left"),
        ] {
            ui.radio_value(&mut split, value, label);
        }
        if split != look.split {
            new = new.with_split(split);
        }
    }
    ui.separator();
    ui.checkbox(&mut new.landmarks, "Landmarks and levels");
    ui.checkbox(&mut new.zones, "Zones where pain is described");
    (new != look).then_some(new)
}

fn cameras_ui(ui: &mut Ui, view: &BodyView) -> Option<kurbo::Rect> {
    ui.set_min_width(MENU_WIDTH);
    let mut chosen = None;
    for camera in &view.cameras {
        if ui.button(&camera.name).clicked() {
            chosen = Some(camera.rect);
            ui.close();
        }
    }
    chosen
}

fn label(view: View) -> &'static str {
    match view {
        View::Back => "Back",
        View::Left => "Left side",
        View::Right => "Right side",
        View::Front => "Front",
    }
}

const fn shown_label(shown: Shown) -> &'static str {
    match shown {
        Shown::Skin => "Skin",
        Shown::Superficial => "Superficial muscles",
        Shown::Intermediate => "Intermediate muscles and bones",
        Shown::Deep => "Deep muscles and bones",
    }
}
