//! Charts locked with a passphrase, on a disk: the file, its earlier versions and its log.

mod leftovers;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use knotmap::model::{Changes, Chart, Edit, Ids, Rating, Score, Stamp};
use knotmap::store::{
    Care, Fit, FormatError, Log, LogEntry, LogHead, NotBroughtBack, OpenError, Passphrase,
    SaveError, Saved, Seal, backups, open, open_to_look, open_with, parse, save, save_with_care,
    scan_logs, to_text,
};

use crate::format::SMALL;

/// Something only the chart knows.
const INSIDE: &str = "Jeffrey";

fn typed(text: &str) -> Passphrase {
    Passphrase::new(text).unwrap()
}

fn seal(text: &str) -> Seal {
    Seal::with_work(typed(text), 4)
}

fn now() -> Stamp {
    "2026-11-22T08:15:00+01:00".parse().unwrap()
}

fn rated(chart: &Chart, seed: u64) -> Chart {
    let knot = chart.entries()[0].knot();
    let rating = Rating::now(Ids::seeded(seed).rating(), Score::Unknown, knot.recorded_at);
    let mut next = chart.clone();
    next.apply(Edit::put((knot.id, rating))).unwrap();
    next
}

/// A folder with a chart and what the program keeps of it.
struct Scene {
    dir: tempfile::TempDir,
    path: PathBuf,
}

impl Scene {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().canonicalize().unwrap().join("a.ron");
        Self { dir, path }
    }

    fn kept(&self) -> PathBuf {
        self.dir.path().join("kept")
    }

    fn logs(&self) -> PathBuf {
        self.dir.path().join("logs")
    }

    fn save(&self, chart: &Chart, lock: Option<&str>, old: Option<&str>) -> Saved {
        let care = Care {
            backups: Some(self.kept()),
            seal: lock.map(seal),
            old_passphrase: old.map(typed),
            ..Care::none(now())
        };
        save_with_care(chart, &self.path, &care).unwrap()
    }

    /// Files below the folder in which a text stands.
    fn files_with(&self, text: &str) -> Vec<PathBuf> {
        files(self.dir.path())
            .into_iter()
            .filter(|path| {
                let bytes = fs::read(path).unwrap();
                bytes
                    .windows(text.len())
                    .any(|part| part == text.as_bytes())
            })
            .collect()
    }
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let below = entries.flat_map(|path| {
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    });
    below.collect()
}

#[test]
fn a_locked_chart_opens_with_its_passphrase_only() {
    let scene = Scene::new();
    let chart = parse(SMALL.as_bytes()).unwrap();
    scene.save(&chart, Some("correct horse"), None);
    assert!(scene.files_with(INSIDE).is_empty());
    assert!(matches!(open(&scene.path), Err(OpenError::Locked { .. })));
    let wrong = open_with(&scene.path, &[typed("Correct horse")]);
    assert!(matches!(wrong, Err(OpenError::WrongPassphrase { .. })));
    let opened = open_with(&scene.path, &[typed("x"), typed("correct horse")]).unwrap();
    assert_eq!(opened.chart, chart);
    assert_eq!(opened.seal.unwrap().passphrase(), &typed("correct horse"));
}

#[test]
fn a_locked_chart_cut_or_changed_anywhere_is_refused_in_plain_words() {
    let scene = Scene::new();
    scene.save(&Chart::new(), Some("correct horse"), None);
    let whole = fs::read(&scene.path).unwrap();
    let check = |bytes: &[u8]| {
        fs::write(&scene.path, bytes).unwrap();
        let error = open_with(&scene.path, &[typed("correct horse")]).unwrap_err();
        assert!(
            error.to_string().starts_with("Could not open the chart: "),
            "{error}"
        );
    };
    for cut in 0..whole.len() {
        check(&whole[..cut]);
    }
    for place in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[place] ^= 2;
        check(&bytes);
    }
    let text = String::from_utf8_lossy(&whole);
    let stanza = text.lines().nth(1).unwrap();
    let harder = stanza.replace(" 4", " 40");
    let started = Instant::now();
    let mut bytes = whole.clone();
    let start = text.find("-> ").unwrap();
    bytes.splice(start..start + stanza.len(), harder.bytes());
    check(&bytes);
    assert!(started.elapsed().as_secs() < 5, "it tried");
}

