//! A photo of one's own behind the map: chosen, lined up, kept, refused and taken away.

use std::time::{Duration, Instant};

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use knotmap::model::{Photo, PhotoSource, View};

use super::support::window::Desk;

fn photo(desk: &Desk) -> Option<&Photo> {
    desk.chart().photo(View::Back)
}

/// Runs frames until this can be found.
fn wait_for(desk: &mut Desk, name: &str) {
    let start = Instant::now();
    while !desk.has(name) {
        assert!(start.elapsed() < Duration::from_secs(30), "no {name}");
        std::thread::sleep(Duration::from_millis(5));
        desk.settle();
    }
}

fn with_photo(name: &str, bytes: &[u8]) -> Desk {
    add_photo(Desk::with_new_chart(), name, bytes)
}

fn add_photo(mut desk: Desk, name: &str, bytes: &[u8]) -> Desk {
    let path = desk.folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    desk.click("View");
    desk.click("Photo behind the map…");
    desk.type_path(&path);
    desk.click("Choose");
    desk
}

fn jpeg() -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(300, 400, image::Rgb([200, 160, 140]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    let format = image::ImageFormat::Jpeg;
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

#[test]
fn a_photo_is_lined_up_kept_and_taken_away() {
    let mut desk = with_photo("back.jpg", &jpeg());
    wait_for(&mut desk, "Your left dimple");
    let before = photo(&desk).unwrap().clone();
    assert!(matches!(before.source, PhotoSource::File(_)));
    let at = desk
        .harness
        .get_by_label("Your left dimple")
        .rect()
        .center();
    desk.drag(at, at + egui::vec2(-30.0, 10.0));
    let after = photo(&desk).unwrap();
    assert!(after.left.x < before.left.x && after.left.y > before.left.y);
    assert_eq!((after.right, after.c7), (before.right, before.c7));
    desk.click("Done");
    desk.click("Keep a copy in the chart");
    wait_for(&mut desk, "A small copy is kept in the chart");
    assert!(matches!(
        photo(&desk).unwrap().source,
        PhotoSource::Embedded(_)
    ));
    // The copy is read anew; until then there are fewer buttons.
    wait_for(&mut desk, "Line it up");
    desk.click("Remove photo");
    assert_eq!(photo(&desk), None);
    desk.keys(egui::Modifiers::COMMAND, Key::Z);
    assert!(photo(&desk).is_some());
}

#[test]
fn a_damaged_photo_is_named_and_the_map_works_on() {
    let mut desk = with_photo("back.jpg", &jpeg()[..60]);
    wait_for(&mut desk, "Could not show the photo");
    desk.click("Close");
    desk.click_at(super::support::window::LEFT_BLADE);
    assert_eq!(desk.chart().entries().len(), 1);
}

#[test]
fn marks_move_by_arrows_once_they_have_the_keyboard_focus() {
    let mut desk = with_photo("back.jpg", &jpeg());
    wait_for(&mut desk, "Your left dimple");
    let before = photo(&desk).unwrap().clone();
    desk.harness.get_by_label("Your left dimple").focus();
    desk.settle();
    desk.key(Key::ArrowLeft);
    desk.keys(egui::Modifiers::SHIFT, Key::ArrowDown);
    let after = photo(&desk).unwrap();
    assert_eq!(after.left.x, before.left.x - 1);
    assert_eq!(after.left.y, before.left.y + 10);
    assert_eq!((after.right, after.c7), (before.right, before.c7));
    desk.key(Key::Escape);
    assert!(!desk.has("Your left dimple"), "Esc leaves lining up");
}

#[test]
fn in_front_the_left_is_on_the_viewers_right() {
    let mut desk = Desk::with_new_chart();
    desk.click("Front");
    let mut desk = add_photo(desk, "front.jpg", &jpeg());
    wait_for(&mut desk, "Your left hip point");
    let rect = |name: &str| desk.harness.get_by_label(name).rect().center();
    assert!(rect("Your left hip point").x > rect("Your right hip point").x);
    let taken = desk.chart().photo(View::Front).unwrap();
    let view = knotmap::body::Body::shared()
        .unwrap()
        .view(View::Front)
        .unwrap();
    assert!(view.photo_fit(taken).is_some());
    assert_eq!(photo(&desk), None, "the back has none");
}
