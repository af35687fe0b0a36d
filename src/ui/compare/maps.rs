//! The maps of a comparison: still pictures of the chart at each moment, all in the same frame.

use egui::{Align2, FontFamily, FontId, Rect, Ui, pos2, vec2};

use super::Mode;
use super::period::between;
use crate::analysis::Moment;
use crate::model::View;
use crate::scene::{HALO_PT, Mark, Scene, Theme, date_in_words, ghosted};
use crate::ui::PanelInput;
use crate::ui::map::{Camera, Picture, color32, scene_theme};
use crate::ui::theme::{SEMIBOLD, Tokens};

/// Room for what stands under a map, in points.
const CAPTION: f32 = 24.0;
/// No map is narrower than this while there is another way: the letters of the sides need room, in points.
const LEAST_WIDTH: f32 = 130.0;

/// In narrower and in lower maps numbers stand for names, in points.
const NAMES: egui::Vec2 = vec2(240.0, 190.0);
/// Marks that would lie on one another in a small map are drawn smaller, down to this share of their size: their
/// numbers can just be read.
const LEAST_MARKS: f32 = 0.62;
/// The maps show no less than this share of the height of the body they could show.
const LEAST_SHOWN: f64 = 0.4;
/// Room around the knots, as a share of the same.
const ROOM: f64 = 0.12;

/// What the maps were made for.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    version: u64,
    view: View,
    mode: Mode,
    moments: (Moment, Moment),
    theme: Theme,
}

/// One map with what stands under it.
#[derive(Debug)]
struct Map {
    scene: Scene,
    /// Its marks at their usual size.
    marks: Vec<Mark>,
    caption: String,
    picture: Picture,
}

/// The maps between frames.
#[derive(Debug, Default)]
pub(super) struct Maps {
    key: Option<Key>,
    /// The size of the pictures that the marks were made for.
    fitted: Option<egui::Vec2>,
    all: Vec<Map>,
}

impl Maps {
    /// Paints them into a rectangle.
    pub(super) fn show(
        &mut self,
        ui: &Ui,
        input: PanelInput<'_>,
        (view, mode): (View, Mode),
        moments: (Moment, Moment),
        rect: Rect,
    ) {
        let theme = scene_theme(ui);
        let tokens = Tokens::of(ui.ctx());
        let gap = tokens.space_s;
        let key = Key {
            version: input.session.versions().of_chart(),
            view,
            mode,
            moments,
            theme,
        };
        if self.key != Some(key) {
            self.key = Some(key);
            self.all = make(input, key);
            self.fitted = None;
        }
        let frame = self.all.first().map(|map| map.scene.bounds);
        let in_row = in_row(mode.count(), rect.size(), gap, frame.unwrap_or_default());
        let size = cell(mode.count(), in_row, rect.size(), gap);
        let picture = size - vec2(0.0, CAPTION);
        if self.fitted != Some(picture) {
            self.fitted = Some(picture);
            self.fit_marks(mode, picture);
        }
        for (index, map) in self.all.iter_mut().enumerate() {
            let (column, row) = ((index % in_row) as f32, (index / in_row) as f32);
            let corner = rect.min + vec2(column * (size.x + gap), row * (size.y + gap));
            let all = Rect::from_min_size(corner, size);
            let picture = all.with_max_y(all.bottom() - CAPTION);
            let palette = theme.palette();
            let painter = ui.painter();
            painter.rect_filled(picture, tokens.radius_m, color32(palette.paper));
            map.picture.paint(ui, &map.scene, picture, palette);
            let at = pos2(all.center().x, all.bottom() - CAPTION / 2.0);
            let font = FontId::new(tokens.text_body, FontFamily::Name(SEMIBOLD.into()));
            let words = crate::scene::fit(&map.caption, tokens.text_body, true, size.x);
            painter.text(at, Align2::CENTER_CENTER, words, font, tokens.text_strong);
        }
    }

