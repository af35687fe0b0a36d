//! Reads the sources and holds what the crate's documentation promises: which room may import which, where files
//! and windows are touched, and how long a file or a function may be.

mod source;
mod table;
mod token;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use source::Source;
use table::Table;

/// Longest file, in lines.
const FILE_LINES: usize = 400;
/// Longest function, in lines, from `fn` to its closing brace.
const FN_LINES: usize = 60;
/// Crates that need a window.
const WINDOW: [&str; 6] = [
    "eframe",
    "egui",
    "egui_extras",
    "lyon_tessellation",
    "rfd",
    "winit",
];
/// Names without which nobody reads or writes a file.
const FILES: [&str; 3] = ["fs", "read_dir", "tempfile"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under a folder of the project, in order.
fn sources(folder: &str) -> Vec<Source> {
    let mut folders = vec![root().join(folder)];
    let mut paths: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let path = path.strip_prefix(root()).unwrap().to_str().unwrap();
        Source::new(&path.replace('\\', "/"), &text)
    };
    paths.into_iter().map(read).collect()
}

fn table() -> Table {
    Table::read(&std::fs::read_to_string(root().join("src/lib.rs")).unwrap())
}

#[track_caller]
fn assert_none(trouble: &[String]) {
    assert!(trouble.is_empty(), "\n{}\n", trouble.join("\n"));
}

/// Imports that the table does not allow.
fn forbidden_imports(table: &Table, source: &Source) -> Vec<String> {
    let Some(room) = source.room() else {
        return Vec::new();
    };
    let forbidden = |other: &str| other != room && !table.allows(room, other);
    source
        .imports()
        .into_iter()
        .filter(|(_, other)| forbidden(other))
        .map(|(line, other)| format!("{}:{line}: {room} may not import {other}", source.path))
        .collect()
}

/// Uses of a name outside one room; code that only runs in tests is left out when `tests_may` is set.
fn used_outside(room: &str, names: &[&str], tests_may: bool, source: &Source) -> Vec<String> {
    if source.room() == Some(room) {
        return Vec::new();
    }
    let used = source.uses(names, tests_may);
    used.into_iter()
        .map(|(line, name)| format!("{}:{line}: {name} outside {room}", source.path))
        .collect()
}

fn long_functions(source: &Source) -> Vec<String> {
    let long = |(_, _, lines): &(usize, String, usize)| *lines > FN_LINES;
    let functions = source.functions().into_iter().filter(long);
    functions
        .map(|(line, name, lines)| {
            format!(
                "{}:{line}: fn {name} has {lines} lines, at most {FN_LINES} please",
                source.path
            )
        })
        .collect()
}

/// Files that no `mod` line of their parent takes in, so that nothing in them is ever compiled.
fn forgotten_files(sources: &[Source], roots: &[&str]) -> Vec<String> {
    let taken: BTreeSet<String> = sources
        .iter()
        .flat_map(|source| source.submodule_paths(roots))
        .collect();
    sources
        .iter()
        .map(|source| source.path.as_str())
        .filter(|path| !roots.contains(path) && !taken.contains(*path))
        .map(|path| format!("{path}: no mod line names it"))
        .collect()
}

#[test]
fn rooms_and_rows_are_the_same() {
    let on_disk: BTreeSet<String> = sources("src")
        .iter()
        .filter_map(|source| source.room().map(str::to_owned))
        .collect();
    let table = table();
    assert_eq!(on_disk, table.rooms().map(str::to_owned).collect());
    assert_none(&table.upward());
}

#[test]
fn rooms_import_what_their_row_allows() {
    let table = table();
    let trouble = |source| forbidden_imports(&table, source);
    assert_none(&sources("src").iter().flat_map(trouble).collect::<Vec<_>>());
}

#[test]
fn only_ui_knows_a_window() {
    let trouble = |source| used_outside("ui", &WINDOW, false, source);
    assert_none(&sources("src").iter().flat_map(trouble).collect::<Vec<_>>());
}

#[test]
fn only_store_touches_files() {
    let trouble = |source| used_outside("store", &FILES, true, source);
    assert_none(&sources("src").iter().flat_map(trouble).collect::<Vec<_>>());
}

#[test]
fn files_and_functions_are_short() {
    let folders = ["src", "tests", "benches", "examples"];
    let all: Vec<Source> = folders.into_iter().flat_map(sources).collect();
    let long = all.iter().filter(|source| source.lines > FILE_LINES);
    let mut trouble: Vec<String> = long
        .map(|s| format!("{}: {} lines, at most {FILE_LINES} please", s.path, s.lines))
        .collect();
    let in_src = |source: &&Source| source.path.starts_with("src/");
    trouble.extend(all.iter().filter(in_src).flat_map(long_functions));
    assert_none(&trouble);
}

#[test]
fn no_file_is_forgotten() {
    assert_none(&forgotten_files(
        &sources("src"),
        &["src/lib.rs", "src/main.rs"],
    ));
    assert_none(&forgotten_files(
        &sources("tests/it"),
        &["tests/it/main.rs"],
    ));
}

mod the_checks_themselves {
    use super::*;

