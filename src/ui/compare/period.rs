//! Which two moments are compared.

use jiff::civil::{Date, Time};
use jiff::{ToSpan as _, tz::TimeZone};

use crate::analysis::{Moment, first_dated_second};
use crate::model::Stamp;
use crate::ui::PanelInput;
use crate::ui::timeline::stamp_at;

/// From when to when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Period {
    /// From the beginning of the diary until now.
    #[default]
    Start,
    /// From a year ago until now.
    Year,
    /// From three months ago until now.
    Quarter,
    /// From a month ago until now.
    Month,
    /// From a week ago until now.
    Week,
    /// From the time that the timeline shows until now.
    Shown,
    /// The range picked on the timeline.
    Range,
    /// Between two days.
    Days(Date, Date),
}

impl Period {
    /// Those that make sense now; days are chosen beside it.
    pub(super) fn offered(input: PanelInput<'_>) -> Vec<Self> {
        let mut offered = vec![
            Self::Start,
            Self::Year,
            Self::Quarter,
            Self::Month,
            Self::Week,
        ];
        offered.extend(input.session.past().map(|_| Self::Shown));
        offered.extend(input.session.range().map(|_| Self::Range));
        offered
    }

    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Start => "Since the start",
            Self::Year => "Since a year ago",
            Self::Quarter => "Since 3 months ago",
            Self::Month => "Since a month ago",
            Self::Week => "Since a week ago",
            Self::Shown => "Since the time shown",
            Self::Range => "The picked range",
            Self::Days(..) => "Chosen days",
        }
    }

    /// The two moments, the earlier first.
    pub(super) fn moments(self, input: PanelInput<'_>) -> (Moment, Moment) {
        let (now, zone) = (input.now, input.zone);
        let ago = |span: jiff::Span| end_of(now.date().checked_sub(span).ok()?, zone);
        let start = || stamp_at(first_dated_second(input.session.chart())?, zone);
        let from = match self {
            Self::Start => start().and_then(|start| end_of(start.date(), zone)),
            Self::Year => ago(1.year()),
            Self::Quarter => ago(3.months()),
            Self::Month => ago(1.month()),
            Self::Week => ago(1.week()),
            Self::Shown => input.session.past(),
            Self::Range => input.session.range().map(crate::analysis::Span::from),
            Self::Days(from, _) => end_of(from, zone),
        };
        let to = match self {
            Self::Range => input.session.range().map(crate::analysis::Span::to),
            Self::Days(_, to) => end_of(to, zone),
            _ => None,
        };
        let until = |stamp: Option<Stamp>| match stamp {
            Some(stamp) if stamp < now => Moment::At(stamp),
            _ => Moment::Present(now),
        };
        let (from, to) = (until(from), until(to));
        if to.stamp() < from.stamp() {
            (to, from)
        } else {
            (from, to)
        }
    }
}

/// The last second of a day: what was felt that day counts.
fn end_of(date: Date, zone: &TimeZone) -> Option<Stamp> {
    let last = Time::new(23, 59, 59, 0).ok()?;
    Stamp::from_local(date.to_datetime(last), zone)
}

/// The moment a share of the way from one to another.
pub(super) fn between(from: Moment, to: Moment, share: f64, zone: &TimeZone) -> Moment {
    let (start, end) = (from.stamp().second(), to.stamp().second());
    let second = start + ((end - start) as f64 * share) as i64;
    stamp_at(second, zone).map_or(to, Moment::At)
}
