//! The regions of the body for who does not see them: each drawn one has a name that says what it is, on which side,
//! how deep, and which knots lie in it.
//!
//! They are one list, below the map: one stop of the Tab key, walked by the arrows from the head down. The walked one
//! is outlined, and Enter places a knot in it.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo};
use egui::{accesskit, vec2};

use super::MapView;
use super::camera::Camera;
use super::focus::focus_ring;
use crate::analysis::{Phase, state_at};
use crate::body::{BodyView, Region};
use crate::model::{Place, Side, View};
use crate::scene::{Look, Mark, rating_in_words};
use crate::session::Action;
use crate::ui::likes::Likes;
use crate::ui::{Outbox, PanelInput, keys};

/// Arrows walk the list; Tab leaves it.
const KEEP_ARROWS: EventFilter = EventFilter {
    tab: false,
    horizontal_arrows: true,
    vertical_arrows: true,
    escape: false,
};

/// The drawn regions from the head down, with their names once someone listens.
#[derive(Debug, Default)]
pub(super) struct RegionList {
    key: Option<(u64, Look, View, Likes)>,
    /// Indices among the regions of the view.
    order: Vec<usize>,
    names: Vec<String>,
    walked: Option<usize>,
}

impl RegionList {
    fn update(
        &mut self,
        input: PanelInput<'_>,
        view: &BodyView,
        look: Look,
        marks: &[Mark],
        says: bool,
    ) {
        let key = Some((input.session.revision(), look, view.view, Likes::now()));
        if self.key != key {
            *self = Self {
                key,
                order: order(view, look),
                names: Vec::new(),
                walked: self.walked,
            };
        }
        if says && self.names.len() != self.order.len() {
            self.names = names(input, view, &self.order, marks);
        }
    }

    /// The place in the list of the region that is walked.
    fn current(&self) -> Option<usize> {
        let walked = self.walked?;
        self.order.iter().position(|index| *index == walked)
    }

    fn step(&self, key: Key) -> Option<usize> {
        let last = self.order.len().checked_sub(1)?;
        let to = match (key, self.current()) {
            (Key::Home, _) | (_, None) => 0,
            (Key::End, _) => last,
            (Key::ArrowUp | Key::ArrowLeft, Some(at)) => at.saturating_sub(1),
            (_, Some(at)) => (at + 1).min(last),
        };
        self.order.get(to).copied()
    }
}

/// The drawn regions, from the head down; beside each other the person's left first.
fn order(view: &BodyView, look: Look) -> Vec<usize> {
    let drawn = view.regions.iter().enumerate();
    let mut order: Vec<(usize, &Region)> = drawn
        .filter(|(_, region)| look.draws(view.view, region))
        .collect();
    let side = |region: &Region| region.side != Side::Left;
    order.sort_by(|(_, a), (_, b)| {
        let by_height = a.bounds.y0.total_cmp(&b.bounds.y0);
        // Both halves are equal but for rounding.
        let same = (a.bounds.y0 - b.bounds.y0).abs() < 1e-6;
        let by_height = if same { a.id.cmp(&b.id) } else { by_height };
        by_height.then(side(a).cmp(&side(b)))
    });
    order.into_iter().map(|(index, _)| index).collect()
}

/// What each region is called: "Infraspinatus, your left, superficial layer, 1 knot: Jeffrey, 7 of 10".
fn names(input: PanelInput<'_>, view: &BodyView, order: &[usize], marks: &[Mark]) -> Vec<String> {
    let under: Vec<(&Mark, Vec<&Region>)> = marks
        .iter()
        .map(|mark| (mark, view.regions_at(mark.place.pos)))
        .collect();
    let said = |mark: &Mark| {
        let entry = input.session.chart().entry(mark.knot);
        let name = entry.map_or(mark.label.as_str(), |entry| entry.knot().display_name());
        let state = entry.map(|entry| state_at(entry, input.moment()));
        let rating = rating_in_words(state.and_then(|state| state.rating));
        match mark.phase {
            Phase::Released(_) => format!("{name}, {rating}, released"),
            Phase::Returned(_) => format!("{name}, {rating}, came back"),
            Phase::Open => format!("{name}, {rating}"),
        }
    };
    let name = |region: &Region| {
        let inside = under
            .iter()
            .filter(|(_, regions)| regions.iter().any(|other| std::ptr::eq(*other, region)));
        let inside: Vec<String> = inside.map(|(mark, _)| said(mark)).collect();
        let knots = match inside.len() {
            0 => "no knots".to_owned(),
            1 => format!("1 knot: {}", inside.join("")),
            count => format!("{count} knots: {}", inside.join("; ")),
        };
        let side = match region.side {
            Side::Middle => "on the mid-line".to_owned(),
            side => format!("your {side}"),
        };
        format!(
            "{}, {side}, {} layer, {knots}",
            region.name,
            region.layer.name()
        )
    };
    let regions = order.iter().filter_map(|index| view.regions.get(*index));
    regions.map(name).collect()
}

