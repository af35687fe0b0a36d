//! Two copies of one chart: noticed before one overwrites the other, and made one. Or none: a file that is gone.

use std::path::{Path, PathBuf};

use egui::Ui;

use super::jobs::{Copy, MergedFile, NotMerged, Ours};
use super::passphrase::Unlocks;
use super::sheet::{SafeChoice, SafeSheet, list_ui};
use super::words::many;
use crate::model::Conflict;
use crate::session::Action;
use crate::store::{OpenError, Opened, Passphrase};
use crate::ui::app::App;
use crate::ui::document::file_name;
use crate::ui::modal::{Sheet, foot, opens_now, title};
use crate::ui::widgets::{primary_button, quiet_button};

pub(super) fn open_twice_ui(ui: &mut Ui, name: &str) -> Option<SafeChoice> {
    title(ui, format!("{name} is open in another window"));
    ui.label("Both windows can change it. Whichever saves later is asked to merge, so nothing is lost, but it is easier to use one.");
    foot(ui, |ui| {
        let close = primary_button(ui, "Close chart").clicked();
        let keep = quiet_button(ui, "Open anyway").clicked();
        if close {
            Some(SafeChoice::CloseChart)
        } else {
            keep.then_some(SafeChoice::Close)
        }
    })
}

pub(super) fn changed_ui(ui: &mut Ui, name: &str) -> Option<SafeChoice> {
    title(ui, format!("{name} was changed by another program"));
    ui.label("Nothing has been written yet. Merge keeps what either has; where both have another value for the same thing, the chart keeps yours and the note has theirs.");
    foot(ui, |ui| {
        let merge = primary_button(ui, "Merge");
        if opens_now(ui, "changed") {
            merge.request_focus();
        }
        let merge = merge.clicked();
        let choices = [
            ("Keep mine", SafeChoice::KeepMine),
            ("Load theirs", SafeChoice::LoadTheirs),
            ("Save as…", SafeChoice::SaveAs),
            ("Cancel", SafeChoice::Close),
        ];
        let mut chosen = merge.then_some(SafeChoice::Merge);
        for (label, choice) in choices {
            if quiet_button(ui, label).clicked() {
                chosen = Some(choice);
            }
        }
        chosen
    })
}

pub(super) fn gone_ui(ui: &mut Ui, name: &str, has_folder: bool) -> Option<SafeChoice> {
    title(ui, format!("{name} is gone"));
    ui.label(if has_folder {
        "It was deleted, renamed or moved since it was opened. The chart is still here: save it again where it was, or somewhere else."
    } else {
        "Its folder was deleted, renamed or moved, or its disk is away. The chart is still here: save it somewhere else, or try again when the folder is back."
    });
    foot(ui, |ui| {
        let main = primary_button(
            ui,
            if has_folder {
                "Save again"
            } else {
                "Save as…"
            },
        );
        if opens_now(ui, "gone") {
            main.request_focus();
        }
        let main = main.clicked();
        let elsewhere = has_folder && quiet_button(ui, "Save as…").clicked();
        let cancel = quiet_button(ui, "Cancel").clicked();
        match (main, elsewhere, cancel) {
            (true, ..) if has_folder => Some(SafeChoice::KeepMine),
            (true, ..) | (_, true, _) => Some(SafeChoice::SaveAs),
            (.., true) => Some(SafeChoice::Close),
            _ => None,
        }
    })
}

/// A save that failed: the chart is still there, and can go somewhere else.
pub(super) fn not_saved_ui(ui: &mut Ui, name: &str, reason: &str) -> Option<SafeChoice> {
    title(ui, format!("{name} is not saved"));
    ui.label(reason);
    ui.label("The chart is still open, with all changes.");
    foot(ui, |ui| {
        let elsewhere = primary_button(ui, "Save as…").clicked();
        let again = quiet_button(ui, "Try again").clicked();
        let close = quiet_button(ui, "Close").clicked();
        match (elsewhere, again, close) {
            (true, ..) => Some(SafeChoice::SaveAs),
            (_, true, _) => Some(SafeChoice::SaveAgain),
            (.., true) => Some(SafeChoice::Close),
            _ => None,
        }
    })
}

pub(super) fn merged_ui(ui: &mut Ui, conflicts: &[Conflict]) -> Option<SafeChoice> {
    let count = many(conflicts.len(), "conflict", "conflicts");
    title(ui, format!("Merged, with {count}"));
    if conflicts.is_empty() {
        ui.label("The chart has what either copy had.");
    } else {
        ui.label("The chart has what either copy had. Where both had another value, yours is kept and the note has the other. Undo takes the whole merge back.");
    }
    list_ui(ui, "conflicts", conflicts.iter().map(in_words));
    foot(ui, |ui| {
        primary_button(ui, "Close")
            .clicked()
            .then_some(SafeChoice::Close)
    })
}

fn in_words(conflict: &Conflict) -> String {
    let Conflict {
        of,
        what,
        kept,
        other,
        ..
    } = conflict;
    format!("{of}, {what}: {kept} here, {other} in the other copy").replace(char::is_control, " ")
}

