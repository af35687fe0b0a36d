//! The questions and sheets that stand in front of everything else; one at a time.

use std::path::{Path, PathBuf};

use egui::{Id, Key, Modal, RichText, ScrollArea, TextEdit, Ui};

use super::dialogs::Ask;
use super::exchange::DataSheet;
use super::help::help_ui;
use super::safety::SafeSheet;
use super::theme::{self, Tokens};
use super::widgets::{ActionButton, Emphasis, primary_button, quiet_button, select_all};

/// In lower windows all of a sheet scrolls, in points.
pub(super) const LOW: f32 = 440.0;
/// Least height of what scrolls within a sheet, in points.
const LEAST_ROOM: f32 = 160.0;

/// What should happen once unsaved changes are dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Start an empty chart.
    New,
    /// Ask for a chart to open.
    AskOpen,
    /// Open this chart.
    Open(PathBuf),
    /// Open the sample.
    Sample,
    /// Bring back the chart that was left behind and is chosen.
    BringBack,
    /// Close the window.
    Quit,
}

/// What stands in front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// There are unsaved changes; what then.
    Unsaved(Next),
    /// The system's file dialog is open.
    Waiting(Ask),
    /// A path to type, so far.
    TypePath(Ask, String),
    /// A file is already there: replace it?
    Replace(Ask, PathBuf),
    /// A sheet about safety.
    Safe(SafeSheet),
    /// A sheet about data.
    Data(DataSheet),
    /// Something went wrong.
    Trouble(String),
    /// Keys and gestures.
    Help,
    /// About the program.
    About,
}

/// What was chosen on a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Close it; nothing else happens.
    Close,
    /// Save, then go on.
    SaveThen(Next),
    /// Go on without saving.
    Discard(Next),
    /// Type a path instead of waiting for the dialog.
    TypeInstead(Ask),
    /// Show the typed path again, to correct it.
    TypeAgain,
    /// This path was typed, or replacing it was agreed to.
    Path(Ask, PathBuf, Agreed),
}

/// Whether replacing an existing file was agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreed {
    /// Not asked yet.
    No,
    /// Yes.
    Yes,
}

/// Shows a sheet; `name` is the open chart's, `typed` says whether what it is about is a path that was typed.
pub fn show(ctx: &egui::Context, sheet: &mut Sheet, name: &str, typed: bool) -> Option<Choice> {
    // One id per kind: a sheet must not open in the size of another.
    let id = std::mem::discriminant(sheet);
    let wide = matches!(sheet, Sheet::Help);
    let width = if wide { 560.0 } else { 420.0 };
    let (choice, closes) = sheet_frame(ctx, id, width, |ui| match sheet {
        Sheet::Unsaved(next) => unsaved_ui(ui, next, name),
        Sheet::Waiting(ask) => waiting_ui(ui, ask),
        Sheet::TypePath(ask, text) => path_ui(ui, ask, text),
        Sheet::Replace(ask, path) => replace_ui(ui, ask, path, typed),
        // They have their own place.
        Sheet::Safe(_) | Sheet::Data(_) => None,
        Sheet::Trouble(text) => trouble_ui(ui, text, typed),
        Sheet::Help => help_ui(ui),
        Sheet::About => about_ui(ui),
    });
    choice.or(closes.then_some(Choice::Close))
}

