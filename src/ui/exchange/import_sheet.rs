//! The sheet that shows what of a table would be taken in, before anything changes.

use std::sync::Arc;

use egui::{ComboBox, Grid as Cells, RichText, ScrollArea, Ui, WidgetInfo};

use crate::exchange::{DayOrder, Field, Grid, ImportError, Mapping, Plan, RowNote, Target};
use crate::ui::inspector::fields::combo;
use crate::ui::modal::{foot, title};
use crate::ui::theme::{Tokens, semibold};
use crate::ui::widgets::{ActionButton, Emphasis, list_chevron, quiet_button};

/// Cells of a column that are shown.
const SAMPLES: usize = 3;
/// Letters of those together.
const SAMPLE_CHARS: usize = 44;
/// Width of the list of what a column can hold, in points.
const FIELD_WIDTH: f32 = 200.0;
/// Height of the list of columns and of the list of rows, in points.
const LIST_HEIGHT: f32 = 220.0;
const NOTES_HEIGHT: f32 = 110.0;

/// An import under way.
#[derive(Debug)]
pub(super) struct ImportState {
    /// The file's name.
    pub name: String,
    pub grid: Arc<Grid>,
    pub mapping: Mapping,
    pub order: Option<DayOrder>,
    /// What it would do; none while that is being found out.
    pub plan: Option<Result<Plan, ImportError>>,
    samples: Vec<String>,
}

/// What was chosen on the sheet.
pub(super) enum ImportChoice {
    Close,
    /// Something else is to be taken in, so there is another plan.
    Changed,
    Import,
}

impl ImportState {
    pub fn new(name: String, grid: Grid) -> Self {
        Self {
            name,
            mapping: Mapping::guess(&grid),
            samples: (0..grid.names.len()).map(|i| sample(&grid, i)).collect(),
            grid: Arc::new(grid),
            order: None,
            plan: None,
        }
    }

    pub fn show(&mut self, ui: &mut Ui) -> Option<ImportChoice> {
        let tokens = Tokens::of(ui.ctx());
        title(ui, format!("Import {}", self.name));
        let parted = match self.grid.separator {
            ';' => "semicolons",
            '\t' => "tabs",
            _ => "commas",
        };
        let rows = self.grid.rows.len();
        let make = format!("{rows} rows, {parted}, {}", self.grid.encoding);
        ui.label(RichText::new(make).color(tokens.text_subdued));
        let takes = "Ratings and treatments are taken in, with the knots they name; other tables are for reading";
        ui.label(RichText::new(takes).color(tokens.text_subdued));
        let mut changed = self.kinds_ui(ui);
        changed |= self.columns_ui(ui);
        ui.separator();
        self.plan_ui(ui);
        let ready = matches!(&self.plan, Some(Ok(plan)) if plan.taken > 0);
        let choice = foot(ui, |ui| {
            let import = ActionButton::new("Import").emphasis(Emphasis::Primary);
            let import = ui.add_enabled(ready && !changed, import).clicked();
            let cancel = quiet_button(ui, "Cancel").clicked();
            if import {
                Some(ImportChoice::Import)
            } else {
                cancel.then_some(ImportChoice::Close)
            }
        });
        choice.or(changed.then_some(ImportChoice::Changed))
    }

    /// What the rows are, and how dates are meant; whether either changed.
    fn kinds_ui(&mut self, ui: &mut Ui) -> bool {
        let mut changed = false;
        ui.horizontal_wrapped(|ui| {
            ui.label("Rows are");
            let mut target = self.mapping.target;
            let targets = [
                (Target::Ratings, "Ratings"),
                (Target::Treatments, "Treatments"),
            ];
            if combo(ui, "Rows are", targets, &mut target) {
                self.mapping = Mapping::guess_as(&self.grid, target);
                changed = true;
            }
            ui.label("Dates such as 3/4/2026");
            let orders = [
                (None, "As the file shows"),
                (Some(DayOrder::DayFirst), "Day first"),
                (Some(DayOrder::MonthFirst), "Month first"),
            ];
            changed |= combo(ui, "Order of dates", orders, &mut self.order);
        });
        changed
    }

    /// What each column holds; whether that changed.
    fn columns_ui(&mut self, ui: &mut Ui) -> bool {
        let chosen = ScrollArea::vertical()
            .id_salt("columns")
            .max_height(LIST_HEIGHT)
            .auto_shrink([false, true])
            .show(ui, |ui| self.rows_ui(ui))
            .inner;
        let Some((index, field)) = chosen else {
            return false;
        };
        self.mapping.hold(index, field);
        true
    }