    const TABLE: &str = "
//! | room | is for | imports |
//! |---|---|---|
//! | `assets` | x | nothing |
//! | [`model`] | x | nothing |
//! | [`body`] | x | model |
//! | [`cli`] | x | all but ui |
//! | `ui` | x | all but cli |
";

    fn imports(path: &str, text: &str) -> Vec<String> {
        forbidden_imports(&Table::read(TABLE), &Source::new(path, text))
    }

    #[test]
    fn a_table_is_read() {
        let table = Table::read(TABLE);
        assert_eq!(
            table.rooms().collect::<Vec<_>>(),
            ["assets", "model", "body", "cli", "ui"]
        );
        assert!(table.allows("body", "model") && !table.allows("model", "body"));
        assert!(table.allows("ui", "assets") && !table.allows("ui", "cli"));
        assert_eq!(table.upward(), [] as [&str; 0]);
        let turned = TABLE.replace("x | nothing", "x | ui");
        assert_eq!(Table::read(&turned).upward().len(), 2);
    }

    #[test]
    fn a_forbidden_import_is_found_however_it_is_written() {
        for text in [
            "use crate::body::Body;",
            "use crate::{assets, body::{self, Body}};",
            "fn f() -> crate :: body::Body {}",
            "use super::super::body;",
            "mod inner { use super::super::super::body::Body; }",
            "use crate::*;",
            "\nconst C: char = '\"'; use crate::body; const D: char = '\"';",
        ] {
            let text = text.replace("assets", "model");
            assert_eq!(imports("src/model/chart.rs", &text).len(), 1, "{text}");
        }
        assert_eq!(imports("src/assets.rs", "use super::model;").len(), 1);
        assert_eq!(imports("src/body/mod.rs", "pub use super::ui;").len(), 1);
        assert_eq!(
            imports("src/cli/a/b.rs", "super::super::super::ui::x()").len(),
            1
        );
    }

    #[test]
    fn an_allowed_import_is_not_found() {
        for text in [
            "use super::super::model;",
            "use crate::{model, body};",
            "use super::{svg, words::Words};",
            "mod tests { use super::*; use super::super::model; }",
            "// use crate::ui;\n/* crate::ui /* crate::ui */ crate::ui */",
            "let a: &'a str = \"crate::ui\"; let b = r#\"\" crate::ui\"#;",
        ] {
            assert_eq!(imports("src/body/svg.rs", text), [] as [&str; 0], "{text}");
        }
        assert_eq!(
            imports("src/body/mod.rs", "mod t { use super::*; }").len(),
            0
        );
        assert_eq!(imports("src/main.rs", "use knotmap::ui;").len(), 0);
    }

    #[test]
    fn names_are_found_outside_their_room() {
        let text = "use std::{fs, io};\nfn f() { egui::vec2() }\n// egui fs";
        let source = Source::new("src/scene/mod.rs", text);
        assert_eq!(
            used_outside("ui", &WINDOW, false, &source),
            ["src/scene/mod.rs:2: egui outside ui"]
        );
        assert_eq!(used_outside("store", &FILES, true, &source).len(), 1);
        let home = Source::new("src/store/file.rs", text);
        assert_eq!(used_outside("store", &FILES, true, &home).len(), 0);
        let tests = "#[cfg(test)]\nmod tests { use std::fs; }\nfn f() { fs::read() }";
        let source = Source::new("src/cli/mod.rs", tests);
        assert_eq!(
            used_outside("store", &FILES, true, &source),
            ["src/cli/mod.rs:3: fs outside store"]
        );
        assert_eq!(used_outside("store", &FILES, false, &source).len(), 2);
    }

    #[test]
    fn a_long_function_is_found() {
        let body = "    x();\n".repeat(FN_LINES - 2);
        let short = format!(
            "fn f<'a>(x: [u8; 3]) -> &'a str\n{body}{{}}\nfn g();\nimpl T {{\n fn h() {{\n{body} }}\n}}"
        );
        assert_eq!(
            long_functions(&Source::new("src/a.rs", &short)),
            [] as [&str; 0]
        );
        let long = short.replace(" fn h()", " fn h()\n where T: U\n");
        let found = long_functions(&Source::new("src/a.rs", &long));
        assert!(
            found.len() == 1 && found[0].contains("fn h has 62 lines"),
            "{found:?}"
        );
    }

    #[test]
    fn a_forgotten_file_is_found() {
        let files = |texts: &[(&str, &str)]| -> Vec<Source> {
            texts
                .iter()
                .map(|(path, text)| Source::new(path, text))
                .collect()
        };
        let known = [
            ("t/main.rs", "mod a;\n#[cfg(x)]\npub(crate) mod b;"),
            ("t/a.rs", "mod c;"),
            ("t/a/c.rs", "// mod d;"),
            ("t/b/mod.rs", "mod e;"),
            ("t/b/e.rs", ""),
        ];
        assert_eq!(
            forgotten_files(&files(&known), &["t/main.rs"]),
            [] as [&str; 0]
        );
        let mut more = known.to_vec();
        more.extend([("t/d.rs", ""), ("t/a/d.rs", "")]);
        assert_eq!(forgotten_files(&files(&more), &["t/main.rs"]).len(), 2);
    }
}
