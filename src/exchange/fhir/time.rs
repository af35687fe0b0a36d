//! Times as FHIR writes them.

use jiff::tz::Offset;

use crate::model::{Stamp, When};

/// The farthest a FHIR time may be from UTC, in seconds: 14 hours.
const FARTHEST: i32 = 14 * 3600;

/// A `dateTime`: as exactly as it is known.
pub(super) fn date_time(when: When) -> String {
    match when {
        When::Exact(stamp) => instant(stamp),
        less => less.to_string(),
    }
}

/// An `instant`.
pub(super) fn instant(stamp: Stamp) -> String {
    let east = stamp.timestamp().as_second();
    let local = stamp.local();
    let offset = Offset::UTC
        .to_timestamp(local)
        .map_or(0, |at| at.as_second() - east);
    if offset.unsigned_abs() > FARTHEST as u64 {
        Stamp::new(stamp.timestamp(), Offset::UTC).to_string()
    } else {
        stamp.to_string()
    }
}

/// A `date`: without the time of day.
pub(super) fn date(when: When) -> String {
    match when {
        When::Exact(stamp) => When::Day(stamp.date()).to_string(),
        less => less.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_as_exact_as_it_is_known() {
        let fhir = |text: &str| date_time(text.parse().unwrap());
        assert_eq!(fhir("2021"), "2021");
        assert_eq!(fhir("2021-05"), "2021-05");
        assert_eq!(
            fhir("2021-05-04T08:15:00-03:30"),
            "2021-05-04T08:15:00-03:30"
        );
        assert_eq!(
            fhir("2021-05-04T08:15:00+14:00"),
            "2021-05-04T08:15:00+14:00"
        );
        assert_eq!(
            fhir("2021-05-04T08:15:00+14:01"),
            "2021-05-03T18:14:00+00:00"
        );
        assert_eq!(
            date("2021-05-04T08:15:00+14:01".parse().unwrap()),
            "2021-05-04"
        );
    }
}