/// The frame of a sheet of this kind and width in points; also says whether it is to be closed.
pub(super) fn sheet_frame<T>(
    ctx: &egui::Context,
    kind: impl std::hash::Hash + std::fmt::Debug,
    width: f32,
    add: impl FnOnce(&mut Ui) -> T,
) -> (T, bool) {
    let tokens = Tokens::of(ctx);
    let window = ctx.content_rect().size();
    let is_low = window.y < LOW;
    let margin = if is_low {
        tokens.space_m
    } else {
        tokens.space_xl
    };
    let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(margin);
    let id = Id::unique(("sheet", kind));
    let modal = Modal::new(id).frame(frame).show(ctx, |ui| {
        ui.set_width(width.min(window.x - 4.0 * tokens.space_l));
        ui.spacing_mut().item_spacing.y = tokens.space_m;
        if is_low {
            // The foot of a sheet can be reached however low the window is.
            let height = window.y - 2.0 * (margin + tokens.space_s);
            let area = ScrollArea::vertical()
                .max_height(height)
                .auto_shrink([false, true]);
            area.show(ui, |ui| {
                // Nothing lies under the scroll bar.
                ui.set_max_width(ui.available_width() - tokens.scroll_bar);
                add(ui)
            })
            .inner
        } else {
            add(ui)
        }
    });
    // A sheet is placed by the size it had a frame ago.
    let size = modal.response.rect.size();
    let before = ctx.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default(id), size));
    if before != size {
        ctx.request_repaint();
    }
    let closes = modal.should_close();
    (modal.inner, closes)
}

/// Height for what scrolls within a sheet, where this much stands around it, in points.
pub(super) fn room_in_sheet(ctx: &egui::Context, around: f32) -> f32 {
    (ctx.content_rect().height() - around).max(LEAST_ROOM)
}

/// The title of a sheet, which screen readers can jump to.
pub(super) fn title(ui: &mut Ui, text: impl Into<String>) {
    let tokens = Tokens::of(ui.ctx());
    let text = text.into();
    let style = egui::TextStyle::Name(theme::TITLE.into());
    let words = RichText::new(&text).text_style(style);
    let label = ui.label(words.color(tokens.text_strong));
    ui.accesskit_node_builder(label.id, |node| {
        node.set_role(egui::Role::Heading);
        node.set_label(text);
    });
}

/// Whether this part of a sheet was not shown in the frame before.
pub(super) fn opens_now(ui: &Ui, part: &str) -> bool {
    let frame = ui.ctx().cumulative_frame_nr();
    let id = Id::unique(("sheet-part", part));
    let last = ui.data_mut(|data| data.get_temp_mut_or_default::<u64>(id).to_owned());
    ui.data_mut(|data| data.insert_temp(id, frame));
    frame > last + 1 || last == 0
}

/// Buttons at the right of the foot, the main one last to be read and first from the right.
pub(super) fn foot<T>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> Option<T>) -> Option<T> {
    let layout = egui::Layout::right_to_left(egui::Align::Center).with_main_wrap(true);
    ui.with_layout(layout, add).inner
}

fn unsaved_ui(ui: &mut Ui, next: &Next, name: &str) -> Option<Choice> {
    title(ui, format!("Save changes to {name}?"));
    ui.label("What you entered since the last save is lost if you don't.");
    foot(ui, |ui| {
        let save = primary_button(ui, "Save");
        if opens_now(ui, "unsaved") {
            save.request_focus();
        }
        let save = save.clicked();
        let cancel = quiet_button(ui, "Cancel").clicked();
        let discard = quiet_button(ui, "Don't save").clicked();
        match (save, discard, cancel) {
            (true, ..) => Some(Choice::SaveThen(next.clone())),
            (_, true, _) => Some(Choice::Discard(next.clone())),
            (.., true) => Some(Choice::Close),
            _ => None,
        }
    })
}

fn waiting_ui(ui: &mut Ui, ask: &Ask) -> Option<Choice> {
    title(ui, ask.title());
    ui.label("Waiting for the system's file dialog…");
    foot(ui, |ui| {
        let cancel = quiet_button(ui, "Cancel").clicked();
        let typed = quiet_button(ui, "Type a path instead").clicked();
        if typed {
            Some(Choice::TypeInstead(ask.clone()))
        } else {
            cancel.then_some(Choice::Close)
        }
    })
}

