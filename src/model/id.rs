//! Ids: short random words, so that two copies of a chart can be merged without two records sharing one.

use std::fmt;
use std::str::FromStr;

/// Crockford's base 32: no letter that reads like a digit.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Characters of an id; 5 bits each.
const LENGTH: usize = 12;

/// A text that is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not an id: expected up to 12 letters and digits (no i, l, o, u), 0 excluded")]
pub struct ParseIdError(pub String);

fn parse(text: &str) -> Result<u64, ParseIdError> {
    let error = || ParseIdError(text.chars().take(40).collect());
    if text.is_empty() || text.len() > LENGTH {
        return Err(error());
    }
    let mut value = 0u64;
    for byte in text.bytes() {
        value = value << 5 | digit(byte).ok_or_else(error)?;
    }
    // One spelling per id: no leading zero, so that text order and equality agree with the number's.
    if text.starts_with('0') {
        return Err(error());
    }
    Ok(value)
}

/// The place of a letter in [`ALPHABET`]; reading a chart asks this millions of times.
const fn digit(letter: u8) -> Option<u64> {
    let (first, value) = match letter {
        b'0'..=b'9' => (b'0', 0),
        b'a'..=b'h' => (b'a', 10),
        b'j' | b'k' => (b'j', 18),
        b'm' | b'n' => (b'm', 20),
        b'p'..=b't' => (b'p', 22),
        b'v'..=b'z' => (b'v', 27),
        _ => return None,
    };
    Some((letter - first) as u64 + value)
}

fn write(value: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut started = false;
    for place in (0..LENGTH).rev() {
        let digit = (value >> (5 * place)) & 31;
        started |= digit != 0;
        if started {
            let letter = ALPHABET.get(digit as usize).copied().unwrap_or(b'0');
            write!(f, "{}", char::from(letter))?;
        }
    }
    Ok(())
}

macro_rules! id {
    ($name:ident, $what:literal) => {
        #[doc = concat!("Names one ", $what, " for ever, also across copies of a chart.")]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl $name {
            /// The id with this number; only the low 60 bits count, and 0 becomes 1.
            pub const fn from_bits(bits: u64) -> Self {
                let bits = bits & ((1 << (5 * LENGTH)) - 1);
                Self(if bits == 0 { 1 } else { bits })
            }

            /// The number behind the id.
            pub const fn bits(self) -> u64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write(self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;

            fn from_str(text: &str) -> Result<Self, ParseIdError> {
                parse(text).map(Self)
            }
        }
    };
}

id!(KnotId, "knot");
id!(RatingId, "rating");
id!(MilestoneId, "milestone");
id!(TreatmentId, "treatment");
id!(EpisodeId, "episode");
id!(CheckInId, "check-in");
id!(GoalId, "goal");

/// A source of new ids: a seed, and a fixed scramble of a counter after it.
///
/// Two sources with different seeds share no id in practice: 60 bits, so that even 200,000 records made in
/// two copies collide with a chance below one in ten million, and [`super::Chart`] refuses a clash on entry.
#[derive(Clone, Debug)]
pub struct Ids {
    state: u64,
}

impl Ids {
    /// A source that gives the same ids for the same seed: for tests and generated charts.
    pub const fn seeded(seed: u64) -> Self {
        Self { state: seed }
    }

    /// A source seeded by the operating system's randomness.
    ///
    /// Falls back on the clock where the system has none to give.
    pub fn random() -> Self {
        let seed = getrandom::u64().unwrap_or_else(|_| {
            let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
            now.map_or(0x9e37_79b9, |since| since.as_nanos() as u64)
        });
        Self::seeded(seed)
    }

    /// The next 64 well-mixed bits (`SplitMix64`, Steele et al. 2014).
    pub fn next_bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A new knot id.
    pub fn knot(&mut self) -> KnotId {
        KnotId::from_bits(self.next_bits())
    }

    /// A new rating id.
    pub fn rating(&mut self) -> RatingId {
        RatingId::from_bits(self.next_bits())
    }

    /// A new milestone id.
    pub fn milestone(&mut self) -> MilestoneId {
        MilestoneId::from_bits(self.next_bits())
    }

    /// A new treatment id.
    pub fn treatment(&mut self) -> TreatmentId {
        TreatmentId::from_bits(self.next_bits())
    }

    /// A new episode id.
    pub fn episode(&mut self) -> EpisodeId {
        EpisodeId::from_bits(self.next_bits())
    }

    /// A new check-in id.
    pub fn check_in(&mut self) -> CheckInId {
        CheckInId::from_bits(self.next_bits())
    }

    /// A new goal id.
    pub fn goal(&mut self) -> GoalId {
        GoalId::from_bits(self.next_bits())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_from_its_text() {
        let mut ids = Ids::seeded(7);
        for _ in 0..1000 {
            let id = ids.knot();
            assert_eq!(id.to_string().parse::<KnotId>(), Ok(id));
        }
        assert_eq!(KnotId::from_bits(1).to_string(), "1");
    }

    #[test]
    fn every_letter_stands_for_its_place() {
        for byte in 0..=u8::MAX {
            let place = ALPHABET.iter().position(|&letter| letter == byte);
            assert_eq!(digit(byte), place.map(|place| place as u64), "{byte}");
        }
    }

    #[test]
    fn what_is_not_an_id_is_refused() {
        for text in ["", "0", "01", "ilou", "K", "a b", "0123456789abc", "é"] {
            assert!(text.parse::<KnotId>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn two_sources_share_no_id() {
        let (mut a, mut b) = (Ids::random(), Ids::random());
        let of_a: std::collections::BTreeSet<_> = (0..10_000).map(|_| a.rating()).collect();
        assert_eq!(of_a.len(), 10_000);
        assert!((0..10_000).all(|_| !of_a.contains(&b.rating())));
    }
}
