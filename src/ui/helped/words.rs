//! Counts and changes in plain words.

use crate::analysis::{Helped, Share, Spread, Together};
use crate::model::{Chart, Knot};

/// "4 visits · a knot worked on 8 times · released once".
pub(super) fn counts(row: &Helped) -> String {
    let visits = match row.visits {
        1 => "1 visit".to_owned(),
        many => format!("{many} visits"),
    };
    let knots = format!("a knot worked on {}", times(row.knots));
    let releases = match row.releases {
        0 => "never released".to_owned(),
        some => format!("released {}", times(some)),
    };
    format!("{visits} · {knots} · {releases}")
}

fn times(count: usize) -> String {
    match count {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    }
}

/// "Jeffrey flared 3 times, Left trap flared once, together once, too few to say".
pub fn together(chart: &Chart, pair: &Together) -> String {
    let flared = |id, count| {
        let name = chart.knot(id).map_or("", Knot::display_name);
        match count {
            0 => format!("{name} never flared"),
            some => format!("{name} flared {}", times(some)),
        }
    };
    let few = if pair.is_too_few() {
        ", too few to say"
    } else {
        ""
    };
    format!(
        "{}, {}, together {}{few}",
        flared(pair.one, pair.of_one),
        flared(pair.other, pair.of_other),
        times(pair.together)
    )
}

/// "median −1 (−6 to 0), n 8"; with too few cases every number and no median.
pub(super) fn spread(spread: &Spread) -> String {
    let n = spread.n();
    match (spread.median(), spread.range()) {
        (Some(median), Some((low, high))) if !spread.is_too_few() => {
            format!(
                "median {} ({} to {}), n {n}",
                points(median),
                points(f64::from(low)),
                points(f64::from(high))
            )
        }
        _ => format!("n {n}, too few to say"),
    }
}

/// Points with a sign that is read as one: "−1.5", "0", "+2".
pub(super) fn points(points: f64) -> String {
    let size = points.abs();
    let number = if size.fract() > 0.0 {
        format!("{size:.1}")
    } else {
        format!("{size:.0}")
    };
    match points {
        p if p < 0.0 => format!("−{number}"),
        p if p > 0.0 => format!("+{number}"),
        _ => number,
    }
}

/// "Came back within 30 days 0 of 1, within 90 days not known".
pub(super) fn returns(row: &Helped) -> String {
    let of = |share: Share| match share.of {
        0 => "not known".to_owned(),
        of => format!("{} of {of}", share.count),
    };
    format!(
        "Came back within 30 days {}, within 90 days {}",
        of(row.returned_in_30),
        of(row.returned_in_90)
    )
}

/// "23 of 40 (58 %)", or with few cases only the count.
pub(super) fn share(share: Share) -> String {
    match share.percent() {
        Some(percent) if !share.is_too_few() => {
            format!("{} of {} ({percent} %)", share.count, share.of)
        }
        Some(_) => format!("{} of {}, too few to say", share.count, share.of),
        None => "none yet".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_carry_their_sign_and_their_number() {
        assert_eq!(points(-1.5), "−1.5");
        assert_eq!(points(0.0), "0");
        assert_eq!(points(2.0), "+2");
        let numbers = |all: &[i8]| spread(&all.iter().copied().collect());
        assert_eq!(numbers(&[-6, -1, 0]), "median −1 (−6 to 0), n 3");
        assert_eq!(numbers(&[-6, -5]), "n 2, too few to say");
        assert_eq!(numbers(&[]), "n 0, too few to say");
    }

    #[test]
    fn shares_of_few_have_no_per_cent() {
        let words = |count, of| share(Share { count, of });
        assert_eq!(words(23, 40), "23 of 40 (58 %)");
        assert_eq!(words(1, 2), "1 of 2, too few to say");
        assert_eq!(words(0, 0), "none yet");
    }

    #[test]
    fn flares_of_two_knots_are_counted_in_words() {
        use crate::model::{BodyPos, Edit, Ids, Place, View};
        let mut ids = Ids::seeded(1);
        let mut chart = Chart::new();
        let mut named = |name: &str| {
            let place = Place::new(View::Back, BodyPos::ORIGIN);
            let recorded = "2026-11-22T08:15:00+01:00".parse().unwrap();
            let knot = Knot {
                name: name.to_owned(),
                ..Knot::new(ids.knot(), place, recorded)
            };
            let id = knot.id;
            chart.apply(Edit::put(knot)).unwrap();
            id
        };
        let (one, other) = (named("Jeffrey"), named("Left trap"));
        let words = |of_one, of_other, both| {
            let pair = Together {
                one,
                other,
                of_one,
                of_other,
                together: both,
            };
            together(&chart, &pair)
        };
        assert_eq!(
            words(4, 3, 2),
            "Jeffrey flared 4 times, Left trap flared 3 times, together twice"
        );
        assert_eq!(
            words(1, 0, 0),
            "Jeffrey flared once, Left trap never flared, together never, too few to say"
        );
    }
}
