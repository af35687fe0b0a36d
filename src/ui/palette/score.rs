//! How well a text fits what was typed.

/// How well a text fits what was typed, and by which letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// Higher is better; only good for comparing.
    pub score: u32,
    /// The letters that fit, counted in characters from 0, in order.
    pub letters: Vec<usize>,
}

/// A word typed from its start.
const WORD_START: u32 = 400;
/// The first letters of words: "sa" for "Save as".
const INITIALS: u32 = 300;
/// A part in the middle of a word.
const PART: u32 = 200;
/// Letters in order, with gaps.
const SCATTERED: u32 = 100;

/// How `text` fits a typed `query`; none if one of the typed words is not found in it.
///
/// Every word must be found: from the start of a word, as first letters, inside a word, or letter by letter with gaps,
/// in this order of worth. Earlier and shorter is better.
pub fn fit(query: &str, text: &str) -> Option<Fit> {
    let letters: Vec<char> = text.chars().map(lower).collect();
    let starts = word_starts(&letters);
    let mut whole = Fit::default();
    let mut from = 0;
    for word in query.split_whitespace() {
        let word: Vec<char> = word.chars().map(lower).collect();
        // Words are sought in the order they were typed, and if that fails, anywhere.
        let found = word_fit(&word, &letters, &starts, from)
            .or_else(|| word_fit(&word, &letters, &starts, 0))?;
        from = found.letters.last().map_or(from, |last| last + 1);
        whole.score += found.score;
        whole.letters.extend(found.letters);
    }
    whole.letters.sort_unstable();
    whole.letters.dedup();
    whole.score = whole.score.saturating_sub(letters.len().min(60) as u32 / 4);
    Some(whole)
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn word_starts(letters: &[char]) -> Vec<usize> {
    let is_word = |letter: Option<&char>| letter.is_some_and(|letter| letter.is_alphanumeric());
    (0..letters.len())
        .filter(|&at| is_word(letters.get(at)) && (at == 0 || !is_word(letters.get(at - 1))))
        .collect()
}

fn word_fit(word: &[char], letters: &[char], starts: &[usize], from: usize) -> Option<Fit> {
    let stands_at = |at: usize| letters.get(at..at + word.len()) == Some(word);
    let run = |at: usize, worth: u32| Fit {
        score: worth - at.min(80) as u32,
        letters: (at..at + word.len()).collect(),
    };
    let start = starts.iter().copied().filter(|&at| at >= from);
    if let Some(at) = start.clone().find(|&at| stands_at(at)) {
        return Some(run(at, WORD_START));
    }
    if word.len() > 1
        && let Some(found) = in_order(word, start.map(|at| (at, letters.get(at).copied())))
    {
        return Some(Fit {
            score: INITIALS,
            letters: found,
        });
    }
    if let Some(at) = (from..letters.len()).find(|&at| stands_at(at)) {
        return Some(run(at, PART));
    }
    // With fewer letters everything would fit somehow.
    if word.len() < 3 {
        return None;
    }
    let rest = (from..letters.len()).map(|at| (at, letters.get(at).copied()));
    let found = in_order(word, rest)?;
    let spread = found.last()? - found.first()? + 1 - word.len();
    // Letters strewn over a whole sentence were not meant.
    (spread <= 2 * word.len()).then(|| Fit {
        score: SCATTERED.saturating_sub(2 * spread as u32),
        letters: found,
    })
}

/// Where the letters of a word stand among others, one after the other.
fn in_order(
    word: &[char],
    others: impl Iterator<Item = (usize, Option<char>)>,
) -> Option<Vec<usize>> {
    let mut found = Vec::with_capacity(word.len());
    for (at, letter) in others {
        if letter.is_some() && letter == word.get(found.len()).copied() {
            found.push(at);
        }
    }
    (found.len() == word.len()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(query: &str, text: &str) -> u32 {
        fit(query, text).unwrap().score
    }

    #[test]
    fn better_fits_score_higher() {
        let order = ["Save as…", "Mark a save", "Unsaved", "Stab the vase"];
        for pair in order.windows(2) {
            let (better, worse) = (fit("save", pair[0]), fit("save", pair[1]));
            assert!(
                better.map(|fit| fit.score) > worse.map(|fit| fit.score),
                "{pair:?}"
            );
        }
        assert!(score("sa", "Save as…") > score("sa", "Select all"));
        assert!(score("le", "Levator scapulae") > score("le", "Delete knot"));
    }

    #[test]
    fn letters_that_fit_are_known() {
        assert_eq!(fit("lev", "Levator").unwrap().letters, [0, 1, 2]);
        assert_eq!(fit("sa", "Select all").unwrap().letters, [0, 7]);
        assert_eq!(
            fit("left lev", "Levator, left").unwrap().letters,
            [0, 1, 2, 9, 10, 11, 12]
        );
        assert_eq!(fit("jefry", "Jeffrey").unwrap().letters, [0, 1, 2, 4, 6]);
    }

    #[test]
    fn every_word_counts_and_case_does_not() {
        assert!(fit("LEVATOR left", "Levator scapulae, left").is_some());
        assert_eq!(fit("levator right", "Levator scapulae, left"), None);
        assert_eq!(fit("zz", "Zoom in"), None);
        assert_eq!(fit("", "anything").unwrap().letters, Vec::<usize>::new());
        assert!(fit("müd", "MÜDE").is_some());
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_too_odd(query in ".{0,12}", text in ".{0,40}") {
            if let Some(fit) = fit(&query, &text) {
                let count = text.chars().count();
                proptest::prop_assert!(fit.letters.iter().all(|at| *at < count));
            }
        }

        #[test]
        fn every_text_fits_itself(text in "[a-zA-Z ]{1,20}") {
            proptest::prop_assert!(fit(&text, &text).is_some());
        }
    }
}