#[test]
fn what_is_kept_of_a_chart_follows_its_lock() {
    let scene = Scene::new();
    let chart = parse(SMALL.as_bytes()).unwrap();
    save(&chart, &scene.path).unwrap();
    let next = rated(&chart, 1);
    scene.save(&next, None, None);
    assert!(!scene.files_with(INSIDE).is_empty());
    let kept = |passphrases: &[Passphrase]| {
        let all = backups(&scene.kept(), &scene.path);
        assert_eq!((all.len(), all[0].version), (1, 2));
        open_with(&all[0].path, passphrases).map(|opened| opened.chart)
    };
    scene.save(&next, Some("one"), None);
    assert_eq!(scene.files_with(INSIDE), Vec::<PathBuf>::new());
    assert_eq!(kept(&[typed("one")]).unwrap(), chart);
    scene.save(&next, Some("two"), Some("one"));
    assert!(kept(&[typed("one")]).is_err());
    assert_eq!(kept(&[typed("two")]).unwrap(), chart);
    scene.save(&next, None, Some("two"));
    assert_eq!(kept(&[]).unwrap(), chart);
    assert_eq!(open(&scene.path).unwrap().chart, next);
}

#[test]
fn a_plain_version_is_never_kept_of_a_chart_that_is_locked() {
    let scene = Scene::new();
    let chart = parse(SMALL.as_bytes()).unwrap();
    save(&chart, &scene.path).unwrap();
    // The first save of the day and the first with a passphrase are one.
    scene.save(&chart, Some("one"), None);
    assert_eq!(backups(&scene.kept(), &scene.path).len(), 1);
    assert_eq!(scene.files_with(INSIDE), Vec::<PathBuf>::new());
}

#[test]
fn a_locked_log_holds_no_plain_text_and_comes_back_with_the_passphrase() {
    let scene = Scene::new();
    let chart = parse(SMALL.as_bytes()).unwrap();
    let print = scene.save(&chart, Some("one"), None).print;
    let head = LogHead::new(Some(&scene.path), "a.ron", Some(print));
    let mut log = Log::start(&scene.logs(), head, None, Some(seal("one")), || {});
    let next = rated(&chart, 1);
    log.append(LogEntry {
        at: now(),
        label: "Rate 'Jeffrey'".to_owned(),
        changes: Changes::between(&chart, &next),
    });
    log.flush();
    assert_eq!((log.on_disk(), log.trouble()), (1, None));
    assert_eq!(scene.files_with(INSIDE), Vec::<PathBuf>::new());
    drop(log);
    let mut found = scan_logs(&scene.logs()).found.remove(0);
    assert!(found.is_locked() && !found.is_saved() && found.entries.is_empty());
    assert_eq!(found.steps, 1);
    let back = found.bring_back(None, &[typed("one")]);
    assert_eq!(back.err(), Some(NotBroughtBack::Locked));
    assert_eq!(found.unlock(&typed("two")), Ok(false));
    assert_eq!(found.unlock(&typed("one")), Ok(true));
    let back = found.bring_back(None, &[]);
    assert_eq!(
        back.err(),
        Some(NotBroughtBack::Locked),
        "its file is locked, too"
    );
    let back = found.bring_back(None, &[typed("one")]).unwrap();
    assert_eq!((back.chart, back.steps, back.fit), (next, 1, Fit::Fits));
    assert_eq!(back.seal.unwrap().passphrase(), &typed("one"));
}

