//! The commands of the program: one table feeds menus, shortcuts, tooltips and the help sheet.

mod keys;
mod menus;
mod spec;
mod table;

use crate::model::{MilestoneKind, Stamp};
use crate::session::{Action, History, Session};

pub use keys::shortcuts;
pub use menus::{context_menu, menu_item, menu_keys};
pub use spec::{Menu, Spec, keys_in_words};
pub use table::TABLE;

/// Something the program can be told to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// Starts an empty chart.
    New,
    /// Asks for a chart and opens it.
    Open,
    /// Opens the sample as an untitled copy.
    OpenSample,
    /// Saves the chart.
    Save,
    /// Saves the chart under a name that is asked for.
    SaveAs,
    /// Shows earlier versions of the chart.
    Versions,
    /// Asks for a passphrase to lock the chart with.
    Passphrase,
    /// Offers what was not saved when the program ended badly.
    LeftBehind,
    /// Opens the sheet for what is handed over.
    Report,
    /// Exports the map as a picture or a page.
    ExportMap,
    /// Asks what to export as data.
    ExportData,
    /// Asks for a table and what of it to take in.
    ImportTable,
    /// Closes the window.
    Quit,
    /// Undoes the last step.
    Undo,
    /// Does the last undone step again.
    Redo,
    /// Renames the selected knot.
    Rename,
    /// Duplicates the selected knots.
    Duplicate,
    /// Duplicates the selected knots to the other side.
    DuplicateMirrored,
    /// Moves the selected knots to the other side.
    Mirror,
    /// Deletes the selected knots.
    Delete,
    /// Asks the next question of the selected knot: on pressing, moving, worst or average today.
    NextQuestion,
    /// Asks the question before.
    PreviousQuestion,
    /// Marks the selected knot released.
    MarkReleased,
    /// Marks the selected knot returned.
    MarkReturned,
    /// Says that the selected knots flare together, or parts them again.
    Family,
    /// Puts the selected knots away or brings them back.
    Archive,
    /// Selects all knots.
    SelectAll,
    /// Places a knot under the pointer or in the middle of the map.
    PlaceKnot,
    /// Places a knot in a part of the body that is chosen by name.
    PlaceByName,
    /// Draws on the map how far the selected knot reaches.
    DrawExtent,
    /// Begins a check-in of the whole chart.
    CheckIn,
    /// Opens the form for a new treatment.
    LogTreatment,
    /// Opens the form for a new episode.
    AddEpisode,
    /// Opens the questions on the past week.
    LookBack,
    /// Begins visit mode, for use during a treatment.
    StartVisit,
    /// Opens the sheet for what the therapist found during a visit.
    AfterVisit,
    /// Finds anything by typing.
    Palette,
    /// Shows or hides the list of knots.
    ToggleList,
    /// Shows or hides the side panel.
    ToggleSide,
    /// Opens the settings.
    Settings,
    /// Shows every step that can be undone.
    History,
    /// Looks for a knot in the list.
    Find,
    /// Shows the next view of the body.
    NextView,
    /// Shows the view of the body before.
    PreviousView,
    /// Draws the body one layer further in.
    DeeperLayer,
    /// Draws the body one layer further out.
    ShallowerLayer,
    /// Draws one half of the body deeper than the other, then the other half, then both the same.
    SplitView,
    /// Draws landmarks and spinal levels, or leaves them out.
    Landmarks,
    /// Lays a photo of one's own over the back view.
    Photo,
    /// Draws the zones in which pain is described, or leaves them out.
    Zones,
    /// Looks at the next close-up of the view.
    NextCloseUp,
    /// Shows what the view opens on.
    Fit,
    /// Shows the whole body.
    FitWhole,
    /// Zooms in.
    ZoomIn,
    /// Zooms out.
    ZoomOut,
    /// Shows the chart as it is again.
    BackToToday,
    /// Folds the timeline to a strip, or opens it.
    Timeline,
    /// Compares the chart at two moments, or shows the map again.
    Compare,
    /// Switches between light, dark and the system's theme.
    ThemeLight,
    /// See [`Command::ThemeLight`].
    ThemeDark,
    /// See [`Command::ThemeLight`].
    ThemeSystem,
    /// Shows the keys and gestures.
    Help,
    /// Opens the tour.
    Tour,
    /// Says what the words mean.
    Words,
    /// Says what the program is.
    About,
}

