//! The program's window: shows the panels and carries out what they ask for.

use std::cell::LazyCell;
use std::path::{Path, PathBuf};

use egui::{Ui, ViewportCommand};

use super::after_visit::AfterVisit;
use super::app_commands::Offer;
use super::commands::{self, Command};
use super::compare::Compare;
use super::dialogs::{Ask, Pending};
use super::document::Document;
use super::exchange::Exchange;
use super::files::Files;
use super::guide::Guide;
use super::layout::{Drawer, Layout};
use super::likes::Likes;
use super::list::ListState;
use super::map::{MapView, take_digits};
use super::modal::{self, Next, Sheet};
use super::palette::Palette;
use super::reminder::Reminder;
#[cfg(feature = "pdf")]
use super::report::ReportSheet;
use super::safety::Safety;
use super::side::SideState;
use super::theme;
use super::timeline::{self, TimelineState};
use super::visit::Visit;
use super::welcome::{Chosen, Welcome};
use super::widgets::Toasts;
use super::world::World;
use super::{Outbox, keys, menu, panel_input};
use crate::body::{Body, BodyError};
use crate::model::Chart;
use crate::session::Action;
use crate::store::{self, Recents, Settings};

/// The sample, as it is under `examples/`.
const SAMPLE: &str = include_str!("../../examples/jeffrey.ron");

/// A sheet of the window's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Front {
    /// The settings.
    Settings,
    /// Every step that can be undone.
    Steps,
}

/// The program's window.
pub struct App {
    pub(super) world: World,
    pub(super) body: &'static Body,
    /// Read when it is first needed: a start on a file does without it.
    sample: LazyCell<Chart>,
    pub(super) document: Option<Document>,
    documents: u64,
    pub(super) files: Files,
    pub(super) exchange: Exchange,
    pub(super) pending: Option<Pending>,
    pub(super) sheet: Option<Sheet>,
    /// A path that was typed and has not worked yet, and what for.
    pub(super) typed: Option<(Ask, PathBuf)>,
    pub(super) palette: Option<Palette>,
    #[cfg(feature = "pdf")]
    pub(super) report: Option<ReportSheet>,
    pub(super) after_visit: Option<AfterVisit>,
    pub(super) front: Option<Front>,
    pub(super) layout: Layout,
    pub(super) reminder: Reminder,
    pub(super) after_save: Option<Next>,
    pub(super) settings: Settings,
    pub(super) recents: Recents,
    pub(super) toasts: Toasts<Offer>,
    pub(super) map: MapView,
    pub(super) list: ListState,
    pub(super) side: SideState,
    /// Stands in front of everything while a treatment goes on.
    pub(super) visit: Option<Visit>,
    pub(super) timeline: TimelineState,
    /// Stands in for the map while two moments are compared.
    pub(super) compare: Option<Compare>,
    welcome: Welcome,
    pub(super) guide: Guide,
    pub(super) may_close: bool,
    /// Commands that wait a frame for a text field to hand over what was typed.
    pub(super) deferred: Vec<Command>,
    /// The number of the latest request to open a file.
    pub(super) opening: u64,
    /// The document that may be replaced although it has unsaved changes: the person said so.
    pub(super) may_drop: Option<u64>,
    /// The window closes as soon as no file is under way.
    pub(super) quits_when_done: bool,
    pub(super) safety: Safety,
    title: String,
}

