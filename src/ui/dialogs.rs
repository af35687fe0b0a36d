//! The system's file dialogs, off the window's thread and one at a time.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use egui;

use super::exchange::DataChoice;

/// A dialog that is over sooner than this was never seen: none could be opened.
const NEVER_SEEN: Duration = Duration::from_millis(700);

/// What a file is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A chart to open.
    Open,
    /// Where to save the chart; the name to start from.
    SaveAs(String),
    /// Where to export the map; the name to start from.
    Export(String),
    /// Where to write the report, the card or the picture; the name to start from.
    Report(String),
    /// Where to export data; the name to start from.
    ExportData(DataChoice, String),
    /// A table to import.
    Import,
    /// A photo to lay over the map.
    Photo,
}

impl Ask {
    /// The dialog's title.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Open => "Open a chart",
            Self::SaveAs(_) => "Save the chart as",
            Self::Export(_) => "Export the map",
            Self::Report(_) => "Save what is handed over",
            Self::ExportData(..) => "Export data",
            Self::Import => "Import a table",
            Self::Photo => "Choose a photo of yourself",
        }
    }

    /// Whether the name to start from is that of a picture.
    pub fn is_picture(&self) -> bool {
        let ending = std::path::Path::new(self.name()).extension();
        ending.is_some_and(|ending| ending == "png")
    }

    /// The name to start from.
    pub fn name(&self) -> &str {
        match self {
            Self::Open | Self::Import | Self::Photo => "",
            Self::SaveAs(name)
            | Self::Export(name)
            | Self::Report(name)
            | Self::ExportData(_, name) => name,
        }
    }

    /// Whether a file that is there is asked for.
    pub const fn reads(&self) -> bool {
        matches!(self, Self::Open | Self::Import | Self::Photo)
    }
}

/// What became of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A path was chosen.
    Chosen(PathBuf),
    /// The person changed their mind.
    Cancelled,
    /// No dialog could be shown: ask for a typed path instead.
    Unavailable,
}

/// Something that can ask for a path.
pub trait Dialogs {
    /// Starts asking; the answer arrives through the receiver, and the window is woken for it.
    fn ask(&self, ctx: &egui::Context, ask: &Ask) -> Receiver<Answer>;
}

/// The dialogs of the system.
#[derive(Debug, Default)]
pub struct SystemDialogs;

impl Dialogs for SystemDialogs {
    fn ask(&self, ctx: &egui::Context, ask: &Ask) -> Receiver<Answer> {
        let (sender, receiver) = channel();
        let mut dialog = rfd::AsyncFileDialog::new().set_title(ask.title());
        dialog = match ask {
            Ask::Open => dialog.add_filter("knotmap charts", &["ron"]),
            Ask::Report(_) => dialog,
            Ask::Photo => dialog.add_filter("Photos", &["png", "jpg", "jpeg"]),
            Ask::SaveAs(name) => dialog
                .add_filter("knotmap charts", &["ron"])
                .set_file_name(name),
            Ask::ExportData(DataChoice { kind, .. }, name) => dialog
                .add_filter(kind.files(), &[kind.ending()])
                .set_file_name(name),
            Ask::Import => dialog.add_filter("Tables", &["csv", "tsv", "txt"]),
            Ask::Export(name) => {
                let dialog = if cfg!(feature = "pdf") {
                    dialog.add_filter("PDF page", &["pdf"])
                } else {
                    dialog
                };
                dialog
                    .add_filter("PNG picture", &["png"])
                    .add_filter("SVG drawing", &["svg"])
                    .set_file_name(name)
            }
        };
        if let Ask::Report(name) = ask {
            dialog = report_filters(dialog, name, ask.is_picture());
        }
        // The request is made here, as some systems want; only the waiting happens elsewhere.
        let started = Instant::now();
        let request: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> =
            if ask.reads() {
                Box::pin(dialog.pick_file())
            } else {
                Box::pin(dialog.save_file())
            };
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            let answer = match pollster::block_on(request) {
                Some(file) => Answer::Chosen(file.path().to_owned()),
                None if started.elapsed() < NEVER_SEEN => Answer::Unavailable,
                None => Answer::Cancelled,
            };
            // The window may have given up waiting.
            drop(sender.send(answer));
            ctx.request_repaint();
        });
        receiver
    }
}

/// The usual kind of file first: a picture where the name says so, else a page.
fn report_filters(
    dialog: rfd::AsyncFileDialog,
    name: &str,
    is_picture: bool,
) -> rfd::AsyncFileDialog {
    let dialog = if is_picture {
        dialog.add_filter("SVG drawing", &["svg"])
    } else {
        dialog.add_filter("PDF page", &["pdf"])
    };
    dialog
        .add_filter("PNG picture", &["png"])
        .set_file_name(name)
}

/// A question that waits for its answer.
#[derive(Debug)]
pub struct Pending {
    /// What was asked.
    pub ask: Ask,
    /// The number of the document it was asked for; none on the first screen.
    pub document: Option<u64>,
    receiver: Receiver<Answer>,
}

impl Pending {
    /// Starts asking.
    pub fn start(
        dialogs: &dyn Dialogs,
        ctx: &egui::Context,
        ask: Ask,
        document: Option<u64>,
    ) -> Self {
        let receiver = dialogs.ask(ctx, &ask);
        Self {
            ask,
            document,
            receiver,
        }
    }

    /// The answer, once it is there.
    pub fn answer(&self) -> Option<Answer> {
        match self.receiver.try_recv() {
            Ok(answer) => Some(answer),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Answer::Unavailable),
        }
    }
}
