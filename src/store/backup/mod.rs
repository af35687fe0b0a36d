//! Earlier versions of a chart, kept when it is saved for the first time on a day and before it is upgraded.
//!
//! They follow their chart: where it is moved to, and whether it is locked.

mod home;
mod lock;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use super::atomic::write_atomic;
use super::error::{SaveError, in_words};
use super::fingerprint::{Fingerprint, read};
use super::format::VERSION;
use super::header;
use super::log::make_private_dir;
use super::opened::open_with;
use super::seal::{Passphrase, Seal, is_sealed};
use crate::model::limits::BACKUP_BYTES;
use crate::model::{Chart, Stamp};
pub use home::adopt_backups;
use home::folder;
pub(super) use lock::follow_lock;

/// One version a day is kept for so many days, counted in days that have one.
const DAYS: usize = 7;
/// One version a week is kept for so many weeks.
const WEEKS: usize = 8;
/// One version a month is kept for so many months; before that one a year.
const MONTHS: usize = 24;
/// The newest versions, which are kept however large they are.
const ALWAYS: usize = 3;

/// An earlier version of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where it is kept.
    pub path: PathBuf,
    /// When it was put aside, by the person's own clock.
    pub at: DateTime,
    /// The format version it is written in.
    pub version: u32,
    /// What it is like.
    pub print: Fingerprint,
}

impl Backup {
    /// Reads a backup's name: `2026-11-22T08-15-00 v2 1234 0123456789abcdef.ron`.
    fn at(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(".ron")?;
        let mut words = name.split(' ');
        let (date, time) = words.next()?.split_once('T')?;
        let version = words.next()?.strip_prefix('v')?.parse().ok()?;
        let len = words.next()?.parse().ok()?;
        let hash = u64::from_str_radix(words.next()?, 16).ok()?;
        let at = format!("{date}T{}", time.replace('-', ":")).parse().ok()?;
        Some(Self {
            path,
            at,
            version,
            print: Fingerprint { len, hash },
        })
    }

    fn name(&self) -> String {
        let (date, time) = (self.at.date(), self.at.time());
        let (hour, minute, second) = (time.hour(), time.minute(), time.second());
        let Fingerprint { len, hash } = self.print;
        let version = self.version;
        format!("{date}T{hour:02}-{minute:02}-{second:02} v{version} {len} {hash:016x}.ron")
    }
}

/// The earlier versions of a chart, newest first.
pub fn backups(dir: &Path, chart: &Path) -> Vec<Backup> {
    let Ok(entries) = fs::read_dir(folder(dir, chart)) else {
        return Vec::new();
    };
    let mut backups: Vec<Backup> = entries
        .filter_map(|entry| Backup::at(entry.ok()?.path()))
        .collect();
    backups.sort_by(|a, b| (b.at, &b.path).cmp(&(a.at, &a.path)));
    backups
}

/// The earlier version with this fingerprint.
pub(super) fn with_print(
    dir: &Path,
    chart: &Path,
    print: Fingerprint,
    passphrases: &[Passphrase],
) -> Option<Chart> {
    let backups = backups(dir, chart);
    let backup = backups.iter().find(|backup| backup.print == print)?;
    let opened = open_with(&backup.path, passphrases).ok()?;
    (opened.print == print).then_some(opened.chart)
}

/// A file that is about to be replaced.
#[derive(Debug)]
pub(super) struct Keep<'a> {
    /// The chart that replaces it.
    pub chart: &'a Chart,
    /// Where it is.
    pub file: &'a Path,
    /// The present.
    pub now: Stamp,
    /// Whether it is put aside whatever day it is.
    pub always: bool,
    /// What the chart is locked with from now on.
    pub seal: Option<&'a Seal>,
    /// The format version of the file, where a lock hides it.
    pub version: Option<u32>,
}

/// What was put aside before a save.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kept {
    /// The older format version that the save replaces and that was put aside.
    pub upgraded_from: Option<u32>,
}

