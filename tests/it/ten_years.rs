//! The chart that benches measure on is what it says, and opens like any other.

use knotmap::body::Body;
use knotmap::model::View;
use knotmap::store::{parse, to_text};

#[path = "../../benches/common/ten_years.rs"]
pub mod generator;

#[test]
fn it_is_as_large_as_asked_inside_the_body_and_always_the_same() {
    let days = 30;
    let chart = generator::chart(1, days).unwrap();
    assert_eq!(chart.knot_count(), generator::KNOTS);
    assert_eq!(chart.rating_count(), generator::KNOTS * days);
    assert_eq!(generator::KNOTS * generator::TEN_YEARS, 182_500);
    assert_eq!(chart.treatments().len(), 5);
    let view = Body::shared().unwrap().view(View::Back).unwrap();
    for entry in chart.entries() {
        assert!(view.contains(entry.knot().place.pos));
    }
    let text = to_text(&chart);
    assert!(parse(text.as_bytes()).unwrap() == chart);
    assert!(to_text(&generator::chart(1, days).unwrap()) == text);
    assert!(to_text(&generator::chart(2, days).unwrap()) != text);
}
