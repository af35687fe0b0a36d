//! Everything the palette can find in the program, the open chart and the body.

use std::collections::BTreeSet;

use super::days::typed_date;
use super::entry::{Entry, Goal, Picture, RegionAt};
use crate::analysis::{Moment, state_at};
use crate::body::{Body, RegionKind};
use crate::model::{Stamp, View};
use crate::scene::{date_in_words, rating_in_words};
use crate::session::Session;
use crate::ui::commands::{Command, TABLE};
use crate::ui::icons::Icon;
use crate::ui::likes::place_in_words;

/// Views in the order in which a region is shown: from behind where it can be seen from there.
const VIEWS: [View; 4] = [View::Back, View::Front, View::Left, View::Right];

/// All commands; those that make no sense now say what they lack.
pub(super) fn commands(ctx: &egui::Context, session: Option<&Session>) -> Vec<Entry> {
    TABLE
        .iter()
        .filter(|spec| spec.command != Command::Palette)
        .map(|spec| Entry {
            more: spec.tooltip.to_owned(),
            aside: spec.shortcut_text(ctx).unwrap_or_default(),
            picture: spec.icon.map_or(Picture::None, Picture::Icon),
            lacks: spec.command.lacks(session),
            ..Entry::new(Goal::Run(spec.command), spec.command.text(session), 20)
        })
        .collect()
}

/// All knots with their ratings now.
pub(super) fn knots(session: &Session, body: &Body, now: Stamp) -> Vec<Entry> {
    let ruler_cm = session.chart().person().ruler_cm();
    let entries = session.chart().entries();
    let knots = entries.iter().map(|entry| {
        let knot = entry.knot();
        let rating = state_at(entry, Moment::Present(now)).rating;
        let place = place_in_words(body, &knot.place, ruler_cm).short();
        Entry {
            more: format!("{place}, {}", rating_in_words(rating)),
            aside: "Knot".to_owned(),
            picture: Picture::Rating(rating.and_then(|rating| rating.score.intensity())),
            ..Entry::new(Goal::Knot(knot.id), knot.display_name().to_owned(), 40)
        }
    });
    knots.collect()
}

/// All treatments, newest first.
pub(super) fn treatments(session: &Session) -> Vec<Entry> {
    let treatments = session.chart().treatments();
    let found = treatments.iter().rev().map(|treatment| {
        let techniques = treatment.techniques.iter().map(|one| one.name.as_str());
        let words: Vec<&str> = std::iter::once(treatment.therapist.as_str())
            .chain(std::iter::once(treatment.location.as_str()))
            .chain(techniques)
            .filter(|word| !word.is_empty())
            .collect();
        let text = format!(
            "{}, {}",
            treatment.kind.label(),
            date_in_words(treatment.at)
        );
        Entry {
            more: words.join(", "),
            aside: "Treatment".to_owned(),
            picture: Picture::Icon(Icon::Treatment),
            ..Entry::new(Goal::Treatment(treatment.id), text, 0)
        }
    });
    found.collect()
}

/// All episodes, newest first.
pub(super) fn episodes(session: &Session) -> Vec<Entry> {
    let episodes = session.chart().episodes();
    let found = episodes.iter().rev().map(|episode| {
        let strength = episode.severity.map(|severity| format!("{severity} of 10"));
        let note = Some(one_line(&episode.note)).filter(|note| !note.is_empty());
        let words: Vec<String> = [strength, note].into_iter().flatten().collect();
        let text = format!("{}, {}", episode.kind.label(), date_in_words(episode.from));
        Entry {
            more: words.join(", "),
            aside: "Episode".to_owned(),
            picture: Picture::Icon(Icon::Calendar),
            ..Entry::new(Goal::Episode(episode.id), text, 0)
        }
    });
    found.collect()
}

/// A text of several lines on one.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All parts of the body with a name, each side once, in the view that shows it best.
pub(super) fn regions(body: &Body, goal: fn(RegionAt) -> Goal) -> Vec<Entry> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for view in VIEWS {
        let regions = body.view(view).map_or(&[][..], |view| &view.regions);
        let mut regions: Vec<_> = regions.iter().enumerate().collect();
        // As hands go over a body: from the skin inward, and from the head down.
        regions.sort_by(|(_, one), (_, other)| {
            let layers = one.layer.cmp(&other.layer);
            layers.then(one.bounds.y0.total_cmp(&other.bounds.y0))
        });
        for (index, region) in regions {
            if !seen.insert((region.name.as_str(), region.side)) {
                continue;
            }
            let kind = match region.kind {
                RegionKind::Muscle => "Muscle",
                RegionKind::Fascia => "Fascia",
                RegionKind::Tendon => "Tendon",
                RegionKind::Bone => "Bone",
                RegionKind::Space => "Hollow",
            };
            found.push(Entry {
                more: region.group.replace('_', " "),
                aside: format!("{kind}, {}", region.layer.name()),
                picture: Picture::Icon(Icon::Layers),
                ..Entry::new(goal(RegionAt { view, index }), region.sided_name(), 10)
            });
        }
    }
    found
}

/// The date that was typed, if one was.
pub(super) fn date(query: &str, now: Stamp) -> Option<Entry> {
    let when = typed_date(query, now.date())?;
    Some(Entry {
        aside: "Date".to_owned(),
        picture: Picture::Icon(Icon::Calendar),
        ..Entry::new(Goal::Time(when), date_in_words(when), 0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_named_part_is_there_once_per_side() {
        let body = Body::shared().unwrap();
        let found = regions(body, Goal::Show);
        let levators: Vec<&str> = found
            .iter()
            .map(|entry| entry.text.as_str())
            .filter(|text| text.starts_with("Levator scapulae"))
            .collect();
        assert_eq!(levators.len(), 2, "{levators:?}");
        assert!(levators.contains(&"Levator scapulae, left"));
        let texts: BTreeSet<&str> = found.iter().map(|entry| entry.text.as_str()).collect();
        assert_eq!(texts.len(), found.len());
        for view in body.views() {
            for region in &view.regions {
                assert!(
                    texts.contains(region.sided_name().as_str()),
                    "{}",
                    region.name
                );
            }
        }
    }

    #[test]
    fn a_part_of_the_left_leads_to_the_persons_left() {
        let body = Body::shared().unwrap();
        for entry in regions(body, Goal::Show) {
            let Goal::Show(at) = entry.goal else {
                unreachable!("regions lead to regions");
            };
            let region = &body.view(at.view).unwrap().regions[at.index];
            assert_eq!(region.sided_name(), entry.text);
        }
    }
}