impl Command {
    /// The command's row of the table.
    pub fn spec(self) -> Option<&'static Spec> {
        TABLE.iter().find(|spec| spec.command == self)
    }

    /// Whether the command writes the chart, or leaves it: nothing typed may be left behind in a field then.
    pub const fn leaves_chart(self) -> bool {
        matches!(
            self,
            Self::New
                | Self::Open
                | Self::OpenSample
                | Self::Save
                | Self::SaveAs
                | Self::ExportMap
                | Self::Report
                | Self::ExportData
                | Self::ImportTable
                | Self::Passphrase
                | Self::Quit
        )
    }

    /// Whether the command makes sense now.
    pub fn is_enabled(self, session: Option<&Session>) -> bool {
        self.lacks(session).is_none()
    }

    /// What has to be done before the command makes sense.
    pub fn lacks(self, session: Option<&Session>) -> Option<&'static str> {
        self.spec()?.needs.missing(session)
    }

    /// What the command does to the open chart; nothing for commands of the window.
    pub fn actions(self, session: &Session, now: Stamp) -> Vec<Action> {
        let selected = session.selection().knots();
        let milestone = |kind| {
            let (knots, at) = (selected.to_vec(), now.into());
            vec![Action::AddMilestone { knots, kind, at }]
        };
        match self {
            Self::Undo => vec![Action::Undo],
            Self::Redo => vec![Action::Redo],
            Self::BackToToday => vec![Action::ShowPresent],
            Self::Duplicate => vec![Action::Duplicate { mirrored: false }],
            Self::DuplicateMirrored => vec![Action::Duplicate { mirrored: true }],
            Self::Mirror => vec![Action::Mirror],
            Self::Delete => vec![Action::DeleteSelected],
            Self::MarkReleased => milestone(MilestoneKind::Released),
            Self::MarkReturned => milestone(MilestoneKind::Returned),
            Self::Family => vec![Action::SetFamily {
                knots: selected.to_vec(),
                linked: !session.is_family(selected),
            }],
            Self::Archive => {
                let is_archived =
                    |knot| session.chart().knot(knot).is_some_and(|knot| knot.archived);
                vec![Action::SetArchived(
                    !selected.iter().copied().all(is_archived),
                )]
            }
            Self::SelectAll => {
                let entries = session.chart().entries();
                // What is put away is not seen on the map, so it must not be rated or deleted with the rest.
                let knots = entries.iter().map(|entry| entry.knot());
                let seen = knots.filter(|knot| !knot.archived).map(|knot| knot.id);
                vec![Action::SelectAll(seen.collect())]
            }
            _ => Vec::new(),
        }
    }

    /// The command's text with what it would act on: "Undo move 'Jeffrey'".
    pub fn text(self, session: Option<&Session>) -> String {
        let text = self.spec().map_or("", |spec| spec.text);
        let selected = session.map_or(&[][..], |session| session.selection().knots());
        match (self, selected, session) {
            (Self::Delete, [_, _, ..], _) => return format!("Delete {} knots", selected.len()),
            (Self::Family, _, Some(session)) if session.is_family(selected) => {
                return "Part the family".to_owned();
            }
            _ => {}
        }
        let history = session.map(Session::history);
        let about = match self {
            Self::Undo => history.and_then(History::undo_label),
            Self::Redo => history.and_then(History::redo_label),
            _ => None,
        };
        match about {
            Some(about) => {
                let mut letters = about.chars();
                let first = letters
                    .next()
                    .map(|c| c.to_lowercase().to_string())
                    .unwrap_or_default();
                format!("{text} {first}{}", letters.as_str())
            }
            None => text.to_owned(),
        }
    }
}
