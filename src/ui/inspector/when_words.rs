//! Times and states in plain words for the inspector.

use jiff::civil::Date;

use crate::analysis::{KnotState, Phase};
use crate::model::{Rating, Stamp, When};
use crate::scene::{date_in_words, rating_in_words};
use crate::ui::likes::clock_in_words;

/// Seconds between feeling and entering from which a rating counts as entered later.
const LATER_SECS: i64 = 15 * 60;

/// A time as exactly as it is known: "22 Nov 2026, 08:15", or "Nov 2026".
pub fn when_in_words(when: When) -> String {
    with_time(date_in_words(when), when)
}

/// The same, with "today" and "yesterday".
pub fn when_from(when: When, today: Date) -> String {
    let date = match when {
        When::Day(_) | When::Exact(_) if when.first_day() == today => "today".to_owned(),
        When::Day(_) | When::Exact(_) if when.first_day().tomorrow().ok() == Some(today) => {
            "yesterday".to_owned()
        }
        _ => date_in_words(when),
    };
    with_time(date, when)
}

fn with_time(date: String, when: When) -> String {
    match when.exact().map(Stamp::local) {
        Some(local) => format!("{date}, {}", clock_in_words(local)),
        None => date,
    }
}

/// Whether a rating was entered noticeably later than it was felt.
pub fn is_entered_later(rating: &Rating) -> bool {
    match rating.felt_at {
        When::Exact(felt) => rating.recorded_at.second() - felt.second() > LATER_SECS,
        When::Day(day) => rating.recorded_at.date() > day,
        When::Month(..) | When::Year(_) => true,
    }
}

/// How a knot stands, in one line: "Open · 7 of 10 (today, 08:15)".
pub fn state_line(state: &KnotState<'_>, today: Date) -> String {
    let phase = match state.phase {
        Phase::Open => "Open".to_owned(),
        Phase::Released(when) => format!("Released {}", date_in_words(when)),
        Phase::Returned(when) => format!("Came back {}", date_in_words(when)),
    };
    match state.rating {
        None => format!("{phase} · not rated yet"),
        Some(rating) => {
            let words = rating_in_words(Some(rating));
            format!("{phase} · {words} ({})", when_from(rating.felt_at, today))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Ids, Intensity, Score};

    fn rating(felt_at: &str, score: Score) -> Rating {
        let recorded: Stamp = "2026-11-22T08:15:00+01:00".parse().unwrap();
        let rating = Rating::now(Ids::seeded(1).rating(), score, recorded);
        Rating {
            felt_at: felt_at.parse().unwrap(),
            ..rating
        }
    }

    fn line(rating: Option<&Rating>, phase: Phase) -> String {
        let state = KnotState {
            on_chart: true,
            rating,
            phase,
            since: None,
        };
        state_line(&state, "2026-11-22".parse().unwrap())
    }

    #[test]
    fn not_rated_could_not_say_and_zero_read_differently() {
        let zero = rating("2026-11-22T08:15:00+01:00", Score::Felt(Intensity::ZERO));
        let unknown = rating("2026-11-21T20:00:00+01:00", Score::Unknown);
        assert_eq!(line(None, Phase::Open), "Open · not rated yet");
        assert_eq!(
            line(Some(&zero), Phase::Open),
            "Open · 0 of 10 (today, 08:15)"
        );
        assert_eq!(
            line(Some(&unknown), Phase::Open),
            "Open · could not say (yesterday, 20:00)"
        );
    }

    #[test]
    fn phases_name_their_day() {
        let when = "2026-03-03".parse().unwrap();
        let four = rating("2026-11-01", Score::Felt(Intensity::new(4).unwrap()));
        assert_eq!(
            line(Some(&four), Phase::Released(when)),
            "Released 3 Mar 2026 · 4 of 10 (1 Nov 2026)"
        );
        assert_eq!(
            line(None, Phase::Returned(when)),
            "Came back 3 Mar 2026 · not rated yet"
        );
    }

    #[test]
    fn times_are_no_more_exact_than_they_are_known() {
        let words = |text: &str| when_in_words(text.parse().unwrap());
        assert_eq!(words("2026-11-22T08:05:59+01:00"), "22 Nov 2026, 08:05");
        assert_eq!(words("2026-11-22"), "22 Nov 2026");
        assert_eq!(words("2021-05"), "May 2021");
        let from = |text: &str| when_from(text.parse().unwrap(), "2026-03-01".parse().unwrap());
        assert_eq!(from("2026-02-28"), "yesterday");
        assert_eq!(from("2026-03"), "Mar 2026");
    }

    #[test]
    fn what_was_entered_later_is_known() {
        let later = |felt_at| is_entered_later(&rating(felt_at, Score::Unknown));
        assert!(!later("2026-11-22T08:15:00+01:00") && !later("2026-11-22T08:05:00+01:00"));
        assert!(later("2026-11-22T07:15:00+01:00") && later("2026-11-21") && later("2021"));
        assert!(!later("2026-11-22"));
    }
}
