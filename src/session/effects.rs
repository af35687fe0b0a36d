//! What applying an action brought about, for the shell to act on.

use crate::model::{EditError, KnotId};

/// Something to tell the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Done, and can be undone at once: "Deleted 'Jeffrey'".
    Undoable(String),
    /// Done, or a hint; nothing to undo.
    Info(String),
    /// It did not work.
    Failed(String),
}

/// What applying an action brought about.
#[must_use]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// The chart changed.
    pub edited: bool,
    /// Something to tell the person.
    pub notice: Option<Notice>,
    /// Bring this knot into sight.
    pub reveal: Option<KnotId>,
}

impl Effects {
    /// The chart changed, and that is all.
    pub(super) fn edited(edited: bool) -> Self {
        Self {
            edited,
            ..Self::default()
        }
    }

    pub(super) fn with_notice(self, notice: Notice) -> Self {
        Self {
            notice: Some(notice),
            ..self
        }
    }
}

impl From<Result<bool, EditError>> for Effects {
    fn from(result: Result<bool, EditError>) -> Self {
        match result {
            Ok(edited) => Self::edited(edited),
            Err(error) => Self::default().with_notice(Notice::Failed(format!(
                "Could not change the chart: {error}"
            ))),
        }
    }
}