    /// A row for each column; gives the column for which something else was chosen.
    fn rows_ui(&self, ui: &mut Ui) -> Option<(usize, Option<Field>)> {
        let tokens = Tokens::of(ui.ctx());
        let mut chosen = None;
        let table = Cells::new("columns").num_columns(3);
        let table = table.spacing([tokens.space_l, tokens.space_xs]);
        table.show(ui, |ui| {
            for heading in ["Column", "First rows", "Holds"] {
                ui.label(semibold(heading));
            }
            ui.end_row();
            let columns = self.grid.names.iter().zip(&self.samples);
            for (index, (name, sample)) in columns.enumerate() {
                ui.label(cut(name, SAMPLE_CHARS / 2));
                ui.label(RichText::new(sample).color(tokens.text_subdued));
                let held = self.mapping.fields.get(index).copied().flatten();
                let field = field_ui(ui, index, name, self.mapping.target, held);
                if field != held {
                    chosen = Some((index, field));
                }
                ui.end_row();
            }
        });
        chosen
    }

    fn plan_ui(&self, ui: &mut Ui) {
        let tokens = Tokens::of(ui.ctx());
        let plan = match &self.plan {
            None => {
                ui.label("Looking at every row…");
                return;
            }
            Some(Err(error)) => {
                ui.label(RichText::new(missing(error, self.mapping.target)).color(tokens.danger));
                return;
            }
            Some(Ok(plan)) => plan,
        };
        ui.label(semibold(plan.summary()));
        if self.grid.is_unclosed {
            let text = "A quotation mark is not closed; rows may have run together";
            ui.label(RichText::new(text).color(tokens.warn));
        }
        let notes: Vec<&RowNote> = plan.refused.iter().chain(&plan.partly).collect();
        if notes.is_empty() {
            return;
        }
        let row = ui.text_style_height(&egui::TextStyle::Body);
        ScrollArea::vertical()
            .id_salt("rows")
            .max_height(NOTES_HEIGHT)
            .auto_shrink([false, true])
            .show_rows(ui, row, notes.len(), |ui, shown| {
                for note in notes.get(shown).into_iter().flatten() {
                    let words = format!("Line {}: {}", note.line, note.words);
                    ui.add(egui::Label::new(words).truncate());
                }
            });
    }
}

/// What a column holds, as a list to choose from; gives what is chosen.
fn field_ui(
    ui: &mut Ui,
    column: usize,
    name: &str,
    target: Target,
    held: Option<Field>,
) -> Option<Field> {
    let label = |field: Option<Field>| field.map_or("Nothing to take", |field| field.label(target));
    let mut chosen = held;
    let combo = ComboBox::from_id_salt(("holds", column))
        .icon(list_chevron)
        .selected_text(label(held))
        .width(FIELD_WIDTH)
        // All of them at once: nothing to look for.
        .height(f32::INFINITY)
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut chosen, None, label(None));
            for field in target.fields() {
                ui.selectable_value(&mut chosen, Some(*field), label(Some(*field)));
            }
        });
    let accessible = format!("What {name} holds");
    combo
        .response
        .widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &accessible));
    chosen
}

/// What keeps a table from being read, in the words of the sheet.
fn missing(error: &ImportError, target: Target) -> String {
    let ImportError::NoColumn(names) = error else {
        return error.to_string();
    };
    let labels: Vec<&str> = names
        .iter()
        .filter_map(|name| Field::parse(name, target))
        .map(|field| field.label(target))
        .collect();
    format!("Choose which column holds \"{}\"", labels.join("\" or \""))
}

/// The first cells of a column that say something.
fn sample(grid: &Grid, column: usize) -> String {
    let cells = grid.rows.iter().filter_map(|row| row.cells.get(column));
    let said: Vec<String> = cells
        .filter(|cell| !cell.trim().is_empty())
        .take(SAMPLES)
        .map(|cell| cut(cell, SAMPLE_CHARS))
        .collect();
    cut(&said.join(", "), SAMPLE_CHARS)
}

/// The text on one line, cut where it is long.
fn cut(text: &str, most: usize) -> String {
    let mut letters = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let start: String = letters.by_ref().take(most).collect();
    if letters.next().is_some() {
        format!("{}…", start.trim_end())
    } else {
        start
    }
}
