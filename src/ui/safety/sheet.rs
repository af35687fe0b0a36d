//! The sheets about safety, and what is chosen on them.

use std::path::PathBuf;

use egui::{RichText, ScrollArea, Ui};

use super::jobs::Copy;
use super::passphrase::{self, Unlocks};
use super::{conflict, left_behind, versions};
use crate::model::Conflict;
use crate::store::Passphrase;
use crate::ui::app::App;
use crate::ui::document::Document;
use crate::ui::modal::{Next, Sheet, sheet_frame};
use crate::ui::theme::Tokens;

/// Width of a sheet that says something, in points.
const WIDTH: f32 = 460.0;
/// Width of a sheet with a picture, in points.
const WIDE: f32 = 680.0;
/// Most height of a list in a sheet, in points.
const LIST_HEIGHT: f32 = 220.0;

/// A sheet about safety.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SafeSheet {
    /// A program ended badly: bring back what was not saved?
    LeftBehind,
    /// Really discard it?
    Discard,
    /// The chart's file is open in another window.
    OpenTwice,
    /// Another program has changed the chart's file.
    Changed,
    /// The chart's file is gone; whether its folder is still there.
    Gone(bool),
    /// The chart could not be saved, and why.
    NotSaved(String),
    /// Two copies were merged: what could not be kept in one value.
    Merged(Vec<Conflict>),
    /// Conflict copies lie beside the chart.
    Copies(Vec<Copy>),
    /// Earlier versions of the chart.
    Versions,
    /// A locked file wants its passphrase.
    Unlock(Unlocks),
    /// A new passphrase for the chart.
    SetPassphrase,
    /// Really have no passphrase?
    RemovePassphrase,
    /// A passphrase is being tried.
    Unlocking,
    /// The program was started again because of a fault of its own; nothing has to come back.
    AfterFault,
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SafeChoice {
    /// Nothing happens.
    Close,
    /// Show this sheet instead.
    Show(SafeSheet),
    /// Show another of the charts that were left behind.
    ShowLeft(usize),
    /// Try a passphrase on what was left behind.
    UnlockLeft(Passphrase),
    /// Bring back what was left behind.
    BringBack,
    /// Discard it.
    Discard,
    /// Close the chart that another window has open.
    CloseChart,
    /// Merge the changed file into the chart.
    Merge,
    /// Write the chart where its file is or was; a changed file is kept as an earlier version.
    KeepMine,
    /// Take the changed file in place of the chart.
    LoadTheirs,
    /// Save under another name.
    SaveAs,
    /// Save where it is, as before.
    SaveAgain,
    /// Merge this copy into the chart.
    MergeCopy(PathBuf),
    /// Read this earlier version.
    LookAt(PathBuf),
    /// Make the chart what it was in the version that is shown.
    Restore,
    /// Try a passphrase on what is locked.
    Unlock(Unlocks, Passphrase),
    /// Lock the chart with a new passphrase, or with none.
    Lock(Option<Passphrase>),
}

