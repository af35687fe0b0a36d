//! What the rows of the list say, kept until chart, day or theme change.

use jiff::civil::Date;

use crate::analysis::{DAY_SECS, Moment, Phase, Point, ratings_by, runs, state_at, thinned};
use crate::body::Body;
use crate::model::{Asked, Entry, Knot, KnotId, Place, Stamp};
use crate::scene::{Shape, Theme, mark_shapes, sentence};
use crate::ui::PanelInput;
use crate::ui::likes::{Likes, place_in_words};
use crate::ui::per_knot::PerKnot;

/// Days that a spark line spans.
const SPARK_DAYS: i64 = 90;
/// Columns a spark line is drawn in, two points wide each; more ratings than that are thinned.
const SPARK_COLUMNS: usize = 28;
/// Longest name a row lays out, in characters: far more than fits.
const NAME_CHARS: usize = 120;

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A knot with its number.
    Knot { knot: KnotId, number: usize },
    /// The heading of what is put away.
    Archived { count: usize },
}

impl Line {
    pub(super) fn knot(&self) -> Option<KnotId> {
        match self {
            Self::Knot { knot, .. } => Some(*knot),
            Self::Archived { .. } => None,
        }
    }
}

/// How a row says that a knot came back.
const RETURNED: &str = "returned";

/// What one row says.
#[derive(Debug)]
pub(super) struct RowWords {
    pub(super) number: usize,
    pub(super) name: String,
    pub(super) is_named: bool,
    /// Side, level and distance, in few words.
    pub(super) place: String,
    /// "released", "returned", "not yet" on the chart, or nothing.
    pub(super) phase: &'static str,
    /// The figures of its mark.
    pub(super) shapes: Vec<Shape>,
    /// Lines in a unit square, y down.
    pub(super) spark: Vec<Vec<[f32; 2]>>,
    /// All of it, for screen readers.
    pub(super) sentence: String,
}

/// What the lines were sorted out from.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    roster: u64,
    filter: String,
    archived_open: bool,
}

/// What one row was worked out from.
#[derive(Clone, Copy, Debug, PartialEq)]
struct RowKey {
    version: u64,
    number: usize,
    past: Option<Stamp>,
    day: Date,
    theme: Theme,
    ruler_mm: Option<u16>,
    likes: Likes,
}

/// What a place in words was worked out from.
type PlaceKey = (Place, Option<u16>, Likes);

#[derive(Debug)]
struct PlaceText {
    short: String,
    long: String,
}

/// The lines of the list and what their rows say.
#[derive(Debug, Default)]
pub(super) struct Rows {
    key: Option<Key>,
    lines: Vec<Line>,
    words: PerKnot<RowKey, RowWords>,
    places: PerKnot<PlaceKey, PlaceText>,
}

impl Rows {
    pub(super) fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The first knot in sight.
    pub(super) fn first_knot(&self) -> Option<KnotId> {
        self.lines.iter().find_map(Line::knot)
    }

    pub(super) fn index_of(&self, knot: KnotId) -> Option<usize> {
        self.lines.iter().position(|line| line.knot() == Some(knot))
    }

    /// How many rows were worked out so far.
    pub(super) fn worked_out(&self) -> u64 {
        self.words.worked_out()
    }

    /// Sorts out anew which lines there are, where a knot or the filter has changed; a rating changes neither.
    pub(super) fn refresh(&mut self, input: PanelInput<'_>, filter: &str, archived_open: bool) {
        let roster = input.session.versions().of_roster();
        let is_same = |key: &Key| {
            (key.roster, key.archived_open) == (roster, archived_open) && key.filter == filter
        };
        if self.key.as_ref().is_some_and(is_same) {
            return;
        }
        self.key = Some(Key {
            roster,
            filter: filter.to_owned(),
            archived_open,
        });
        let chart = input.session.chart();
        self.words.keep_those_on(chart);
        self.places.keep_those_on(chart);
        self.lines = lines(&chart.entries(), filter, archived_open);
    }

