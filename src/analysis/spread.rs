//! Numbers in short: how many, the middle one, the lowest and the highest; and counts out of a number.

/// Fewer cases than this are too few to say anything.
pub const FEW: usize = 3;

/// Whole numbers in short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    sorted: Vec<i8>,
}

impl Spread {
    /// How many there are.
    pub fn n(&self) -> usize {
        self.sorted.len()
    }

    /// Whether they are too few to say anything: fewer than [`FEW`].
    pub fn is_too_few(&self) -> bool {
        self.n() < FEW
    }

    /// The middle one; of an even count the mean of the two in the middle.
    pub fn median(&self) -> Option<f64> {
        let middle = self.n() / 2;
        let high = f64::from(*self.sorted.get(middle)?);
        if self.n() % 2 == 1 {
            return Some(high);
        }
        let low = f64::from(*self.sorted.get(middle.checked_sub(1)?)?);
        Some(f64::midpoint(low, high))
    }

    /// The lowest and the highest.
    pub fn range(&self) -> Option<(i8, i8)> {
        Some((*self.sorted.first()?, *self.sorted.last()?))
    }
}

impl FromIterator<i8> for Spread {
    fn from_iter<T: IntoIterator<Item = i8>>(numbers: T) -> Self {
        let mut sorted: Vec<i8> = numbers.into_iter().collect();
        sorted.sort_unstable();
        Self { sorted }
    }
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub count: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// Counts one case.
    pub(super) fn add(&mut self, counts: bool) {
        self.count += usize::from(counts);
        self.of += 1;
    }

    /// Both counts added up.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            count: self.count + other.count,
            of: self.of + other.of,
        }
    }

    /// In per cent, rounded; none of nothing.
    pub fn percent(self) -> Option<usize> {
        (self.of > 0).then(|| (200 * self.count + self.of) / (2 * self.of))
    }

    /// Whether they are too few to say anything: fewer than [`FEW`].
    pub const fn is_too_few(self) -> bool {
        self.of < FEW
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(numbers: &[i8]) -> (usize, Option<f64>, Option<(i8, i8)>) {
        let spread: Spread = numbers.iter().copied().collect();
        (spread.n(), spread.median(), spread.range())
    }

    #[test]
    fn worked_by_hand() {
        assert_eq!(spread(&[]), (0, None, None));
        assert_eq!(spread(&[-4]), (1, Some(-4.0), Some((-4, -4))));
        assert_eq!(spread(&[0, -5]), (2, Some(-2.5), Some((-5, 0))));
        assert_eq!(spread(&[1, -6, -2]), (3, Some(-2.0), Some((-6, 1))));
        assert_eq!(spread(&[3, 3, 3, 3]), (4, Some(3.0), Some((3, 3))));
        assert_eq!(spread(&[-10, 10, -1, 2]), (4, Some(0.5), Some((-10, 10))));
    }

    #[test]
    fn two_cases_are_too_few_and_three_are_not() {
        let few = |numbers: &[i8]| numbers.iter().copied().collect::<Spread>().is_too_few();
        assert!(few(&[]) && few(&[1, 2]) && !few(&[1, 2, 3]));
    }

    #[test]
    fn shares_round_to_the_nearest_per_cent() {
        let percent = |count, of| Share { count, of }.percent();
        assert_eq!(percent(0, 0), None);
        assert_eq!(percent(1, 3), Some(33));
        assert_eq!(percent(2, 3), Some(67));
        assert_eq!(percent(1, 8), Some(13));
        assert_eq!(percent(0, 5), Some(0));
    }
}
