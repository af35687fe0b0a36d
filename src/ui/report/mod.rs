//! Handing over: the sheet on which one chooses what leaves, with a preview that is just that.

mod made;
mod request;
mod sheet;
mod switches;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};

use egui::ScrollArea;

pub use made::{Made, Preview, Shown};
pub use request::Request;
use sheet::{Choice, Screen};
pub use switches::switches_ui;

use super::app::App;
use super::dialogs::Ask;
use super::files::Done;
use super::modal::sheet_frame;
use super::theme::Tokens;
use crate::report::page::Period;
use crate::session::Action;

/// Width of the sheet, in points.
const WIDTH: f32 = 900.0;

/// In a narrower sheet the preview stands under the choices, in points.
const BESIDE_FROM: f32 = 500.0;

/// The open sheet.
pub struct ReportSheet {
    request: Request,
    /// What the preview shows, or is being made from.
    made_from: Option<Request>,
    making: Option<Receiver<Result<Preview, String>>>,
    preview: Option<Result<Preview, String>>,
    /// Another page of the preview on its way.
    drawing: Option<Receiver<Result<Shown, String>>>,
    screen: Screen,
}

impl App {
    /// Whether the sheet is open.
    pub(super) fn report_is_open(&self) -> bool {
        self.report.is_some()
    }

    /// Whether a preview is being made.
    pub(super) fn report_is_busy(&self) -> bool {
        self.report.as_ref().is_some_and(ReportSheet::is_busy)
    }

    /// Opens the sheet for the open chart.
    pub(super) fn open_report(&mut self) {
        let Some(document) = &self.document else {
            return;
        };
        let session = &document.session;
        let selected = match session.selection().knots() {
            [only] => Some(*only),
            _ => None,
        };
        let mut request = Request::new(session.chart(), session.range(), selected);
        // A page is about all knots unless one is asked for; a card begins with the selected one.
        request.knot = None;
        self.show_report(request);
    }

    /// Opens the sheet for the picture of two days that are compared.
    pub(super) fn open_before_after(&mut self, compared: Period) {
        if let Some(document) = &self.document {
            let request = Request::before_after(document.session.chart(), compared);
            self.show_report(request);
        }
    }

    fn show_report(&mut self, request: Request) {
        self.report = Some(ReportSheet {
            request,
            made_from: None,
            making: None,
            preview: None,
            drawing: None,
            screen: Screen::default(),
        });
    }

    /// Shows the sheet and does what is chosen on it.
    pub(super) fn report_ui(&mut self, ctx: &egui::Context) {
        let Some(mut open) = self.report.take() else {
            return;
        };
        let Some(document) = &self.document else {
            return;
        };
        open.take_in();
        if open.made_from.as_ref() != Some(&open.request) && open.making.is_none() {
            let source = made::Source {
                chart: document.session.chart().clone(),
                picked: document.session.range(),
                view: self.map.view(),
                look: self.map.look(),
                now: (self.world.clock)(),
                lengths: self.settings.lengths,
            };
            let (request, page) = (open.request.clone(), open.screen.page);
            open.making = Some(made::start(ctx, source, request, page));
            open.made_from = Some(open.request.clone());
        }
        open.draw_page(ctx);
        let (chart, picked) = (document.session.chart(), document.session.range());
        let tokens = Tokens::of(ctx);
        let (choice, closes) = sheet_frame(ctx, "report", WIDTH, |ui| {
            sheet::title_ui(ui);
            let preview = open.preview.as_ref();
            if ui.available_width() < BESIDE_FROM {
                sheet::choices_ui(ui, &mut open.request, chart, picked);
                sheet::preview_ui(ui, &mut open.request, preview, &mut open.screen);
            } else {
                ui.horizontal_top(|ui| {
                    ui.vertical(|ui| {
                        ScrollArea::vertical()
                            .id_salt("report choices")
                            .max_height(sheet::height(ctx))
                            .show(ui, |ui| {
                                sheet::choices_ui(ui, &mut open.request, chart, picked);
                            });
                    });
                    ui.add_space(tokens.space_l);
                    ui.vertical(|ui| {
                        sheet::preview_ui(ui, &mut open.request, preview, &mut open.screen);
                    });
                });
            }
            sheet::foot_ui(ui, &open.request, open.is_ready())
        });
        let choice = choice.or(closes.then_some(Choice::Close));
        self.report = Some(open);
        if let Some(choice) = choice {
            self.choose_report(ctx, choice);
        }
    }