#[test]
fn the_log_of_a_chart_that_is_being_locked_is_written_anew() {
    let scene = Scene::new();
    let chart = parse(SMALL.as_bytes()).unwrap();
    let head = LogHead::new(None, "Untitled", None);
    let mut log = Log::start(&scene.logs(), head, Some(chart.clone()), None, || {});
    let (one, two) = (rated(&chart, 1), rated(&rated(&chart, 1), 2));
    log.append(step(&chart, &one));
    log.flush();
    assert_eq!(scene.files_with(INSIDE).len(), 1);
    log.lock(Some(seal("one")));
    log.flush();
    assert_eq!(scene.files_with(INSIDE), Vec::<PathBuf>::new());
    log.append(step(&one, &two));
    drop(log);
    assert_eq!(scene.files_with(INSIDE), Vec::<PathBuf>::new());
    let mut scan = scan_logs(&scene.logs());
    assert_eq!(scan.found.len(), 1);
    assert_eq!(scan.found[0].unlock(&typed("one")), Ok(true));
    let back = scan.found[0].bring_back(None, &[]).unwrap();
    assert_eq!((back.chart, back.fit), (two, Fit::NeverSaved));
}

/// One rating of Jeffrey as a step.
fn step(from: &Chart, to: &Chart) -> LogEntry {
    LogEntry {
        at: now(),
        label: "Rate 'Jeffrey'".to_owned(),
        changes: Changes::between(from, to),
    }
}

#[test]
fn a_locked_chart_of_a_newer_program_is_never_written_over() {
    let scene = Scene::new();
    let newer = SMALL.replace("version: 2", "version: 3");
    // Only this program's own writer locks, so the newer text goes in through a backup that is being locked.
    let chart = parse(SMALL.as_bytes()).unwrap();
    fs::write(&scene.path, &newer).unwrap();
    let care = Care {
        backups: Some(scene.kept()),
        seal: Some(seal("one")),
        ..Care::none(now())
    };
    let refused = save_with_care(&chart, &scene.path, &care);
    assert!(matches!(refused, Err(SaveError::Newer { found: 3, .. })));
    let sealed = age_file(&newer, "one");
    fs::write(&scene.path, &sealed).unwrap();
    let refused = open_with(&scene.path, &[typed("one")]);
    assert!(matches!(
        refused,
        Err(OpenError::Format {
            reason: FormatError::Newer { found: 3 },
            ..
        })
    ));
    assert!(
        open_to_look(&scene.path, &[typed("one")])
            .unwrap()
            .is_newer()
    );
    for always in [true, false] {
        let care = Care {
            always,
            version: Some(3),
            ..care.clone()
        };
        let refused = save_with_care(&chart, &scene.path, &care);
        assert!(
            matches!(refused, Err(SaveError::Newer { found: 3, .. })),
            "{refused:?}"
        );
    }
    assert_eq!(fs::read(&scene.path).unwrap(), sealed);
}

#[test]
fn a_locked_file_of_another_tool_opens_and_keeps_its_lock() {
    let scene = Scene::new();
    let chart = parse(SMALL.as_bytes()).unwrap();
    fs::write(&scene.path, age_file(&to_text(&chart), "one")).unwrap();
    let opened = open_with(&scene.path, &[typed("one")]).unwrap();
    assert_eq!((&opened.chart, opened.version), (&chart, 2));
    let care = Care {
        seal: opened.seal,
        ..Care::none(now())
    };
    save_with_care(&chart, &scene.path, &care).unwrap();
    let bytes = fs::read(&scene.path).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1\n-> scrypt "));
    assert_eq!(
        open_with(&scene.path, &[typed("one")]).unwrap().chart,
        chart
    );
}

/// What another program of the age format makes of a text.
pub fn age_file(text: &str, passphrase: &str) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(passphrase.to_owned().into());
    recipient.set_work_factor(4);
    age::encrypt(&recipient, text.as_bytes()).unwrap()
}
