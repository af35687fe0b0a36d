//! What is to be handed over, as chosen in the report's sheet.

use jiff::civil::Date;

use crate::analysis::Span;
use crate::model::EditError;
use crate::model::{Chart, KnotId, Stamp};
use crate::report::page::{PageOptions, Paper, Period, Reader, Timeline};
use crate::report::{Share, content_hash};
use crate::store;

/// What is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// The page with its tables.
    #[default]
    Page,
    /// The map alone.
    Picture,
    /// The map at the start of the days beside the map at their end.
    BeforeAfter,
    /// A card about one knot.
    Card,
    /// Half a page that looks for the right therapist.
    Brief,
}

impl What {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [
        Self::Page,
        Self::Picture,
        Self::BeforeAfter,
        Self::Card,
        Self::Brief,
    ];

    /// Whether it is a drawing, not a page.
    pub const fn is_drawing(self) -> bool {
        matches!(self, Self::Picture | Self::BeforeAfter)
    }

    /// Its name on a button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Page => "Page",
            Self::Picture => "Picture only",
            Self::BeforeAfter => "Before and after",
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
    /// From the one to the other day that are compared.
    Compared,
}

impl Days {
    /// In words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::TwelveWeeks => "The last twelve weeks",
            Self::Year => "The last year",
            Self::Everything => "Everything",
            Self::Picked => "What is picked on the timeline",
            Self::Compared => "The two days compared",
        }
    }
}

/// How large a picture is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pixels {
    /// For the screen of a phone.
    #[default]
    Phone,
    /// For paper.
    Print,
}

impl Pixels {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Phone, Self::Print];

    /// In words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Phone => "Phone, 1080 pixels wide",
            Self::Print => "Print, 300 pixels to the inch",
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
    /// The days that were compared when it was asked for.
    pub compared: Option<Period>,
    /// Only this knot; all of them if none.
    pub knot: Option<KnotId>,
    /// Whether what lies outside of the days is kept back.
    pub only_days: bool,
    /// Names, notes, therapists, dates and so on.
    pub share: Share,
    /// On which paper.
    pub paper: Paper,
    /// How large a picture.
    pub pixels: Pixels,
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
            compared: None,
            knot: selected.filter(|_| chart.knot_count() > 1),
            only_days: false,
            share: Share::default(),
            paper: Paper::A4,
            pixels: Pixels::Phone,
            words: chart.person().brief.clone(),
        }
    }

    /// The picture of two days beside each other.
    pub fn before_after(chart: &Chart, compared: Period) -> Self {
        Self {
            what: What::BeforeAfter,
            days: Days::Compared,
            compared: Some(compared),
            ..Self::new(chart, None, None)
        }
    }

    /// Which days are meant.
    fn period(&self, chart: &Chart, picked: Option<Span>, now: Stamp) -> Period {
        let year_before = |day: Date| day.saturating_sub(jiff::Span::new().years(1));
        let period = match (self.days, picked) {
            (Days::Picked, Some(span)) => Period::new(span.from().date(), span.to().date()),
            (Days::Compared, _) => self.compared.unwrap_or_else(|| Period::usual(chart, now)),
            (Days::TwelveWeeks | Days::Picked, _) => Period::usual(chart, now),
            (Days::Year, _) => Period::new(year_before(now.date()), now.date()),
            (Days::Everything, _) => {
                let entries = chart.entries();
                let felt = entries.iter().flat_map(|entry| entry.ratings());
                let first = felt.map(|rating| rating.felt_at.first_day()).min();
                Period::new(first.unwrap_or_else(|| now.date()), now.date())
            }
        };
        if self.share.exact_dates || self.what == What::Brief {
            period
        } else {
            period.whole_months()
        }
    }

    /// What of the chart is handed over, and what the page about it is told.
    ///
    /// # Errors
    /// When the copy would break a rule of the chart.
    pub fn handed_over(
        &self,
        chart: &Chart,
        picked: Option<Span>,
        now: Stamp,
    ) -> Result<(Chart, PageOptions), EditError> {
        let period = self.period(chart, picked, now);
        let share = self.shared(period);
        let shared = share.of(chart)?;
        let mut options = PageOptions {
            period,
            reader: self.reader,
            now,
            exact_dates: share.exact_dates,
            weeks: Timeline::default(),
            hash: content_hash(&store::to_text(&shared)),
        };
        options.weeks = share.weeks(chart, period, options.moment())?;
        Ok((shared, options))
    }

    /// What of the chart is handed over.
    fn shared(&self, period: Period) -> Share {
        if self.what == What::Brief {
            // Its words are the person's own, and shown in full.
            return Share::default();
        }
        Share {
            only_knot: self.knot,
            only_days: self.only_days.then_some(period),
            ..self.share
        }
    }

    /// A name for the file, with its ending.
    pub fn file_name(&self) -> &'static str {
        match self.what {
            What::Page => "report.pdf",
            What::Picture => "map.png",
            What::BeforeAfter => "before-and-after.png",
            What::Card => "card.pdf",
            What::Brief => "brief.pdf",
        }
    }
}