/// Puts the file aside as it is, if this is the first save of the day, an upgrade, or `always`; thins out what is old.
/// Plain text of a chart that is locked from now on is locked, too.
///
/// # Errors
/// When the system fails; the save goes on, as the person has to be told.
pub(super) fn keep(dir: &Path, keep: &Keep) -> Result<Kept, SaveError> {
    let failed = |source: io::Error| SaveError::Io {
        doing: "keeping the previous version",
        reason: in_words(&source),
        path: dir.to_owned(),
        source,
    };
    let mut bytes = match read(keep.file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Kept::default()),
        Err(error) => return Err(failed(error)),
    };
    let version = version_of(&bytes, keep);
    let mut print = Fingerprint::of(&bytes);
    let upgraded_from = (version > 0 && version < VERSION).then_some(version);
    adopt_backups(dir, keep.file, keep.chart);
    let known = backups(dir, keep.file);
    let has_today = known
        .iter()
        .any(|one| one.at.date() == keep.now.local().date());
    let has_version = known.iter().any(|one| one.print == print);
    if !has_version && (!has_today || upgraded_from.is_some() || keep.always) {
        if let (Some(seal), false) = (keep.seal, is_sealed(&bytes)) {
            bytes = seal
                .seal(&bytes)
                .map_err(|reason| failed(io::Error::other(reason)))?;
            print = Fingerprint::of(&bytes);
        }
        let at = keep.now.local();
        let path = PathBuf::new();
        let backup = Backup {
            path,
            at,
            version,
            print,
        };
        let folder = folder(dir, keep.file);
        make_private_dir(&folder).map_err(failed)?;
        write_atomic(&folder.join(backup.name()), &bytes)?;
        for old in superfluous(&backups(dir, keep.file)) {
            fs::remove_file(&old.path).map_err(failed)?;
        }
    }
    home::note(dir, keep.file, keep.chart)?;
    Ok(Kept { upgraded_from })
}

/// The format version of a file; 0 for what is no chart of ours, which is put aside like one.
fn version_of(bytes: &[u8], keep: &Keep) -> u32 {
    if !is_sealed(bytes) {
        return header::version_of_start(bytes).unwrap_or(0);
    }
    // A file that is not the one the chart came from says nothing about itself.
    let known = keep.version.filter(|_| !keep.always);
    known.unwrap_or(VERSION)
}