fn path_ui(ui: &mut Ui, ask: &Ask, text: &mut String) -> Option<Choice> {
    title(ui, ask.title());
    ui.label(match ask {
        Ask::Export(_) => "Type the path of the file; it ends in .pdf, .png or .svg.",
        Ask::Report(_) if ask.is_picture() => "Type the path of the file; it ends in .png or .svg.",
        Ask::Report(_) => "Type the path of the file; it ends in .pdf or .png.",
        Ask::Import => "Type the path of the table, a CSV file.",
        Ask::Open | Ask::SaveAs(_) | Ask::ExportData(..) | Ask::Photo => {
            "Type the path of the file."
        }
    });
    let edit = TextEdit::singleline(text)
        .id(Id::unique("typed-path"))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Path"));
    if opens_now(ui, "path") {
        response.request_focus();
        select_all(ui, response.id, text);
    }
    let entered = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    let verb = match ask {
        Ask::Open | Ask::Import => "Open",
        Ask::SaveAs(_) | Ask::Report(_) => "Save",
        Ask::Photo => "Choose",
        Ask::Export(_) | Ask::ExportData(..) => "Export",
    };
    foot(ui, |ui| {
        let go = primary_button(ui, verb).clicked() || entered;
        let cancel = quiet_button(ui, "Cancel").clicked();
        let path = expand_home(text.trim());
        match (go, path) {
            (true, Some(path)) => Some(Choice::Path(ask.clone(), path, Agreed::No)),
            _ => cancel.then_some(Choice::Close),
        }
    })
}

/// A typed path, with `~/` standing for the home folder; none if nothing was typed.
fn expand_home(text: &str) -> Option<PathBuf> {
    if text.is_empty() {
        return None;
    }
    let rest = text.strip_prefix("~/").and_then(|rest| {
        let dirs = directories::BaseDirs::new()?;
        Some(dirs.home_dir().join(rest))
    });
    Some(rest.unwrap_or_else(|| PathBuf::from(text)))
}

fn replace_ui(ui: &mut Ui, ask: &Ask, path: &Path, typed: bool) -> Option<Choice> {
    title(ui, "Replace the file?");
    ui.label(format!(
        "There is already a file of that name: {}",
        path.display()
    ));
    foot(ui, |ui| {
        let replace = primary_button(ui, "Replace").clicked();
        let keep = quiet_button(ui, "Keep").clicked();
        let other = typed && quiet_button(ui, "Change the path").clicked();
        if replace {
            Some(Choice::Path(ask.clone(), path.to_owned(), Agreed::Yes))
        } else if other {
            Some(Choice::TypeAgain)
        } else {
            keep.then_some(Choice::Close)
        }
    })
}

fn trouble_ui(ui: &mut Ui, text: &str, typed: bool) -> Option<Choice> {
    title(ui, "That did not work");
    ScrollArea::vertical()
        .max_height(240.0)
        .show(ui, |ui| ui.label(text));
    foot(ui, |ui| {
        let again = typed && primary_button(ui, "Change the path").clicked();
        let emphasis = if typed {
            Emphasis::Quiet
        } else {
            Emphasis::Primary
        };
        let close = ui
            .add(ActionButton::new("Close").emphasis(emphasis))
            .clicked();
        let again = again.then_some(Choice::TypeAgain);
        again.or(close.then_some(Choice::Close))
    })
}

fn about_ui(ui: &mut Ui) -> Option<Choice> {
    title(ui, format!("knotmap {}", env!("CARGO_PKG_VERSION")));
    ui.label(
        "A body chart for knots: place them, name them, rate them for years, hand over the map.",
    );
    ui.label("What you enter is self-reported. It is a record, not a diagnosis.");
    ui.label("Your data stays in the files you save. The program uses no network.");
    ui.label("MIT or Apache-2.0. Typefaces: Inter, Noto Sans and Noto Emoji (OFL 1.1). Icons: Lucide (ISC). Body proportions measured on the MakeHuman CC0 base mesh.");
    foot(ui, |ui| {
        primary_button(ui, "Close")
            .clicked()
            .then_some(Choice::Close)
    })
}
