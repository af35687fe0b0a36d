//! Finds the knot a person means: by its name in full, or by its number.

use crate::model::{Chart, Entry};

/// Knots named in a message; more are counted.
const MOST_NAMED: usize = 20;

/// The one knot of this name (letter case does not count) or number ("2"; "#2" is never a name).
///
/// # Errors
/// None or several fit: what happened and what to do, in words, with the knots there are.
pub(super) fn knot<'a>(chart: &'a Chart, wanted: &str) -> Result<&'a Entry, String> {
    let entries = chart.entries();
    let wanted = wanted.trim();
    let name = wanted.to_lowercase();
    let number = wanted.strip_prefix('#').unwrap_or(wanted).parse().ok();
    let numbered = wanted.starts_with('#') && number.is_some();
    let mut fits = entries.iter().enumerate().filter(|(index, entry)| {
        let named = !name.is_empty() && entry.knot().name.trim().to_lowercase() == name;
        number == Some(index + 1) || named && !numbered
    });
    match (fits.next(), fits.next()) {
        (Some((_, entry)), None) => Ok(entry),
        (None, _) if entries.is_empty() => {
            Err("there are no knots on this chart. Place one first".to_owned())
        }
        (None, _) => Err(format!(
            "no knot is called \"{wanted}\". Choose from {}",
            named(entries.iter().copied().enumerate())
        )),
        (Some(first), Some(second)) => {
            let all = [first, second].into_iter().chain(fits);
            Err(format!(
                "\"{wanted}\" can be more than one knot. Choose one by its number: {}",
                named(all.map(|(index, entry)| (index, *entry)))
            ))
        }
    }
}

fn named<'a>(entries: impl Iterator<Item = (usize, &'a Entry)>) -> String {
    let mut names: Vec<String> = entries
        .map(|(index, entry)| format!("#{} {}", index + 1, entry.knot().display_name()))
        .collect();
    let more = names.len().saturating_sub(MOST_NAMED);
    names.truncate(MOST_NAMED);
    if more > 0 {
        names.push(format!("and {more} more"));
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BodyPos, Edit, Ids, Knot, Place, View};

    fn chart(names: &[&str]) -> Chart {
        let mut chart = Chart::new();
        let mut ids = Ids::seeded(1);
        for (hour, name) in names.iter().enumerate() {
            let at = format!("2026-11-22T{hour:02}:00:00Z").parse().unwrap();
            let place = Place::new(View::Back, BodyPos::new(0.1, 0.1).unwrap());
            let knot = Knot {
                name: (*name).to_owned(),
                ..Knot::new(ids.knot(), place, at)
            };
            chart.apply(Edit::put(knot)).unwrap();
        }
        chart
    }

    fn found(names: &[&str], wanted: &str) -> Result<usize, String> {
        let chart = chart(names);
        let id = knot(&chart, wanted)?.knot().id;
        let index = chart.entries().iter().position(|e| e.knot().id == id);
        Ok(index.unwrap() + 1)
    }

    #[test]
    fn by_name_or_number() {
        let names = ["Jeffrey", "", " Été ", "10"];
        assert_eq!(found(&names, "jeffREY "), Ok(1));
        assert_eq!(found(&names, "2"), Ok(2));
        assert_eq!(found(&names, "#3"), Ok(3));
        assert_eq!(found(&names, "ÉTÉ"), Ok(3));
        assert_eq!(found(&names, "10"), Ok(4));
    }

    #[test]
    fn no_knot_is_guessed() {
        let names = ["Jeffrey", "2", "jeffrey", ""];
        for wanted in ["", "Jeff", "0", "5", "-1", "#", "#Jeffrey", "Unnamed knot"] {
            let error = found(&names, wanted).unwrap_err();
            assert!(
                error.contains("#1 Jeffrey, #2 2, #3 jeffrey, #4 Unnamed"),
                "{error}"
            );
        }
        let error = found(&names, "Jeffrey").unwrap_err();
        assert!(
            error.ends_with("by its number: #1 Jeffrey, #3 jeffrey"),
            "{error}"
        );
        let error = found(&["2", "Bob"], "2").unwrap_err();
        assert!(error.ends_with("#1 2, #2 Bob"), "{error}");
        assert_eq!(found(&["2", "Bob"], "#2"), Ok(2));
        assert!(found(&[], "1").unwrap_err().contains("no knots"));
    }

    #[test]
    fn a_long_list_is_cut() {
        let error = found(&["a"; 23], "b").unwrap_err();
        assert!(error.ends_with("#20 a, and 3 more"), "{error}");
    }
}
