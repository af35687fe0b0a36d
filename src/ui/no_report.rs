//! A program built without PDF says so where the report would be.

use super::app::App;

impl App {
    pub(super) fn open_report(&mut self) {
        let words = "This program was built without PDF. The map can still be exported";
        self.toasts.push(words, None, 0.0);
    }

    pub(super) const fn report_is_open(&self) -> bool {
        false
    }

    pub(super) const fn report_is_busy(&self) -> bool {
        false
    }

    pub(super) const fn report_ui(&self, _: &egui::Context) {}

    pub(super) const fn save_report(&self, _: &egui::Context, _: std::path::PathBuf) {}
}
