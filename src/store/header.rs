//! The first words of a chart file, read on their own: is it ours, and which version?

/// The version in a header `(format: "knotmap", version: 1,`; none if the text does not begin like that.
///
/// A number too big to hold counts as the biggest.
pub(super) fn version(text: &str) -> Option<u32> {
    let mut rest = text;
    for expected in ["(", "format", ":", "\"knotmap\"", ",", "version", ":"] {
        rest = skip_blank(rest)?.strip_prefix(expected)?;
    }
    let rest = skip_blank(rest)?;
    let digits = rest
        .split(|c: char| !c.is_ascii_digit())
        .next()
        .filter(|digits| !digits.is_empty())?;
    Some(digits.parse().unwrap_or(u32::MAX))
}

/// The version in the first bytes of a file, which may be cut anywhere.
pub(super) fn version_of_start(bytes: &[u8]) -> Option<u32> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?,
    };
    version(text)
}

/// What follows white space and comments; none if a comment does not end.
fn skip_blank(text: &str) -> Option<&str> {
    let mut rest = text.trim_start();
    loop {
        if let Some(comment) = rest.strip_prefix("//") {
            let end = comment.find('\n')?;
            rest = comment.get(end..)?.trim_start();
        } else if let Some(comment) = rest.strip_prefix("/*") {
            rest = end_of_comment(comment)?.trim_start();
        } else {
            return Some(rest);
        }
    }
}

/// What follows a block comment; such comments nest.
fn end_of_comment(mut rest: &str) -> Option<&str> {
    let mut depth = 1;
    while depth > 0 {
        let next = rest.find("/*").unwrap_or(usize::MAX);
        let end = rest.find("*/")?;
        depth = if next < end { depth + 1 } else { depth - 1 };
        rest = rest.get(next.min(end) + 2..)?;
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_found_behind_comments() {
        for text in [
            "(format: \"knotmap\", version: 7)",
            "(format:\"knotmap\",version:7,",
            "// (format: \"other\")\r\n( /* a /* b */ c */ format: \"knotmap\",\n  version: 7,\n",
        ] {
            assert_eq!(version(text), Some(7), "{text}");
        }
        let absurd = "(format: \"knotmap\", version: 99999999999999999999)";
        assert_eq!(version(absurd), Some(u32::MAX));
    }

    #[test]
    fn anything_else_is_not_ours() {
        for text in [
            "",
            "//",
            "/* /* */ (format: \"knotmap\", version: 1)",
            "(format: \"other\", version: 1)",
            "(version: 1, format: \"knotmap\")",
            "(format: \"knotmap\", version: one)",
            "[(format: \"knotmap\", version: 1)]",
        ] {
            assert_eq!(version(text), None, "{text}");
        }
    }
}
