//! The measures of the first and the last day of a period, as a table; formulas are in `docs/measures.md`.

use super::PageOptions;
use super::table::Table;
use crate::analysis::{Measures, Moment, burden, measures, overlap};
use crate::body::{Body, CM_PER_INCH};
use crate::model::Chart;
use crate::report::legend::NOTHING_SAID;

/// The table; without rows if no knot is open on either day.
pub(super) fn table(chart: &Chart, body: &Body, options: &PageOptions) -> Table {
    let columns = [("Measure", 26), ("First day", 14), ("Last day", 14)];
    let mut table = Table::new("Measures of open knots", &columns);
    let Some(span) = options.period.span(options.now) else {
        return table;
    };
    let first = measures(chart, body, Moment::At(options.first_day_end(span)));
    let last = measures(chart, body, options.moment());
    if first.open + last.open == 0 {
        return table;
    }
    let (ruler, unit) = match chart.person().ruler_cm() {
        cm if body.says_inches() => (cm / CM_PER_INCH, "in"),
        cm => (cm, "cm"),
    };
    let mut row = |name: &str, of: &dyn Fn(&Measures) -> Option<String>| {
        let said = |words: Option<String>| words.unwrap_or_else(|| NOTHING_SAID.to_owned());
        let cells = [Some(name.to_owned()), of(&first), of(&last)];
        table.rows.push(cells.map(said).to_vec());
    };
    row("Open knots", &|one| Some(one.open.to_string()));
    row("Extent, % of the back", &|one| {
        one.extent_percent.map(|share| format!("{share:.2}"))
    });
    row("Regions, of 74 CHOIR segments", &|one| {
        Some(one.regions.len().to_string())
    });
    row("Centroid, weighted by rating", &|one| {
        let (middle, _) = one.centroid?;
        let side = crate::model::Place::new(crate::model::View::Back, middle).side();
        let (across, down) = (middle.u().abs() * ruler, middle.v() * ruler);
        Some(format!(
            "{across:.1} {unit} {side}, {down:.1} {unit} below C7"
        ))
    });
    row(&format!("Spread around it, {unit}"), &|one| {
        one.centroid.map(|(_, by)| format!("{:.1}", by * ruler))
    });
    row("Laterality, −1 left to 1 right", &|one| {
        one.laterality
            .map(|index| format!("{index:.2}").replace('-', "\u{2212}"))
    });
    let shared =
        overlap(&first, &last).map_or(NOTHING_SAID.to_owned(), |share| format!("{share:.2}"));
    let burden = format!("{:.0}", burden(chart, span));
    for (name, whole) in [
        ("Overlap of the two, Jaccard", shared),
        ("Burden in between, points × days", burden),
    ] {
        table.rows.push(vec![name.to_owned(), String::new(), whole]);
    }
    "For those who count. Formulas and sources: docs/measures.md of knotmap. Small changes can come from redrawing."
        .clone_into(&mut table.note);
    table
}
