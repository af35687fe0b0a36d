//! The recovery log on a disk: written step by step, left behind, found and brought back.

use std::fs;
use std::path::{Path, PathBuf};

use knotmap::model::{Changes, Chart, Edit, Ids, Knot, Rating, Score};
use knotmap::store::{
    Care, Fit, Log, LogEntry, LogFile, LogHead, OpenLock, open, parse, read_log, save,
    save_with_care, scan_logs,
};
use proptest::prelude::*;

use crate::arbitrary;
use crate::format::SMALL;

fn step(from: &Chart, to: &Chart) -> LogEntry {
    LogEntry {
        at: "2026-11-22T08:15:00+01:00".parse().unwrap(),
        label: "Rate 'Jeffrey'\nagain \u{202e}".to_owned(),
        changes: Changes::between(from, to),
    }
}

/// The chart with one more rating of its first knot.
fn rated(chart: &Chart, seed: u64) -> Chart {
    let knot = chart.entries()[0].knot();
    let rating = Rating::now(Ids::seeded(seed).rating(), Score::Unknown, knot.recorded_at);
    let mut next = chart.clone();
    next.apply(Edit::put((knot.id, rating))).unwrap();
    next
}

/// A saved chart, its file, and a head for its log.
fn saved(dir: &Path) -> (Chart, PathBuf, LogHead) {
    let chart = parse(SMALL.as_bytes()).unwrap();
    let path = dir.join("a.ron");
    let print = save(&chart, &path).unwrap();
    let head = LogHead::new(Some(&path), "a.ron", Some(print));
    (chart, path, head)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_steps_read_back(charts in proptest::collection::vec(arbitrary::chart(), 1..4)) {
        let dir = tempfile::tempdir().unwrap();
        let mut log = LogFile::create(dir.path(), &LogHead::new(None, "Untitled", None), charts.first(), &[]).unwrap();
        for pair in charts.windows(2) {
            log.append(&[step(&pair[0], &pair[1])]).unwrap();
        }
        drop(log);
        let found = scan_logs(dir.path()).found;
        let back = found[0].bring_back(None, &[]).unwrap();
        prop_assert_eq!(Some(&back.chart), charts.last());
        prop_assert_eq!((back.steps, back.fit), (charts.len() - 1, Fit::NeverSaved));
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(read_log(&bytes).is_err());
    }
}

#[test]
fn a_log_cut_anywhere_keeps_the_steps_before() {
    let dir = tempfile::tempdir().unwrap();
    let (chart, _, head) = saved(dir.path());
    let mut log = LogFile::create(dir.path(), &head, None, &[]).unwrap();
    let mut ends = vec![fs::metadata(log.path()).unwrap().len()];
    for seed in 0..3 {
        log.append(&[step(&chart, &rated(&chart, seed))]).unwrap();
        ends.push(fs::metadata(log.path()).unwrap().len());
    }
    let bytes = fs::read(log.path()).unwrap();
    for cut in 0..=bytes.len() {
        let whole = ends.iter().filter(|end| **end <= cut as u64).count();
        match read_log(&bytes[..cut]) {
            Ok((_, entries, torn)) => {
                assert_eq!(entries.len() + 1, whole, "{cut}");
                assert_eq!(torn as u64, cut as u64 - ends[whole - 1]);
            }
            Err(_) => assert_eq!(whole, 0, "{cut}"),
        }
    }
}

#[test]
fn a_damaged_byte_anywhere_never_brings_back_anything_else() {
    let dir = tempfile::tempdir().unwrap();
    let (chart, _, head) = saved(dir.path());
    let entry = step(&chart, &rated(&chart, 1));
    let log = LogFile::create(dir.path(), &head, None, std::slice::from_ref(&entry)).unwrap();
    let bytes = fs::read(log.path()).unwrap();
    for place in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[place] ^= 4;
        if let Ok((_, entries, _)) = read_log(&damaged) {
            assert!(entries.is_empty() || entries == [entry.clone()], "{place}");
            assert!(entries.is_empty(), "{place}: the checksum did not notice");
        }
    }
}

#[test]
fn the_log_of_a_living_program_is_passed_over() {
    let dir = tempfile::tempdir().unwrap();
    let (chart, _, head) = saved(dir.path());
    let logs = dir.path().join("logs");
    let entry = step(&chart, &rated(&chart, 1));
    let log = LogFile::create(&logs, &head, None, &[entry]).unwrap();
    assert!(scan_logs(&logs).found.is_empty());
    drop(log);
    let scan = scan_logs(&logs);
    assert_eq!(scan.found.len(), 1);
    assert!(
        scan_logs(&logs).found.is_empty(),
        "two programs were offered one log"
    );
}