impl App {
    /// The window on a chart's file, or on the first screen.
    ///
    /// # Errors
    /// When the artwork of the body that is part of the program is damaged.
    pub fn new(ctx: &egui::Context, world: World, file: Option<&Path>) -> Result<Self, BodyError> {
        theme::install(ctx);
        ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
        let body = Body::shared().map_err(BodyError::clone)?;
        let dir = world.settings_dir.as_deref();
        let (settings, mut warnings) = dir.map(Settings::load).unwrap_or_default();
        let (recents, more) = dir.map(Recents::load).unwrap_or_default();
        warnings.extend(more);
        let mut app = Self {
            world,
            body,
            // A damaged sample shows as an empty chart; a test keeps it readable.
            sample: LazyCell::new(|| store::parse(SAMPLE.as_bytes()).unwrap_or_default()),
            document: None,
            documents: 0,
            files: Files::default(),
            exchange: Exchange::default(),
            pending: None,
            sheet: None,
            typed: None,
            palette: None,
            #[cfg(feature = "pdf")]
            report: None,
            after_visit: None,
            front: None,
            layout: Layout::default(),
            reminder: Reminder::default(),
            after_save: None,
            settings,
            recents,
            toasts: Toasts::default(),
            map: MapView::default(),
            list: ListState::default(),
            side: SideState::default(),
            visit: None,
            timeline: TimelineState::default(),
            compare: None,
            welcome: Welcome::default(),
            guide: Guide::default(),
            may_close: false,
            deferred: Vec::new(),
            opening: 0,
            may_drop: None,
            quits_when_done: false,
            safety: Safety::default(),
            title: String::new(),
        };
        app.apply_settings(ctx);
        app.restore_timeline();
        for warning in warnings {
            app.toasts.push(warning, None, 0.0);
        }
        if let Some(file) = file {
            app.opening = app.files.open(ctx, file.to_owned(), None);
        }
        app.look_for_left_behind(ctx);
        Ok(app)
    }

    /// The open document, for tests.
    pub fn document(&self) -> Option<&Document> {
        self.document.as_ref()
    }

    /// How often the panels have worked something out from a single knot so far, for tests: a rating may cost as
    /// many as show its own knot, however many others there are.
    pub fn worked_out(&self) -> u64 {
        self.list.worked_out() + self.timeline.worked_out() + self.side.worked_out()
    }

    /// Whether a file is being read or written or a dialog is open.
    pub fn is_busy(&self) -> bool {
        let is_making = self.report_is_busy();
        is_making || self.files.is_busy() || self.safety.is_busy() || self.pending.is_some()
    }

    /// What goes on whether or not the window can be seen.
    pub fn logic(&mut self, ctx: &egui::Context) {
        self.finish_files(ctx);
        self.finish_dialog(ctx);
        self.keep_safe(ctx);
        if self.quits_when_done && !self.files.is_busy() {
            self.quits_when_done = false;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        self.closing(ctx);
    }

    /// Shows the window.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        Likes::take_from(&self.settings);
        let mut out = Outbox::default();
        self.drops(&ctx);
        keys::note_focus_source(&ctx);
        keys::keep_focus_in_sight(&ctx);
        keys::close_menu(&ctx);
        if self.visit_ui(ui) {
            keys::ring_ui(&ctx);
            return;
        }
        // Under a sheet keys are the sheet's.
        if !self.has_front() {
            self.keys(&ctx, &mut out);
        }
        let open = [Drawer::List, Drawer::Side].map(|drawer| self.is_drawer_open(drawer));
        let recent = menu::show(ui, self.document.as_ref(), &self.recents, open, &mut out);
        if let Some(path) = recent {
            self.go(&ctx, Next::Open(path));
        }
        if self.document.is_some() {
            self.document_ui(ui, &mut out);
        } else {
            let now = (self.world.clock)();
            match self
                .welcome
                .show(ui, self.body, &self.sample, now, &self.recents, &mut out)
            {
                Some(Chosen::Open(path)) => self.go(&ctx, Next::Open(path)),
                Some(Chosen::Forget(path)) => {
                    self.recents.remove(&path);
                    self.save_recents();
                }
                Some(Chosen::Begin(place)) => {
                    self.go(&ctx, Next::New);
                    self.act(&ctx, vec![Action::PlaceKnot(place)]);
                }
                None => {}
            }
        }
        self.carry_out(&ctx, out);
        self.palette_ui(&ctx);
        self.report_ui(&ctx);
        self.after_visit_ui(&ctx);
        self.settings_ui(&ctx);
        self.steps_ui(&ctx);
        self.sheet_ui(&ctx);
        let now = (self.world.clock)();
        self.guide.show(&ctx, self.body, &self.sample, now);
        if let Some(offer) = self.toasts.show(&ctx) {
            self.take_offer(&ctx, offer);
        }
        self.retitle(&ctx);
        keys::ring_ui(&ctx);
        keys::remember_typing(&ctx);
    }

