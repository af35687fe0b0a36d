//! A wheel or a trackpad over one thing: what was turned, and of which kind it is.

use egui::{Event, MouseWheelUnit, Pos2, Response, Ui, Vec2};

/// What a wheel, a trackpad or a pinch asks for in this frame.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// Where the pointer is.
    pub pos: Pos2,
    /// How much a pinch, or a wheel with Ctrl, zooms; 1 without.
    pub pinch: f64,
    /// How far it moves, in points.
    pub scroll: Vec2,
    /// Whether it is a wheel, which moves in steps, rather than a trackpad.
    pub is_wheel: bool,
}

impl Turn {
    /// What is asked of the thing under the pointer; nothing of any other.
    pub fn of(ui: &Ui, response: &Response) -> Option<Self> {
        let pos = response.hover_pos()?;
        if !response.contains_pointer() {
            return None;
        }
        let (pinch, scroll, unit) = ui.input(|i| {
            let unit = i.events.iter().find_map(|event| match event {
                Event::MouseWheel { unit, .. } => Some(*unit),
                _ => None,
            });
            (i.zoom_delta(), i.smooth_scroll_delta(), unit)
        });
        // The rest of a step arrives smoothed over later frames, without its event.
        let is_wheel = ui.data_mut(|data| {
            let known = data.get_temp_mut_or_default::<bool>(response.id.with("wheel"));
            *known = unit.map_or(*known, |unit| unit != MouseWheelUnit::Point);
            *known
        });
        Some(Self {
            pos,
            pinch: f64::from(pinch),
            scroll,
            is_wheel,
        })
    }

    /// Whether anything is asked for.
    pub fn is_any(&self) -> bool {
        self.is_pinch() || self.scroll != Vec2::ZERO
    }

    /// Whether something was pinched, or a wheel was turned with Ctrl.
    pub fn is_pinch(&self) -> bool {
        (self.pinch - 1.0).abs() > f64::from(f32::EPSILON)
    }

    /// How much the travel zooms, with so much for each point as a power of e.
    pub fn zoom(&self, per_point: f32) -> f64 {
        f64::from((self.scroll.y * per_point).exp())
    }
}
