//! The rules of the states are written down as the program tells them.

use knotmap::analysis::{FRESH_DAYS, LifeState, NEW_DAYS, QUIET_AT, QUIET_DAYS, TREND_DAYS};

const PAGE: &str = include_str!("../../docs/states.md");

#[test]
fn the_page_has_every_rule_word_for_word() {
    for state in [
        LifeState::New,
        LifeState::Active,
        LifeState::Easing,
        LifeState::Released,
        LifeState::Quiet,
        LifeState::Returned,
    ] {
        let row = format!("| {} | {} |", state.label(), state.rule());
        assert!(PAGE.contains(&row), "{row}");
    }
}

#[test]
fn the_rules_say_the_numbers_that_are_used() {
    assert!(
        LifeState::New
            .rule()
            .contains(&format!("first {NEW_DAYS} days"))
    );
    assert!(
        LifeState::Easing
            .rule()
            .contains(&format!("last {TREND_DAYS} days"))
    );
    assert!(
        LifeState::Quiet
            .rule()
            .contains(&format!("after {QUIET_DAYS} days"))
    );
    assert!(PAGE.contains(&format!("It is {QUIET_AT} of 10")));
    assert!(PAGE.contains(&format!("were both within {FRESH_DAYS}\n")));
}
