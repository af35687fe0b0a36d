//! Paths: asked for in a dialog or typed, and what is done with them. A typed one is kept until it worked.

use std::path::{Path, PathBuf};

use super::app::App;
use super::dialogs::{Answer, Ask, Pending};
use super::files::ExportJob;
use super::modal::{Agreed, Choice, Sheet};

impl App {
    /// Takes in the answer of a file dialog.
    pub(super) fn finish_dialog(&mut self, ctx: &egui::Context) {
        let Some(answer) = self.pending.as_ref().and_then(Pending::answer) else {
            return;
        };
        let Some(pending) = self.pending.take() else {
            return;
        };
        if matches!(self.sheet, Some(Sheet::Waiting(_))) {
            self.sheet = None;
        }
        if pending.ask != Ask::Open && pending.document != self.document_number() {
            return;
        }
        match answer {
            // The system's dialog has asked about replacing a file itself.
            Answer::Chosen(path) => self.take_path(ctx, pending.ask, path, Agreed::Yes),
            Answer::Cancelled => self.after_save = None,
            Answer::Unavailable => self.type_path(pending.ask),
        }
    }

    fn type_path(&mut self, ask: Ask) {
        let folder = self
            .document
            .as_ref()
            .and_then(|document| document.path.as_deref())
            .and_then(Path::parent);
        let folder = folder
            .map(Path::to_owned)
            .or_else(|| std::env::current_dir().ok())
            .unwrap_or_default();
        // What was typed before and did not work is there to be corrected.
        let kind = |ask: &Ask| std::mem::discriminant(ask);
        let typed = self.typed.take_if(|(of, _)| kind(of) == kind(&ask));
        let path = typed.map_or_else(|| folder.join(ask.name()), |(_, path)| path);
        let text = path.display().to_string();
        self.sheet = Some(Sheet::TypePath(ask, text));
    }

    /// Shows a typed path again, to be corrected.
    fn type_again(&mut self) {
        if let Some((ask, path)) = self.typed.take() {
            self.sheet = Some(Sheet::TypePath(ask, path.display().to_string()));
        }
    }

    fn take_path(&mut self, ctx: &egui::Context, ask: Ask, path: PathBuf, agreed: Agreed) {
        let path = with_ending(&ask, path);
        if !ask.reads() && agreed == Agreed::No && path.exists() {
            self.sheet = Some(Sheet::Replace(ask, path));
            return;
        }
        match ask {
            Ask::Open => self.open(ctx, path),
            Ask::SaveAs(_) => self.save_to(ctx, path, true),
            Ask::Export(_) => self.export_to(ctx, path),
            Ask::Report(_) => self.save_report(ctx, path),
            Ask::ExportData(choice, _) => self.export_data(ctx, choice, path),
            Ask::Import => self.read_table(ctx, path),
            Ask::Photo => {
                self.typed = None;
                self.take_photo(ctx, &path);
            }
        }
    }

    fn export_to(&mut self, ctx: &egui::Context, path: PathBuf) {
        if let Some(document) = &self.document {
            let job = ExportJob {
                chart: document.session.chart().clone(),
                view: self.map.view(),
                look: self.map.look(),
                now: (self.world.clock)(),
                lengths: self.settings.lengths,
                path,
                own: document.path.clone(),
            };
            self.files.export(ctx, job);
        }
    }

    /// Does what was chosen on a sheet.
    pub(super) fn choose(&mut self, ctx: &egui::Context, choice: Choice) {
        match choice {
            Choice::Close => {
                self.pending = None;
                self.after_save = None;
                self.typed = None;
            }
            Choice::TypeAgain => self.type_again(),
            Choice::SaveThen(next) => {
                self.after_save = Some(next);
                self.save(ctx);
            }
            Choice::Discard(next) => {
                self.pending = None;
                self.after_save = None;
                self.may_drop = self.document_number();
                self.go_now(ctx, next);
            }
            Choice::TypeInstead(ask) => {
                self.pending = None;
                self.type_path(ask);
            }
            Choice::Path(ask, path, agreed) => {
                if agreed == Agreed::No {
                    self.typed = Some((ask.clone(), path.clone()));
                }
                self.take_path(ctx, ask, path, agreed);
            }
        }
    }
}

/// A name without an ending gets the usual one.
fn with_ending(ask: &Ask, path: PathBuf) -> PathBuf {
    let ending = match ask {
        Ask::Open | Ask::Import | Ask::Photo => return path,
        Ask::ExportData(choice, _) => choice.kind.ending(),
        Ask::SaveAs(_) => "ron",
        Ask::Export(_) if cfg!(feature = "pdf") => "pdf",
        Ask::Export(_) => "png",
        Ask::Report(_) if ask.is_picture() => "png",
        Ask::Report(_) => "pdf",
    };
    if path.extension().is_some() || path.is_dir() {
        path
    } else {
        path.with_extension(ending)
    }
}
