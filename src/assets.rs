//! What is bundled with the program.

/// Inter Regular 4 (OFL 1.1), for texts on screen and in exports.
pub const REGULAR: &[u8] = include_bytes!("../assets/fonts/Inter-Regular.otf");

/// Inter `SemiBold` 4 (OFL 1.1), for headings and numbers.
pub const BOLD: &[u8] = include_bytes!("../assets/fonts/Inter-SemiBold.otf");