impl MapView {
    /// The id of the list of regions.
    fn regions_id() -> Id {
        Self::id().with("regions")
    }

    /// Puts the list of regions below the map and takes its keys. Returns whether it has the keyboard focus.
    pub(super) fn region_nodes(
        &mut self,
        ui: &mut Ui,
        input: PanelInput<'_>,
        (view, marks): (&BodyView, &[Mark]),
        (camera, viewport): (&Camera, Rect),
        out: &mut Outbox,
    ) {
        let says = ui
            .ctx()
            .accesskit_node_builder(Self::id(), |_| ())
            .is_some();
        self.regions.update(input, view, self.look, marks, says);
        if self.regions.order.is_empty() {
            return;
        }
        let id = Self::regions_id();
        let within = UiBuilder::new()
            .max_rect(viewport)
            .id_salt("regions")
            .accessibility_parent(Self::id());
        let list_ui = ui.new_child(within);
        let list = list_ui.interact(viewport, id, Sense::focusable_noninteractive());
        let count = self.regions.order.len();
        list.widget_info(|| {
            let name = format!("Regions, {} view, {count}", view.view.name());
            WidgetInfo::labeled(Role::List, true, name)
        });
        if list.has_focus() {
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, KEEP_ARROWS));
            self.walk(ui, input, view, out);
            if keys::shows_focus(ui.ctx()) {
                focus_ring(ui, viewport);
            }
        }
        let asked = if says {
            self.items(ui, (view, camera), viewport)
        } else {
            None
        };
        if let Some(index) = asked {
            self.regions.walked = Some(index);
            self.show_region(input.body, view.view, index);
        }
    }

    /// Puts each region into the list. Returns which one was asked to be shown.
    fn items(
        &self,
        ui: &mut Ui,
        (view, camera): (&BodyView, &Camera),
        viewport: Rect,
    ) -> Option<usize> {
        let id = Self::regions_id();
        let within = UiBuilder::new()
            .max_rect(viewport)
            .id_salt("region")
            .accessibility_parent(id);
        let items_ui = ui.new_child(within);
        let mut asked = None;
        for (index, name) in self.regions.order.iter().zip(&self.regions.names) {
            let Some(region) = view.regions.get(*index) else {
                continue;
            };
            let item = id.with(*index);
            let min = camera.screen_from_map(viewport, region.bounds.origin());
            let size = vec2(region.bounds.width() as f32, region.bounds.height() as f32);
            let rect = Rect::from_min_size(min, size * camera.scale as f32);
            let response = items_ui.interact(rect, item, Sense::empty());
            response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, name));
            let action = accesskit::Action::Click;
            ui.ctx()
                .accesskit_node_builder(item, |node| node.add_action(action));
            if ui.input(|i| i.has_accesskit_action_request(item, action)) {
                asked = Some(*index);
            }
        }
        if let Some(at) = self.regions.current().and(self.regions.walked) {
            ui.ctx().accesskit_node_builder(id, |node| {
                node.set_active_descendant(id.with(at).accesskit_id());
            });
        }
        asked
    }

    /// Arrows, Home and End walk the list; Enter places a knot where it stands.
    fn walk(&mut self, ui: &Ui, input: PanelInput<'_>, view: &BodyView, out: &mut Outbox) {
        let pressed = |key: Key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let steps = [
            Key::ArrowDown,
            Key::ArrowRight,
            Key::ArrowUp,
            Key::ArrowLeft,
            Key::Home,
            Key::End,
        ];
        if let Some(to) = steps
            .into_iter()
            .find(|key| pressed(*key))
            .and_then(|key| self.regions.step(key))
        {
            self.regions.walked = Some(to);
            self.show_region(input.body, view.view, to);
        }
        let current = self.regions.current().and(self.regions.walked);
        let region = current.and_then(|index| view.regions.get(index));
        let place = region.and_then(|region| view.pos(region.middle()));
        if let Some(pos) = place.filter(|_| pressed(Key::Enter)) {
            out.act(Action::PlaceKnot(Place::new(view.view, pos)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::Body;
    use crate::scene::Shown;

    #[test]
    fn every_drawn_region_is_walked_once_from_the_head_down() {
        for view in View::ALL {
            let view = Body::shared().unwrap().view(view).unwrap();
            for shown in Shown::ALL {
                let look = Look::of(shown);
                let order = order(view, look);
                let drawn = view.regions.iter();
                let drawn = drawn.filter(|region| look.draws(view.view, region));
                assert_eq!(order.len(), drawn.count());
                let tops: Vec<f64> = order.iter().map(|i| view.regions[*i].bounds.y0).collect();
                assert!(tops.is_sorted_by(|a, b| *a <= *b + 1e-6), "{tops:?}");
                for pair in order.chunks(2).filter(|_| view.view == View::Back) {
                    let sides = pair.iter().map(|i| view.regions[*i].side);
                    assert!(sides.eq([Side::Left, Side::Right]));
                }
            }
        }
    }
}
