//! Every screen of the window: reached as a person would, checked for names, focus, room and rest, and drawn on demand.
//!
//! `KNOTMAP_SCREENS=DIR cargo test --test it screens -- --ignored` draws them; see `docs/screens/README.md`.

mod audit;
mod beside;
mod fronts;
mod pictures;
mod safe;
mod stage;
mod walk;
mod whole;

use stage::{Screen, Stage};

/// Every screen, in the order in which a person may come across it.
fn all() -> Vec<Screen> {
    [
        whole::SCREENS,
        beside::SCREENS,
        fronts::SCREENS,
        safe::SCREENS,
    ]
    .concat()
}

/// Screens that differ from another only in what is drawn: there are pictures of them, and no checks.
const DRAWN: [&str; 20] = [
    "map-front",
    "map-left",
    "map-deep",
    "map-split",
    "map-zones",
    "map-whole",
    "map-hover",
    "compare-ghost",
    "compare-four",
    "tour-years",
    "tour-release",
    "report-picture",
    "report-card",
    "report-brief",
    "palette-nothing",
    "menu-edit",
    "menu-knot",
    "menu-diary",
    "menu-help",
    "import-trouble",
];

/// Checks a share of the screens, so that the shares run beside each other.
fn check(share: usize) {
    let stage = Stage::least();
    let mut screens = all();
    screens.retain(|screen| !DRAWN.contains(&screen.name));
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

/// Screens through which the focus is walked: each kind of panel, form and sheet once.
const WALKED: [&str; 10] = [
    "welcome-recents",
    "map-sample",
    "knot",
    "treatment",
    "check-in",
    "settings",
    "compare",
    "visit",
    "export-data",
    "recovery",
];

#[test]
fn the_focus_goes_everywhere_and_is_seen() {
    let stage = Stage::least();
    let mut screens = all();
    screens.retain(|screen| WALKED.contains(&screen.name));
    assert_eq!(screens.len(), WALKED.len());
    let trouble: Vec<String> = screens
        .iter()
        .flat_map(|screen| walk::trouble(screen, &stage))
        .collect();
    assert!(trouble.is_empty(), "\n{}", trouble.join("\n"));
}

#[test]
fn screens_have_names_of_their_own() {
    let names: std::collections::BTreeSet<_> = all().iter().map(|screen| screen.name).collect();
    assert_eq!(names.len(), all().len());
}
