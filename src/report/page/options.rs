//! What a page is about, for whom, and how exactly it says when.

use super::{Period, Reader, Timeline};
use crate::analysis::{Moment, Span, entered_same_day};
use crate::model::{Chart, Entry, Stamp, When};
use crate::scene::date_in_words;

/// What the page is about and for whom.
#[derive(Clone, Debug, PartialEq)]
pub struct PageOptions {
    /// Which days.
    pub period: Period,
    /// For whom.
    pub reader: Reader,
    /// The present.
    pub now: Stamp,
    /// Whether days are printed; else only months.
    pub exact_dates: bool,
    /// The ratings by weeks where days are not printed, see [`crate::report::Share::weeks`].
    pub weeks: Timeline,
    /// Names the content of what is handed over, see [`crate::report::content_hash`].
    pub hash: String,
}

impl PageOptions {
    /// The last moment the page knows of: the end of its period, or the present.
    pub fn moment(&self) -> Moment {
        let end = self.period.span(self.now).map(Span::to);
        match end {
            Some(end) if end.second() < self.now.second() => Moment::At(end),
            _ => Moment::Present(self.now),
        }
    }
}

impl PageOptions {
    /// The last moment of the first day of a span.
    pub fn first_day_end(&self, span: Span) -> Stamp {
        let day = Period::new(span.from().date(), span.from().date());
        day.span(self.now).map_or(span.from(), Span::to)
    }

    /// The day the page was made, or its month.
    pub fn made_on(&self) -> When {
        self.exactly(self.now.date())
    }

    /// When the file says it was made.
    pub fn made_at(&self) -> Stamp {
        if self.exact_dates {
            return self.now;
        }
        let first = When::Day(self.now.date().first_of_month());
        format!("{first}T12:00:00Z").parse().unwrap_or(self.now)
    }

    /// A day, or its month where days are not printed.
    pub(super) fn exactly(&self, day: jiff::civil::Date) -> When {
        if self.exact_dates {
            When::Day(day)
        } else {
            When::Month(day.year(), day.month())
        }
    }

    pub(super) fn period_words(&self) -> String {
        if self.exact_dates {
            return self.period.words();
        }
        let [from, to] = [self.period.from(), self.period.to()].map(|day| self.exactly(day));
        match (date_in_words(from), date_in_words(to)) {
            (from, to) if from == to => to,
            (from, to) => format!("{from} – {to}"),
        }
    }

    /// How many ratings, and how many were entered on the day they were felt.
    pub(super) fn rests_on(&self, chart: &Chart) -> String {
        let felt = chart.entries().into_iter().flat_map(Entry::ratings);
        let count = felt
            .filter(|rating| self.period.includes(rating.felt_at))
            .count();
        let ratings = match count {
            0 => return "No ratings in this period".to_owned(),
            1 => "1 rating".to_owned(),
            count => format!("{count} ratings"),
        };
        let span = self.period.span(self.now);
        match entered_same_day(chart, span).percent() {
            Some(percent) if self.exact_dates => {
                format!("{ratings}, {percent}\u{a0}% entered the same day")
            }
            _ => ratings,
        }
    }
}
