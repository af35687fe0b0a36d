//! What is to be handed over, as chosen in the report's sheet.

use jiff::civil::Date;

use crate::analysis::Span;
use crate::model::{Chart, KnotId, Stamp};
use crate::report::page::{PageOptions, Paper, Period, Reader};
use crate::report::{Scope, Share};

/// What is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// The page with its tables.
    #[default]
    Page,
    /// The map alone.
    Picture,
    /// A card about one knot.
    Card,
    /// Half a page that looks for the right therapist.
    Brief,
}

impl What {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Page, Self::Picture, Self::Card, Self::Brief];

    /// Its name on a button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Page => "Page",
            Self::Picture => "Picture only",
            Self::Card => "Card of one knot",
            Self::Brief => "Looking for a therapist",
        }
    }
}

/// Which days it is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Days {
    /// The usual twelve weeks.
    #[default]
    TwelveWeeks,
    /// The year up to today.
    Year,
    /// From the first that is known.
    Everything,
    /// The stretch picked on the timeline.
    Picked,
}

impl Days {
    /// In words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::TwelveWeeks => "The last twelve weeks",
            Self::Year => "The last year",
            Self::Everything => "Everything",
            Self::Picked => "What is picked on the timeline",
        }
    }
}

/// Everything that decides what leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What is made.
    pub what: What,
    /// Who reads it.
    pub reader: Reader,
    /// Which days.
    pub days: Days,
    /// Only this knot; all of them if none.
    pub knot: Option<KnotId>,
    /// Names, notes, therapists, dates.
    pub share: Share,
    /// On which paper.
    pub paper: Paper,
    /// The words of the half page; those made from the chart while empty.
    pub words: String,
}

impl Request {
    /// What is made unless something else is chosen: the page for a therapist, all of it.
    pub fn new(chart: &Chart, picked: Option<Span>, selected: Option<KnotId>) -> Self {
        Self {
            what: What::Page,
            reader: Reader::Therapist,
            days: if picked.is_some() {
                Days::Picked
            } else {
                Days::TwelveWeeks
            },
            knot: selected.filter(|_| chart.knot_count() > 1),
            share: Share::default(),
            paper: Paper::A4,
            words: chart.person().brief.clone(),
        }
    }

    /// Which days are meant.
    fn period(&self, chart: &Chart, picked: Option<Span>, now: Stamp) -> Period {
        let year_before = |day: Date| day.saturating_sub(jiff::Span::new().years(1));
        let period = match (self.days, picked) {
            (Days::Picked, Some(span)) => Period::new(span.from().date(), span.to().date()),
            (Days::TwelveWeeks | Days::Picked, _) => Period::usual(chart, now),
            (Days::Year, _) => Period::new(year_before(now.date()), now.date()),
            (Days::Everything, _) => {
                let entries = chart.entries();
                let felt = entries.iter().flat_map(|entry| entry.ratings());
                let first = felt.map(|rating| rating.felt_at.first_day()).min();
                Period::new(first.unwrap_or_else(|| now.date()), now.date())
            }
        };
        if self.share.exact_dates {
            period
        } else {
            period.whole_months()
        }
    }

    /// What the page is told.
    pub fn options(
        &self,
        chart: &Chart,
        picked: Option<Span>,
        now: Stamp,
        hash: String,
    ) -> PageOptions {
        PageOptions {
            period: self.period(chart, picked, now),
            reader: self.reader,
            now,
            exact_dates: self.shared().exact_dates,
            hash,
        }
    }

    /// What of the chart is handed over.
    pub fn shared(&self) -> Share {
        if self.what == What::Brief {
            // Its words are the person's own, and shown in full.
            return Share::default();
        }
        Share {
            scope: match self.knot {
                Some(knot) => Scope::Knot(knot),
                None => Scope::Everything,
            },
            ..self.share
        }
    }

    /// A name for the file, with its ending.
    pub fn file_name(&self) -> &'static str {
        match self.what {
            What::Page => "report.pdf",
            What::Picture => "map.png",
            What::Card => "card.pdf",
            What::Brief => "brief.pdf",
        }
    }
}