    /// Marks as large as they can be without touching, and numbers where names have no room.
    fn fit_marks(&mut self, mode: Mode, picture: egui::Vec2) {
        let is_narrow = mode == Mode::Four && (picture.x <= NAMES.x || picture.y <= NAMES.y);
        let rect = Rect::from_min_size(pos2(0.0, 0.0), picture);
        // The same in all of them, so that they can be compared. A ghost overlaps its mark on purpose.
        let maps = self.all.iter().filter(|_| mode != Mode::Ghost);
        let shares = maps.map(|map| {
            let scale = Camera::fit(map.scene.bounds, rect).scale;
            room_for_marks(&map.marks, scale)
        });
        let share = shares.fold(1.0, f32::min).max(LEAST_MARKS);
        for map in &mut self.all {
            let marks = map.marks.iter().map(|mark| {
                let mut mark = mark.scaled(share);
                if is_narrow {
                    mark.label = mark.number.to_string();
                }
                mark
            });
            map.scene.marks = marks.collect();
        }
    }
}

/// The share of their size at which no two of these marks touch, at so many points a unit.
fn room_for_marks(marks: &[Mark], scale: f64) -> f32 {
    let mut share = 1.0_f32;
    for (index, one) in marks.iter().enumerate() {
        for other in marks.iter().skip(index + 1) {
            let apart = (one.at.distance(other.at) * scale) as f32;
            share = share.min(apart / (one.radius_pt + other.radius_pt + 2.0 * HALO_PT));
        }
    }
    share
}

/// The room for one map with its caption, so many in a row.
fn cell(count: usize, in_row: usize, all: egui::Vec2, gap: f32) -> egui::Vec2 {
    let share = |all: f32, count: usize| (all - gap * (count - 1) as f32) / count as f32;
    vec2(share(all.x, in_row), share(all.y, count.div_ceil(in_row)))
}

/// How many maps of a frame stand in a row: all, or half of them where they are larger that way.
fn in_row(count: usize, all: egui::Vec2, gap: f32, frame: kurbo::Rect) -> usize {
    if count <= 2 {
        return count;
    }
    let half = count.div_ceil(2);
    let fitted = |in_row: usize| {
        let picture = cell(count, in_row, all, gap) - vec2(0.0, CAPTION);
        let rect = Rect::from_min_size(pos2(0.0, 0.0), picture.max(vec2(1.0, 1.0)));
        (picture.x, Camera::fit(frame, rect).scale)
    };
    let ((width, of_all), (_, of_half)) = (fitted(count), fitted(half));
    if width < LEAST_WIDTH || of_half > of_all {
        half
    } else {
        count
    }
}

/// The maps, all in the frame of the largest.
fn make(input: PanelInput<'_>, key: Key) -> Vec<Map> {
    let (from, to) = key.moments;
    let mut maps: Vec<Map> = captions(input, key)
        .into_iter()
        .filter_map(|(moment, caption)| {
            let palette = key.theme.palette();
            let chart = input.session.chart();
            let scene = Scene::build(chart, input.body, key.view, None, moment, palette)?;
            Some(Map {
                marks: scene.marks.clone(),
                scene,
                caption,
                picture: Picture::default(),
            })
        })
        .collect();
    let frames = maps.iter().map(|map| map.scene.bounds);
    if let Some(frame) = frames.reduce(|one, other| one.union(other)) {
        let marks = maps.iter().flat_map(|map| &map.scene.marks);
        let frame = close_up(frame, marks.map(|mark| mark.at));
        for map in &mut maps {
            map.scene.bounds = frame;
        }
    }
    if key.mode != Mode::Ghost {
        return maps;
    }
    let Some(mut now) = maps.pop() else {
        return maps;
    };
    let then = maps.pop().map(|map| map.scene.marks);
    now.marks = ghosted(now.marks, &then.unwrap_or_default());
    now.caption = format!("{}, with {} behind", date(to), date(from));
    vec![now]
}

/// The part of a frame that the knots lie in: with all of the body in a small map marks would lie on one another.
fn close_up(frame: kurbo::Rect, marks: impl Iterator<Item = kurbo::Point>) -> kurbo::Rect {
    let points = marks.map(|at| kurbo::Rect::from_points(at, at));
    let Some(around) = points.reduce(|one, other| one.union(other)) else {
        return frame;
    };
    let room = frame.height() * ROOM;
    let around = around.inflate(room, room);
    let least = (frame.height() * LEAST_SHOWN - around.height()).max(0.0) / 2.0;
    around.inflate(least, least).intersect(frame)
}