#[test]
fn a_log_fits_the_file_it_began_with_and_the_one_that_was_being_saved() {
    let dir = tempfile::tempdir().unwrap();
    let (chart, path, head) = saved(dir.path());
    let (one, two) = (rated(&chart, 1), rated(&rated(&chart, 1), 2));
    let logs = dir.path().join("logs");
    let mut log = LogFile::create(&logs, &head, None, &[step(&chart, &one)]).unwrap();
    // Killed right after a save of the first step.
    let elsewhere = dir.path().join("b.ron");
    log.mark_saving(1, save(&one, &elsewhere).unwrap()).unwrap();
    log.append(&[step(&one, &two)]).unwrap();
    drop(log);
    let found = scan_logs(&logs).found.remove(0);
    let before = found.bring_back(None, &[]).unwrap();
    assert_eq!(
        (before.steps, before.fit, &before.chart),
        (2, Fit::Fits, &two)
    );
    fs::copy(&elsewhere, &path).unwrap();
    let after = found.bring_back(None, &[]).unwrap();
    assert_eq!((after.steps, after.fit, &after.chart), (1, Fit::Fits, &two));
}

#[test]
fn a_log_of_another_state_is_merged_and_never_applied() {
    let dir = tempfile::tempdir().unwrap();
    let (chart, path, head) = saved(dir.path());
    let knot = chart.entries()[0].knot().clone();
    let ours = rated(&chart, 1);
    let logs = dir.path().join("logs");
    drop(LogFile::create(&logs, &head, None, &[step(&chart, &ours)]).unwrap());
    let name = "Renamed elsewhere".to_owned();
    let mut theirs = rated(&chart, 2);
    theirs
        .apply(Edit::put(Knot {
            name,
            ..knot.clone()
        }))
        .unwrap();
    save(&theirs, &path).unwrap();
    let found = scan_logs(&logs).found.remove(0);
    let back = found.bring_back(None, &[]).unwrap();
    assert_eq!(back.fit, Fit::Merged);
    assert_eq!(back.chart.rating_count(), chart.rating_count() + 2);
    assert_eq!(back.chart.knot(knot.id).unwrap().name, "Renamed elsewhere");
    fs::remove_file(&path).unwrap();
    assert!(found.bring_back(None, &[]).is_err());
}

#[test]
fn steps_are_on_disk_soon_and_gone_after_a_save() {
    let dir = tempfile::tempdir().unwrap();
    let (chart, path, head) = saved(dir.path());
    let logs = dir.path().join("logs");
    let mut log = Log::start(&logs, head, None, None, || {});
    let one = rated(&chart, 1);
    log.append(step(&chart, &one));
    log.flush();
    assert_eq!((log.on_disk(), log.trouble()), (1, None));
    let names = || fs::read_dir(&logs).unwrap().count();
    assert_eq!(names(), 1);
    let marker = log.marker();
    let two = rated(&one, 2);
    log.append(step(&one, &two));
    let care = Care {
        backups: Some(dir.path().join("backups")),
        log: Some(marker.clone()),
        ..Care::none("2026-11-22T08:15:00+01:00".parse().unwrap())
    };
    let done = save_with_care(&one, &path, &care).unwrap();
    log.saved(
        marker.upto(),
        LogHead::new(Some(&path), "a.ron", Some(done.print)),
    );
    log.flush();
    drop(log);
    let scan = scan_logs(&logs);
    assert_eq!(scan.found.len(), 1);
    let back = scan.found[0].bring_back(None, &[]).unwrap();
    assert_eq!((back.steps, &back.chart), (1, &two));
    assert_eq!(open(&path).unwrap().chart, one);
}

#[cfg(unix)]
#[test]
fn a_log_that_cannot_be_written_says_so_and_tries_again() {
    let dir = tempfile::tempdir().unwrap();
    let (chart, _, head) = saved(dir.path());
    let logs = dir.path().join("logs");
    fs::write(&logs, "in the way").unwrap();
    let mut log = Log::start(&logs, head, None, None, || {});
    log.append(step(&chart, &rated(&chart, 1)));
    log.flush();
    assert!(log.trouble().is_some());
    fs::remove_file(&logs).unwrap();
    let start = std::time::Instant::now();
    while log.on_disk() < 1 && start.elapsed().as_secs() < 20 {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert_eq!((log.on_disk(), log.trouble()), (1, None));
    log.discard();
    assert_eq!(fs::read_dir(&logs).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn logs_and_locks_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    let (chart, path, head) = saved(dir.path());
    let logs = dir.path().join("logs");
    let log = LogFile::create(&logs, &head, Some(&chart), &[]).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&logs), mode(log.path())), (0o700, 0o600));
    let _lock = OpenLock::take(dir.path(), &path).unwrap();
    assert_eq!(mode(&dir.path().join("open")), 0o700);
}
