//! The safety questions: what may be worth telling a doctor.

/// A question asked for safety; an answer is kept under its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SafetyQuestion {
    /// Names it for ever.
    pub id: &'static str,
    /// The question itself.
    pub text: &'static str,
}

impl SafetyQuestion {
    /// All questions. One yes alone is no reason for alarm; the list informs and never blocks.
    ///
    /// After the red flags of back and neck pain in NHS and clinic guidance (g-care.glos.nhs.uk pathway 73;
    /// matrainingenterprise.co.uk; independentpharmacist.co.uk), in words of our own.
    pub const ALL: [Self; 14] = [
        ask("recent_cancer", "Cancer, now or in the past?"),
        ask(
            "weight_loss_without_reason",
            "Losing weight without a reason?",
        ),
        ask("fever_or_feeling_ill", "Fever, or feeling ill?"),
        ask(
            "constant_night_pain",
            "Pain at night that no position eases?",
        ),
        ask(
            "bladder_or_bowel_change",
            "A new change of bladder or bowel?",
        ),
        ask("saddle_numbness", "Numb where one sits on a saddle?"),
        ask("both_legs", "Something felt in both legs?"),
        ask(
            "growing_weakness",
            "Growing weakness, or walking differently?",
        ),
        ask("major_injury", "A bad fall, accident or other injury?"),
        ask(
            "steroids_or_thin_bones",
            "Steroids for long, or thin bones?",
        ),
        ask(
            "began_under_20_or_over_55",
            "Did it begin before 20 or after 55?",
        ),
        ask(
            "spine_pain_at_the_chest",
            "Pain of the spine at chest level?",
        ),
        ask("weak_immune_system", "A weak immune system?"),
        ask(
            "stiff_neck_with_fever",
            "A very stiff neck together with fever?",
        ),
    ];

    /// What is said where any of them was answered with yes.
    pub const ADVICE: &'static str = "Some of these are worth telling a doctor soon.";

    /// The question of this id; none of a list we do not know.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.id == id)
    }
}

const fn ask(id: &'static str, text: &'static str) -> SafetyQuestion {
    SafetyQuestion { id, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_is_found_by_its_own_id() {
        for question in SafetyQuestion::ALL {
            assert_eq!(SafetyQuestion::of(question.id), Some(question));
        }
        assert_eq!(SafetyQuestion::of("fever"), None);
    }
}
