//! What a person can keep to themselves, each by a switch of its own.

use super::Share;

/// One thing that is handed over or kept back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SharePart {
    /// The person's name and date of birth, and what the knots are called.
    Names,
    /// How knots feel, what makes them worse or better, what to avoid, goals, kinds of work in own words.
    OwnWords,
    /// Notes, what a therapist said, what it cost.
    Notes,
    /// What the person would like to ask.
    Questions,
    /// Medicines, conditions, and answers to the safety questions.
    Health,
    /// Who treats the person, and where.
    Therapists,
    /// Days and times.
    ExactDates,
}

impl SharePart {
    /// All of them, in the order they are asked for.
    pub const ALL: [Self; 7] = [
        Self::Names,
        Self::OwnWords,
        Self::Notes,
        Self::Questions,
        Self::Health,
        Self::Therapists,
        Self::ExactDates,
    ];

    /// As the command line takes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Names => "names",
            Self::OwnWords => "own-words",
            Self::Notes => "notes",
            Self::Questions => "questions",
            Self::Health => "health",
            Self::Therapists => "therapists",
            Self::ExactDates => "dates",
        }
    }

    /// As a switch says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Names => "Names and date of birth",
            Self::OwnWords => "What helps, what to avoid",
            Self::Notes => "Notes",
            Self::Questions => "Questions to ask",
            Self::Health => "Medicines and safety answers",
            Self::Therapists => "Therapists and places",
            Self::ExactDates => "Exact dates",
        }
    }

    /// All that belongs to it.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Names => "Your name and date of birth, and what the knots are called",
            Self::OwnWords => {
                "How knots feel, what makes them worse or better, what to avoid, your goals, and kinds of work and techniques in your own words"
            }
            Self::Notes => "Every note, what a therapist said, what it cost",
            Self::Questions => "What you would like to ask",
            Self::Health => {
                "Medicines, conditions and allergies, and answers to the safety questions"
            }
            Self::Therapists => "Who treats you, and where",
            Self::ExactDates => {
                "Without them only months are said, and the ratings over time are counted in weeks from the first"
            }
        }
    }
}

impl Share {
    /// Whether something is handed over.
    pub const fn has(&self, part: SharePart) -> bool {
        match part {
            SharePart::Names => self.names,
            SharePart::OwnWords => self.own_words,
            SharePart::Notes => self.notes,
            SharePart::Questions => self.questions,
            SharePart::Health => self.health,
            SharePart::Therapists => self.therapists,
            SharePart::ExactDates => self.exact_dates,
        }
    }

    /// The switch of a part.
    pub const fn switch(&mut self, part: SharePart) -> &mut bool {
        match part {
            SharePart::Names => &mut self.names,
            SharePart::OwnWords => &mut self.own_words,
            SharePart::Notes => &mut self.notes,
            SharePart::Questions => &mut self.questions,
            SharePart::Health => &mut self.health,
            SharePart::Therapists => &mut self.therapists,
            SharePart::ExactDates => &mut self.exact_dates,
        }
    }

    /// Whether nothing at all is kept back.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// Everything but these parts.
    #[must_use]
    pub fn without(parts: impl IntoIterator<Item = SharePart>) -> Self {
        let mut share = Self::default();
        for part in parts {
            *share.switch(part) = false;
        }
        share
    }
}
