//! A Rust file as far as the layer tests need to know it: its words, without comments and literals.

use super::token::{Token, tokens};

/// One file of the project.
pub struct Source {
    /// From the project's folder, with `/` between folders.
    pub path: String,
    /// How many lines it has.
    pub lines: usize,
    tokens: Vec<Token>,
}

impl Source {
    /// Takes a file apart.
    pub fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            lines: text.lines().count(),
            tokens: tokens(text),
        }
    }

    /// The room it belongs to; none for `lib.rs`, `main.rs` and what is outside `src`.
    pub fn room(&self) -> Option<&str> {
        let name = self.path.strip_prefix("src/")?.split('/').next()?;
        let room = name.strip_suffix(".rs").unwrap_or(name);
        (!["lib", "main"].contains(&room)).then_some(room)
    }

    /// Names taken from the root of the crate, with their lines; `*` for all of them at once.
    pub fn imports(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        let home = self.path.strip_prefix("src/").unwrap_or(&self.path);
        let folders = home.trim_end_matches("/mod.rs").split('/').count();
        let mut open_braces: Vec<bool> = Vec::new();
        for index in 0..self.tokens.len() {
            match self.text(index) {
                "{" => open_braces.push(index >= 2 && self.text(index - 2) == "mod"),
                "}" => drop(open_braces.pop()),
                "crate" if self.text(index + 1) == "::" => self.names(index + 2, 0, &mut found),
                "super" if self.starts_path(index) => {
                    let inner = open_braces.iter().filter(|is_mod| **is_mod).count();
                    self.names(index, folders + inner, &mut found);
                }
                _ => {}
            }
        }
        found
    }

    fn starts_path(&self, index: usize) -> bool {
        index == 0 || self.text(index - 1) != "::" || self.text(index.saturating_sub(2)) == "self"
    }

    /// Follows a path that goes on at `index`, `depth` modules below the root, and its groups.
    fn names(&self, index: usize, depth: usize, found: &mut Vec<(usize, String)>) {
        match self.text(index) {
            "super" if self.text(index + 1) == "::" => {
                self.names(index + 2, depth.saturating_sub(1), found);
            }
            "{" => {
                self.names(index + 1, depth, found);
                let mut nested = 0;
                for at in index + 1..self.tokens.len() {
                    match self.text(at) {
                        "{" => nested += 1,
                        "}" if nested == 0 => break,
                        "}" => nested -= 1,
                        "," if nested == 0 => self.names(at + 1, depth, found),
                        _ => {}
                    }
                }
            }
            "super" | "}" | "self" | "" => {}
            name if depth == 0 => found.push((self.line(index), name.to_owned())),
            _ => {}
        }
    }

    /// Where any of the names stands as a word; with `tests_may`, only in what is built into the program.
    pub fn uses(&self, names: &[&str], tests_may: bool) -> Vec<(usize, String)> {
        if tests_may && self.path.ends_with("/tests.rs") {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut index = 0;
        while index < self.tokens.len() {
            let opens_tests = self.text(index) == "mod"
                && self.text(index + 1) == "tests"
                && self.text(index + 2) == "{";
            if tests_may && opens_tests {
                index = self.closing(index + 2);
            }
            if names.contains(&self.text(index)) {
                found.push((self.line(index), self.text(index).to_owned()));
            }
            index += 1;
        }
        found
    }

    /// Every function with a body: its line, its name and how many lines it has.
    pub fn functions(&self) -> Vec<(usize, String, usize)> {
        let mut found = Vec::new();
        for index in 0..self.tokens.len() {
            let name = self.text(index + 1);
            if self.text(index) != "fn" || ["(", ""].contains(&name) {
                continue;
            }
            let mut nested = 0i32;
            let body = (index..self.tokens.len()).find(|&at| {
                match self.text(at) {
                    "(" | "[" => nested += 1,
                    ")" | "]" => nested -= 1,
                    _ => {}
                }
                nested == 0 && ["{", ";"].contains(&self.text(at))
            });
            if let Some(body) = body.filter(|&body| self.text(body) == "{") {
                let line = self.line(index);
                let last = self.line(self.closing(body));
                found.push((line, name.to_owned(), last + 1 - line));
            }
        }
        found
    }

    /// Where the files may be that its `mod` lines name, a crate's roots being `roots`.
    pub fn submodule_paths(&self, roots: &[&str]) -> Vec<String> {
        let folder = if roots.contains(&self.path.as_str()) || self.path.ends_with("/mod.rs") {
            self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
        } else {
            self.path.trim_end_matches(".rs")
        };
        let is_mod = |&index: &usize| self.text(index) == "mod" && self.text(index + 2) == ";";
        (0..self.tokens.len())
            .filter(is_mod)
            .map(|index| format!("{folder}/{}", self.text(index + 1)))
            .flat_map(|module| [format!("{module}.rs"), format!("{module}/mod.rs")])
            .collect()
    }

    /// The brace that closes the one at `open`, or the last token.
    fn closing(&self, open: usize) -> usize {
        let mut nested = 0;
        for index in open..self.tokens.len() {
            match self.text(index) {
                "{" => nested += 1,
                "}" => nested -= 1,
                _ => {}
            }
            if nested == 0 {
                return index;
            }
        }
        self.tokens.len() - 1
    }

    fn text(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| &token.text)
    }

    fn line(&self, index: usize) -> usize {
        self.tokens.get(index).map_or(0, |token| token.line)
    }
}
