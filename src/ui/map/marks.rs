//! The marks on the map: kept between frames, found under the pointer, and named for screen readers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Pos2, Rect, Sense, Ui, Vec2, accesskit};

use super::camera::Camera;
use super::{KEEP_ARROWS, MapView};
use crate::analysis::{KnotState, state_at};
use crate::body::BodyView;
use crate::model::{Knot, KnotId, Place, View};
use crate::scene::{self, Mark, Theme};
use crate::session::Action;
use crate::store::LengthUnit;
use crate::ui::likes::{Likes, place_in_words};
use crate::ui::{Outbox, PanelInput};

/// A mark is hit at least this far from its middle, in points.
const MIN_HIT_PT: f32 = 12.0;
/// Most marks that are named and can take the keyboard focus at a time; the list has them all.
const MOST_NODES: usize = 500;

/// The marks of one state of the chart.
#[derive(Debug, Default)]
pub struct MarkCache {
    key: Option<(u64, Theme, View, Likes)>,
    marks: Arc<Vec<Mark>>,
    /// Where each knot is in words, with what that was worked out from: no moment changes it.
    places: BTreeMap<KnotId, (SaidOf, String)>,
}

/// What a place in words was worked out from.
type SaidOf = (Place, Option<u16>, LengthUnit);

impl MarkCache {
    /// The marks as they were last.
    pub fn known(&self) -> &[Mark] {
        &self.marks
    }

    /// The marks, made anew only when chart, selection or theme have changed.
    pub fn get(&mut self, input: PanelInput<'_>, view: &BodyView, theme: Theme) -> Arc<Vec<Mark>> {
        let key = Some((input.session.revision(), theme, view.view, Likes::now()));
        if self.key != key {
            let selected: BTreeSet<KnotId> =
                input.session.selection().knots().iter().copied().collect();
            let (chart, body) = (input.session.chart(), input.body);
            let person = chart.person();
            let (ruler_mm, ruler_cm) = (person.ruler_mm, person.ruler_cm());
            let places = &mut self.places;
            places.retain(|knot, _| chart.knot(*knot).is_some());
            let lengths = Likes::now().lengths;
            // The place is noted; the sentence is made where someone listens, not at every moment that is passed.
            let note = |knot: &Knot, _: &KnotState<'_>| {
                let said_of = (knot.place, ruler_mm, lengths);
                if places
                    .get(&knot.id)
                    .is_none_or(|(known, _)| *known != said_of)
                {
                    let words = place_in_words(body, &knot.place, ruler_cm).to_string();
                    places.insert(knot.id, (said_of, words));
                }
                String::new()
            };
            let (moment, palette) = (input.moment(), theme.palette());
            let marks = scene::marks_with(chart, view, moment, palette, &selected, note);
            self.marks = Arc::new(marks);
            self.key = key;
        }
        self.marks.clone()
    }

    /// All that a mark shows, in a sentence.
    fn sentence(&self, input: PanelInput<'_>, mark: &Mark) -> String {
        let place = self.places.get(&mark.knot);
        let place = place.map_or("", |(_, words)| words);
        input
            .session
            .chart()
            .entry(mark.knot)
            .map_or_else(String::new, |entry| {
                scene::sentence(entry.knot(), &state_at(entry, input.moment()), place)
            })
    }
}

/// The marks under a place on the screen, nearest first; of equally near ones the upper first.
pub fn marks_at<'a>(
    marks: &'a [Mark],
    camera: &Camera,
    viewport: Rect,
    pos: Pos2,
) -> Vec<&'a Mark> {
    let distance = |mark: &Mark| (camera.screen_from_map(viewport, mark.at) - pos).length();
    let mut hits: Vec<(f32, &Mark)> = marks
        .iter()
        .rev()
        .map(|mark| (distance(mark), mark))
        .filter(|(distance, mark)| *distance <= mark.radius_pt.max(MIN_HIT_PT))
        .collect();
    hits.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    hits.into_iter().map(|(_, mark)| mark).collect()
}

