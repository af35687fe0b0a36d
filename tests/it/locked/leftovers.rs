//! What lies about of a chart in plain text when a passphrase is put on.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use knotmap::model::Chart;
use knotmap::store::{
    Care, Log, LogFile, LogHead, backups, fingerprint, lock_leftovers, open_with, parse, save,
    save_with_care, scan_logs,
};

use super::{INSIDE, Scene, now, rated, seal, step, typed};
use crate::format::SMALL;

impl Scene {
    /// A log in plain text that a program left behind when it ended badly.
    fn left_behind(&self, path: &Path, start: &Chart) -> PathBuf {
        let print = fingerprint(path).unwrap();
        let head = LogHead::new(Some(path), "a.ron", print);
        let steps = [step(start, &rated(start, 1))];
        let log = LogFile::create(&self.logs(), &head, None, &steps).unwrap();
        log.path().to_owned()
    }
}

#[test]
fn what_was_left_behind_in_plain_text_is_locked_with_the_chart() {
    let scene = Scene::new();
    let chart = parse(SMALL.as_bytes()).unwrap();
    save(&chart, &scene.path).unwrap();
    let log = scene.left_behind(&scene.path, &chart);
    // The next one was cut while it was written; what became of an earlier one like it lies beside.
    let mut torn = fs::read(&log).unwrap();
    torn.extend(b"@step 99 Jeffrey");
    fs::write(&log, &torn).unwrap();
    fs::write(scene.logs().join("0123.log.torn"), "Jeffrey").unwrap();
    let care = Care {
        backups: Some(scene.kept()),
        logs: Some(scene.logs()),
        seal: Some(seal("one")),
        ..Care::none(now())
    };
    let saved = save_with_care(&chart, &scene.path, &care).unwrap();
    assert_eq!(saved.warning, None);
    assert_eq!(scene.files_with(INSIDE), Vec::<PathBuf>::new());
    // Nothing is lost: the step comes back with the passphrase, and the damage is still there to be looked at.
    let mut scan = scan_logs(&scene.logs());
    assert_eq!((scan.found.len(), scan.unreadable.len()), (1, 0));
    let mut found = scan.found.remove(0);
    assert!(found.is_locked());
    assert_eq!(found.unlock(&typed("one")), Ok(true));
    let back = found.bring_back(None, &[typed("one")]).unwrap();
    assert_eq!((back.chart, back.steps), (rated(&chart, 1), 1));
    let kept = fs::read(log.with_extension("log.torn")).unwrap();
    let identity = age::scrypt::Identity::new("one".to_owned().into());
    assert_eq!(age::decrypt(&identity, &kept).unwrap(), torn);
}

#[test]
fn logs_of_others_and_of_programs_that_run_are_left_alone() {
    let scene = Scene::new();
    let chart = parse(SMALL.as_bytes()).unwrap();
    let print = save(&chart, &scene.path).unwrap();
    let other = scene.path.with_file_name("b.ron");
    let of_other = scene.left_behind(&other, &chart);
    let head = LogHead::new(Some(&scene.path), "a.ron", Some(print));
    let steps = [step(&chart, &rated(&chart, 1))];
    let held = LogFile::create(&scene.logs(), &head, None, &steps).unwrap();
    let logs = [of_other, held.path().to_owned()];
    let before = logs.each_ref().map(|path| fs::read(path).unwrap());
    let care = Care {
        logs: Some(scene.logs()),
        seal: Some(seal("one")),
        ..Care::none(now())
    };
    save_with_care(&chart, &scene.path, &care).unwrap();
    assert_eq!(logs.map(|path| fs::read(path).unwrap()), before);
}

#[test]
fn a_lock_that_was_cut_short_is_put_on_the_rest() {
    let scene = Scene::new();
    let chart = parse(SMALL.as_bytes()).unwrap();
    let state = scene.dir.path().join("state");
    save(&chart, &scene.path).unwrap();
    let care = Care {
        backups: Some(state.join("backups")),
        ..Care::none(now())
    };
    save_with_care(&rated(&chart, 2), &scene.path, &care).unwrap();
    let version = backups(&state.join("backups"), &scene.path).remove(0).path;
    let half = version.with_file_name(".knotmap-half");
    fs::write(&half, "Jeffrey").unwrap();
    let long_ago = SystemTime::now() - Duration::from_mins(5);
    let file = fs::File::options().append(true).open(&half).unwrap();
    file.set_modified(long_ago).unwrap();
    drop(file);
    // Killed once the file was locked, and before the versions were.
    scene.save(&chart, Some("one"), None);
    fs::remove_dir_all(scene.kept()).unwrap();
    assert_eq!(scene.files_with(INSIDE).len(), 2);
    lock_leftovers(&state, &scene.path, &seal("one")).unwrap();
    assert_eq!(scene.files_with(INSIDE), Vec::<PathBuf>::new());
    let kept = backups(&state.join("backups"), &scene.path).remove(0).path;
    assert_eq!(open_with(&kept, &[typed("one")]).unwrap().chart, chart);
}

#[test]
fn a_log_that_could_not_follow_its_lock_does_so_as_soon_as_it_can() {
    let scene = Scene::new();
    let chart = parse(SMALL.as_bytes()).unwrap();
    let head = LogHead::new(None, "Untitled", None);
    let mut log = Log::start(&scene.logs(), head, Some(chart.clone()), None, || {});
    log.append(step(&chart, &rated(&chart, 1)));
    log.flush();
    // Where the folder was, nothing new can be written.
    let away = scene.dir.path().join("away");
    fs::rename(scene.logs(), &away).unwrap();
    fs::write(scene.logs(), "").unwrap();
    log.lock(Some(seal("one")));
    log.flush();
    assert!(log.trouble().is_some());
    assert_eq!(scene.files_with(INSIDE).len(), 1);
    fs::remove_file(scene.logs()).unwrap();
    fs::rename(&away, scene.logs()).unwrap();
    let started = Instant::now();
    while !scene.files_with(INSIDE).is_empty() {
        assert!(started.elapsed().as_secs() < 20, "it stays plain text");
        std::thread::sleep(Duration::from_millis(50));
    }
    log.flush();
    assert_eq!((log.on_disk(), log.trouble()), (1, None));
}
