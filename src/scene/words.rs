//! Dates and answers in plain words, the same on marks, in legends and in the terminal.

use jiff::civil::Date;

use crate::model::{Asked, Rating, Score, When};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The date of a time, as exactly as it is known: "3 Mar 2024", "Mar 2024" or "2021".
///
/// The month is a word, since 3/4 is March in one country and April in another.
pub fn date_in_words(when: When) -> String {
    match when {
        When::Year(year) => year.to_string(),
        When::Month(year, month) => format!("{} {year}", month_name(month)),
        When::Day(date) => day(date),
        When::Exact(stamp) => day(stamp.date()),
    }
}

fn day(date: Date) -> String {
    format!(
        "{} {} {}",
        date.day(),
        month_name(date.month()),
        date.year()
    )
}

fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1)
        .ok()
        .and_then(|index| MONTHS.get(index))
        .copied()
        .unwrap_or("?")
}

/// An answer in words: "7 of 10", "7 of 10 on pressing", "could not say" or, without a rating, "not rated".
pub fn rating_in_words(rating: Option<&Rating>) -> String {
    let Some(rating) = rating else {
        return "not rated".to_owned();
    };
    let score = match rating.score {
        Score::Felt(intensity) => format!("{intensity} of 10"),
        Score::Unknown => "could not say".to_owned(),
    };
    match rating.asked {
        Asked::Now => score,
        asked => format!("{score} {}", asked.label()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_no_more_exact_than_it_is_known() {
        let words = |text: &str| date_in_words(text.parse().unwrap());
        assert_eq!(words("2021"), "2021");
        assert_eq!(words("2021-03"), "Mar 2021");
        assert_eq!(words("2021-03-09"), "9 Mar 2021");
        assert_eq!(words("2021-03-09T23:30:00-08:00"), "9 Mar 2021");
    }
}
