//! The sheets that ask for a passphrase: of a chart to open, or a new one.

use std::path::PathBuf;

use age::secrecy::zeroize::{Zeroize as _, Zeroizing};
use egui::text_edit::TextEditState;
use egui::{Id, Key, RichText, TextEdit, Ui};

use super::jobs::LeftBehind;
use super::sheet::{SafeChoice, SafeSheet};
use crate::model::limits::PASSPHRASE_CHARS;
use crate::store::{Passphrase, Seal};
use crate::ui::app::App;
use crate::ui::document::file_name;
use crate::ui::modal::{Sheet, foot, opens_now, title};
use crate::ui::theme::Tokens;
use crate::ui::widgets::{primary_button, quiet_button};

/// What a passphrase is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unlocks {
    /// To open this file.
    Open(PathBuf),
    /// To merge the chart's own file, which was changed by someone else.
    MergeOwn,
    /// To take that file in place of the chart.
    LoadTheirs,
    /// To merge this copy.
    MergeCopy(PathBuf),
}

/// What is being typed; wiped when the sheet closes.
#[derive(Debug, Default)]
pub struct Typed {
    first: Zeroizing<String>,
    again: Zeroizing<String>,
    is_shown: bool,
    /// Why the last try did not do.
    trouble: Option<String>,
}

impl Typed {
    /// Begins anew, with a word about the last try.
    pub fn clear(&mut self, trouble: Option<String>) {
        self.first.zeroize();
        self.again.zeroize();
        self.is_shown = false;
        self.trouble = trouble;
    }

    /// The passphrase, if something is typed.
    pub fn passphrase(&mut self) -> Option<Passphrase> {
        match Passphrase::new(&self.first) {
            Ok(passphrase) => Some(passphrase),
            Err(error) => {
                self.trouble = Some(error.to_string());
                None
            }
        }
    }

    fn new_passphrase(&mut self) -> Option<Passphrase> {
        if *self.first != *self.again {
            self.trouble = Some("The two differ".to_owned());
            return None;
        }
        self.passphrase()
    }
}

/// Asks for the passphrase of a locked chart.
pub(super) fn unlock_ui(
    ui: &mut Ui,
    typed: &mut Typed,
    what: &Unlocks,
    name: &str,
) -> Option<SafeChoice> {
    let name = match what {
        Unlocks::Open(path) | Unlocks::MergeCopy(path) => file_name(path),
        Unlocks::MergeOwn | Unlocks::LoadTheirs => name.to_owned(),
    };
    title(ui, format!("{name} is locked"));
    let entered = field_ui(ui, typed, true, opens_now(ui, "unlock"));
    shown_ui(ui, typed);
    trouble_ui(ui, typed);
    let (open, cancel) = foot(ui, |ui| {
        let open = primary_button(ui, "Unlock").clicked();
        Some((open, quiet_button(ui, "Cancel").clicked()))
    })
    .unwrap_or_default();
    if cancel {
        return Some(SafeChoice::Close);
    }
    let passphrase = (open || entered).then(|| typed.passphrase())?;
    passphrase.map(|passphrase| SafeChoice::Unlock(what.clone(), passphrase))
}

/// The field for something locked within another sheet; whether Enter was pressed in it.
pub(super) fn unlock_row_ui(ui: &mut Ui, typed: &mut Typed) -> bool {
    let entered = field_ui(ui, typed, true, opens_now(ui, "unlock row"));
    shown_ui(ui, typed);
    trouble_ui(ui, typed);
    entered
}

/// While a passphrase is being tried.
pub(super) fn unlocking_ui(ui: &mut Ui) -> Option<SafeChoice> {
    title(ui, "Unlocking…");
    ui.label("This takes a moment, so that nobody can try many passphrases in a short time.");
    None
}

/// Asks for a new passphrase.
pub(super) fn set_ui(
    ui: &mut Ui,
    typed: &mut Typed,
    is_locked: bool,
    name: &str,
) -> Option<SafeChoice> {
    let (heading, verb) = if is_locked {
        (format!("Change the passphrase of {name}?"), "Change")
    } else {
        (format!("Lock {name} with a passphrase?"), "Lock")
    };
    title(ui, heading);
    ui.label(
        "Without it nobody can open the chart, and nobody can find it out or reset it: keep a note of it in a safe \
         place.",
    );
    ui.label(
        "Earlier versions and unsaved changes are locked, too. What you export is not, nor are copies you made before.",
    );
    field_ui(ui, typed, true, opens_now(ui, "new passphrase"));
    let entered = field_ui(ui, typed, false, false);
    shown_ui(ui, typed);
    trouble_ui(ui, typed);
    let pressed = foot(ui, |ui| {
        let set = primary_button(ui, verb).clicked();
        let cancel = quiet_button(ui, "Cancel").clicked();
        let remove = is_locked && quiet_button(ui, "Remove passphrase…").clicked();
        Some((set, cancel, remove))
    });
    match pressed.unwrap_or_default() {
        (_, true, _) => Some(SafeChoice::Close),
        (.., true) => Some(SafeChoice::Show(SafeSheet::RemovePassphrase)),
        (set, ..) if set || entered => {
            let passphrase = typed.new_passphrase()?;
            Some(SafeChoice::Lock(Some(passphrase)))
        }
        _ => None,
    }
}

