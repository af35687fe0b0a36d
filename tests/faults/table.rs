//! The table: fault, tries, lost edits, torn files.

use std::process::ExitCode;
use std::time::Instant;

/// Tries of one fault where not all are made.
const FEW: usize = 4;

/// What came of the tries of one fault.
#[derive(Debug, Default)]
pub struct Row {
    pub tries: usize,
    /// Acknowledged edits that are gone.
    pub lost: usize,
    /// Files that are neither the old nor the new one.
    pub torn: usize,
    /// Anything else that should not be: a panic, a hang, a wrong answer.
    pub other: Vec<String>,
    /// Why the row was left out.
    pub left_out: Option<String>,
}

impl Row {
    pub fn left_out(why: &str) -> Self {
        Self {
            left_out: Some(why.to_owned()),
            ..Self::default()
        }
    }

    /// Notes a try and whether it went as it should.
    pub fn expect(&mut self, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.other.push(what());
        }
    }

    fn is_sound(&self) -> bool {
        // A fault that was never provoked proves nothing.
        self.tries > 0 && self.lost == 0 && self.torn == 0 && self.other.is_empty()
    }
}

pub struct Table {
    pub all: bool,
    words: Vec<String>,
    rows: Vec<(String, Row)>,
    started: Instant,
}

impl Table {
    pub fn new(all: bool, words: Vec<String>) -> Self {
        println!("| fault | tries | lost edits | torn files | other |");
        println!("|---|---|---|---|---|");
        Self {
            all,
            words,
            rows: Vec::new(),
            started: Instant::now(),
        }
    }

    /// The points to try: all, or a few spread evenly.
    pub fn points(&self, count: usize) -> Vec<usize> {
        if self.all || count <= FEW {
            return (1..=count).collect();
        }
        (0..FEW)
            .map(|index| 1 + index * (count - 1) / (FEW - 1))
            .collect()
    }

    /// Makes one row.
    pub fn row(&mut self, fault: &str, tries: impl FnOnce(&Self) -> Row) {
        if !self.words.is_empty() && !self.words.iter().any(|word| fault.contains(word.as_str())) {
            return;
        }
        let row = tries(self);
        let other = match &row.left_out {
            Some(why) => format!("left out: {why}"),
            None if row.other.is_empty() => "0".to_owned(),
            None => format!("{}: {}", row.other.len(), row.other[0]),
        };
        let Row {
            tries, lost, torn, ..
        } = row;
        println!("| {fault} | {tries} | {lost} | {torn} | {other} |");
        self.rows.push((fault.to_owned(), row));
    }

    pub fn finish(self) -> ExitCode {
        let rows = self.rows.iter().filter(|(_, row)| row.left_out.is_none());
        let tries: usize = rows.clone().map(|(_, row)| row.tries).sum();
        let lost: usize = rows.clone().map(|(_, row)| row.lost).sum();
        let torn: usize = rows.clone().map(|(_, row)| row.torn).sum();
        println!(
            "\n{} faults, {tries} tries, {lost} lost edits, {torn} torn files, {:.0} s",
            rows.clone().count(),
            self.started.elapsed().as_secs_f64()
        );
        let mut sound = true;
        for (fault, row) in rows.filter(|(_, row)| !row.is_sound()) {
            sound = false;
            println!("FAILED: {fault}");
            row.other
                .iter()
                .take(5)
                .for_each(|what| println!("  {what}"));
        }
        if sound {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}
