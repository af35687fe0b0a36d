//! The one button of the program, in four degrees of emphasis.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Color32, FontFamily, FontId, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind,
    Ui, Vec2, Widget, WidgetInfo,
};

use crate::ui::icons::Icon;
use crate::ui::theme::{SEMIBOLD, Tokens};

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Emphasis {
    /// The one thing to do here; at most one in view.
    Primary,
    /// A button among others.
    #[default]
    Normal,
    /// Without a fill until the pointer is over it.
    Quiet,
    /// Deletes something.
    Danger,
}

/// A button with text, an icon or both. Its label is also its accessible name.
#[must_use = "add it to a Ui"]
pub struct ActionButton<'a> {
    label: &'a str,
    icon: Option<Icon>,
    shows_label: bool,
    shortcut: Option<&'a str>,
    emphasis: Emphasis,
    selected: bool,
}

impl<'a> ActionButton<'a> {
    /// A button that shows its label.
    pub fn new(label: &'a str) -> Self {
        Self {
            label,
            icon: None,
            shows_label: true,
            shortcut: None,
            emphasis: Emphasis::default(),
            selected: false,
        }
    }

    /// A quiet square button that shows an icon, and its label as the tooltip.
    pub fn icon_only(icon: Icon, label: &'a str) -> Self {
        Self {
            icon: Some(icon),
            shows_label: false,
            emphasis: Emphasis::Quiet,
            ..Self::new(label)
        }
    }

    /// Puts an icon before the label.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Names the keys that do the same, for the tooltip.
    pub fn shortcut(mut self, keys: &'a str) -> Self {
        self.shortcut = Some(keys);
        self
    }

    /// Sets how much it asks to be pressed.
    pub fn emphasis(mut self, emphasis: Emphasis) -> Self {
        self.emphasis = emphasis;
        self
    }

    /// Shows it as switched on, and says so to screen readers.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    fn tooltip(&self) -> Option<String> {
        match (self.shows_label, self.shortcut) {
            (true, None) => None,
            (true, Some(keys)) => Some(keys.to_owned()),
            (false, None) => Some(self.label.to_owned()),
            (false, Some(keys)) => Some(format!("{}  {keys}", self.label)),
        }
    }

    fn size(&self, t: &Tokens, text: f32) -> Vec2 {
        let icon = if self.icon.is_some() {
            t.icon + t.space_xs
        } else {
            0.0
        };
        Vec2::new(text + icon + 2.0 * t.space_m, t.control_height)
    }

    fn fill_and_ink(&self, t: &Tokens, response: &Response) -> (Color32, Color32) {
        let (held, hovered) = (response.is_pointer_button_down_on(), response.hovered());
        let pick = |rest, hover, pressed| match (held, hovered) {
            (true, _) => pressed,
            (false, true) => hover,
            (false, false) => rest,
        };
        match self.emphasis {
            _ if self.selected => (t.selected, t.accent_text),
            Emphasis::Primary => (
                pick(t.accent, t.accent_hover, t.accent_pressed),
                t.on_accent,
            ),
            Emphasis::Normal => (pick(t.control, t.hover, t.pressed), t.text_strong),
            Emphasis::Quiet => (pick(Color32::TRANSPARENT, t.hover, t.pressed), t.text),
            Emphasis::Danger => {
                let hover = t.danger_fill.lerp_to_gamma(t.text_strong, 0.1);
                (pick(t.danger_fill, hover, hover), t.on_accent)
            }
        }
    }

    fn paint(&self, ui: &Ui, response: &Response, text: Option<Arc<Galley>>) {
        let t = Tokens::of(ui);
        let (fill, ink) = self.fill_and_ink(t, response);
        let painter = ui.painter();
        painter.rect_filled(response.rect, t.radius_s, fill);
        paint_focus(ui, response, t.radius_s);

        let icon_size = Vec2::splat(t.icon);
        let Some(text) = text else {
            if let Some(icon) = self.icon {
                icon.paint(
                    painter,
                    Rect::from_center_size(response.rect.center(), icon_size),
                    ink,
                );
            }
            return;
        };
        let inner = response.rect.shrink2(Vec2::new(t.space_m, 0.0));
        if let Some(icon) = self.icon {
            // Optically, an icon needs less room on its outer side than text does.
            let left = inner.left_center() - Vec2::new(t.space_xs / 2.0, 0.0);
            icon.paint(
                painter,
                Align2::LEFT_CENTER.anchor_size(left, icon_size),
                ink,
            );
        }
        let at = Align2::RIGHT_CENTER.anchor_size(inner.right_center(), text.size());
        painter.galley(at.min, text, ink);
    }
}

