//! Days and months as people type them: "march", "12 march 2025", "yesterday", "3 weeks ago".

use jiff::Span;
use jiff::civil::{Date, Weekday};

use crate::model::When;
use crate::model::limits::FIRST_YEAR;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// The day, month or year that was typed, if one was; of a month or day without a year the latest that has begun.
pub fn typed_date(text: &str, today: Date) -> Option<When> {
    let text = text.trim().to_lowercase();
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || letter == ',')
        .filter(|word| !word.is_empty())
        .collect();
    let found = match words.as_slice() {
        [word] => one_word(word, today),
        ["last", unit] => ago(1, unit, today).or_else(|| weekday(unit, today)),
        [count, unit, "ago"] => ago(count.parse().ok()?, unit, today),
        [a, b] => month_and(a, b, today).or_else(|| month_and(b, a, today)),
        [a, b, year] => {
            let year = year_of(year)?;
            let (day, month) = match (day_of(a), month_of(b)) {
                (Some(day), Some(month)) => (day, month),
                _ => (day_of(b)?, month_of(a)?),
            };
            Date::new(year, month, day).ok().map(When::Day)
        }
        _ => None,
    };
    found.filter(|when| when.first_day() <= today)
}

fn one_word(word: &str, today: Date) -> Option<When> {
    match word {
        "today" => return Some(When::Day(today)),
        "yesterday" => return today.yesterday().ok().map(When::Day),
        _ => {}
    }
    if let Some(month) = month_of(word) {
        return Some(latest_month(month, today));
    }
    if let Some(year) = year_of(word) {
        return Some(When::Year(year));
    }
    // 2026-03 and 2026-03-12, as files have them.
    let dated = word.starts_with(|letter: char| letter.is_ascii_digit()) && word.contains('-');
    let written = dated.then(|| word.parse::<When>().ok()).flatten();
    written.or_else(|| weekday(word, today))
}

/// "12 march", "march 12" or "march 2025".
fn month_and(month: &str, other: &str, today: Date) -> Option<When> {
    let month = month_of(month)?;
    if let Some(year) = year_of(other) {
        return Some(When::Month(year, month));
    }
    let day = day_of(other)?;
    // Back to the last leap year there was, for 29 February.
    (0..=8).find_map(|back| {
        let date = Date::new(today.year() - back, month, day).ok()?;
        (date <= today).then_some(When::Day(date))
    })
}

fn latest_month(month: i8, today: Date) -> When {
    let year = if month <= today.month() {
        today.year()
    } else {
        today.year() - 1
    };
    When::Month(year, month)
}

fn ago(count: i32, unit: &str, today: Date) -> Option<When> {
    let span = Span::new();
    let span = match unit.trim_end_matches('s') {
        "day" => span.try_days(count),
        "week" => span.try_weeks(count),
        "month" => span.try_months(count),
        "year" => span.try_years(count),
        _ => return None,
    };
    today.checked_sub(span.ok()?).ok().map(When::Day)
}

/// The latest of these weekdays before today.
fn weekday(word: &str, today: Date) -> Option<When> {
    let (_, weekday) = WEEKDAYS.iter().find(|(name, _)| begins(name, word))?;
    let date = today.nth_weekday(-1, *weekday).ok()?;
    Some(When::Day(date))
}

fn month_of(word: &str) -> Option<i8> {
    let index = MONTHS.iter().position(|name| begins(name, word))?;
    i8::try_from(index + 1).ok()
}

/// Whether a typed word is this name, or at least its first three letters.
fn begins(name: &str, word: &str) -> bool {
    word.len() >= 3 && name.starts_with(word)
}

fn day_of(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th", "."]
        .into_iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn year_of(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok().filter(|_| word.len() == 4)?;
    (year >= FIRST_YEAR).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Option<String> {
        // A Sunday.
        let today = "2026-11-22".parse().unwrap();
        typed_date(text, today).map(|when| when.to_string())
    }

    #[test]
    fn people_write_dates_in_many_ways() {
        for (text, when) in [
            ("march", "2026-03"),
            ("Mar", "2026-03"),
            ("december", "2025-12"),
            ("november", "2026-11"),
            ("march 2024", "2024-03"),
            ("12 march", "2026-03-12"),
            ("March 12", "2026-03-12"),
            ("24 dec", "2025-12-24"),
            ("29 feb", "2024-02-29"),
            ("12th March 2025", "2025-03-12"),
            ("march 3, 2025", "2025-03-03"),
            ("2025-03-12", "2025-03-12"),
            ("2025-03", "2025-03"),
            ("2021", "2021"),
            ("today", "2026-11-22"),
            ("yesterday", "2026-11-21"),
            ("monday", "2026-11-16"),
            ("sunday", "2026-11-15"),
            ("3 weeks ago", "2026-11-01"),
            ("last month", "2026-10-22"),
        ] {
            assert_eq!(typed(text).as_deref(), Some(when), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_or_yet_to_come_is_none() {
        for text in [
            "",
            "m",
            "ma",
            "levator",
            "35 march",
            "2027",
            "31 dec 2026",
            "1 2 3",
            "7",
            "99999 days ago x",
            "-",
            "20260-1",
        ] {
            assert_eq!(typed(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_typed_is_too_odd(text in ".{0,24}") {
            let today = "2026-11-22".parse().unwrap();
            let found = typed_date(&text, today);
            proptest::prop_assert!(found.is_none_or(|when| when.first_day() <= today));
        }

        #[test]
        fn counts_of_any_size_are_safe(count in proptest::num::i32::ANY) {
            let today = "2026-11-22".parse().unwrap();
            for unit in ["days", "weeks", "months", "years"] {
                let found = typed_date(&format!("{count} {unit} ago"), today);
                proptest::prop_assert!(found.is_none_or(|when| when.first_day() <= today));
            }
        }
    }
}
