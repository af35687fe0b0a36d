//! Line icons, drawn as strokes in any size and colour.

mod outline;

use std::sync::OnceLock;

use egui::emath::GuiRounding as _;
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, epaint::PathShape};

use outline::Polyline;

/// Side of the grid that icons are drawn on.
const GRID: f32 = 24.0;
/// Width of the pen at [`PEN_SIDE`], in points; it grows with the root of the size, so large icons stay light.
const PEN: f32 = 1.5;
/// The side of an icon, in points, that [`PEN`] belongs to.
const PEN_SIDE: f32 = 16.0;

/// A picture of a command or a fact. The name says what it stands for, not what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Add something.
    Plus,
    /// Take the last step back.
    Undo,
    /// Take the step again.
    Redo,
    /// Open a file.
    Open,
    /// Save the chart.
    Save,
    /// A new, empty chart.
    New,
    /// Save the map as a picture.
    Export,
    /// The page for a therapist or doctor.
    Report,
    /// Find or filter.
    Search,
    /// Close or clear.
    Close,
    /// Chosen or done.
    Check,
    /// Delete.
    Delete,
    /// Rename or edit.
    Edit,
    /// More commands.
    More,
    /// Back, or earlier.
    ChevronLeft,
    /// On, later, or closed.
    ChevronRight,
    /// Open, or a menu.
    ChevronDown,
    /// Closed, and opens upward.
    ChevronUp,
    /// Nearer.
    ZoomIn,
    /// Farther.
    ZoomOut,
    /// The whole map.
    Fit,
    /// To the other side of the body.
    Mirror,
    /// Layers of the body.
    Layers,
    /// The light theme.
    Light,
    /// The dark theme.
    Dark,
    /// Something to know.
    Info,
    /// Help.
    Help,
    /// Something to look at.
    Warning,
    /// Settings.
    Settings,
    /// A time of day.
    Clock,
    /// A date.
    Calendar,
    /// Run through time.
    Play,
    /// Stop running.
    Pause,
    /// A treatment.
    Treatment,
    /// A knot let go.
    Released,
    /// A knot came back.
    Returned,
    /// The panel at the left.
    PanelLeft,
    /// The panel at the right.
    PanelRight,
}

impl Icon {
    /// Every icon, in the order of the enum.
    pub const ALL: [Self; 38] = [
        Self::Plus,
        Self::Undo,
        Self::Redo,
        Self::Open,
        Self::Save,
        Self::New,
        Self::Export,
        Self::Report,
        Self::Search,
        Self::Close,
        Self::Check,
        Self::Delete,
        Self::Edit,
        Self::More,
        Self::ChevronLeft,
        Self::ChevronRight,
        Self::ChevronDown,
        Self::ChevronUp,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::Fit,
        Self::Mirror,
        Self::Layers,
        Self::Light,
        Self::Dark,
        Self::Info,
        Self::Help,
        Self::Warning,
        Self::Settings,
        Self::Clock,
        Self::Calendar,
        Self::Play,
        Self::Pause,
        Self::Treatment,
        Self::Released,
        Self::Returned,
        Self::PanelLeft,
        Self::PanelRight,
    ];

    /// Paints the icon as large as fits into `rect`, in its middle.
    pub fn paint(self, painter: &Painter, rect: Rect, color: Color32) {
        let side = rect.size().min_elem();
        let corner = rect.center() - Vec2::splat(side / 2.0);
        let origin = corner.round_to_pixels(painter.pixels_per_point());
        let pen = PEN * (side / PEN_SIDE).sqrt();
        let place = |&[x, y]: &[f32; 2]| origin + Vec2::new(x, y) * (side / GRID);
        painter.extend(self.lines().iter().map(|line| {
            let points: Vec<Pos2> = line.points.iter().map(place).collect();
            match points.first() {
                Some(&center) if line.is_dot() => Shape::circle_filled(center, pen * 0.6, color),
                _ => Shape::Path(PathShape {
                    points,
                    closed: line.closed,
                    fill: Color32::TRANSPARENT,
                    stroke: Stroke::new(pen, color).into(),
                }),
            }
        }));
    }

    fn lines(self) -> &'static [Polyline] {
        static LINES: OnceLock<Vec<Vec<Polyline>>> = OnceLock::new();
        let all = LINES.get_or_init(|| {
            let svgs = Self::ALL.into_iter().map(Self::svg);
            svgs.map(outline::parse).collect()
        });
        all.get(self as usize).map_or(&[], Vec::as_slice)
    }

    const fn svg(self) -> &'static str {
        macro_rules! icon {
            ($name:literal) => {
                include_str!(concat!("../../../assets/icons/", $name, ".svg"))
            };
        }
        match self {
            Self::Plus => icon!("plus"),
            Self::Undo => icon!("undo-2"),
            Self::Redo => icon!("redo-2"),
            Self::Open => icon!("folder-open"),
            Self::Save => icon!("save"),
            Self::New => icon!("file-plus"),
            Self::Export => icon!("image-down"),
            Self::Report => icon!("file-text"),
            Self::Search => icon!("search"),
            Self::Close => icon!("x"),
            Self::Check => icon!("check"),
            Self::Delete => icon!("trash-2"),
            Self::Edit => icon!("pencil"),
            Self::More => icon!("ellipsis"),
            Self::ChevronLeft => icon!("chevron-left"),
            Self::ChevronRight => icon!("chevron-right"),
            Self::ChevronDown => icon!("chevron-down"),
            Self::ChevronUp => icon!("chevron-up"),
            Self::ZoomIn => icon!("zoom-in"),
            Self::ZoomOut => icon!("zoom-out"),
            Self::Fit => icon!("maximize"),
            Self::Mirror => icon!("flip-vertical-2"),
            Self::Layers => icon!("layers"),
            Self::Light => icon!("sun"),
            Self::Dark => icon!("moon"),
            Self::Info => icon!("info"),
            Self::Help => icon!("circle-help"),
            Self::Warning => icon!("triangle-alert"),
            Self::Settings => icon!("settings"),
            Self::Clock => icon!("clock"),
            Self::Calendar => icon!("calendar"),
            Self::Play => icon!("play"),
            Self::Pause => icon!("pause"),
            Self::Treatment => icon!("hand"),
            Self::Released => icon!("circle-check"),
            Self::Returned => icon!("rotate-ccw"),
            Self::PanelLeft => icon!("panel-left"),
            Self::PanelRight => icon!("panel-right"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_has_lines_inside_the_grid() {
        for icon in Icon::ALL {
            let points = icon.lines().iter().flat_map(|line| &line.points);
            let outside = points
                .clone()
                .flatten()
                .filter(|v| !(0.0..=GRID).contains(*v));
            assert_eq!(outside.count(), 0, "{icon:?}");
            assert!(points.count() >= 2, "{icon:?}");
        }
    }

    #[test]
    fn every_shape_of_the_drawings_is_read() {
        for icon in Icon::ALL {
            let drawn = icon.svg().matches("/>").count();
            assert!(icon.lines().len() >= drawn, "{icon:?}");
        }
    }

    #[test]
    fn the_list_is_in_the_order_of_the_enum() {
        for (index, icon) in Icon::ALL.into_iter().enumerate() {
            assert_eq!(icon as usize, index, "{icon:?}");
        }
    }
}
