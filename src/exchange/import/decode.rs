//! Bytes to text: UTF-8, UTF-16 with its byte order mark, and what older spreadsheets write.

use super::error::ImportError;

/// Letters of Windows-1252 that differ from Latin 1, from 0x80 on; unused places stay as they are.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text, and what it was taken for.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, &'static str), ImportError> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(ImportError::NotText("it is a workbook or a zip"));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(rest, u16::from_le_bytes).map(|text| (text, "UTF-16"));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(rest, u16::from_be_bytes).map(|text| (text, "UTF-16"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = str::from_utf8(bytes) {
        return Ok((text.to_owned(), "UTF-8"));
    }
    if bytes.contains(&0) {
        return Err(ImportError::NotText("it holds bytes no text has"));
    }
    let letter = |byte: &u8| match byte {
        0x80..=0x9f => WINDOWS
            .get(usize::from(byte - 0x80))
            .copied()
            .unwrap_or('\u{fffd}'),
        _ => char::from(*byte),
    };
    Ok((bytes.iter().map(letter).collect(), "Windows-1252"))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ImportError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    match String::from_utf16(&units) {
        Ok(text) if rest.is_empty() => Ok(text),
        _ => Err(ImportError::NotText("it is damaged UTF-16")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes).unwrap().0
    }

    #[test]
    fn every_usual_encoding_is_read() {
        assert_eq!(text("knot,Été".as_bytes()), "knot,Été");
        assert_eq!(text("\u{feff}a".as_bytes()), "a");
        assert_eq!(text(b"\xff\xfea\0\xe9\0"), "aé");
        assert_eq!(text(b"\xfe\xff\0a\0\xe9"), "aé");
        assert_eq!(text(b"\xe9t\xe9 \x80"), "été €");
        for bytes in [
            &b"PK\x03\x04xl"[..],
            b"\xff\xfea",
            b"\xff\xfe\0\xd8",
            b"\xe9\0",
        ] {
            assert!(decode(bytes).is_err(), "{bytes:?}");
        }
    }
}
