//! Where the window and its dealings with data meet.

use std::path::PathBuf;
use std::sync::Arc;

use super::export_sheet::{ExportChoice, ExportSheet};
use super::import_sheet::{ImportChoice, ImportState};
use super::jobs::{self, DataDone};
use super::{DataChoice, DataSheet};
use crate::exchange::ImportOptions;
use crate::session::Action;
use crate::ui::app::App;
use crate::ui::dialogs::Ask;
use crate::ui::document::file_name;
use crate::ui::modal::{Sheet, sheet_frame};

/// Widths of the sheets, in points.
const EXPORT_WIDTH: f32 = 740.0;
const IMPORT_WIDTH: f32 = 760.0;

impl App {
    /// Asks what data to export.
    pub(in crate::ui) fn ask_export_data(&mut self) {
        self.sheet = Some(Sheet::Data(DataSheet::Export(ExportSheet::default())));
    }

    /// Exports data to a file.
    pub(in crate::ui) fn export_data(
        &mut self,
        ctx: &egui::Context,
        choice: DataChoice,
        path: PathBuf,
    ) {
        if let Some(document) = &self.document {
            let (chart, own) = (document.session.chart().clone(), document.path.clone());
            self.files.data(ctx, move || {
                jobs::export(choice, &chart, own.as_deref(), path)
            });
        }
    }

    /// Reads a table to import.
    pub(in crate::ui) fn read_table(&mut self, ctx: &egui::Context, path: PathBuf) {
        if let Some(number) = self.document_number() {
            self.files.data(ctx, move || jobs::read(number, path));
        }
    }

    /// Takes in what became of work on data.
    pub(in crate::ui) fn finish_data(&mut self, ctx: &egui::Context, done: DataDone) {
        match done {
            DataDone::Exported(path, Ok(())) => {
                self.typed = None;
                let time = ctx.input(|i| i.time);
                let text = format!("Exported {}", file_name(&path));
                self.toasts.push(text, None, time);
            }
            DataDone::Exported(_, Err(error)) => self.sheet = Some(Sheet::Trouble(error)),
            DataDone::Read(document, path, result) if self.document_number() == Some(document) => {
                match result {
                    Ok(grid) => {
                        self.typed = None;
                        let state = ImportState::new(file_name(&path), *grid);
                        self.exchange.import = Some(state);
                        self.sheet = Some(Sheet::Data(DataSheet::Import));
                        self.plan_import(ctx);
                    }
                    Err(error) => self.sheet = Some(Sheet::Trouble(error)),
                }
            }
            DataDone::Planned(number, plan) if number == self.exchange.asked => {
                if let Some(state) = &mut self.exchange.import {
                    state.plan = Some(plan);
                }
            }
            DataDone::Read(..) | DataDone::Planned(..) => {}
        }
        ctx.request_repaint();
    }

    /// Finds out what the import would do.
    fn plan_import(&mut self, ctx: &egui::Context) {
        let (Some(document), Some(state)) = (&mut self.document, &mut self.exchange.import) else {
            return;
        };
        state.plan = None;
        self.exchange.asked += 1;
        let number = self.exchange.asked;
        let options = ImportOptions {
            now: (self.world.clock)(),
            zone: self.world.zone.clone(),
            order: state.order,
        };
        let chart = document.session.chart().clone();
        let (grid, mapping) = (Arc::clone(&state.grid), state.mapping.clone());
        let ids = document.session.new_ids();
        self.files.data(ctx, move || {
            jobs::planned(number, &chart, &grid, &mapping, &options, ids)
        });
    }

    /// Shows a sheet about data.
    pub(in crate::ui) fn data_sheet_ui(&mut self, ctx: &egui::Context, mut sheet: DataSheet) {
        match &mut sheet {
            DataSheet::Export(export) => {
                let (choice, closes) =
                    sheet_frame(ctx, "export-data", EXPORT_WIDTH, |ui| export.show(ui));
                self.sheet = Some(Sheet::Data(sheet));
                match choice {
                    Some(ExportChoice::Export(choice)) => {
                        self.sheet = None;
                        self.ask_data_path(ctx, choice);
                    }
                    Some(ExportChoice::Close) => self.sheet = None,
                    None if closes => self.sheet = None,
                    None => {}
                }
            }
            DataSheet::Import => self.import_sheet_ui(ctx),
        }
    }

    fn ask_data_path(&mut self, ctx: &egui::Context, choice: DataChoice) {
        if let Some(document) = &self.document {
            let name = document.suggested_name(&choice.kind.suffix());
            self.ask(ctx, Ask::ExportData(choice, name));
        }
    }

    fn import_sheet_ui(&mut self, ctx: &egui::Context) {
        let Some(state) = &mut self.exchange.import else {
            self.sheet = None;
            return;
        };
        let (choice, closes) = sheet_frame(ctx, "import", IMPORT_WIDTH, |ui| state.show(ui));
        match choice {
            Some(ImportChoice::Changed) => self.plan_import(ctx),
            Some(ImportChoice::Import) => self.import(ctx),
            Some(ImportChoice::Close) => self.close_import(),
            None if closes => self.close_import(),
            None => {}
        }
    }

    fn close_import(&mut self) {
        self.exchange.import = None;
        self.sheet = None;
    }

    /// Takes in what the plan says, in one step.
    fn import(&mut self, ctx: &egui::Context) {
        let state = self.exchange.import.take();
        self.sheet = None;
        let Some(state) = state else { return };
        if let Some(Ok(plan)) = state.plan {
            let done = format!("Imported {}", plan.summary());
            let action = Action::Record {
                edits: vec![plan.edit()],
                label: format!("Import {}", state.name),
                done: Some(done),
            };
            self.act(ctx, vec![action]);
        }
    }
}
