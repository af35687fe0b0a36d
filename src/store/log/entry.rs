//! What stands in a log: its head, finished steps, and the note that a save is about to happen.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::file::ENDING;
use crate::model::{Changes, Ids, RecordId, Stamp, View};
use crate::store::fingerprint::Fingerprint;
use crate::store::format::{parse, to_text};

/// The newest version of the log this program reads and writes: 1, or 2 for one that is locked.
pub(super) const LOG_VERSION: u32 = 2;

/// Which chart a log belongs to, and in which state of its file it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogHead {
    /// The chart's file; none if it was never saved.
    pub path: Option<PathBuf>,
    /// Its name for messages.
    pub name: String,
    /// What the file was like when last read or written.
    pub base: Option<Fingerprint>,
    /// Names this log.
    pub(super) id: u64,
    /// The log this one takes the place of.
    pub(super) replaces: Option<u64>,
    /// Its key, locked with the chart's passphrase; none for one in plain text.
    pub(super) locked: Option<String>,
}

/// One finished step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// When it was done.
    pub at: Stamp,
    /// What was done, in words.
    pub label: String,
    /// The records it touched, as they were afterwards.
    pub changes: Changes,
}

#[derive(Serialize, Deserialize)]
struct Head {
    log: u32,
    id: u64,
    #[serde(default)]
    replaces: Option<u64>,
    chart: Option<String>,
    name: String,
    base: Option<(u64, u64)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Step {
    at: String,
    did: String,
    put: Vec<Named>,
    gone: Vec<Named>,
}

/// A record's id as it is spelled.
#[derive(Serialize, Deserialize)]
enum Named {
    Person,
    Knot(String),
    Rating(String, String),
    Milestone(String, String),
    Treatment(String),
    Episode(String),
    CheckIn(String),
    Goal(String),
    Photo(String),
}

/// Up to which step a save that is about to happen holds everything, and what the file will be like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Saving {
    pub upto: u64,
    pub len: u64,
    pub hash: u64,
}

impl LogHead {
    /// The head of a log on a chart and the state of its file.
    ///
    /// A path that is no Unicode cannot be written down; such a chart is logged as one that was never saved.
    pub fn new(path: Option<&Path>, name: &str, base: Option<Fingerprint>) -> Self {
        let path = path.filter(|path| path.to_str().is_some());
        Self {
            path: path.map(Path::to_owned),
            name: name.to_owned(),
            base: base.filter(|_| path.is_some()),
            id: Ids::random().next_bits(),
            replaces: None,
            locked: None,
        }
    }

    /// Where the log lies in a folder of logs.
    pub(super) fn file_in(&self, dir: &Path) -> PathBuf {
        dir.join(format!("{:016x}.{ENDING}", self.id))
    }

    pub(super) fn to_body(&self) -> String {
        let head = Head {
            log: if self.locked.is_some() {
                LOG_VERSION
            } else {
                1
            },
            id: self.id,
            replaces: self.replaces,
            chart: self
                .path
                .as_deref()
                .and_then(Path::to_str)
                .map(str::to_owned),
            name: self.name.clone(),
            base: self.base.map(|print| (print.len, print.hash)),
            key: self.locked.clone(),
        };
        ron::to_string(&head).unwrap_or_default()
    }

    /// Reads a head; the error says why this log cannot be used.
    pub(super) fn from_body(body: &str) -> Result<Self, String> {
        let head: Head = ron::from_str(body).map_err(|error| error.code.to_string())?;
        if head.log > LOG_VERSION {
            return Err("a newer knotmap wrote it".to_owned());
        }
        Ok(Self {
            path: head.chart.map(PathBuf::from),
            name: head.name,
            base: head.base.map(|(len, hash)| Fingerprint { len, hash }),
            id: head.id,
            replaces: head.replaces,
            locked: head.key,
        })
    }
}

