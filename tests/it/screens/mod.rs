//! Every screen of the window: reached as a person would, checked for names, focus, room and rest, and drawn on demand.
//!
//! `KNOTMAP_SCREENS=DIR cargo test --test it screens -- --ignored` draws them; see `docs/screens/README.md`.

mod audit;
mod beside;
mod fronts;
mod pictures;
mod safe;
mod stage;
mod whole;

use stage::{Screen, Stage};

/// Every screen, in the order in which a person may come across it.
fn all() -> Vec<Screen> {
    [whole::SCREENS, beside::SCREENS, fronts::SCREENS, safe::SCREENS].concat()
}

/// Checks a share of the screens, so that the shares run beside each other.
fn check(share: usize) {
    let stage = Stage::narrow();
    let screens = all();
    let share = screens.iter().skip(share).step_by(SHARES);
    let trouble: Vec<String> = share
        .flat_map(|screen| audit::trouble(screen, &stage))
        .collect();
    assert!(trouble.is_empty(), "\n{}", trouble.join("\n"));
}

/// How many tests the screens are shared out among.
const SHARES: usize = 4;

#[test]
fn everything_has_a_name_and_a_value_and_rests_first_share() {
    check(0);
}

#[test]
fn everything_has_a_name_and_a_value_and_rests_second_share() {
    check(1);
}

#[test]
fn everything_has_a_name_and_a_value_and_rests_third_share() {
    check(2);
}

#[test]
fn everything_has_a_name_and_a_value_and_rests_fourth_share() {
    check(3);
}

#[test]
fn screens_have_names_of_their_own() {
    let names: std::collections::BTreeSet<_> = all().iter().map(|screen| screen.name).collect();
    assert_eq!(names.len(), all().len());
}
