//! Contrast between two opaque colours, as the Web Content Accessibility Guidelines 2.2 define it.

use egui::Color32;

const INK: Color32 = Color32::from_rgb(0x22, 0x1f, 0x1b);
const PAPER: Color32 = Color32::WHITE;

/// The contrast ratio, 1 (the same) to 21 (black on white). Alpha is ignored.
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Dark ink or white, whichever reads better on `fill`.
pub fn readable_on(fill: Color32) -> Color32 {
    if contrast(INK, fill) >= contrast(PAPER, fill) {
        INK
    } else {
        PAPER
    }
}

/// Relative luminance, 0 (black) to 1 (white).
fn luminance(color: Color32) -> f32 {
    let linear = |channel: u8| {
        let value = f32::from(channel) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_the_scale() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        assert!((contrast(Color32::RED, Color32::RED) - 1.0).abs() < 0.01);
    }

    #[test]
    fn every_gray_has_a_readable_ink() {
        for gray in 0..=255 {
            let fill = Color32::from_gray(gray);
            assert!(contrast(readable_on(fill), fill) >= 4.0, "gray {gray}");
        }
    }
}