    fn choose_report(&mut self, ctx: &egui::Context, choice: Choice) {
        let Some(open) = &self.report else { return };
        match choice {
            // A dialog that is open above it is closed first.
            Choice::Close if self.sheet.is_some() => {}
            Choice::Close => self.report = None,
            Choice::Save => {
                let ask = Ask::Report(open.request.file_name().to_owned());
                self.ask(ctx, ask);
            }
            Choice::Copy => {
                if let Some(Ok(preview)) = &open.preview {
                    let picture = &preview.shown.picture;
                    let size = [picture.width, picture.height];
                    ctx.copy_image(egui::ColorImage::from_rgb(size, &picture.rgb));
                    let time = ctx.input(|i| i.time);
                    self.toasts.push("Copied the picture", None, time);
                }
            }
            Choice::AfterVisit => {
                self.report = None;
                self.open_after_visit();
            }
            Choice::KeepWords => {
                let words = open.request.words.clone();
                if let Some(document) = &self.document {
                    let mut person = document.session.chart().person().clone();
                    person.brief = words;
                    let action = Action::PutPerson {
                        person: Box::new(person),
                        what: "what you look for",
                    };
                    self.act(ctx, vec![action]);
                }
            }
        }
    }

    /// Writes what the preview shows.
    pub(super) fn save_report(&mut self, ctx: &egui::Context, path: std::path::PathBuf) {
        let Some(open) = &self.report else { return };
        let Some(Ok(preview)) = &open.preview else {
            return;
        };
        let made = Arc::clone(&preview.made);
        let own = self
            .document
            .as_ref()
            .and_then(|document| document.path.clone());
        self.files.run(ctx, move || {
            let result = written(&made, &path, own.as_deref());
            Done::Exported(path, result)
        });
    }
}

fn written(
    made: &Made,
    path: &std::path::Path,
    own: Option<&std::path::Path>,
) -> Result<(), String> {
    let failed = |reason: String| {
        let path = path.display();
        format!("Could not write the report: {reason}. Nothing was written: {path}")
    };
    if own.is_some_and(|own| crate::store::same_file(path, own)) {
        return Err(failed(
            "this is the chart's own file. Choose another name".to_owned(),
        ));
    }
    let bytes = made
        .bytes(path)
        .map_err(|error| failed(error.to_string()))?;
    crate::store::write_atomic(path, &bytes).map_err(|error| error.to_string())
}

impl ReportSheet {
    /// Takes in a preview, or another page of it, that is ready.
    fn take_in(&mut self) {
        if let Some(made) = answer(&mut self.making) {
            if let Ok(preview) = &made {
                self.screen.page = preview.shown.page;
            }
            self.preview = Some(made);
            self.drawing = None;
            self.screen.texture = None;
        }
        if let Some(drawn) = answer(&mut self.drawing) {
            match (drawn, &mut self.preview) {
                (Ok(shown), Some(Ok(preview))) => preview.shown = shown,
                (Err(error), _) => self.preview = Some(Err(error)),
                (Ok(_), _) => {}
            }
            self.screen.texture = None;
        }
    }

    /// Starts drawing the page that is asked for, unless it is there or on its way.
    fn draw_page(&mut self, ctx: &egui::Context) {
        if let (Some(Ok(preview)), None, None) = (&self.preview, &self.making, &self.drawing)
            && preview.shown.page != self.screen.page
        {
            let made = Arc::clone(&preview.made);
            self.drawing = Some(made::draw(ctx, made, self.screen.page));
        }
    }

    /// Whether the preview is of what is chosen.
    fn is_ready(&self) -> bool {
        let current = self.made_from.as_ref() == Some(&self.request) && self.making.is_none();
        current && matches!(self.preview, Some(Ok(_)))
    }

    /// Whether a preview or a page of it is being made.
    pub fn is_busy(&self) -> bool {
        self.making.is_some() || self.drawing.is_some()
    }
}

/// What came of work that is over; then there is none left.
fn answer<T>(work: &mut Option<Receiver<Result<T, String>>>) -> Option<Result<T, String>> {
    let answer = match work.as_ref()?.try_recv() {
        Ok(answer) => answer,
        Err(TryRecvError::Empty) => return None,
        Err(TryRecvError::Disconnected) => Err("it was given up halfway".to_owned()),
    };
    *work = None;
    Some(answer)
}