/// The question before a chart is readable for everyone again.
pub(super) fn remove_ui(ui: &mut Ui, name: &str) -> Option<SafeChoice> {
    title(ui, format!("Remove the passphrase of {name}?"));
    ui.label("Everyone who has the file can read it then, and its earlier versions too.");
    foot(ui, |ui| {
        let keep = primary_button(ui, "Keep it").clicked();
        let remove = quiet_button(ui, "Remove").clicked();
        if keep {
            Some(SafeChoice::Close)
        } else {
            remove.then_some(SafeChoice::Lock(None))
        }
    })
}

/// A field for a passphrase, or for the same again; says whether Enter was pressed in it.
fn field_ui(ui: &mut Ui, typed: &mut Typed, is_first: bool, focus: bool) -> bool {
    let name = if is_first {
        "Passphrase"
    } else {
        "The same again"
    };
    let is_shown = typed.is_shown;
    let text = if is_first {
        &mut typed.first
    } else {
        &mut typed.again
    };
    // A text that grows moves, and would leave a copy behind.
    text.reserve(PASSPHRASE_CHARS * 4);
    let id = field_id(is_first);
    ui.label(name);
    let edit = TextEdit::singleline(&mut **text)
        .id(id)
        .password(!is_shown)
        .char_limit(PASSPHRASE_CHARS)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::PasswordInput, true, name));
    if focus {
        response.request_focus();
    }
    response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter))
}

fn shown_ui(ui: &mut Ui, typed: &mut Typed) {
    ui.checkbox(&mut typed.is_shown, "Show what is typed");
}

fn field_id(is_first: bool) -> Id {
    Id::unique(("passphrase", is_first))
}

fn trouble_ui(ui: &mut Ui, typed: &Typed) {
    if let Some(trouble) = &typed.trouble {
        let tokens = Tokens::of(ui.ctx());
        let label = ui.label(RichText::new(trouble).color(tokens.danger));
        ui.accesskit_node_builder(label.id, |node| {
            node.set_live(egui::accesskit::Live::Assertive);
        });
    }
}

impl App {
    /// Asks for the passphrase of something locked.
    pub(in crate::ui) fn ask_passphrase(&mut self, unlocks: Unlocks, was_wrong: bool) {
        let trouble = was_wrong.then(|| {
            "That is not its passphrase. Look at capital letters and the keyboard".to_owned()
        });
        self.safety.typed.clear(trouble);
        self.sheet = Some(Sheet::Safe(SafeSheet::Unlock(unlocks)));
    }

    /// Asks for a new passphrase of the open chart.
    pub(in crate::ui) fn ask_new_passphrase(&mut self) {
        if self.document.is_some() {
            self.safety.typed.clear(None);
            self.sheet = Some(Sheet::Safe(SafeSheet::SetPassphrase));
        }
    }

    /// Forgets what was typed, also what the field keeps for undoing.
    pub(super) fn forget_typed(&mut self, ctx: &egui::Context) {
        self.safety.typed.clear(None);
        for is_first in [true, false] {
            ctx.data_mut(|data| data.remove::<TextEditState>(field_id(is_first)));
        }
    }

    /// A try of a passphrase is over.
    pub(in crate::ui) fn end_unlocking(&mut self) {
        if self.sheet == Some(Sheet::Safe(SafeSheet::Unlocking)) {
            self.sheet = None;
        }
    }

    /// Tries a passphrase on what is locked.
    pub(super) fn unlock(&mut self, ctx: &egui::Context, what: Unlocks, passphrase: Passphrase) {
        match what {
            Unlocks::Open(path) => self.opening = self.files.open(ctx, path, Some(passphrase)),
            Unlocks::MergeOwn => self.merge_own_file(ctx, Some(passphrase)),
            Unlocks::LoadTheirs => self.load_theirs(ctx, Some(passphrase)),
            Unlocks::MergeCopy(path) => self.merge_copy(ctx, path, Some(passphrase)),
        }
    }

    /// Locks the open chart with a new passphrase, or with none; its log follows at once, its file with a save.
    pub(super) fn lock_chart(&mut self, ctx: &egui::Context, passphrase: Option<Passphrase>) {
        let work = self.world.passphrase_work;
        let Some(document) = &mut self.document else {
            return;
        };
        let seal = passphrase.map(|typed| Seal::with_work(typed, work));
        document.relock(seal.clone());
        let (number, path) = (document.number, document.path.clone());
        let of_chart = |left: &mut LeftBehind| {
            let head = &left.found.head;
            head.path.is_some() && head.path == path && !left.found.is_locked()
        };
        let left: Vec<LeftBehind> = self.safety.left_behind.extract_if(.., of_chart).collect();
        match seal {
            // The file follows once that is done: nothing is said to be locked before all of it is.
            Some(seal) if !left.is_empty() => self.safety.jobs.lock_left(ctx, number, left, seal),
            _ => {
                self.safety.left_behind.extend(left);
                self.save(ctx);
            }
        }
    }

    /// A locked file was merged or loaded: the chart is locked as that is, if it is at all.
    pub(super) fn take_lock_of(&mut self, seal: Option<&Seal>) {
        if let (Some(document), Some(seal)) = (&mut self.document, seal)
            && document.lock.differs(Some(seal))
        {
            document.relock(Some(seal.clone()));
        }
    }
}
