//! A drawing without a screen: what the map shows at a moment, as shapes, marks and texts.
//!
//! The screen and every export draw the same scene, so what is handed over is what was seen. The base drawing
//! is in view space (unit C7–PSIS, origin C7); marks and labels keep their size and are in points.

mod art;
mod color;
mod extents;
mod ghost;
mod half;
mod item;
mod labels;
mod look;
mod mark;
mod marks;
mod measure;
mod palette;
mod palette_high;
mod picture;
mod pins;
mod shape;
mod soft;
mod time_words;
mod words;
mod zones;

pub use art::{art, base, raised};
pub use color::Color;
pub use extents::{extent, extents};
pub use ghost::ghosted;
pub use item::{Item, Shade, line_width};
pub use labels::{LABEL_SIZE_PT, Label, LabelRequest, place_labels};
pub use look::{Look, Shown, Split};
pub use mark::{HALO_PT, Mark, mark_shapes};
pub use marks::{marks, marks_with, sentence};
pub use measure::{drawable, fit, font_runs, measure, needs_fallback, wrap};
pub use palette::{DARK, LIGHT, PRINT, Palette, Theme};
pub use picture::{Behind, Scene, SideLetter};
pub use pins::{Pin, PinKind, pin_shapes, pins};
pub use shape::{Anchor, CAP_HEIGHT, Shape};
pub use soft::{Described, site_shapes};
pub use time_words::{
    answer, change_in_words, compare_sentence, difference_in_words, line_sentence,
    timeline_sentence, timeline_sentence_of,
};
pub use words::{date_in_words, rating_in_words};
