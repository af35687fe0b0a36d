//! Earlier versions are locked as their chart is.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::home::folder;
use super::{Backup, backups};
use crate::store::atomic::{sweep, write_atomic};
use crate::store::error::in_words;
use crate::store::fingerprint::{Fingerprint, read};
use crate::store::seal::{Passphrase, Seal, is_sealed};

/// Bytes that tell whether a file is locked.
const START: u64 = 64;

/// Locks the earlier versions of a chart that is locked from now on, with its new passphrase if it had another one
/// before, or opens them for good if it is locked no longer.
///
/// A version that was locked with neither passphrase stays as it is.
///
/// # Errors
/// How many could not be done and why, in words.
pub(in crate::store) fn follow_lock(
    dir: &Path,
    chart: &Path,
    seal: Option<&Seal>,
    old: Option<&Passphrase>,
) -> Result<(), String> {
    // Half a version, left by a program that was ended while it kept it, is not even in the list.
    sweep(&folder(dir, chart));
    let (mut failed, mut first) = (0, None);
    for backup in backups(dir, chart) {
        if let Err(reason) = follow(&folder(dir, chart), &backup, seal, old) {
            failed += 1;
            first.get_or_insert(reason);
        }
    }
    match first {
        Some(reason) => Err(format!(
            "{failed} of the earlier versions could not be changed to the new passphrase: {reason}"
        )),
        None => Ok(()),
    }
}

fn follow(
    folder: &Path,
    backup: &Backup,
    seal: Option<&Seal>,
    old: Option<&Passphrase>,
) -> Result<(), String> {
    let io = |error: io::Error| in_words(&error);
    let is_locked = is_sealed(&start(&backup.path).map_err(io)?);
    let plain = match (is_locked, seal, old) {
        (false, Some(_), _) => read(&backup.path).map_err(io)?,
        (true, _, Some(old)) => {
            let bytes = read(&backup.path).map_err(io)?;
            match Seal::open(&bytes, old) {
                Ok((plain, _)) => plain.to_vec(),
                Err(_) => return Ok(()),
            }
        }
        _ => return Ok(()),
    };
    let bytes = match seal {
        Some(seal) => seal.seal(&plain)?,
        None => plain,
    };
    let new = Backup {
        path: PathBuf::new(),
        print: Fingerprint::of(&bytes),
        ..backup.clone()
    };
    write_atomic(&folder.join(new.name()), &bytes).map_err(|error| error.to_string())?;
    fs::remove_file(&backup.path).map_err(io)
}

fn start(path: &Path) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    File::open(path)?.take(START).read_to_end(&mut start)?;
    Ok(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::seal::SealError;

    const NAME: &str = "2026-11-22T08-15-00 v2 5 0123456789abcdef.ron";

    fn kept(dir: &Path, chart: &Path) -> Vec<u8> {
        let all = backups(dir, chart);
        assert_eq!(all.len(), 1);
        let bytes = fs::read(&all[0].path).unwrap();
        assert_eq!(all[0].print, Fingerprint::of(&bytes));
        bytes
    }

    #[test]
    fn earlier_versions_are_locked_with_the_chart_and_opened_with_it() {
        let temp = tempfile::tempdir().unwrap();
        let (dir, chart) = (temp.path().join("kept"), temp.path().join("a.ron"));
        let [one, two] = ["one", "two"].map(|text| Passphrase::new(text).unwrap());
        let [first, second] = [&one, &two].map(|typed| Seal::with_work(typed.clone(), 4));
        fs::create_dir_all(folder(&dir, &chart)).unwrap();
        fs::write(folder(&dir, &chart).join(NAME), "plain").unwrap();
        follow_lock(&dir, &chart, None, None).unwrap();
        follow_lock(&dir, &chart, Some(&first), None).unwrap();
        let sealed = kept(&dir, &chart);
        assert!(is_sealed(&sealed));
        assert_eq!(*Seal::open(&sealed, &one).unwrap().0, b"plain");
        // Nothing to do: not a byte changes.
        follow_lock(&dir, &chart, Some(&first), None).unwrap();
        assert_eq!(kept(&dir, &chart), sealed);
        follow_lock(&dir, &chart, Some(&second), Some(&one)).unwrap();
        let sealed = kept(&dir, &chart);
        assert!(matches!(Seal::open(&sealed, &one), Err(SealError::Wrong)));
        follow_lock(&dir, &chart, None, Some(&one)).unwrap();
        assert_eq!(kept(&dir, &chart), sealed);
        follow_lock(&dir, &chart, None, Some(&two)).unwrap();
        assert_eq!(kept(&dir, &chart), b"plain");
    }
}