    /// What the row of a knot says.
    pub(super) fn words(
        &mut self,
        input: PanelInput<'_>,
        theme: Theme,
        knot: KnotId,
        number: usize,
    ) -> Option<&RowWords> {
        let chart = input.session.chart();
        let entry = chart.entry(knot)?;
        let ruler_mm = chart.person().ruler_mm;
        let likes = Likes::now();
        let key = RowKey {
            version: input.session.versions().of_knot(knot),
            number,
            past: input.session.past(),
            day: input.now.date(),
            theme,
            ruler_mm,
            likes,
        };
        let places = &mut self.places;
        let words = self.words.get(knot, key, || {
            let place = entry.knot().place;
            let text = places.get(knot, (place, ruler_mm, likes), || {
                PlaceText::new(input.body, place, chart.person().ruler_cm())
            });
            RowWords::new(entry, number, text, input, theme)
        });
        Some(words)
    }
}

fn lines(entries: &[&Entry], filter: &str, archived_open: bool) -> Vec<Line> {
    let filter = filter.trim().to_lowercase();
    let shown = |archived: bool| {
        let filter = &filter;
        entries
            .iter()
            .enumerate()
            .filter(move |(index, entry)| {
                entry.knot().archived == archived && matches(entry.knot(), index + 1, filter)
            })
            .map(|(index, entry)| Line::Knot {
                knot: entry.knot().id,
                number: index + 1,
            })
    };
    let mut lines: Vec<Line> = shown(false).collect();
    let archived: Vec<Line> = shown(true).collect();
    if !archived.is_empty() {
        lines.push(Line::Archived {
            count: archived.len(),
        });
        // What was looked for is shown wherever it is.
        if archived_open || !filter.is_empty() {
            lines.extend(archived);
        }
    }
    lines
}

/// Whether every word of the filter, in lower case, is in the knot's name, number, side or how it feels.
fn matches(knot: &Knot, number: usize, filter: &str) -> bool {
    let name = knot.display_name().to_lowercase();
    let number = number.to_string();
    filter.split_whitespace().all(|word| {
        name.contains(word)
            || number == word
            || knot.place.side().name().starts_with(word)
            || knot
                .feels
                .iter()
                .any(|feel| feel.to_lowercase().contains(word))
    })
}

impl PlaceText {
    fn new(body: &Body, place: Place, ruler_cm: f64) -> Self {
        let words = place_in_words(body, &place, ruler_cm);
        Self {
            short: words.short(),
            long: words.neutral(),
        }
    }
}

impl RowWords {
    /// Whether the knot came back after a release.
    pub(super) fn has_returned(&self) -> bool {
        self.phase == RETURNED
    }

    fn new(
        entry: &Entry,
        number: usize,
        place: &PlaceText,
        input: PanelInput<'_>,
        theme: Theme,
    ) -> Self {
        let knot = entry.knot();
        let state = state_at(entry, input.moment());
        let (shapes, _) = mark_shapes(&state, theme.palette(), false);
        Self {
            number,
            name: knot.display_name().chars().take(NAME_CHARS).collect(),
            is_named: !knot.name.trim().is_empty(),
            place: place.short.clone(),
            phase: match state.phase {
                _ if !state.on_chart => "not yet",
                Phase::Open => "",
                Phase::Released(_) => "released",
                Phase::Returned(_) => RETURNED,
            },
            shapes,
            spark: spark(entry, input.moment()),
            sentence: format!("{number} {}", sentence(knot, &state, &place.long)),
        }
    }
}