/// The backups, of all given newest first, that are not worth their room any more.
fn superfluous(backups: &[Backup]) -> Vec<&Backup> {
    let (mut days, mut weeks, mut months, mut years, mut versions) = (
        BTreeSet::new(),
        BTreeSet::new(),
        BTreeSet::new(),
        BTreeSet::new(),
        BTreeSet::new(),
    );
    let (mut bytes, mut gone) = (0, Vec::new());
    for (index, backup) in backups.iter().enumerate() {
        let date = backup.at.date();
        let is_first =
            |set: &mut BTreeSet<(i16, i8)>, key, most| set.len() < most && set.insert(key);
        let week = date.iso_week_date();
        let mut keep = days.len() < DAYS && days.insert(date);
        // Every set takes part, so that a day's version is that of its week, too.
        keep |= is_first(&mut weeks, (week.year(), week.week()), WEEKS);
        keep |= is_first(&mut months, (date.year(), date.month()), MONTHS);
        keep |= years.insert(date.year());
        // The last one written by an older program is the way back to it.
        keep |= backup.version < VERSION && versions.insert(backup.version);
        bytes += backup.print.len;
        if index >= ALWAYS && (!keep || bytes > BACKUP_BYTES) {
            bytes -= backup.print.len;
            gone.push(backup);
        }
    }
    gone
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::*;

    const CHART: &str = "(format: \"knotmap\", version: 2)";

    fn keep_at(dir: &Path, file: &Path, now: Stamp) -> Kept {
        let chart = Chart::default();
        let keep = Keep {
            chart: &chart,
            file,
            now,
            always: false,
            seal: None,
            version: None,
        };
        super::keep(dir, &keep).unwrap()
    }

    fn backup(date: Date, len: u64) -> Backup {
        Backup {
            path: PathBuf::new(),
            at: date.at(8, 15, 0, 0),
            version: VERSION,
            print: Fingerprint { len, hash: 1 },
        }
    }

    #[test]
    fn a_name_reads_back() {
        let mut backup = backup(jiff::civil::date(2026, 11, 22), 1234);
        backup.path = PathBuf::from("/x").join(backup.name());
        assert_eq!(Backup::at(backup.path.clone()), Some(backup));
        assert_eq!(Backup::at(PathBuf::from("/x/notes.ron")), None);
    }

    #[test]
    fn the_first_save_of_a_day_keeps_what_was_there() {
        let dir = tempfile::tempdir().unwrap();
        let (chart, kept) = (dir.path().join("a.ron"), dir.path().join("kept"));
        let at = |text: &str| text.parse::<Stamp>().unwrap();
        keep_at(&kept, &chart, at("2026-11-22T08:00:00Z"));
        assert_eq!(backups(&kept, &chart), []);
        for (text, hour, count) in [("a", "22T09", 1), ("b", "22T10", 1), ("c", "23T09", 2)] {
            fs::write(&chart, format!("{CHART}// {text}")).unwrap();
            keep_at(&kept, &chart, at(&format!("2026-11-{hour}:00:00Z")));
            assert_eq!(backups(&kept, &chart).len(), count, "{text}");
        }
        let newest = &backups(&kept, &chart)[0];
        assert_eq!(
            fs::read_to_string(&newest.path).unwrap(),
            format!("{CHART}// c")
        );
        assert_eq!(
            with_print(&kept, &chart, newest.print, &[]),
            Some(Chart::default())
        );
    }

    #[test]
    fn an_older_version_is_kept_on_any_save_and_for_ever() {
        let dir = tempfile::tempdir().unwrap();
        let (chart, kept) = (dir.path().join("a.ron"), dir.path().join("kept"));
        let now = "2026-11-22T08:00:00Z".parse().unwrap();
        fs::write(&chart, CHART).unwrap();
        assert_eq!(keep_at(&kept, &chart, now), Kept::default());
        fs::write(&chart, "(format: \"knotmap\", version: 1)").unwrap();
        let upgraded_from = Some(1);
        assert_eq!(keep_at(&kept, &chart, now), Kept { upgraded_from });
        assert_eq!(backups(&kept, &chart).len(), 2);
        let old = backup(jiff::civil::date(2000, 1, 1), 1);
        let mut all: Vec<Backup> = (0..60)
            .map(|days| {
                backup(
                    jiff::civil::date(2026, 11, 22) - jiff::Span::new().days(days),
                    1,
                )
            })
            .collect();
        all.push(Backup { version: 1, ..old });
        assert!(!superfluous(&all).contains(&&all[60]));
    }

    #[test]
    fn days_then_weeks_then_months_then_years_are_kept() {
        let last = jiff::civil::date(2026, 11, 22);
        let all: Vec<Backup> = (0..4000)
            .map(|days| backup(last - jiff::Span::new().days(days), 1))
            .collect();
        let gone = superfluous(&all).len();
        let kept = all.len() - gone;
        assert!((7 + 6 + 22 + 9..=7 + 8 + 24 + 12).contains(&kept), "{kept}");
    }

    #[test]
    fn the_room_they_take_is_bounded_and_the_newest_stay() {
        let last = jiff::civil::date(2026, 11, 22);
        let all: Vec<Backup> = (0..50)
            .map(|days| backup(last - jiff::Span::new().days(days), BACKUP_BYTES / 2))
            .collect();
        assert_eq!(all.len() - superfluous(&all).len(), ALWAYS);
    }
}
