//! A check-in: how the past week went, and safety questions, each as answered on one day.

use super::{CheckInId, Intensity, Stamp, When};

/// The answer to one safety question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafetyAnswer {
    /// Which question, by the id of the list it was asked from.
    pub question: String,
    /// Whether the person said yes.
    pub yes: bool,
}

/// What the person answered on one day; what was not asked has no answer.
///
/// The three numbers are those of the PEG scale (Krebs et al. 2009, J Gen Intern Med 24:733): 0–10 for the past
/// week, and their mean is the score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckIn {
    /// Names it for ever.
    pub id: CheckInId,
    /// Of which day it speaks.
    pub at: When,
    /// When it was entered.
    pub recorded_at: Stamp,
    /// Pain on average, past week.
    pub pain: Option<Intensity>,
    /// How much pain got in the way of enjoying life, past week.
    pub enjoyment: Option<Intensity>,
    /// How much pain got in the way of everyday activity, past week.
    pub activity: Option<Intensity>,
    /// Safety questions that were answered.
    pub safety: Vec<SafetyAnswer>,
    /// Anything else.
    pub note: String,
}

impl CheckIn {
    /// A check-in without answers.
    pub fn new(id: CheckInId, at: When, recorded_at: Stamp) -> Self {
        Self {
            id,
            at,
            recorded_at,
            pain: None,
            enjoyment: None,
            activity: None,
            safety: Vec::new(),
            note: String::new(),
        }
    }

    /// The PEG score, 0 to 10: the mean of the three answers; none unless all three were given.
    pub fn peg(&self) -> Option<f64> {
        let answers = [self.pain?, self.enjoyment?, self.activity?];
        let sum: u32 = answers.iter().map(|answer| u32::from(answer.get())).sum();
        Some(f64::from(sum) / 3.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ids;

    #[test]
    fn the_score_needs_all_three_answers_and_zero_is_one() {
        let at: Stamp = "2026-11-22T08:00:00Z".parse().unwrap();
        let mut check_in = CheckIn::new(Ids::seeded(1).check_in(), at.into(), at);
        let step = |value| Intensity::new(value).ok();
        (check_in.pain, check_in.enjoyment) = (step(7), step(0));
        assert_eq!(check_in.peg(), None);
        check_in.activity = step(2);
        assert_eq!(check_in.peg(), Some(3.0));
    }
}
