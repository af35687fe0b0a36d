//! The times a knot was there: from its beginning or return to its release.

use crate::analysis::Moment;
use crate::model::{Entry, MilestoneKind, When};

/// One time a knot was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spell {
    /// When it began: the first that is known of it to the day, or its return.
    pub from: When,
    /// When it was said to release, if it was.
    pub released: Option<When>,
    /// When it was said to return after that, if it did.
    pub returned: Option<When>,
}

impl Spell {
    /// Days from its beginning to its release: the fewest and the most the dates allow.
    pub fn days_to_release(&self) -> Option<(i64, i64)> {
        Some(days(self.from, self.released?))
    }

    /// Days from its release to its return: the fewest and the most the dates allow.
    pub fn days_until_return(&self) -> Option<(i64, i64)> {
        Some(days(self.released?, self.returned?))
    }
}

fn days(from: When, to: When) -> (i64, i64) {
    let between = |from: jiff::civil::Date, to: jiff::civil::Date| {
        from.until(to).map_or(0, |span| i64::from(span.get_days()))
    };
    let fewest = between(from.last_day(), to.first_day()).max(0);
    (fewest, between(from.first_day(), to.last_day()).max(0))
}

/// The times a knot was there, oldest first. The last has no release while it is open.
///
/// The first begins with the first rating, "found" or entry that is known to the day: what is only known to the year
/// cannot be counted in days.
pub fn spells(entry: &Entry, moment: Moment) -> Vec<Spell> {
    let to_the_day = |when: &When| matches!(when, When::Exact(_) | When::Day(_));
    let ratings = entry.ratings().iter().map(|rating| rating.felt_at);
    let found = entry.milestones().iter();
    let found = found.filter(|milestone| milestone.kind == MilestoneKind::Found);
    let whens = ratings.chain(found.map(|milestone| milestone.at));
    let whens = whens.chain([entry.knot().recorded_at.into()]);
    let first = whens
        .filter(to_the_day)
        .filter(|when| moment.includes(*when))
        .min_by_key(|when| when.first_day());
    let Some(first) = first else {
        return Vec::new();
    };
    let mut spells = vec![Spell {
        from: first,
        released: None,
        returned: None,
    }];
    for milestone in entry.milestones() {
        if !moment.includes(milestone.at) {
            continue;
        }
        let Some(last) = spells.last_mut() else {
            continue;
        };
        match (milestone.kind, last.released) {
            // Said twice, it released the first time.
            (MilestoneKind::Released, None) => last.released = Some(milestone.at),
            (MilestoneKind::Returned, Some(_)) => {
                last.returned = Some(milestone.at);
                spells.push(Spell {
                    from: milestone.at,
                    released: None,
                    returned: None,
                });
            }
            _ => {}
        }
    }
    spells
}
