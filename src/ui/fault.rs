//! What is said when the program itself has a fault.

use std::io::Write as _;
use std::panic;

/// From here on a fault of the program is said calmly and without anything a person entered: only where it was.
///
/// What was entered needs no rescue at that moment: finished steps are in the recovery log already, and whatever is
/// on its way to it is written while the program ends.
pub fn say_faults_calmly() {
    panic::set_hook(Box::new(|fault| {
        let place = fault.location().map_or_else(String::new, |place| {
            format!(" ({}:{})", place.file(), place.line())
        });
        // There is nobody left to tell if this cannot be said.
        writeln!(
            std::io::stderr(),
            "knotmap: Stopped by a fault of the program{place}. What you entered is kept and is offered at the \
             next start; please report the fault"
        )
        .ok();
    }));
}
