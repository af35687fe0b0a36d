//! Files that are not what they should be, and places that are not plain files.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::process::Command;

use knotmap::store::{backups, backups_dir, changed_since, fingerprint, open, parse, save};

use crate::scene::Scene;
use crate::table::{Row, Table};
use crate::tracer::{self, behind};

const FULL: &[u8] = include_bytes!("../files/v2/full.ron");
const OLD: &[u8] = include_bytes!("../files/v1/full.ron");

pub fn rows(table: &mut Table) {
    links(table);
    likeness(table);
    names(table);
    contents(table);
    changes(table);
    table.row("open: a folder, a pipe, a device, a socket, /proc", |_| {
        let (scene, mut row) = (Scene::new(), Row::default());
        let pipe = scene.path("pipe");
        tracer::run(Command::new("mkfifo").arg(&pipe));
        let socket = scene.path("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        let folder = scene.folder.path().to_owned();
        let others = ["/dev/null", "/dev/zero", "/proc/self/mem"].map(Into::into);
        for path in [pipe, socket, folder].into_iter().chain(others) {
            row.tries += 1;
            for command in ["rate", "show"] {
                let more: &[&str] = if command == "rate" {
                    &["Jeffrey", "4"]
                } else {
                    &[]
                };
                let ran = tracer::run(&mut scene.program(command, &path, more));
                row.expect(
                    ran.status.is_some_and(|status| status.code() == Some(1)),
                    || format!("{}: {}", path.display(), ran.said),
                );
            }
        }
        row
    });
    table.row(
        "export: over the chart's own file, into a folder, into a missing folder",
        |_| {
            let (scene, mut row) = (Scene::named("a.svg"), Row::default());
            fs::create_dir(scene.path("folder.svg")).unwrap();
            symlink(&scene.chart, scene.path("link.svg")).unwrap();
            for out in ["a.svg", "link.svg", "folder.svg", "missing/a.svg"] {
                let out = scene.path(out);
                let more = ["-o", out.to_str().unwrap()];
                let command = &mut scene.program("export", &scene.chart, &more);
                scene.judge_refused(command, &mut row, more[1], "Could not ");
            }
            row
        },
    );
}

fn links(table: &mut Table) {
    table.row("save: through a link, which stays", |_| {
        let (scene, mut row) = (Scene::new(), Row::default());
        let link = scene.path("link.ron");
        symlink("a.ron", &link).unwrap();
        let ran = scene.judge(
            &mut scene.program("rate", &link, &["Jeffrey", "4"]),
            &mut row,
            "link",
        );
        row.expect(ran.succeeded(), || ran.said);
        row.expect(fs::symlink_metadata(&link).unwrap().is_symlink(), || {
            "it is a file now".to_owned()
        });
        row
    });
    table.row("open: links that lead nowhere or in a circle", |_| {
        let (scene, mut row) = (Scene::new(), Row::default());
        symlink("nowhere.ron", scene.path("dangling.ron")).unwrap();
        symlink("two.ron", scene.path("one.ron")).unwrap();
        symlink("one.ron", scene.path("two.ron")).unwrap();
        for name in ["dangling.ron", "one.ron"] {
            let command = &mut scene.program("rate", &scene.path(name), &["Jeffrey", "4"]);
            scene.judge_refused(command, &mut row, name, "Could not open the chart");
        }
        row
    });
    table.row(
        "save: of two names of one file, the other keeps the old content",
        |_| {
            let (scene, mut row) = (Scene::new(), Row::default());
            let other = scene.path("other.ron");
            fs::hard_link(&scene.chart, &other).unwrap();
            let before = fs::read(&other).unwrap();
            let ran = scene.judge(&mut scene.rate(), &mut row, "hard link");
            row.expect(
                ran.succeeded() && fs::read(&other).unwrap() == before,
                || ran.said,
            );
            row
        },
    );
}

fn likeness(table: &mut Table) {
    table.row("save: mode 0640 stays, never wider", |_| {
        let (scene, mut row) = (Scene::new(), Row::default());
        fs::set_permissions(&scene.chart, fs::Permissions::from_mode(0o640)).unwrap();
        let command = &mut behind(
            &["bash", "-c", "umask 000; exec \"$0\" \"$@\""],
            &scene.rate(),
        );
        scene.judge(command, &mut row, "0640");
        let mode = fs::metadata(&scene.chart).unwrap().mode() & 0o7777;
        row.expect(mode == 0o640, || format!("{mode:o}"));
        row
    });
    table.row(
        "save: new files, logs and kept versions are for their owner, umask 000",
        |_| {
            let (scene, mut row) = (Scene::new(), Row::default());
            let new = scene.path("new.ron");
            let chart = scene.chart.to_str().unwrap();
            let merge = scene.program("merge", &scene.chart, &[chart, "-o", new.to_str().unwrap()]);
            let open = ["bash", "-c", "umask 000; exec \"$0\" \"$@\""];
            tracer::run(&mut behind(&open, &merge));
            scene.judge(&mut behind(&open, &scene.rate()), &mut row, "umask 000");
            let kept = backups(
                &backups_dir(&scene.path("state")),
                &scene.chart.canonicalize().unwrap(),
            );
            let kept = kept.into_iter().map(|backup| backup.path);
            for path in std::iter::once(new).chain(kept) {
                row.tries += 1;
                let mode = fs::metadata(&path).unwrap().mode() & 0o7777;
                row.expect(mode == 0o600, || format!("{}: {mode:o}", path.display()));
            }
            row
        },
    );
    table.row("save: extended attributes stay", |_| {
        let (scene, mut row) = (Scene::new(), Row::default());
        let set = ["-n", "user.mine", "-v", "kept"];
        if !tracer::is_there("setfattr")
            || !tracer::run(Command::new("setfattr").args(set).arg(&scene.chart)).succeeded()
        {
            return Row::left_out("no setfattr, or no attributes on this file system");
        }
        scene.judge(&mut scene.rate(), &mut row, "attributes");
        let get = ["--only-values", "-n", "user.mine"];
        let ran = tracer::run(Command::new("getfattr").args(get).arg(&scene.chart));
        row.expect(ran.out == "kept", || ran.said);
        row
    });
    table.row("save: the owner stays", |_| {
        let (scene, mut row) = (Scene::new(), Row::default());
        if std::os::unix::fs::chown(&scene.chart, Some(1234), Some(4321)).is_err() {
            return Row::left_out("needs root");
        }
        scene.judge(&mut scene.rate(), &mut row, "owner");
        let meta = fs::metadata(&scene.chart).unwrap();
        row.expect((meta.uid(), meta.gid()) == (1234, 4321), || {
            format!("{}:{}", meta.uid(), meta.gid())
        });
        row
    });
}

fn names(table: &mut Table) {
    table.row(
        "save: names with spaces, line breaks, emoji, 255 bytes, like options, not UTF-8",
        |_| {
            let mut row = Row::default();
            let long = "n".repeat(255);
            let names: [&[u8]; 7] = [
                b"with space.ron",
                b"line\nbreak.ron",
                "👩‍👩‍👧 e\u{301}.ron".as_bytes(),
                long.as_bytes(),
                b"-rf",
                b"bytes \xff\xfe.ron",
                "\u{202e}nor.a".as_bytes(),
            ];
            for name in names {
                let folder = tempfile::tempdir().unwrap();
                let chart = folder.path().join(OsStr::from_bytes(name));
                let scene = Scene::at(folder, chart);
                let ran = scene.judge(&mut scene.rate(), &mut row, "name");
                row.expect(ran.succeeded(), || {
                    format!("{}: {}", scene.chart.display(), ran.said)
                });
            }
            row
        },
    );
}

fn contents(table: &mut Table) {
    table.row("open: cut at every byte", |table| {
        let mut row = Row::default();
        for point in table.points(FULL.len()) {
            row.tries += 1;
            let cut = &FULL[..point - 1];
            // Only white space may be missing.
            row.expect(
                parse(cut).is_err() || FULL[point - 1..].trim_ascii().is_empty(),
                || format!("cut at {point} it reads"),
            );
        }
        row
    });
    table.row("open: one bit wrong, at every byte", |table| {
        let mut row = Row::default();
        for point in table.points(FULL.len()) {
            row.tries += 1;
            let mut wrong = FULL.to_vec();
            wrong[point - 1] ^= 1 << (point % 8);
            // An error or another chart; it must come to an end.
            drop(parse(&wrong));
        }
        row
    });
    table.row(
        "open: empty, zeros, random, BOM and CRLF, lone bytes, deep nesting, huge numbers",
        |_| {
            let mut row = Row::default();
            let crlf = String::from_utf8_lossy(FULL).replace('\n', "\r\n");
            let mut bom = b"\xef\xbb\xbf".to_vec();
            bom.extend_from_slice(crlf.as_bytes());
            row.expect(parse(&bom).is_ok(), || {
                "BOM and CRLF are refused".to_owned()
            });
            let head = b"(format: \"knotmap\", version: 2, knots: ".as_slice();
            let deep = [head, &b"[(".repeat(100_000)].concat();
            let wide = [head, b"[", &b"(),".repeat(2_000_000), b"])"].concat();
            let zeros = vec![0; 1 << 20];
            let noise: Vec<u8> = (0..1 << 20_u32)
                .map(|i: u32| (i.wrapping_mul(2_654_435_761) >> 24) as u8)
                .collect();
            for bytes in [&b""[..], b"\xff", b"\0", &zeros, &noise, &deep, &wide] {
                row.tries += 1;
                let started = std::time::Instant::now();
                row.expect(parse(bytes).is_err(), || {
                    format!("{} bytes read", bytes.len())
                });
                row.expect(started.elapsed().as_secs() < 20, || {
                    "it took too long".to_owned()
                });
            }
            row
        },
    );
    table.row("open: a newer version, which is never written over", |_| {
        let (scene, mut row) = (Scene::new(), Row::default());
        let text = fs::read_to_string(&scene.chart)
            .unwrap()
            .replace("version: 2", "version: 3");
        let newer = scene.path("newer.ron");
        fs::write(&newer, &text).unwrap();
        let out = newer.to_str().unwrap();
        let chart = scene.chart.to_str().unwrap();
        for mut command in [
            scene.program("rate", &newer, &["Jeffrey", "4"]),
            scene.program("merge", &scene.chart, &[chart, "-o", out]),
        ] {
            scene.judge_refused(&mut command, &mut row, "newer", "newer knotmap");
            row.expect(fs::read_to_string(&newer).unwrap() == text, || {
                "it was written over".to_owned()
            });
        }
        row
    });
    table.row(
        "save: an older version is kept before it is upgraded",
        |_| {
            let (scene, mut row) = (Scene::new(), Row::default());
            let old = scene.path("old.ron");
            fs::write(&old, OLD).unwrap();
            row.tries += 1;
            let ran = tracer::run(&mut scene.program("rate", &old, &["1", "4"]));
            row.expect(ran.succeeded(), || ran.said);
            let kept = backups(
                &backups_dir(&scene.path("state")),
                &old.canonicalize().unwrap(),
            );
            row.lost += usize::from(
                !kept
                    .iter()
                    .any(|one| fs::read(&one.path).is_ok_and(|bytes| bytes == OLD)),
            );
            row
        },
    );
}

fn changes(table: &mut Table) {
    table.row(
        "save: changed by another program in the same second, same length",
        |table| {
            let mut row = Row::default();
            for _ in table.points(20) {
                row.tries += 1;
                let scene = Scene::new();
                let seen = fingerprint(&scene.chart).unwrap().unwrap();
                let time = fs::metadata(&scene.chart).unwrap().modified().unwrap();
                let text = fs::read_to_string(&scene.chart).unwrap();
                fs::write(&scene.chart, text.replace("Felt(7)", "Felt(6)")).unwrap();
                fs::File::open(&scene.chart)
                    .unwrap()
                    .set_modified(time)
                    .unwrap();
                row.expect(changed_since(&scene.chart, &seen).unwrap(), || {
                    "nobody noticed".to_owned()
                });
            }
            row
        },
    );
    table.row("save: the file was deleted meanwhile", |_| {
        let (scene, mut row) = (Scene::new(), Row::default());
        row.tries += 1;
        let opened = open(&scene.chart).unwrap();
        fs::remove_file(&scene.chart).unwrap();
        row.expect(changed_since(&scene.chart, &opened.print).unwrap(), || {
            "nobody noticed".to_owned()
        });
        save(&opened.chart, &scene.chart).unwrap();
        row.expect(open(&scene.chart).is_ok(), || {
            "it cannot be saved again".to_owned()
        });
        row
    });
}
