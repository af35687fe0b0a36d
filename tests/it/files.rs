//! Files on a disk: links, modes, newer versions, and things that are no files.

use std::fs;
use std::path::Path;

use knotmap::model::Chart;
use knotmap::store::{
    FileNow, FormatError, OpenError, SaveError, changed_since, file_now, fingerprint, open, parse,
    save, write_atomic,
};

use crate::format::SMALL;

fn small() -> Chart {
    parse(SMALL.as_bytes()).unwrap()
}

/// The folder holds these names and nothing else: no temporary file stayed behind.
fn assert_holds(folder: &Path, names: &[&str]) {
    let mut found: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    found.sort();
    assert_eq!(found, names);
}

#[test]
fn a_saved_chart_opens_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.ron", "-rf", "with space\nand 🙂.ron", &"n".repeat(255)] {
        let path = folder.path().join(name);
        let print = save(&small(), &path).unwrap();
        let opened = open(&path).unwrap();
        assert_eq!(opened.chart, small());
        assert_eq!(opened.print, print);
        assert_eq!(opened.path, path.canonicalize().unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), SMALL);
        fs::remove_file(&path).unwrap();
    }
    assert_holds(folder.path(), &[]);
}

#[test]
fn a_newer_file_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("newer.ron");
    let newer = SMALL.replace("version: 2", "version: 3");
    fs::write(&path, &newer).unwrap();
    let refused = save(&small(), &path);
    assert!(
        matches!(refused, Err(SaveError::Newer { found: 3, .. })),
        "{refused:?}"
    );
    let refused = open(&path);
    let newest = FormatError::Newer { found: 3 };
    assert!(matches!(refused, Err(OpenError::Format { reason, .. }) if reason == newest));
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
    assert_holds(folder.path(), &["newer.ron"]);
}

#[test]
fn a_change_by_someone_else_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    assert_eq!(fingerprint(&path).unwrap(), None);
    let print = save(&small(), &path).unwrap();
    assert!(!changed_since(&path, &print).unwrap());
    // The same length and the same time.
    let modified = fs::metadata(&path).unwrap().modified().unwrap();
    fs::write(&path, SMALL.replace("Felt(7)", "Felt(6)")).unwrap();
    fs::File::open(&path)
        .unwrap()
        .set_modified(modified)
        .unwrap();
    assert!(changed_since(&path, &print).unwrap());
    // The same content at another time.
    fs::write(&path, SMALL).unwrap();
    assert!(!changed_since(&path, &print).unwrap());
    assert_eq!(file_now(&path, &print).unwrap(), FileNow::AsSeen);
    fs::write(&path, SMALL.replace("Felt(7)", "Felt(10)")).unwrap();
    assert_eq!(file_now(&path, &print).unwrap(), FileNow::Changed);
    fs::remove_file(&path).unwrap();
    assert!(changed_since(&path, &print).unwrap());
    assert_eq!(file_now(&path, &print).unwrap(), FileNow::Gone);
    // What cannot be told is no change.
    fs::create_dir(&path).unwrap();
    let error = file_now(&path, &print).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("Could not save: it is no plain file"),
        "{error}"
    );
}

#[test]
fn missing_places_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none").join("a.ron");
    let error = open(&path).unwrap_err();
    assert!(matches!(error, OpenError::NotFound { .. }), "{error}");
    assert!(error.to_string().ends_with("a.ron"), "{error}");
    let error = save(&small(), &path).unwrap_err();
    assert!(matches!(error, SaveError::NoFolder { .. }), "{error}");
    fs::write(folder.path().join("file"), "x").unwrap();
    let error = save(&small(), &folder.path().join("file").join("a.ron")).unwrap_err();
    assert!(error.to_string().contains("not a folder"), "{error}");
    let error = write_atomic(folder.path(), b"x").unwrap_err();
    assert!(
        matches!(
            error,
            SaveError::NotAFile {
                what: "a folder",
                ..
            }
        ),
        "{error}"
    );
    let error = open(folder.path()).unwrap_err();
    assert!(matches!(error, OpenError::NotAFile { .. }), "{error}");
    assert_holds(folder.path(), &["file"]);
}

#[test]
fn an_absurdly_large_file_is_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.ron");
    fs::File::create(&path).unwrap().set_len(300 << 20).unwrap();
    let error = open(&path).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("300 MB long and a chart takes at most 256 MB"),
        "{error}"
    );
}

#[test]
fn a_broken_file_is_reported_with_its_path_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.ron");
    let broken = SMALL.replace("Felt(4)", "Felt(11)");
    fs::write(&path, &broken).unwrap();
    let error = open(&path).unwrap_err();
    let expected = format!(
        "Could not open the chart: line 14, column 70: 11 is outside the scale 0 to 10. Correct that line in a \
         text editor or restore a backup. The file was not changed: {}",
        path.display()
    );
    assert_eq!(error.to_string(), expected);
    assert_eq!(fs::read_to_string(&path).unwrap(), broken);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::process::Command;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn a_link_stays_and_its_target_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (target, link) = (
            folder.path().join("target.ron"),
            folder.path().join("link.ron"),
        );
        symlink("target.ron", &link).unwrap();
        // At first it dangles.
        for _ in 0..2 {
            save(&small(), &link).unwrap();
            assert_eq!(fs::read_link(&link).unwrap(), Path::new("target.ron"));
            assert!(!fs::symlink_metadata(&target).unwrap().is_symlink());
            assert_eq!(open(&link).unwrap().path, target.canonicalize().unwrap());
        }
        assert_holds(folder.path(), &["link.ron", "target.ron"]);
    }

    #[test]
    fn links_in_a_circle_are_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a"), folder.path().join("b"));
        symlink(&a, &b).unwrap();
        symlink(&b, &a).unwrap();
        for error in [
            save(&small(), &a).unwrap_err().to_string(),
            open(&a).unwrap_err().to_string(),
        ] {
            assert!(error.contains("circle"), "{error}");
        }
    }

    #[test]
    fn modes_are_kept_and_new_files_are_private() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        save(&small(), &path).unwrap();
        assert_eq!(mode(&path), 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        save(&Chart::new(), &path).unwrap();
        assert_eq!(mode(&path), 0o640);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let error = save(&small(), &path).unwrap_err();
        assert!(matches!(error, SaveError::ReadOnly { .. }), "{error}");
        assert_eq!(open(&path).unwrap().chart, Chart::new());
    }

    #[test]
    fn pipes_and_devices_are_refused_without_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(
            Command::new("mkfifo")
                .arg(&pipe)
                .status()
                .unwrap()
                .success()
        );
        for path in [pipe.as_path(), Path::new("/dev/zero")] {
            assert!(matches!(open(path), Err(OpenError::NotAFile { .. })));
            assert!(matches!(
                save(&small(), path),
                Err(SaveError::NotAFile { .. })
            ));
            assert!(fingerprint(path).is_err());
        }
    }
}