impl App {
    /// Shows a sheet about safety and does what is chosen on it.
    pub(in crate::ui) fn safe_sheet_ui(&mut self, ctx: &egui::Context, sheet: &SafeSheet) {
        let wide = matches!(sheet, SafeSheet::Versions);
        let name = self.document.as_ref().map_or("", Document::name).to_owned();
        let id = ("safe", std::mem::discriminant(sheet));
        let is_locked = self
            .document
            .as_ref()
            .is_some_and(|document| document.lock.seal().is_some());
        let (safety, body) = (&mut self.safety, self.body);
        let now = (self.world.clock)();
        let current = self
            .document
            .as_ref()
            .map(|document| document.session.chart());
        let width = if wide { WIDE } else { WIDTH };
        let (choice, closes) = sheet_frame(ctx, id, width, |ui| match sheet {
            SafeSheet::LeftBehind => left_behind::offer_ui(
                ui,
                &safety.left_behind,
                safety.left_shown,
                safety.after_fault,
                &mut safety.typed,
            ),
            SafeSheet::Discard => {
                left_behind::discard_ui(ui, safety.left_behind.get(safety.left_shown))
            }
            SafeSheet::OpenTwice => conflict::open_twice_ui(ui, &name),
            SafeSheet::Changed => conflict::changed_ui(ui, &name),
            SafeSheet::Gone(has_folder) => conflict::gone_ui(ui, &name, *has_folder),
            SafeSheet::NotSaved(reason) => conflict::not_saved_ui(ui, &name, reason),
            SafeSheet::Merged(conflicts) => conflict::merged_ui(ui, conflicts),
            SafeSheet::Copies(copies) => conflict::copies_ui(ui, &name, copies),
            SafeSheet::Versions => {
                versions::versions_ui(ui, &mut safety.versions, body, now, current, &name)
            }
            SafeSheet::Unlock(what) => passphrase::unlock_ui(ui, &mut safety.typed, what, &name),
            SafeSheet::SetPassphrase => passphrase::set_ui(ui, &mut safety.typed, is_locked, &name),
            SafeSheet::RemovePassphrase => passphrase::remove_ui(ui, &name),
            SafeSheet::Unlocking => passphrase::unlocking_ui(ui),
            SafeSheet::AfterFault => left_behind::after_fault_ui(ui),
        });
        if let Some(choice) = choice.or(closes.then_some(SafeChoice::Close)) {
            self.sheet = None;
            self.forget_typed(ctx);
            self.take_safe_choice(ctx, sheet, choice);
            ctx.request_repaint();
        }
    }

    fn take_safe_choice(&mut self, ctx: &egui::Context, sheet: &SafeSheet, choice: SafeChoice) {
        match choice {
            SafeChoice::Close if *sheet == SafeSheet::LeftBehind => self.leave_for_later(ctx),
            SafeChoice::Close if *sheet == SafeSheet::Discard => self.show_left_behind(ctx),
            SafeChoice::ShowLeft(index) => {
                self.safety.left_shown = index;
                self.sheet = Some(Sheet::Safe(SafeSheet::LeftBehind));
            }
            SafeChoice::UnlockLeft(passphrase) => {
                self.sheet = Some(Sheet::Safe(SafeSheet::Unlocking));
                self.unlock_left_behind(ctx, passphrase);
            }
            SafeChoice::Close => self.after_save = None,
            SafeChoice::Show(sheet) => self.sheet = Some(Sheet::Safe(sheet)),
            SafeChoice::BringBack => self.go(ctx, Next::BringBack),
            SafeChoice::Discard => self.discard_left_behind(ctx),
            SafeChoice::CloseChart => self.close_chart(),
            SafeChoice::Merge => self.merge_own_file(ctx, None),
            SafeChoice::KeepMine => self.keep_mine(ctx),
            SafeChoice::LoadTheirs => self.load_theirs(ctx, None),
            SafeChoice::SaveAs => self.ask_save_as(ctx),
            SafeChoice::SaveAgain => self.save(ctx),
            SafeChoice::MergeCopy(path) => self.merge_copy(ctx, path, None),
            SafeChoice::LookAt(path) => {
                self.sheet = Some(Sheet::Safe(SafeSheet::Versions));
                self.look_at_version(ctx, path);
            }
            SafeChoice::Restore => self.restore_version(ctx),
            SafeChoice::Unlock(what, passphrase) => {
                self.sheet = Some(Sheet::Safe(SafeSheet::Unlocking));
                self.unlock(ctx, what, passphrase);
            }
            SafeChoice::Lock(passphrase) => self.lock_chart(ctx, passphrase),
        }
    }
}

/// Lines of text in a frame of their own, as many as fit.
pub(super) fn list_ui(ui: &mut Ui, name: &str, lines: impl Iterator<Item = String>) {
    let tokens = Tokens::of(ui.ctx());
    ScrollArea::vertical()
        .id_salt(name)
        .max_height(LIST_HEIGHT)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = tokens.space_xs;
            for line in lines {
                ui.label(RichText::new(line).color(tokens.text_subdued));
            }
        });
}