/// Which of the marks under the pointer a click selects: the nearest, or, clicked again, the one after.
pub fn clicked_mark(hits: &[&Mark], primary: Option<KnotId>) -> Option<KnotId> {
    let current = primary.and_then(|id| hits.iter().position(|mark| mark.knot == id));
    let index = current.map_or(0, |index| (index + 1) % hits.len().max(1));
    hits.get(index).map(|mark| mark.knot)
}

impl MapView {
    /// Gives every visible mark a name and a place in the keyboard order; returns whether one has the focus.
    pub(super) fn mark_nodes(
        &self,
        ui: &Ui,
        marks: &[Mark],
        (camera, viewport): (&Camera, Rect),
        input: PanelInput<'_>,
        out: &mut Outbox,
    ) -> bool {
        let mut focused = false;
        let mut visible: Vec<(Pos2, &Mark)> = marks
            .iter()
            .map(|mark| (camera.screen_from_map(viewport, mark.at), mark))
            .filter(|(pos, _)| viewport.contains(*pos))
            .take(MOST_NODES)
            .collect();
        visible.sort_by(|(a, _), (b, _)| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
        for (pos, mark) in visible {
            let rect =
                Rect::from_center_size(pos, Vec2::splat(2.0 * mark.radius_pt.max(MIN_HIT_PT)));
            let id = MapView::id().with(mark.knot.bits());
            let response = ui.interact(
                rect.intersect(viewport),
                id,
                Sense::focusable_noninteractive(),
            );
            let selected = input.session.selection().contains(mark.knot);
            response.widget_info(|| {
                let words = self.marks.sentence(input, mark);
                egui::WidgetInfo::selected(egui::Role::Button, true, selected, words)
            });
            ui.ctx()
                .accesskit_node_builder(id, |node| node.add_action(accesskit::Action::Click));
            let asked = ui.input(|i| i.has_accesskit_action_request(id, accesskit::Action::Click));
            if response.has_focus() {
                focused = true;
                ui.memory_mut(|memory| memory.set_focus_lock_filter(id, KEEP_ARROWS));
            }
            if asked || (response.gained_focus() && !selected) {
                out.act(Action::Select(mark.knot));
            }
        }
        focused
    }
}

#[cfg(test)]
mod tests {
    use kurbo::Point;

    use super::*;
    use crate::analysis::Phase;
    use crate::model::{BodyPos, Place};

    fn mark(id: u64, x: f64) -> Mark {
        Mark {
            knot: KnotId::from_bits(id),
            number: id as usize,
            place: Place::new(View::Back, BodyPos::ORIGIN),
            at: Point::new(x, 0.0),
            radius_pt: 10.0,
            shapes: Vec::new(),
            label: id.to_string(),
            alt: id.to_string(),
            score: None,
            phase: Phase::Open,
        }
    }

    #[test]
    fn overlapping_marks_can_each_be_reached() {
        let marks = [mark(1, 0.0), mark(2, 0.01), mark(3, 0.02)];
        let camera = Camera {
            focus: Point::ZERO,
            scale: 100.0,
        };
        let viewport = Rect::from_center_size(Pos2::new(100.0, 100.0), Vec2::splat(200.0));
        let hits = marks_at(&marks, &camera, viewport, Pos2::new(100.0, 100.0));
        let mut primary = None;
        let mut seen = BTreeSet::new();
        for _ in 0..3 {
            primary = clicked_mark(&hits, primary);
            seen.insert(primary);
        }
        assert_eq!(seen.len(), 3);
    }

    #[test]
    fn a_small_mark_is_hit_within_twelve_points() {
        let marks = [Mark {
            radius_pt: 3.0,
            ..mark(1, 0.0)
        }];
        let camera = Camera {
            focus: Point::ZERO,
            scale: 100.0,
        };
        let viewport = Rect::from_center_size(Pos2::ZERO, Vec2::splat(200.0));
        assert_eq!(
            marks_at(&marks, &camera, viewport, Pos2::new(11.0, 0.0)).len(),
            1
        );
        assert_eq!(
            marks_at(&marks, &camera, viewport, Pos2::new(13.0, 0.0)).len(),
            0
        );
        assert_eq!(clicked_mark(&[], None), None);
    }
}
