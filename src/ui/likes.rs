//! How the person likes words, times and lengths: like a locale, set by the window at the start of each frame and
//! read wherever words are made.

use std::cell::Cell;

use jiff::civil::{DateTime, Weekday};

use crate::body::{Body, PlaceWords};
use crate::model::Place;
use crate::store::{Clock, Contrast, LengthUnit, ScaleWords, Settings, Snapping, WeekStart, Wheel};

thread_local! {
    /// The window lives in one thread, and tests show one window each.
    static NOW: Cell<Likes> = const { Cell::new(Likes::USUAL) };
}

/// How the person likes words, times and lengths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likes {
    /// How strongly text and lines stand out.
    pub contrast: Contrast,
    /// How lengths are written.
    pub lengths: LengthUnit,
    /// How times of day are written.
    pub clock: Clock,
    /// The day a week begins with.
    pub week_start: WeekStart,
    /// The words at the ends of the scale.
    pub scale_words: ScaleWords,
    /// What a wheel or two fingers do on the map.
    pub wheel: Wheel,
    /// Whether a knot that is placed or dragged snaps to what is near.
    pub snapping: Snapping,
}

impl Likes {
    const USUAL: Self = Self {
        contrast: Contrast::Normal,
        lengths: LengthUnit::Centimetres,
        clock: Clock::Hours24,
        week_start: WeekStart::Monday,
        scale_words: ScaleWords::Plain,
        wheel: Wheel::Auto,
        snapping: Snapping::On,
    };

    /// Those in force.
    pub fn now() -> Self {
        NOW.get()
    }

    /// Puts the settings in force for this thread.
    pub fn take_from(settings: &Settings) {
        NOW.set(Self {
            contrast: settings.contrast,
            lengths: settings.lengths,
            clock: settings.clock,
            week_start: settings.week_start,
            scale_words: settings.scale_words,
            wheel: settings.wheel,
            snapping: settings.snapping,
        });
    }

    /// The first day of the week.
    pub fn first_weekday(self) -> Weekday {
        match self.week_start {
            WeekStart::Monday => Weekday::Monday,
            WeekStart::Sunday => Weekday::Sunday,
            WeekStart::Saturday => Weekday::Saturday,
        }
    }

    /// What 0 and 10 on the scale are called.
    pub const fn scale_ends(self) -> (&'static str, &'static str) {
        match self.scale_words {
            ScaleWords::Plain => ("Nothing felt", "As bad as you can imagine"),
            ScaleWords::Pain => ("No pain", "Worst pain imaginable"),
            ScaleWords::Tension => ("Loose", "As tight as can be"),
        }
    }
}

/// A time of day: "20:15" or "8:15 pm".
pub fn clock_in_words(local: DateTime) -> String {
    let (hour, minute) = (local.hour(), local.minute());
    match Likes::now().clock {
        Clock::Hours24 => format!("{hour:02}:{minute:02}"),
        Clock::Hours12 => {
            let half = if hour < 12 { "am" } else { "pm" };
            let hour = match hour % 12 {
                0 => 12,
                hour => hour,
            };
            format!("{hour}:{minute:02} {half}")
        }
    }
}

/// A place in words, in the unit in force; `ruler_cm` is the person's C7–PSIS length in centimetres.
pub fn place_in_words(body: &Body, place: &Place, ruler_cm: f64) -> PlaceWords {
    said_in(body, Likes::now().lengths).words(place, ruler_cm)
}

/// The body of which places are said in this unit, for work off the window's thread.
pub fn said_in(body: &Body, lengths: LengthUnit) -> &Body {
    match lengths {
        LengthUnit::Centimetres => body,
        LengthUnit::Inches => body.in_inches(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_twelve_hours_has_no_hour_nought() {
        let mut settings = Settings::default();
        let words = |time: &str| clock_in_words(format!("2026-11-22T{time}").parse().unwrap());
        assert_eq!(words("08:05:59"), "08:05");
        settings.clock = Clock::Hours12;
        Likes::take_from(&settings);
        for (time, text) in [
            ("00:00", "12:00 am"),
            ("08:05", "8:05 am"),
            ("12:30", "12:30 pm"),
            ("23:59", "11:59 pm"),
        ] {
            assert_eq!(words(time), text);
        }
    }

    #[test]
    fn lengths_follow_the_unit() {
        let body = Body::shared().unwrap();
        let pos = crate::model::BodyPos::new(-0.12, 0.21).unwrap();
        let place = Place::new(crate::model::View::Back, pos);
        let words = || place_in_words(body, &place, 50.9).short();
        assert_eq!(words(), "left, T4, 6 cm from spine");
        let mut settings = Settings::default();
        settings.lengths = LengthUnit::Inches;
        Likes::take_from(&settings);
        assert_eq!(words(), "left, T4, 2.5 in from spine");
    }
}
