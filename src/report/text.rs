//! The chart in plain words, for terminals, screen readers and scripts.

use super::legend::{LegendRow, NOTHING_SAID, one_line};
use crate::analysis::Moment;
use crate::body::Body;
use crate::model::{Chart, Entry, EpisodeKind, Knot, Outcome, Stamp, Treatment, View};
use crate::scene::date_in_words;

/// Treatments and episodes listed one by one; older ones are counted.
const MOST_LISTED: usize = 10;

/// The whole chart in plain words, as it stands now.
pub fn show(chart: &Chart, body: &Body, now: Stamp) -> String {
    let mut text = String::new();
    let moment = Moment::Present(now);
    let name = one_line(&chart.person().name);
    let title = if name.is_empty() {
        "Knot chart".to_owned()
    } else {
        format!("Knot chart of {name}")
    };
    line(
        &mut text,
        &format!("{title}, {}", date_in_words(now.into())),
    );
    line(&mut text, &counts(chart));
    for (index, entry) in chart.entries().into_iter().enumerate() {
        line(&mut text, "");
        knot(
            &mut text,
            entry,
            &LegendRow::new(chart, body, entry, index + 1, moment),
        );
    }
    treatments(&mut text, chart);
    episodes(&mut text, chart);
    line(&mut text, "");
    line(&mut text, "Self-reported. Not a diagnosis.");
    text
}

fn line(text: &mut String, words: &str) {
    text.push_str(words);
    text.push('\n');
}

fn counted(count: usize, one: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{count} {one}s")
    }
}

fn counts(chart: &Chart) -> String {
    [
        counted(chart.knot_count(), "knot"),
        counted(chart.rating_count(), "rating"),
        counted(chart.treatments().len(), "treatment"),
        counted(chart.episodes().len(), "episode"),
    ]
    .join(", ")
}

fn knot(text: &mut String, entry: &Entry, row: &LegendRow) {
    let archived = if entry.knot().archived {
        " (put away)"
    } else {
        ""
    };
    line(text, &format!("{}. {}{archived}", row.number, row.name));
    let view = match entry.knot().place.view {
        View::Back => "",
        View::Front => " (front view)",
        View::Left | View::Right => " (side view)",
    };
    line(text, &format!("   {}{view}", row.place));
    let rating = [row.rating.as_str(), row.rated_on.as_str()];
    let rating = rating.into_iter().filter(|part| !part.is_empty());
    let rating = rating.collect::<Vec<_>>().join(", ");
    let count = match entry.ratings().len() {
        0 => String::new(),
        count => format!(" ({} in all)", counted(count, "rating")),
    };
    line(text, &format!("   {rating}{count}"));
    let mut life = Vec::new();
    if row.since != NOTHING_SAID {
        life.push(format!("since {}", row.since));
    }
    life.extend(row.outcome());
    if !life.is_empty() {
        line(text, &format!("   {}", life.join(", ")));
    }
}

fn treatments(text: &mut String, chart: &Chart) {
    let treatments = chart.treatments();
    if treatments.is_empty() {
        return;
    }
    line(text, "\nTreatments, latest first");
    for treatment in treatments.iter().rev().take(MOST_LISTED) {
        line(text, &format!("   {}", treatment_words(chart, treatment)));
    }
    earlier(text, treatments.len());
}

fn earlier(text: &mut String, count: usize) {
    if count > MOST_LISTED {
        line(text, &format!("   and {} earlier", count - MOST_LISTED));
    }
}

fn treatment_words(chart: &Chart, treatment: &Treatment) -> String {
    let mut parts = vec![format!(
        "{}  {}",
        date_in_words(treatment.at),
        one_line(treatment.kind.label())
    )];
    parts.extend(
        treatment
            .minutes
            .map(|minutes| format!("{minutes} minutes")),
    );
    parts.extend(treatment.techniques.iter().map(|t| one_line(&t.name)));
    let touched = treatment.touched.iter().map(|touched| {
        let name = chart.knot(touched.knot).map_or("", Knot::display_name);
        let outcome = match touched.outcome {
            Outcome::NotSaid => "worked on",
            Outcome::Released => "released",
            Outcome::Eased => "eased",
            Outcome::Same => "the same",
            Outcome::Worse => "worse",
        };
        format!("{} {outcome}", one_line(name))
    });
    std::iter::once(parts.join(", "))
        .chain(touched)
        .collect::<Vec<_>>()
        .join("; ")
}

fn episodes(text: &mut String, chart: &Chart) {
    let episodes = chart.episodes();
    if episodes.is_empty() {
        return;
    }
    let mut kinds: Vec<(&EpisodeKind, usize)> = Vec::new();
    for episode in &episodes {
        if let Some((_, count)) = kinds.iter_mut().find(|(kind, _)| **kind == episode.kind) {
            *count += 1;
        } else if kinds.len() < MOST_LISTED {
            kinds.push((&episode.kind, 1));
        }
    }
    line(text, "\nEpisodes");
    for (kind, count) in kinds {
        let latest = episodes.iter().rev().find(|episode| episode.kind == *kind);
        let on = latest.map_or(String::new(), |episode| date_in_words(episode.from));
        let label = one_line(kind.label());
        line(text, &format!("   {label}: {count}, the latest {on}"));
    }
}
