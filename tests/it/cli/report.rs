//! `knotmap report` on the real program.

use super::{Scene, trouble};
use crate::format::SMALL;

#[test]
#[cfg(feature = "pdf")]
fn a_page_is_written_for_each_reader() {
    let scene = Scene::new(SMALL);
    for reader in ["therapist", "doctor", "self"] {
        let done = scene.run(
            "report",
            &["-o", "page.pdf", "--for", reader, "--to", "2026-05-20"],
        );
        done.success();
        let bytes = std::fs::read(scene.path("page.pdf")).unwrap();
        assert!(bytes.starts_with(b"%PDF-"), "{reader}");
    }
    assert_eq!(scene.text(), SMALL);
}

#[test]
fn a_page_is_a_pdf_and_never_the_chart_itself() {
    let scene = Scene::new(SMALL);
    let refused = scene.run("report", &["-o", "page.png"]).code(2);
    assert!(trouble(&refused).contains("ends in .pdf"));
    let refused = scene
        .run("report", &["-o", "page.pdf", "--from", "yesterday"])
        .code(2);
    let text = String::from_utf8(refused.get_output().stderr.clone()).unwrap();
    assert!(text.contains("2026-11-22"), "{text}");
    std::fs::hard_link(&scene.chart, scene.path("same.pdf")).unwrap();
    let refused = scene.run("report", &["-o", "same.pdf"]).code(1);
    assert!(trouble(&refused).contains("this is the chart itself"));
    assert_eq!(scene.text(), SMALL);
}
