//! The closed vocabularies of version 2: each value's spelling in the file, and its place in the model.

use super::wire;
use crate::model;

/// A value the file spells with one bare word.
pub(super) trait Spelled {
    /// That word.
    fn spelled(&self) -> &'static str;
}

macro_rules! words {
    ($name:ident: $($word:ident)+ $(; $open:ident)?) => {
        impl From<wire::$name> for model::$name {
            fn from(value: wire::$name) -> Self {
                match value {
                    $(wire::$name::$word => Self::$word,)+
                    $(wire::$name::$open(text) => Self::$open(text),)?
                }
            }
        }

        impl Spelled for model::$name {
            fn spelled(&self) -> &'static str {
                match self {
                    $(Self::$word => stringify!($word),)+
                    $(Self::$open(_) => stringify!($open),)?
                }
            }
        }
    };
}

words!(View: Back Front Left Right);
words!(Depth: Unsure Surface Middle Deep);
words!(Mark: TenderPoint TriggerPoint Adhesion Pain Hypertonicity Spasm Inflammation Rotation Elevation);
words!(Asked: Now OnPressing Moving WorstToday AverageToday);
words!(MilestoneKind: Found Eased Flared Released Returned);
words!(Who: Me Therapist Doctor Partner);
words!(TreatmentKind: Swedish DeepTissue Therapeutic Medical TriggerPoint HotStone Sports SelfCare
    Physiotherapy Needling; Other);
words!(Outcome: NotSaid Released Eased Same Worse);
words!(AfterKind: Soreness Bruising Headache Dizziness);
words!(BodyShape: Neutral Broader Slighter);
words!(Side: Left Middle Right);
words!(FeedbackKind: TooMuch More JustRight);
words!(Anchors: Psis Acromia);
words!(EpisodeKind: Headache Soreness Workout Stretching Sleep DeskDay Stress; Other);