/// The answers of the last days to the question asked most often in them, as lines in a unit square; none for
/// fewer than two.
fn spark(entry: &Entry, moment: Moment) -> Vec<Vec<[f32; 2]>> {
    let now = moment.stamp().second();
    let from = now - SPARK_DAYS * DAY_SECS;
    let ratings = ratings_by(entry, moment);
    let start = ratings.partition_point(|rating| rating.felt_at.order_second() < from);
    let recent = ratings.get(start..).unwrap_or_default();
    let answers = |asked: Asked| {
        let to_it = recent.iter().filter(|rating| rating.asked == asked);
        to_it
            .filter(|rating| rating.score.intensity().is_some())
            .count()
    };
    // Of equally frequent questions the last one wins: the usual one stands last.
    let asked = Asked::ALL
        .into_iter()
        .rev()
        .max_by_key(|asked| answers(*asked))
        .unwrap_or_default();
    if answers(asked) < 2 {
        return Vec::new();
    }
    let to = recent
        .last()
        .map_or(now, |last| last.felt_at.order_second().max(now));
    let at = |point: &Point| {
        [
            (point.second - from) as f32 / (to - from).max(1) as f32,
            1.0 - point.level / 10.0,
        ]
    };
    runs(recent, asked)
        .iter()
        .map(|run| {
            thinned(run, from, to, SPARK_COLUMNS)
                .iter()
                .map(at)
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BodyPos, Ids, Intensity, Rating, Score, View};

    fn now() -> Stamp {
        "2026-11-22T08:15:00+01:00".parse().unwrap()
    }

    fn knot(ids: &mut Ids, name: &str, u: f64) -> Knot {
        let place = Place::new(View::Back, BodyPos::new(u, 0.3).unwrap());
        Knot {
            name: name.to_owned(),
            ..Knot::new(ids.knot(), place, now())
        }
    }

    fn entry(name: &str, u: f64, archived: bool) -> Entry {
        let mut ids = Ids::seeded(name.len() as u64 + 7);
        Entry::new(
            Knot {
                archived,
                ..knot(&mut ids, name, u)
            },
            Vec::new(),
            Vec::new(),
        )
    }

    fn numbers(lines: &[Line]) -> Vec<usize> {
        let number = |line: &Line| match line {
            Line::Knot { number, .. } => *number,
            Line::Archived { .. } => 0,
        };
        lines.iter().map(number).collect()
    }

    #[test]
    fn a_filter_finds_by_name_number_and_own_side_and_keeps_numbers() {
        let all = [
            entry("Jeffrey", -0.1, false),
            entry("Desk neck", 0.1, false),
            entry("Old one", -0.1, true),
            entry("", 0.1, false),
        ];
        let entries: Vec<&Entry> = all.iter().collect();
        let found = |filter| numbers(&lines(&entries, filter, false));
        assert_eq!(found(""), [1, 2, 4, 0]);
        assert_eq!(numbers(&lines(&entries, "", true)), [1, 2, 4, 0, 3]);
        assert_eq!(found("JEFF"), [1]);
        assert_eq!(found("left"), [1, 0, 3]);
        assert_eq!(found("right"), [2, 4]);
        assert_eq!(found("right desk"), [2]);
        assert_eq!(found("2"), [2]);
        assert_eq!(found("unnamed"), [4]);
        assert!(found("zzz").is_empty());
    }

    #[test]
    fn a_spark_line_takes_the_last_days_and_leaves_gaps() {
        let mut ids = Ids::seeded(3);
        let rated = |ids: &mut Ids, days_ago: i64| {
            let at = now().plus(jiff::SignedDuration::from_hours(-24 * days_ago));
            Rating::now(ids.rating(), Score::Felt(Intensity::TEN), at)
        };
        let ratings: Vec<Rating> = [400, 200, 60, 59, 10, 0]
            .map(|days| rated(&mut ids, days))
            .into();
        let one = Entry::new(knot(&mut ids, "a", 0.1), ratings[..3].to_vec(), Vec::new());
        let many = Entry::new(knot(&mut ids, "b", 0.1), ratings, Vec::new());
        let lines = |entry: &Entry| spark(entry, Moment::Present(now()));
        assert!(lines(&one).is_empty(), "one rating is no line");
        let lengths: Vec<usize> = lines(&many).iter().map(Vec::len).collect();
        assert_eq!(lengths, [2, 2]);
        let last = lines(&many).last().and_then(|run| run.last().copied());
        assert_eq!(last, Some([1.0, 0.0]));
        let then = now().plus(jiff::SignedDuration::from_hours(-24 * 30));
        let lengths: Vec<usize> = spark(&many, Moment::At(then))
            .iter()
            .map(Vec::len)
            .collect();
        assert_eq!(lengths, [2], "what came later is not known then");
    }
}