    fn keys(&mut self, ctx: &egui::Context, out: &mut Outbox) {
        let Some(input) = panel_input(self.document.as_ref(), self.body, &self.world) else {
            commands::shortcuts(ctx, None, out);
            return;
        };
        self.side.check_in_keys(ctx, input, out);
        if keys::is_esc_free(ctx)
            && (self.map.cancel_drawing() || self.map.cancel_photo() || self.side.cancel())
        {
            ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
        }
        let session = input.session;
        if let Some(draft) = session.draft() {
            take_digits(ctx, draft, out);
        }
        timeline::take_keys(ctx, input, &mut self.timeline, out);
        if self.compare.is_some() {
            // Nothing is moved or rated that cannot be seen.
            if keys::is_esc_free(ctx) {
                out.run(Command::Compare);
            }
            commands::shortcuts(ctx, Some(input.session), out);
            return;
        }
        let digits = self.side.digits();
        keys::selection_keys(ctx, session, self.map.pixel(ctx), digits, out);
        if out
            .actions
            .iter()
            .any(|action| matches!(action, Action::Rate { .. } | Action::RateEach { .. }))
        {
            self.side.answered();
        }
        commands::shortcuts(ctx, Some(session), out);
    }

    pub(super) fn sheet_ui(&mut self, ctx: &egui::Context) {
        let name = self.document.as_ref().map_or("", Document::name).to_owned();
        if let Some(Sheet::Safe(sheet)) = self.sheet.clone() {
            return self.safe_sheet_ui(ctx, &sheet);
        }
        if let Some(Sheet::Data(sheet)) = self.sheet {
            return self.data_sheet_ui(ctx, sheet);
        }
        let Some(sheet) = &mut self.sheet else { return };
        if let Some(choice) = modal::show(ctx, sheet, &name, self.typed.is_some()) {
            self.sheet = None;
            self.choose(ctx, choice);
            ctx.request_repaint();
        }
    }

    /// Whether something stands in front of the window and has the keys.
    fn has_front(&self) -> bool {
        self.sheet.is_some()
            || self.palette.is_some()
            || self.front.is_some()
            || self.after_visit.is_some()
            || self.report_is_open()
            || self.guide.is_open()
    }

    /// The body in the build of the open chart.
    pub(super) fn shown_body(&self) -> &'static Body {
        let document = self.document.as_ref();
        document.map_or(self.body, |document| {
            self.body.in_shape(document.session.chart().person().shape)
        })
    }

    /// The number of the open document.
    pub(super) fn document_number(&self) -> Option<u64> {
        self.document.as_ref().map(|document| document.number)
    }

    /// A number for the next document.
    pub(super) fn next_number(&mut self) -> u64 {
        self.documents += 1;
        self.documents
    }

    pub(super) fn show_sample(&mut self, ctx: &egui::Context) {
        let number = self.next_number();
        let document = Document::untitled(number, Chart::clone(&self.sample), "Sample");
        self.show_document(ctx, document);
    }

    pub(super) fn show_document(&mut self, ctx: &egui::Context, document: Document) {
        self.end_guard();
        let latest = self.recents.paths().first();
        let before = latest.is_some() && document.path.as_ref() == latest;
        self.timeline = self.timeline.reopened(&document.session, before);
        self.compare = None;
        self.document = Some(document);
        self.guard_document(ctx);
        self.map = self.map.for_next_chart();
        self.list = ListState::default();
        self.side = SideState::default();
        self.visit = None;
        ctx.request_repaint();
    }

    fn drops(&mut self, ctx: &egui::Context) {
        let dropped = ctx.input(|i| {
            i.raw
                .dropped_files
                .first()
                .map(|file| file.path().to_owned())
        });
        // A question that is open comes first.
        if let Some(path) = dropped.filter(|_| self.sheet.is_none() && self.pending.is_none()) {
            self.go(ctx, Next::Open(path));
        }
    }

    pub(super) fn retitle(&mut self, ctx: &egui::Context) {
        let title = self
            .document
            .as_ref()
            .map_or_else(|| "knotmap".to_owned(), Document::title);
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Starts asking for a path.
    pub(super) fn ask(&mut self, ctx: &egui::Context, ask: Ask) {
        if let Some(pending) = &self.pending {
            // One dialog at a time; what should have followed this one does not follow that one.
            self.sheet = Some(Sheet::Waiting(pending.ask.clone()));
            self.after_save = None;
        } else {
            self.sheet = Some(Sheet::Waiting(ask.clone()));
            let document = self.document_number();
            let dialogs = self.world.dialogs.as_ref();
            self.pending = Some(Pending::start(dialogs, ctx, ask, document));
        }
    }
}
