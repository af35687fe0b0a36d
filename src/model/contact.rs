//! Someone who treats the person: the small address book.

/// A therapist, doctor or other person who treats; all but the name may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// The name, as treatments give it.
    pub name: String,
    /// Where they work.
    pub place: String,
    /// How to reach them.
    pub reach: String,
    /// Anything else.
    pub note: String,
}
