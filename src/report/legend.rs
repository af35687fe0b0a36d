//! The table beside the map: every knot it shows, in words.

use crate::analysis::{Moment, Phase, state_at};
use crate::body::Body;
use crate::model::{Chart, Entry, Knot, KnotId, View};
use crate::scene::{date_in_words, rating_in_words};

/// Stands where nothing was said.
pub const NOTHING_SAID: &str = "–";

/// The headings of the legend's columns.
pub const HEADINGS: [&str; 6] = ["No.", "Knot", "Where", "Latest rating", "Since", "Released"];

/// One knot in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendRow {
    /// Which knot.
    pub knot: KnotId,
    /// Its number on the map.
    pub number: usize,
    /// Its name, or words that stand in for one.
    pub name: String,
    /// Where it is: "left, 6 cm from the spine, level T4".
    pub place: String,
    /// Its latest rating: "7 of 10 on pressing", "could not say" or "not rated".
    pub rating: String,
    /// The date of that rating; empty if there is none.
    pub rated_on: String,
    /// Since when the person has had it.
    pub since: String,
    /// When it was released, or "came back".
    pub released: String,
    /// When it came back; empty if it did not.
    pub returned_on: String,
}

/// Everything on the page in words, besides the drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Legend {
    /// "Knot map", with the person's name if they gave one.
    pub title: String,
    /// The date of the moment shown.
    pub date: String,
    /// "Back view" and so on.
    pub view: String,
    /// The knots on the map, in the order of their numbers.
    pub rows: Vec<LegendRow>,
    /// How many knots the page leaves out because they are on other views.
    pub elsewhere: usize,
}

impl Legend {
    /// The legend of one view at a moment.
    pub fn new(chart: &Chart, body: &Body, view: View, moment: Moment) -> Self {
        let ruler_cm = chart.person().ruler_cm();
        let place = |knot: &Knot| body.words(&knot.place, ruler_cm).neutral();
        Self::with_places(chart, view, moment, place)
    }

    /// The same for who knows the places in words already: they are what takes time, and no moment changes them.
    pub fn with_places(
        chart: &Chart,
        view: View,
        moment: Moment,
        mut place: impl FnMut(&Knot) -> String,
    ) -> Self {
        let name = one_line(&chart.person().name);
        let mut rows = Vec::new();
        let mut elsewhere = 0;
        for (index, entry) in chart.entries().into_iter().enumerate() {
            if entry.knot().archived || !state_at(entry, moment).on_chart {
                continue;
            }
            if entry.knot().place.view == view {
                let place = place(entry.knot());
                rows.push(LegendRow::with_place(entry, index + 1, moment, place));
            } else {
                elsewhere += 1;
            }
        }
        Self {
            title: if name.is_empty() {
                "Knot map".to_owned()
            } else {
                format!("Knot map of {name}")
            },
            date: date_in_words(moment.stamp().into()),
            view: view_words(view).to_owned(),
            rows,
            elsewhere,
        }
    }

    /// View, date and how many knots, in words.
    pub fn summary(&self) -> String {
        let count = match self.rows.len() {
            0 => "No knots".to_owned(),
            1 => "1 knot".to_owned(),
            n => format!("{n} knots"),
        };
        format!("{}, {}. {count}", self.view, self.date)
    }

    /// The whole legend as one text, for those who cannot see the drawing.
    pub fn description(&self) -> String {
        let rows: Vec<String> = self.rows.iter().map(LegendRow::sentence).collect();
        format!("{}: {}", self.summary(), rows.join("; "))
    }

    /// What stands below the table: that it is empty, or that there are more knots.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.rows.is_empty() {
            notes.push("No knots on this view.".to_owned());
        }
        match self.elsewhere {
            0 => {}
            1 => notes.push("1 more knot is on another view.".to_owned()),
            n => notes.push(format!("{n} more knots are on other views.")),
        }
        notes
    }
}

/// "Back view" and so on.
pub const fn view_words(view: View) -> &'static str {
    match view {
        View::Back => "Back view",
        View::Front => "Front view",
        View::Left => "View of the left side",
        View::Right => "View of the right side",
    }
}

impl LegendRow {
    /// One knot in words, at a moment.
    pub fn new(chart: &Chart, body: &Body, entry: &Entry, number: usize, moment: Moment) -> Self {
        let place = body.words(&entry.knot().place, chart.person().ruler_cm());
        Self::with_place(entry, number, moment, place.neutral())
    }

    fn with_place(entry: &Entry, number: usize, moment: Moment, place: String) -> Self {
        let knot = entry.knot();
        let state = state_at(entry, moment);
        Self {
            knot: knot.id,
            number,
            name: one_line(knot.display_name()),
            place,
            rating: rating_in_words(state.rating),
            rated_on: state
                .rating
                .map(|rating| date_in_words(rating.felt_at))
                .unwrap_or_default(),
            since: state
                .since
                .map_or_else(|| NOTHING_SAID.to_owned(), date_in_words),
            released: match state.phase {
                Phase::Open => NOTHING_SAID.to_owned(),
                Phase::Released(when) => date_in_words(when),
                Phase::Returned(_) => "came back".to_owned(),
            },
            returned_on: match state.phase {
                Phase::Returned(when) => date_in_words(when),
                Phase::Open | Phase::Released(_) => String::new(),
            },
        }
    }

    /// Released or come back, with the date, in words; none while neither was said.
    pub fn outcome(&self) -> Option<String> {
        if !self.returned_on.is_empty() {
            Some(format!("came back {}", self.returned_on))
        } else if self.released == NOTHING_SAID {
            None
        } else {
            Some(format!("released {}", self.released))
        }
    }

    fn sentence(&self) -> String {
        let outcome = self
            .outcome()
            .map_or(String::new(), |words| format!(", {words}"));
        format!(
            "{} {}, {}{outcome}, {}",
            self.number, self.name, self.rating, self.place
        )
    }
}

/// The text on one line: control characters and line breaks become spaces.
pub fn one_line(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