impl Widget for ActionButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let t = Tokens::of(ui);
        let family = match self.emphasis {
            Emphasis::Primary | Emphasis::Danger => FontFamily::Name(SEMIBOLD.into()),
            Emphasis::Normal | Emphasis::Quiet => FontFamily::Proportional,
        };
        let text = self.shows_label.then(|| {
            let font = FontId::new(t.text_body, family);
            let label = self.label.to_owned();
            let mut job = LayoutJob::simple_singleline(label, font, Color32::PLACEHOLDER);
            // In a row that wraps nothing can be wider than the row.
            if ui.layout().main_wrap() {
                let room = ui.max_rect().width() - self.size(t, 0.0).x;
                job.wrap = TextWrapping::truncate_at_width(room);
            }
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        });
        let is_cut = text.as_ref().is_some_and(|text| text.elided);
        let size = match &text {
            Some(text) => self.size(t, text.size().x.ceil()),
            None => Vec2::splat(t.control_height),
        };
        let (_, mut response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| {
            if self.selected {
                WidgetInfo::selected(Role::Button, ui.is_enabled(), true, self.label)
            } else {
                WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.label)
            }
        });
        if ui.is_rect_visible(response.rect) {
            self.paint(ui, &response, text);
        }
        if is_cut {
            response = response.on_hover_text(self.label);
        }
        if let Some(tooltip) = self.tooltip() {
            response = response.on_hover_text(tooltip);
        }
        response
    }
}

/// Paints the ring around what has the keyboard, just outside `response`.
pub(super) fn paint_focus(ui: &Ui, response: &Response, radius: f32) {
    if response.has_focus() {
        let t = Tokens::of(ui);
        let ring = Stroke::new(t.focus_width, t.focus);
        ui.painter()
            .rect_stroke(response.rect, radius, ring, StrokeKind::Outside);
    }
}

/// A quiet square button that shows an icon; `label` is its tooltip and accessible name.
pub fn icon_button(ui: &mut Ui, icon: Icon, label: &str) -> Response {
    ui.add(ActionButton::icon_only(icon, label))
}

/// A button with an icon and text.
pub fn icon_text_button(ui: &mut Ui, icon: Icon, label: &str) -> Response {
    ui.add(ActionButton::new(label).icon(icon))
}

/// The one thing to do here.
pub fn primary_button(ui: &mut Ui, label: &str) -> Response {
    ui.add(ActionButton::new(label).emphasis(Emphasis::Primary))
}

/// A button without a fill, beside a more important one.
pub fn quiet_button(ui: &mut Ui, label: &str) -> Response {
    ui.add(ActionButton::new(label).emphasis(Emphasis::Quiet))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tooltips_say_what_the_button_does_not_show() {
        let icon = ActionButton::icon_only(Icon::Undo, "Undo");
        assert_eq!(icon.tooltip().as_deref(), Some("Undo"));
        assert_eq!(
            icon.shortcut("Ctrl+Z").tooltip().as_deref(),
            Some("Undo  Ctrl+Z")
        );
        assert_eq!(ActionButton::new("Save").tooltip(), None);
        let keys = ActionButton::new("Save").shortcut("Ctrl+S").tooltip();
        assert_eq!(keys.as_deref(), Some("Ctrl+S"));
    }
}
