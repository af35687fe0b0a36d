//! The words and signs of a Rust text.

/// A word, `::`, or any other single character that is not white space.
pub struct Token {
    /// As written.
    pub text: String,
    /// Counted from 1.
    pub line: usize,
}

/// The words and signs of a text; comments, strings and characters leave nothing behind.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while let Some(first) = rest.chars().next() {
        let literal = comment(rest).or_else(|| literal(rest));
        let length = literal.unwrap_or_else(|| match rest.find(|c| !is_word(c)) {
            Some(0) if rest.starts_with("::") => 2,
            Some(0) => first.len_utf8(),
            Some(length) => length,
            None => rest.len(),
        });
        let (token, after) = rest.split_at(length);
        if literal.is_none() && !first.is_whitespace() {
            let text = token.to_owned();
            tokens.push(Token { text, line });
        }
        line += token.matches('\n').count();
        rest = after;
    }
    tokens
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// How long the comment is that a text begins with.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    let mut at = text.starts_with("/*").then_some(2)?;
    let mut open = 1;
    while open > 0 {
        let sign = text[at..]
            .find("*/")
            .into_iter()
            .chain(text[at..].find("/*"))
            .min();
        let Some(sign) = sign else {
            return Some(text.len());
        };
        at += sign + 2;
        open += if text[..at].ends_with("/*") { 1 } else { -1 };
    }
    Some(at)
}

/// How long the string or character is that a text begins with.
fn literal(text: &str) -> Option<usize> {
    let bare = text.strip_prefix(['b', 'c']).unwrap_or(text);
    let prefix = text.len() - bare.len();
    if let Some(raw) = bare.strip_prefix('r') {
        let hashes: String = raw.chars().take_while(|c| *c == '#').collect();
        let start = prefix + 1 + hashes.len() + 1;
        let quoted = raw[hashes.len()..].strip_prefix('"')?;
        let end = quoted.find(&format!("\"{hashes}"));
        return Some(end.map_or(text.len(), |end| start + end + 1 + hashes.len()));
    }
    let quote = bare.chars().next().filter(|c| ['"', '\''].contains(c))?;
    let mut inside = bare[1..].char_indices();
    let (_, first) = inside.next()?;
    if quote == '\'' && first != '\\' {
        // Without a quote behind it, this is a lifetime.
        let (at, next) = inside.next()?;
        return (next == '\'').then_some(prefix + 1 + at + 1);
    }
    let mut escaped = false;
    for (at, c) in bare[1..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return Some(prefix + 1 + at + 1),
            _ => {}
        }
    }
    Some(text.len())
}
