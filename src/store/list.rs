//! Lists that stop growing at a bound, and fields that may be left out.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

pub(super) use crate::model::limits::{EVENTS, KNOTS, LIST as ITEMS, RATINGS};

/// One picture a view.
pub(super) const VIEWS: usize = 4;

/// Reads a list and gives up at the first item beyond `MAX`.
pub(super) fn at_most<'de, const MAX: usize, T, D>(from: D) -> Result<Vec<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    struct Bounded<const MAX: usize, T>(PhantomData<T>);

    impl<'de, const MAX: usize, T: Deserialize<'de>> Visitor<'de> for Bounded<MAX, T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
            let mut items = Vec::new();
            while let Some(item) = seq.next_element()? {
                if items.len() == MAX {
                    let message = format!("this list has more than {MAX} items, the most it may");
                    return Err(A::Error::custom(message));
                }
                items.push(item);
            }
            Ok(items)
        }
    }

    from.deserialize_seq(Bounded::<MAX, T>(PhantomData))
}

/// Reads a plain value where the field is there at all: no `Some(…)` in the file.
pub(super) fn said<'de, T, D>(from: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    T::deserialize(from).map(Some)
}