pub(super) fn copies_ui(ui: &mut Ui, name: &str, copies: &[Copy]) -> Option<SafeChoice> {
    title(ui, format!("Conflict copies of {name}"));
    ui.label("A sync tool kept them when two machines changed the chart. Merging takes over what they have; the copies stay where they are.");
    let mut chosen = None;
    for copy in copies {
        ui.horizontal_wrapped(|ui| {
            let name = file_name(&copy.path);
            let label = format!("Merge {}", many(copy.changes, "entry", "entries"));
            if quiet_button(ui, &label).clicked() {
                chosen = Some(SafeChoice::MergeCopy(copy.path.clone()));
            }
            ui.label(name);
        });
    }
    let closed = foot(ui, |ui| {
        primary_button(ui, "Close")
            .clicked()
            .then_some(SafeChoice::Close)
    });
    chosen.or(closed)
}

impl App {
    /// The open chart as jobs take it.
    pub(super) fn ours(&self) -> Option<Ours> {
        let document = self.document.as_ref()?;
        Some(Ours {
            document: document.number,
            chart: document.session.chart().clone(),
            passphrases: document.passphrases(),
        })
    }

    /// The same with one more passphrase that may open its file.
    fn ours_with(&self, passphrase: Option<Passphrase>) -> Option<Ours> {
        let mut ours = self.ours()?;
        ours.passphrases.extend(passphrase);
        Some(ours)
    }

    /// The open chart's file.
    pub(super) fn own_path(&self) -> Option<PathBuf> {
        self.document.as_ref()?.path.clone()
    }

    /// Asks where to save a chart whose file is gone.
    pub(in crate::ui) fn ask_about_gone(&mut self, path: &Path) {
        let has_folder = path.parent().is_some_and(Path::is_dir);
        self.sheet = Some(Sheet::Safe(SafeSheet::Gone(has_folder)));
    }

    /// Merges the chart's own file, which was changed by someone else, into the chart.
    pub(super) fn merge_own_file(&mut self, ctx: &egui::Context, passphrase: Option<Passphrase>) {
        let base = self.document.as_ref().map(|it| it.guard.base.clone());
        let tried = passphrase.is_some();
        if let (Some(ours), Some(path)) = (self.ours_with(passphrase), self.own_path()) {
            self.safety.jobs.merge(ctx, ours, base, path, tried);
        }
    }

    /// Merges a copy of which nobody knows when it parted from the chart.
    pub(super) fn merge_copy(
        &mut self,
        ctx: &egui::Context,
        path: PathBuf,
        passphrase: Option<Passphrase>,
    ) {
        let tried = passphrase.is_some();
        if let Some(ours) = self.ours_with(passphrase) {
            self.safety.jobs.merge(ctx, ours, None, path, tried);
        }
    }

    /// The file to merge is locked with a passphrase that is not known.
    fn ask_to_merge(&mut self, merged: &MergedFile) {
        let unlocks = if merged.is_own {
            Unlocks::MergeOwn
        } else {
            Unlocks::MergeCopy(merged.path.clone())
        };
        self.ask_passphrase(unlocks, merged.tried);
    }

    pub(super) fn finish_merge(&mut self, ctx: &egui::Context, merged: MergedFile) {
        let (opened, result) = match merged.result {
            Ok(both) => both,
            Err(NotMerged::Locked) => return self.ask_to_merge(&merged),
            Err(NotMerged::Failed(reason)) => {
                self.after_save = None;
                self.sheet = Some(Sheet::Trouble(reason));
                return;
            }
        };
        let Some(document) = &self.document else {
            return;
        };
        let name = file_name(&merged.path);
        let entries = many(result.changes.len(), "entry", "entries");
        let action = Action::Record {
            edits: document.session.chart().edits_to(&result.chart),
            label: format!("Merge with {name}"),
            done: Some(format!("Merged with {name}: {entries} taken over")),
        };
        self.act(ctx, vec![action]);
        if merged.is_own {
            self.take_lock_of(opened.seal.as_ref());
            if let Some(document) = &mut self.document {
                document.seen = Some(opened.print);
                document.guard.base = opened.chart;
            }
            // The person was about to save.
            self.save(ctx);
        }
        if !result.conflicts.is_empty() {
            self.sheet = Some(Sheet::Safe(SafeSheet::Merged(result.conflicts)));
        }
    }

    pub(super) fn load_theirs(&mut self, ctx: &egui::Context, passphrase: Option<Passphrase>) {
        self.after_save = None;
        let tried = passphrase.is_some();
        if let (Some(ours), Some(path)) = (self.ours_with(passphrase), self.own_path()) {
            self.safety.jobs.load(ctx, ours, path, tried);
        }
    }

    /// The file takes the chart's place; what the window had can be undone to.
    pub(super) fn finish_load(
        &mut self,
        ctx: &egui::Context,
        opened: Result<Opened, OpenError>,
        tried: bool,
    ) {
        let opened = match opened {
            Ok(opened) => opened,
            Err(OpenError::Locked { .. } | OpenError::WrongPassphrase { .. }) => {
                return self.ask_passphrase(Unlocks::LoadTheirs, tried);
            }
            Err(error) => {
                self.sheet = Some(Sheet::Trouble(error.to_string()));
                return;
            }
        };
        let Some(document) = &self.document else {
            return;
        };
        let action = Action::Record {
            edits: document.session.chart().edits_to(&opened.chart),
            label: "Load the changed file".to_owned(),
            done: Some("Loaded the changed file".to_owned()),
        };
        self.act(ctx, vec![action]);
        self.take_lock_of(opened.seal.as_ref());
        if let Some(document) = &mut self.document {
            let state = document.session.state_id();
            document.session.mark_saved(state);
            document.version = Some(opened.version);
            document.seen = Some(opened.print);
            document.guard.base = opened.chart;
        }
    }
}
