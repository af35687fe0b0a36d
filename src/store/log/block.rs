//! Blocks of a log: `@kind length checksum`, a line break, the body, a line break.

use std::fmt::Write as _;

use crate::store::fingerprint::hash;

/// Longest first line of a block, in bytes.
const MOST_HEAD: usize = 64;

/// A block as it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block<'a> {
    pub kind: &'a str,
    pub body: &'a str,
}

/// The checksum of a block after those before it.
fn next_sum(sum: u64, kind: &str, body: &str) -> u64 {
    let mut bytes = Vec::with_capacity(body.len() + kind.len() + 9);
    bytes.extend_from_slice(&sum.to_le_bytes());
    bytes.extend_from_slice(kind.as_bytes());
    bytes.push(0);
    bytes.extend_from_slice(body.as_bytes());
    hash(&bytes)
}

/// Adds a block and returns the checksum that the next one hangs on.
pub(super) fn write(text: &mut String, sum: u64, kind: &str, body: &str) -> u64 {
    let sum = next_sum(sum, kind, body);
    let length = body.len();
    // A string takes whatever it is given.
    write!(text, "@{kind} {length} {sum:016x}\n{body}\n").ok();
    sum
}

/// The sound blocks at the start of a log, and how many bytes they take. What follows was cut or damaged.
pub(super) fn read(bytes: &[u8]) -> (Vec<Block<'_>>, usize) {
    let (mut blocks, mut sum, mut used) = (Vec::new(), 0, 0);
    while let Some((block, now, length)) = bytes.get(used..).and_then(|rest| first(rest, sum)) {
        blocks.push(block);
        sum = now;
        used += length;
    }
    (blocks, used)
}

fn first(bytes: &[u8], sum: u64) -> Option<(Block<'_>, u64, usize)> {
    let head = bytes.get(..MOST_HEAD.min(bytes.len()))?;
    let end = head.iter().position(|&byte| byte == b'\n')?;
    let line = str::from_utf8(bytes.get(..end)?).ok()?;
    let mut words = line.strip_prefix('@')?.split(' ');
    let (kind, length, told) = (words.next()?, words.next()?, words.next()?);
    let length: usize = length.parse().ok()?;
    let start = end + 1;
    let stop = start.checked_add(length)?;
    let body = str::from_utf8(bytes.get(start..stop)?).ok()?;
    if bytes.get(stop) != Some(&b'\n') {
        return None;
    }
    let now = next_sum(sum, kind, body);
    // One spelling only: a letter in the other case is damage, too.
    (format!("{now:016x}") == told).then_some((Block { kind, body }, now, stop + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three() -> String {
        let mut text = String::new();
        let mut sum = 0;
        for (kind, body) in [("head", "one"), ("edit", "two\nlines"), ("edit", "")] {
            sum = write(&mut text, sum, kind, body);
        }
        text
    }

    #[test]
    fn blocks_read_back() {
        let text = three();
        let (blocks, used) = read(text.as_bytes());
        assert_eq!(used, text.len());
        let bodies: Vec<&str> = blocks.iter().map(|block| block.body).collect();
        assert_eq!(bodies, ["one", "two\nlines", ""]);
    }

    #[test]
    fn a_log_cut_or_changed_anywhere_keeps_the_blocks_before() {
        let text = three();
        for cut in 0..text.len() {
            let (blocks, used) = read(&text.as_bytes()[..cut]);
            assert!(used <= cut && blocks.len() < 3, "{cut}");
        }
        for place in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[place] ^= 1 << 5;
            let (blocks, used) = read(&bytes);
            assert!(blocks.len() < 3 && used <= place, "{place}");
        }
    }

    #[test]
    fn blocks_of_another_log_do_not_follow() {
        let mut text = String::new();
        write(&mut text, 0, "head", "another");
        let (_, later) = three()
            .split_once("one\n")
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .unwrap();
        text.push_str(&later);
        assert_eq!(read(text.as_bytes()).0.len(), 1);
    }
}
