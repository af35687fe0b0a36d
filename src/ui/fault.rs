//! What is said when the program itself has a fault.

use std::io::Write as _;
use std::panic;

/// From here on a fault of the program is said calmly and without anything a person entered: only where it was.
///
/// What was entered needs no rescue at that moment: finished steps are in the recovery log already, and whatever is
/// on its way to it is written while the program ends.
pub fn say_faults_calmly() {
    panic::set_hook(Box::new(|fault| {
        let place = fault.location().map(|place| (place.file(), place.line()));
        // There is nobody left to tell if this cannot be said.
        writeln!(std::io::stderr(), "knotmap: {}", in_words(place)).ok();
        if place.is_some_and(is_missing_library) {
            // Nothing is open yet. A program that lacks a part has failed, but has no fault.
            std::process::exit(1);
        }
    }));
}

/// A fault, when the file that `KNOTMAP_FAULT_WHEN` names is there: only so can be tried what a fault does.
#[cfg(debug_assertions)]
pub fn happen_if_asked() {
    let asked = std::env::var_os("KNOTMAP_FAULT_WHEN");
    let is_there = asked.is_some_and(|path| std::path::Path::new(&path).exists());
    assert!(!is_there, "a fault was asked for");
}

fn is_missing_library((file, _): (&str, u32)) -> bool {
    file.contains("xkbcommon")
}

/// What is said of a fault at this file and line.
fn in_words(place: Option<(&str, u32)>) -> String {
    // The window's toolkit loads the keyboard library by itself, and stops where there is none.
    if place.is_some_and(is_missing_library) {
        return "Could not open a window: the keyboard library libxkbcommon or libxkbcommon-x11 is missing. Install \
                it (Debian, Ubuntu: apt install libxkbcommon-x11-0; Fedora: dnf install libxkbcommon-x11). Without \
                a window, \"knotmap export FILE -o map.png\" works as well"
            .to_owned();
    }
    let place = place.map_or_else(String::new, |(file, line)| format!(" ({file}:{line})"));
    format!(
        "Stopped by a fault of the program{place}. What you entered is kept and is offered at the next start; please \
         report the fault"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_keyboard_library_is_named() {
        let words = in_words(Some(("/x/xkbcommon-dl-0.4.2/src/x11.rs", 59)));
        assert!(words.contains("libxkbcommon-x11-0"), "{words}");
        assert!(in_words(Some(("src/a.rs", 3))).contains("(src/a.rs:3)"));
    }
}