/// The moments of the maps and what stands under each.
fn captions(input: PanelInput<'_>, key: Key) -> Vec<(Moment, String)> {
    let (from, to) = key.moments;
    let named = |name: &str, moment| (moment, format!("{name}, {}", date(moment)));
    match key.mode {
        Mode::SideBySide | Mode::Ghost => vec![(from, date(from)), (to, date(to))],
        // A range that ends before now has a start, a middle, an end, and what came after.
        Mode::Four if matches!(to, Moment::At(_)) => vec![
            named("Start", from),
            named("Middle", between(from, to, 0.5, input.zone)),
            named("End", to),
            (Moment::Present(input.now), "Now".to_owned()),
        ],
        Mode::Four => {
            let third = |share| {
                let moment = between(from, to, share / 3.0, input.zone);
                (moment, date(moment))
            };
            let start = named("Start", from);
            vec![start, third(1.0), third(2.0), (to, "Now".to_owned())]
        }
    }
}

fn date(moment: Moment) -> String {
    match moment {
        Moment::Present(_) => "Now".to_owned(),
        Moment::At(at) => date_in_words(at.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_maps_stand_as_they_are_largest() {
        let upright = kurbo::Rect::new(0.0, 0.0, 60.0, 100.0);
        let rows = |count, size| in_row(count, size, 8.0, upright);
        assert_eq!(rows(4, vec2(1000.0, 400.0)), 4);
        assert_eq!(rows(4, vec2(620.0, 330.0)), 4, "wide and low");
        assert_eq!(rows(4, vec2(620.0, 900.0)), 2, "high");
        assert_eq!(rows(4, vec2(500.0, 330.0)), 2, "too narrow for four");
        assert_eq!(
            rows(2, vec2(300.0, 900.0)),
            2,
            "side by side is side by side"
        );
        assert_eq!(rows(1, vec2(300.0, 900.0)), 1);
        let room = cell(4, 2, vec2(500.0, 408.0), 8.0);
        assert_eq!(room, vec2(246.0, 200.0));
    }

    #[test]
    fn marks_are_as_large_as_they_can_be_without_touching() {
        let mark = |x: f64| Mark {
            knot: crate::model::KnotId::from_bits(x as u64),
            number: 1,
            place: crate::model::Place::new(View::Back, crate::model::BodyPos::ORIGIN),
            at: kurbo::Point::new(x, 0.0),
            radius_pt: 10.0 - HALO_PT,
            shapes: Vec::new(),
            label: String::new(),
            alt: String::new(),
            score: None,
            phase: crate::analysis::Phase::Open,
        };
        assert!((room_for_marks(&[], 10.0) - 1.0).abs() < 1e-6);
        let marks = [mark(0.0), mark(3.0), mark(5.0)];
        assert!((room_for_marks(&marks, 10.0) - 1.0).abs() < 1e-6);
        assert!((room_for_marks(&marks, 8.0) - 0.8).abs() < 1e-6);
        let small = mark(0.0).scaled(0.5);
        assert!((small.radius_pt - (10.0 - HALO_PT) / 2.0).abs() < 1e-6);
    }

    #[test]
    fn maps_are_as_close_as_the_knots_allow() {
        let frame = kurbo::Rect::new(0.0, 0.0, 100.0, 100.0);
        let at =
            |points: &[(f64, f64)]| close_up(frame, points.iter().map(|p| kurbo::Point::from(*p)));
        assert_eq!(at(&[]), frame);
        let one = at(&[(50.0, 30.0)]);
        assert!((one.height() - 40.0).abs() < 1e-9 && one.contains(kurbo::Point::new(50.0, 30.0)));
        let all = at(&[(5.0, 5.0), (95.0, 95.0)]);
        assert_eq!(all, frame, "never more than there is");
    }
}
