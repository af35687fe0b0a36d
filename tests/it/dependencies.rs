//! What the program is built from: nothing that talks to a network, no licence that binds, few crates twice.
//!
//! It reads `Cargo.lock` and what Cargo knows of the crates that lie on this machine; it needs no network. Known
//! security advisories cannot be looked up that way: `cargo audit` does that where there is a network, and
//! `docs/dependencies.md` says what was found.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Crates that open connections, or exist only for that. `webbrowser` is none of them: it hands a link that was
/// clicked to the system.
const NETWORK: [&str; 22] = [
    "curl",
    "h2",
    "h3",
    "hickory-resolver",
    "hyper",
    "isahc",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "s2n-tls",
    "sentry",
    "socket2",
    "ssh2",
    "surf",
    "tiny_http",
    "tokio",
    "trust-dns-resolver",
    "tungstenite",
    "ureq",
    "websocket",
];

/// Licences under which the program may be handed on as it is; one of several choices is enough. MPL-2.0 binds
/// only who changes the files under it.
const LICENCES: [&str; 16] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "NCSA",
    "OFL-1.1",
    "Ubuntu-font-1.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Every crate of the lock with its versions.
fn locked() -> BTreeMap<String, BTreeSet<String>> {
    let lock = include_str!("../../Cargo.lock");
    let mut crates: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in lock.split("[[package]]").skip(1) {
        let field = |name: &str| {
            let line = package.lines().find_map(|line| line.strip_prefix(name));
            line.unwrap().trim_matches(['"', ' ', '=']).to_owned()
        };
        crates
            .entry(field("name = "))
            .or_default()
            .insert(field("version = "));
    }
    crates
}

/// What Cargo says about the crates on this machine.
fn cargo(args: &[&str]) -> Vec<u8> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(args).args(["--offline", "--locked"]);
    let said = cargo
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        said.status.success(),
        "{}",
        String::from_utf8_lossy(&said.stderr)
    );
    said.stdout
}

#[test]
fn nothing_talks_to_a_network() {
    // The lock also lists crates that only other systems, or a browser, would take.
    let tree = cargo(&[
        "tree",
        "--edges=normal,build",
        "--prefix=none",
        "--format={p}",
    ]);
    let tree = String::from_utf8(tree).unwrap();
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    let names: BTreeSet<&str> = names.collect();
    assert!(names.len() > 100 && names.contains("jiff"));
    let found: Vec<&&str> = names.iter().filter(|name| NETWORK.contains(name)).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn every_licence_lets_the_program_be_handed_on() {
    let metadata = cargo(&["metadata", "--format-version=1"]);
    let known: serde_json::Value = serde_json::from_slice(&metadata).unwrap();
    let packages = known["packages"].as_array().unwrap();
    let mut trouble = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let licence = package["license"].as_str().unwrap_or_default();
        if !is_permitted(licence) {
            trouble.push(format!("{name}: {licence:?}"));
        }
    }
    assert!(packages.len() > 100 && trouble.is_empty(), "{trouble:#?}");
}

/// Whether an expression such as `MIT OR (Apache-2.0 AND ISC)` can be met with the licences above.
fn is_permitted(licence: &str) -> bool {
    let spaced = licence
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let spaced = spaced.replace("Apache-2.0 WITH LLVM-exception", "Apache-2.0");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (permitted, rest) = either(&words);
    permitted && rest.is_empty()
}

fn either<'a>(words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
    let (mut permitted, mut rest) = both(words);
    while let ["OR", more @ ..] = rest {
        let (other, after) = both(more);
        (permitted, rest) = (permitted || other, after);
    }
    (permitted, rest)
}

fn both<'a>(words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
    let (mut permitted, mut rest) = one(words);
    while let ["AND", more @ ..] = rest {
        let (other, after) = one(more);
        (permitted, rest) = (permitted && other, after);
    }
    (permitted, rest)
}

fn one<'a>(words: &'a [&'a str]) -> (bool, &'a [&'a str]) {
    match words {
        ["(", inner @ ..] => match either(inner) {
            (permitted, [")", rest @ ..]) => (permitted, rest),
            (_, rest) => (false, rest),
        },
        [licence, rest @ ..] => (LICENCES.contains(licence), rest),
        [] => (false, words),
    }
}

#[test]
fn licence_expressions_are_understood() {
    for licence in [
        "MIT",
        "MIT/Apache-2.0",
        "GPL-3.0 OR MIT",
        "MIT AND (ISC OR GPL-2.0)",
    ] {
        assert!(is_permitted(licence), "{licence}");
    }
    for licence in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT"] {
        assert!(!is_permitted(licence), "{licence}");
    }
}

#[test]
fn few_crates_are_there_twice() {
    /// Crates in several versions, all of them brought by others; a new one wants a reason.
    const MOST: usize = 57;
    let twice: Vec<String> = locked()
        .into_iter()
        .filter(|(_, versions)| versions.len() > 1)
        .map(|(name, _)| name)
        .collect();
    assert!(twice.len() <= MOST, "{twice:?}");
    for own in ["egui", "jiff", "kurbo", "resvg", "ron", "serde", "typst"] {
        assert!(
            !twice.iter().any(|name| name == own),
            "two versions of {own}"
        );
    }
}

#[test]
fn what_is_said_of_advisories_is_about_what_is_locked() {
    let said = include_str!("../../docs/dependencies.md");
    let accepted = include_str!("../../.cargo/audit.toml");
    let locked = locked();
    let mut ids = 0;
    for row in said.lines().filter_map(|line| line.strip_prefix("| `")) {
        let (name, rest) = row.split_once("` ").unwrap();
        let version = rest.split(' ').next().unwrap();
        let versions = locked.get(name).unwrap_or_else(|| panic!("{name} is gone"));
        assert!(versions.contains(version), "{name} is {versions:?} now");
        for id in rest
            .split([' ', ',', ':'])
            .filter(|word| word.starts_with("RUSTSEC-"))
        {
            assert!(accepted.contains(id), "{id}");
            ids += 1;
        }
    }
    assert_eq!(ids, accepted.matches("\"RUSTSEC-").count());
}
