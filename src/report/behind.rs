//! A photo of the person's own behind the drawing, as SVG.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kurbo::Affine;

use super::Figure;
use super::xml::{Svg, num};
use crate::model::PhotoPoint;
use crate::scene::Behind;

/// Decimals of where a photo lies: its unit is a thousandth of it.
const PHOTO_DECIMALS: usize = 5;

/// A transformation as SVG spells it.
pub(super) fn matrix(transform: Affine, decimals: usize) -> String {
    let numbers = transform.as_coeffs().map(|x| num(x, decimals));
    format!("matrix({})", numbers.join(" "))
}

impl Svg {
    /// Draws the photo behind the body, if there is one. Returns what lets it through the drawing.
    pub(super) fn behind(&mut self, figure: &Figure) -> String {
        let Some(behind) = &figure.scene.behind else {
            return String::new();
        };
        let edge = PhotoPoint::EDGE;
        let to_page = figure.transform() * behind.fit;
        self.push(&format!(
            "<image id=\"{}photo\" width=\"{edge}\" height=\"{edge}\" preserveAspectRatio=\"none\" \
             transform=\"{}\" href=\"data:image/jpeg;base64,{}\"/>\n",
            self.prefix,
            matrix(to_page, PHOTO_DECIMALS),
            STANDARD.encode(&behind.jpeg)
        ));
        format!(" opacity=\"{}\"", Behind::DRAWING)
    }
}