impl LogEntry {
    /// The entry as it stands in a log: a line that says what was done, and a chart with the records as they were
    /// afterwards.
    ///
    /// # Errors
    /// When a record breaks a rule of its own, in words; no record of a chart does.
    pub fn to_text(&self) -> Result<String, String> {
        let named = |gone: bool| {
            let of_kind = self
                .changes
                .iter()
                .filter(move |(_, record)| record.is_none() == gone);
            of_kind.map(|(id, _)| Named::from(id)).collect::<Vec<_>>()
        };
        let step = Step {
            at: self.at.to_string(),
            did: self.label.clone(),
            put: named(false),
            gone: named(true),
        };
        let has_records = !step.put.is_empty();
        let mut body = ron::to_string(&step).map_err(|error| error.to_string())?;
        if has_records {
            body.push('\n');
            body.push_str(&to_text(
                &self.changes.alone().map_err(|error| error.to_string())?,
            ));
        }
        Ok(body)
    }

    /// Reads an entry.
    ///
    /// # Errors
    /// Why it is none, in words.
    pub fn from_text(body: &str) -> Result<Self, String> {
        let (line, chart) = body.split_once('\n').unwrap_or((body, ""));
        let step: Step = ron::from_str(line).map_err(|error| error.code.to_string())?;
        let mut changes = Changes::default();
        if !step.put.is_empty() {
            let chart = parse(chart.as_bytes()).map_err(|error| error.to_string())?;
            for named in step.put {
                let id = RecordId::try_from(named)?;
                changes.put(
                    chart
                        .record(id)
                        .ok_or_else(|| format!("{id} is not in it"))?,
                );
            }
        }
        for named in step.gone {
            changes.remove(named.try_into()?);
        }
        Ok(Self {
            at: step.at.parse().map_err(text)?,
            label: step.did,
            changes,
        })
    }
}

impl Saving {
    pub fn new(upto: u64, print: Fingerprint) -> Self {
        Self {
            upto,
            len: print.len,
            hash: print.hash,
        }
    }

    pub fn print(self) -> Fingerprint {
        Fingerprint {
            len: self.len,
            hash: self.hash,
        }
    }

    pub fn to_body(self) -> String {
        ron::to_string(&self).unwrap_or_default()
    }

    pub fn from_body(body: &str) -> Result<Self, String> {
        ron::from_str(body).map_err(|error| error.code.to_string())
    }
}

impl From<RecordId> for Named {
    fn from(id: RecordId) -> Self {
        match id {
            RecordId::Person => Self::Person,
            RecordId::Knot(id) => Self::Knot(id.to_string()),
            RecordId::Rating(knot, id) => Self::Rating(knot.to_string(), id.to_string()),
            RecordId::Milestone(knot, id) => Self::Milestone(knot.to_string(), id.to_string()),
            RecordId::Treatment(id) => Self::Treatment(id.to_string()),
            RecordId::Episode(id) => Self::Episode(id.to_string()),
            RecordId::CheckIn(id) => Self::CheckIn(id.to_string()),
            RecordId::Goal(id) => Self::Goal(id.to_string()),
            RecordId::Photo(view) => Self::Photo(view.name().to_owned()),
        }
    }
}

impl TryFrom<Named> for RecordId {
    type Error = String;

    fn try_from(named: Named) -> Result<Self, String> {
        Ok(match named {
            Named::Person => Self::Person,
            Named::Knot(id) => Self::Knot(read(&id)?),
            Named::Rating(knot, id) => Self::Rating(read(&knot)?, read(&id)?),
            Named::Milestone(knot, id) => Self::Milestone(read(&knot)?, read(&id)?),
            Named::Treatment(id) => Self::Treatment(read(&id)?),
            Named::Episode(id) => Self::Episode(read(&id)?),
            Named::CheckIn(id) => Self::CheckIn(read(&id)?),
            Named::Goal(id) => Self::Goal(read(&id)?),
            Named::Photo(name) => {
                let view = View::ALL.into_iter().find(|view| view.name() == name);
                Self::Photo(view.ok_or("there is no such view")?)
            }
        })
    }
}

fn read<T: FromStr<Err: std::fmt::Display>>(id: &str) -> Result<T, String> {
    id.parse().map_err(text)
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}
