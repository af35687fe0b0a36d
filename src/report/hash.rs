//! A short name for the content of a chart.

use sha2::{Digest as _, Sha256};

/// The SHA-256 of a chart's text, as hexadecimal digits.
///
/// The text of a chart is always the same for the same chart, so this is what `sha256sum` says of its saved file.
pub fn content_hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let pairs: Vec<String> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    pairs.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_sha256sum_says() {
        assert_eq!(
            content_hash("knotmap\n"),
            "5fa05d4b683b0bb25a9cfb819a9ce0316561a46bdd7c71cd413766296e2ae65c"
        );
    }
}
