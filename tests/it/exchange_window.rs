//! Data out of and into the window.

use std::fs;

use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support::window::Desk;

/// Chooses a row of the file menu.
fn file_menu(desk: &mut Desk, row: &str) {
    desk.click("File");
    // Not every row is in sight in a window of this height.
    desk.harness.get_by_label(row).scroll_to_me();
    desk.settle();
    desk.click(row);
}

#[test]
fn data_is_exported_as_what_was_chosen() {
    let mut desk = Desk::with_jeffrey();
    for (kind, name, start) in [
        ("Ratings (CSV)", "r.csv", &b"\xef\xbb\xbfrating_id,"[..]),
        ("Knots (CSV)", "k.csv", b"\xef\xbb\xbfknot_id,"),
        ("FHIR R4 bundle", "b.json", b"{\"resourceType\":\"Bundle\""),
        ("Research pack", "p.zip", b"PK\x03\x04"),
    ] {
        file_menu(&mut desk, "Export data…");
        desk.click(kind);
        desk.click("Choose where…");
        let path = desk.folder.path().join(name);
        desk.type_path(&path);
        desk.click("Export");
        let bytes = fs::read(&path).unwrap();
        assert!(bytes.starts_with(start), "{kind}");
        assert!(desk.has(&format!("Exported {name}")), "{kind}");
    }
}

#[test]
fn data_leaves_without_what_is_switched_off() {
    let mut desk = Desk::with_jeffrey();
    let mut export = |kind: &str, name: &str, off: &[&str]| {
        file_menu(&mut desk, "Export data…");
        desk.click(kind);
        for switch in off {
            desk.click(switch);
        }
        desk.click("Choose where…");
        let path = desk.folder.path().join(name);
        desk.type_path(&path);
        desk.click("Export");
        fs::read_to_string(&path).unwrap()
    };
    let names = ["Names and date of birth"];
    for (kind, name) in [("Ratings (CSV)", "r.csv"), ("FHIR R4 bundle", "b.json")] {
        assert!(export(kind, &format!("all-{name}"), &[]).contains("Jeffrey"));
        assert!(!export(kind, name, &names).contains("Jeffrey"), "{kind}");
    }
    file_menu(&mut desk, "Export data…");
    desk.click("Research pack");
    assert!(!desk.has("Names and date of birth"), "it never holds them");
}

/// Opens a table in the import sheet.
fn import(desk: &mut Desk, csv: &str) {
    let path = desk.folder.path().join("diary.csv");
    fs::write(&path, csv).unwrap();
    file_menu(desk, "Import ratings…");
    desk.type_path(&path);
    desk.click("Open");
}

fn rating_count(desk: &Desk) -> usize {
    desk.chart().rating_count()
}

#[test]
fn a_table_is_looked_at_taken_in_and_undone_in_one_step() {
    let mut desk = Desk::with_jeffrey();
    let csv = "Date;Spot;How bad\n1.11.2026;Jeffrey;3\n2.11.2026;Jeffrey;5\n3.11.2026;Bob;5\n";
    import(&mut desk, csv);
    assert!(desk.has("3 rows, semicolons, UTF-8"));
    assert!(desk.has("Choose which column holds \"Rating, 0 to 10\""));
    assert_eq!(rating_count(&desk), 1);
    desk.click("What How bad holds");
    desk.click("Rating, 0 to 10");
    assert!(desk.has("2 ratings, 1 row not taken"));
    assert!(desk.has("Line 4: no knot on the chart is called \"Bob\""));
    desk.click("Import");
    assert_eq!(rating_count(&desk), 3);
    assert!(desk.has("Imported 2 ratings, 1 row not taken"));
    desk.keys(egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(rating_count(&desk), 1);
    desk.keys(
        egui::Modifiers::COMMAND.plus(egui::Modifiers::SHIFT),
        egui::Key::Z,
    );

    import(&mut desk, csv);
    desk.click("What How bad holds");
    desk.click("Rating, 0 to 10");
    assert!(desk.has("0 ratings, 2 rows already on the chart, 1 row not taken"));
    assert!(
        desk.harness
            .get_by_label("Import")
            .accesskit_node()
            .is_disabled()
    );
    desk.key(egui::Key::Escape);
    assert_eq!(rating_count(&desk), 3);
}

#[test]
fn the_order_of_dates_is_asked_where_it_does_not_show() {
    let mut desk = Desk::with_jeffrey();
    import(&mut desk, "Date,Knot,Pain\n3/4/2026,Jeffrey,3\n");
    assert!(desk.has("0 ratings, 1 row not taken"));
    desk.click("Order of dates");
    desk.click("Day first");
    assert!(desk.has("1 rating"));
    desk.click("Import");
    let entry = desk.chart().entries()[0].clone();
    assert_eq!(entry.ratings()[0].felt_at.to_string(), "2026-04-03");
}

#[test]
fn what_is_no_table_is_told_and_nothing_changes() {
    let mut desk = Desk::with_jeffrey();
    import(&mut desk, "only names\n");
    assert!(desk.has("there are no rows"));
    desk.click("Close");
    assert_eq!(rating_count(&desk), 1);
}
