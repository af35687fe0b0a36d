//! The tour: what the program is for, each step with a picture that the program draws itself.

use egui::{Rect, Ui, Vec2};
use kurbo::Affine;

use crate::analysis::Moment;
use crate::body::Body;
use crate::model::{Chart, MilestoneKind, Stamp, View};
use crate::scene::{Scene, Theme};
use crate::ui::map::{Picture, scene_theme};
use crate::ui::theme::Tokens;

/// One step of the tour.
struct Step {
    title: &'static str,
    text: &'static str,
    /// What the picture shows, in words.
    alt: &'static str,
    shows: Shows,
}

/// What a step's picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shows {
    /// The sample at the moment, with this camera of this view.
    Now(View, &'static str),
    /// The sample at four times, from its first rating to now.
    OverTime,
    /// The sample before its knot let go, and after.
    BeforeAndAfter,
    /// The sample as it is printed.
    Printed,
}

const STEPS: [Step; 6] = [
    Step {
        title: "A map of your own body",
        text: "Left and right are always your own: L and R stand on every map. Turn the body with V, look closer with the wheel, see all of it with Shift+F.",
        alt: "The whole body from behind, with the knots of the sample",
        shows: Shows::Now(View::Back, "whole"),
    },
    Step {
        title: "Place a knot, name it, rate it",
        text: "Click where it is sore, type a name, press a digit, then Enter. A name is optional. From then on a click and a digit are one more rating.",
        alt: "The upper back with the knots of the sample, each with its number and name",
        shows: Shows::Now(View::Back, "upper_back"),
    },
    Step {
        title: "The same knot for years",
        text: "Every rating stays with its knot: worse or better, could not say, or not asked. None of these is the same as 0. You can date an entry back, correct it or take it away at any time.",
        alt: "Four maps side by side, from the first rating in the sample to the present",
        shows: Shows::OverTime,
    },
    Step {
        title: "The day it lets go",
        text: "Say so with R. The knot stays on the map, hollow, with the date and the treatment. If it comes back, Shift+R brings it back to life, and its history with it.",
        alt: "Two maps side by side: before a knot of the sample was released, and after",
        shows: Shows::BeforeAndAfter,
    },
    Step {
        title: "One page to hand over",
        text: "A therapist or doctor has a minute. Export the map, or the page with what changed, since when, and what was tried. It can be read in grey, too.",
        alt: "The map of the sample in the colours of print",
        shows: Shows::Printed,
    },
    Step {
        title: "It is yours",
        text: "A chart is one file that you can read, on your own disk. Nothing is sent anywhere. What you enter is your record; it is not a diagnosis.",
        alt: "The body from your left side",
        shows: Shows::Now(View::Left, "whole"),
    },
];

/// How many steps there are.
pub const LENGTH: usize = STEPS.len();

/// The tour between frames.
#[derive(Debug, Default)]
pub struct Tour {
    /// The step shown, from 0.
    pub step: usize,
    pictures: [Picture; 4],
    scenes: Option<(usize, Theme, Vec<Scene>)>,
}

impl Tour {
    /// Shows the step: its picture above, its words below.
    pub fn show(&mut self, ui: &mut Ui, body: &Body, sample: &Chart, now: Stamp, size: Vec2) {
        let Some(step) = STEPS.get(self.step) else {
            return;
        };
        let tokens = Tokens::of(ui.ctx());
        let theme = match step.shows {
            Shows::Printed => Theme::Print,
            _ => scene_theme(ui),
        };
        if !matches!(&self.scenes, Some((of, colors, _)) if (*of, *colors) == (self.step, theme)) {
            let scenes = scenes(step.shows, body, sample, now, theme);
            self.scenes = Some((self.step, theme, scenes));
        }
        let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, step.alt));
        let scenes = self.scenes.as_ref().map_or(&[][..], |(.., scenes)| scenes);
        ui.painter().rect_filled(
            rect,
            tokens.radius_m,
            crate::ui::map::color32(theme.palette().paper),
        );
        let width = rect.width() / scenes.len().max(1) as f32;
        for (index, (scene, picture)) in scenes.iter().zip(&mut self.pictures).enumerate() {
            let left = rect.left_top() + Vec2::new(width * index as f32, 0.0);
            let part = Rect::from_min_size(left, Vec2::new(width, rect.height()));
            picture.paint(ui, scene, part, theme.palette());
        }
        ui.label(egui::RichText::new(step.title).text_style(egui::TextStyle::Heading));
        ui.label(step.text);
    }
}

fn scenes(shows: Shows, body: &Body, sample: &Chart, now: Stamp, theme: Theme) -> Vec<Scene> {
    let scene = |view, camera, moment| {
        Scene::build(sample, body, view, Some(camera), moment, theme.palette())
    };
    let moments = match shows {
        Shows::Now(view, camera) => {
            return scene(view, camera, Moment::Present(now))
                .into_iter()
                .collect();
        }
        Shows::Printed => vec![now],
        Shows::OverTime => quarters(sample, now),
        Shows::BeforeAndAfter => around_release(sample).unwrap_or_default(),
    };
    let share = 1.2 / moments.len().max(1) as f64;
    let at = |moment| scene(View::Back, "upper_back", Moment::At(moment));
    let found = moments.into_iter().filter_map(at);
    found.map(|scene| narrowed(scene, share.min(1.0))).collect()
}

/// Several pictures share the room of one: the middle of what they show is enough.
fn narrowed(mut scene: Scene, share: f64) -> Scene {
    let middle = scene.bounds.center().to_vec2();
    let narrower = Affine::translate(middle)
        * Affine::scale_non_uniform(share, 1.0)
        * Affine::translate(-middle);
    scene.bounds = narrower.transform_rect_bbox(scene.bounds);
    scene
}

/// A day before the first release in the chart, and a day after.
fn around_release(sample: &Chart) -> Option<Vec<Stamp>> {
    let entries = sample.entries();
    let mut milestones = entries.iter().flat_map(|entry| entry.milestones());
    let released = milestones.find(|milestone| milestone.kind == MilestoneKind::Released)?;
    let at = released.at.exact()?;
    let day = jiff::SignedDuration::from_hours(24);
    Some(vec![at.plus(-day), at.plus(day)])
}

/// Four times with equal distances, from the first exact rating to now.
fn quarters(sample: &Chart, now: Stamp) -> Vec<Stamp> {
    let entries = sample.entries();
    let ratings = entries.iter().flat_map(|entry| entry.ratings());
    let first = ratings.filter_map(|rating| rating.felt_at.exact()).min();
    let first = first.unwrap_or(now);
    let step = (now.second() - first.second()) / 3;
    (0..4)
        .map(|index| first.plus(jiff::SignedDuration::from_secs(step * index)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store;

    #[test]
    fn every_step_has_its_picture() {
        let sample = store::parse(include_bytes!("../../../examples/jeffrey.ron")).unwrap();
        let body = Body::shared().unwrap();
        let now = "2026-11-22T08:00:00+01:00".parse().unwrap();
        for step in &STEPS {
            let scenes = scenes(step.shows, body, &sample, now, Theme::Light);
            let expected = match step.shows {
                Shows::OverTime => 4,
                Shows::BeforeAndAfter => 2,
                Shows::Now(..) | Shows::Printed => 1,
            };
            assert_eq!(scenes.len(), expected, "{}", step.title);
        }
    }

    #[test]
    fn the_knot_that_let_go_looks_different_after() {
        let sample = store::parse(include_bytes!("../../../examples/jeffrey.ron")).unwrap();
        let body = Body::shared().unwrap();
        let now = "2026-11-22T08:00:00+01:00".parse().unwrap();
        let scenes = scenes(Shows::BeforeAndAfter, body, &sample, now, Theme::Light);
        assert_ne!(scenes[0].marks, scenes[1].marks);
    }
}
