//! All ratings of a knot over time, small.

use egui::{
    self, Align2, Color32, FontId, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2,
    pos2, vec2,
};

use super::backdate::today;
use super::known_lines::{KnownLines, until};
use super::when_words::when_from;
use crate::analysis::{DAY_SECS, Moment, Point, ratings_by, thinned};
use crate::model::{Asked, Entry, KnotId, MilestoneKind, Rating};
use crate::scene::{date_in_words, rating_in_words};
use crate::ui::PanelInput;
use crate::ui::icons::Icon;
use crate::ui::theme::Tokens;

/// Height of the chart with its dates, in points.
const HEIGHT: f32 = 128.0;
/// Room for the numbers of the scale, in points.
const SCALE: f32 = 20.0;
/// Room above for the signs of milestones, in points.
const SIGNS: f32 = 18.0;
/// Room below for the dates, in points.
const DATES: f32 = 18.0;
/// Radius of a rating, in points.
const DOT: f32 = 2.5;
/// Dots stand for ratings while each has at least this much room, in points.
const DOT_ROOM: f32 = 6.0;
/// The pointer reads the nearest rating within this distance, in points.
const REACH: f32 = 24.0;

/// A line has at most two points for so much room, in points: closer ones cannot be told apart.
const COLUMN: f32 = 2.0;

/// Lines of one question.
#[derive(Debug)]
struct Lines {
    asked: Asked,
    /// In the unit square, y up.
    runs: Vec<Vec<Pos2>>,
}

/// What the chart was worked out from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    revision: u64,
    knot: KnotId,
    columns: usize,
    day: jiff::civil::Date,
}

/// The chart between frames.
#[derive(Debug, Default)]
pub(super) struct HistoryChart {
    key: Option<Key>,
    known: KnownLines,
    from: i64,
    to: i64,
    lines: Vec<Lines>,
    unknown: Vec<f32>,
    signs: Vec<(f32, MilestoneKind)>,
}

impl HistoryChart {
    /// Shows the chart.
    pub(super) fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>, entry: &Entry) {
        let size = vec2(ui.available_width(), HEIGHT);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        self.refresh(input, entry, (rect.width() / COLUMN).max(1.0) as usize);
        // Said only where someone listens: it reads all ratings.
        response.widget_info(|| {
            let words = alt(ratings_by(entry, input.moment()));
            egui::WidgetInfo::labeled(egui::Role::Image, true, words)
        });
        if !ui.is_rect_visible(rect) {
            return;
        }
        let plot = Rect::from_min_max(
            rect.min + vec2(SCALE, SIGNS),
            rect.max - vec2(DOT * 2.0, DATES),
        );
        let painter = ui.painter();
        let tokens = Tokens::of(ui);
        scale(painter, tokens, plot);
        self.signs_ui(painter, tokens, plot);
        self.lines_ui(painter, tokens, plot);
        let words = self
            .under_pointer(&response, (entry, input.moment()), plot)
            .map(|rating| {
                let x = self.x(rating.felt_at.order_second());
                let level = rating
                    .score
                    .intensity()
                    .map_or(0.0, |intensity| f32::from(intensity.get()));
                let at = inside(plot, pos2(x, level / 10.0));
                painter.vline(at.x, plot.y_range(), Stroke::new(1.0, tokens.hairline));
                painter.circle(at, DOT + 2.0, tokens.accent, Stroke::new(1.5, tokens.panel));
                let when = when_from(rating.felt_at, today(input.now, input.zone));
                format!("{when}: {}", rating_in_words(Some(rating)))
            });
        foot(painter, tokens, rect, words, (entry, input.moment()));
    }

    fn refresh(&mut self, input: PanelInput<'_>, entry: &Entry, columns: usize) {
        let knot = entry.knot().id;
        let key = Key {
            revision: input.session.revision(),
            knot,
            columns,
            day: input.now.date(),
        };
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        self.known
            .refresh(entry, input.session.versions().of_knot(knot));
        // While an earlier time is shown, what came later is not known.
        let ratings = ratings_by(entry, input.moment());
        let now = input.moment().stamp().second();
        let second = |rating: &Rating| rating.felt_at.order_second();
        self.from = ratings.first().map_or(now, second).min(now);
        let last = ratings.last().map_or(i64::MIN, second);
        self.to = last.max(now).max(self.from + DAY_SECS);
        let known = self.known.lines.iter();
        self.lines = known
            .map(|(asked, runs)| Lines {
                asked: *asked,
                runs: self.points(runs, last, columns),
            })
            .filter(|lines| !lines.runs.is_empty())
            .collect();
        let unknown = self.known.unknown.iter();
        self.unknown = unknown
            .take_while(|second| **second <= last)
            .map(|second| self.x(*second))
            .collect();
        // One sign a column is as much as can be read.
        let column = |x: &f32| (x * columns as f32 * COLUMN / 8.0) as i32;
        self.unknown.dedup_by_key(|x| column(x));
        let moment = input.moment();
        let milestones = entry.milestones().iter().filter(|milestone| {
            moment.includes(milestone.at)
                && matches!(
                    milestone.kind,
                    MilestoneKind::Released | MilestoneKind::Returned
                )
        });
        let signs =
            milestones.map(|milestone| (self.x(milestone.at.order_second()), milestone.kind));
        self.signs = signs.filter(|(x, _)| (0.0..=1.0).contains(x)).collect();
    }

    /// The lines up to a time, as points of the unit square.
    fn points(&self, runs: &[Vec<Point>], last: i64, columns: usize) -> Vec<Vec<Pos2>> {
        let at = |point: &Point| pos2(self.x(point.second), point.level / 10.0);
        until(runs, last)
            .map(|run| {
                let thin = thinned(run, self.from, self.to, columns);
                thin.iter().map(at).collect()
            })
            .collect()
    }

    /// How far along the chart a time is, 0 to 1.
    fn x(&self, second: i64) -> f32 {
        ((second - self.from) as f64 / (self.to - self.from).max(1) as f64) as f32
    }

    fn lines_ui(&self, painter: &Painter, tokens: &Tokens, plot: Rect) {
        for lines in self.lines.iter().rev() {
            let is_main = lines.asked == Asked::Now;
            let ink = if is_main {
                tokens.accent
            } else {
                tokens.text_subdued
            };
            let count: usize = lines.runs.iter().map(Vec::len).sum();
            let has_dots = count as f32 * DOT_ROOM <= plot.width();
            for run in &lines.runs {
                let points: Vec<Pos2> = run.iter().map(|at| inside(plot, *at)).collect();
                let fill = if is_main { ink } else { tokens.panel };
                if has_dots || points.len() == 1 {
                    painter.add(Shape::line(points.clone(), Stroke::new(1.5, ink)));
                    dots(painter, &points, fill, ink);
                } else {
                    painter.add(Shape::line(points, Stroke::new(1.2, ink)));
                }
            }
        }
        let small = FontId::proportional(tokens.text_small);
        for x in &self.unknown {
            let at = inside(plot, pos2(*x, 0.0)) - vec2(0.0, 1.0);
            painter.text(
                at,
                Align2::CENTER_BOTTOM,
                "?",
                small.clone(),
                tokens.text_subdued,
            );
        }
    }

    fn signs_ui(&self, painter: &Painter, tokens: &Tokens, plot: Rect) {
        for (x, kind) in &self.signs {
            let at = inside(plot, pos2(*x, 1.0));
            let (icon, ink) = match kind {
                MilestoneKind::Returned => (Icon::Returned, tokens.text),
                _ => (Icon::Released, tokens.ok),
            };
            painter.vline(at.x, plot.y_range(), Stroke::new(1.0, ink));
            let sign =
                Rect::from_center_size(at - vec2(0.0, SIGNS / 2.0), Vec2::splat(SIGNS - 4.0));
            icon.paint(painter, sign, ink);
        }
    }

    fn under_pointer<'e>(
        &self,
        response: &Response,
        (entry, moment): (&'e Entry, Moment),
        plot: Rect,
    ) -> Option<&'e Rating> {
        let pointer = response.hover_pos()?;
        let along = f64::from((pointer.x - plot.left()) / plot.width().max(1.0));
        let wanted = self.from + (along * (self.to - self.from) as f64) as i64;
        let ratings = ratings_by(entry, moment);
        let index = ratings.partition_point(|rating| rating.felt_at.order_second() < wanted);
        let around = ratings.get(index.saturating_sub(1)..(index + 1).min(ratings.len()))?;
        let nearest = around
            .iter()
            .min_by_key(|rating| (rating.felt_at.order_second() - wanted).abs())?;
        let x = inside(plot, pos2(self.x(nearest.felt_at.order_second()), 0.0)).x;
        ((x - pointer.x).abs() <= REACH).then_some(nearest)
    }
}

/// What stands under the chart: the rating under the pointer, or the dates at both ends.
fn foot(
    painter: &Painter,
    tokens: &Tokens,
    rect: Rect,
    words: Option<String>,
    (entry, moment): (&Entry, Moment),
) {
    let small = || FontId::proportional(tokens.text_small);
    let left = rect.left_bottom() + vec2(SCALE, 0.0);
    if let Some(words) = words {
        painter.text(
            left,
            Align2::LEFT_BOTTOM,
            words,
            small(),
            tokens.text_strong,
        );
    } else if let Some(first) = ratings_by(entry, moment).first() {
        let (from, ink) = (date_in_words(first.felt_at), tokens.text_subdued);
        painter.text(left, Align2::LEFT_BOTTOM, from, small(), ink);
        let to = end_in_words(moment);
        painter.text(rect.right_bottom(), Align2::RIGHT_BOTTOM, to, small(), ink);
    }
}

/// What stands at the right end.
fn end_in_words(moment: Moment) -> String {
    match moment {
        Moment::Present(_) => "today".to_owned(),
        Moment::At(at) => date_in_words(at.into()),
    }
}

/// A point of the unit square, y up, inside a rectangle.
fn inside(rect: Rect, at: Pos2) -> Pos2 {
    pos2(
        rect.left() + at.x * rect.width(),
        rect.bottom() - at.y * rect.height(),
    )
}

fn scale(painter: &Painter, tokens: &Tokens, plot: Rect) {
    let small = FontId::proportional(tokens.text_small);
    for level in [0_u8, 5, 10] {
        let y = inside(plot, pos2(0.0, f32::from(level) / 10.0)).y;
        painter.hline(plot.x_range(), y, Stroke::new(1.0, tokens.hairline));
        let at = pos2(plot.left() - 4.0, y);
        painter.text(
            at,
            Align2::RIGHT_CENTER,
            level,
            small.clone(),
            tokens.text_subdued,
        );
    }
}

fn dots(painter: &Painter, points: &[Pos2], fill: Color32, ink: Color32) {
    for point in points {
        painter.circle(*point, DOT, fill, Stroke::new(1.0, ink));
    }
}

/// What the chart shows, in a sentence.
fn alt(ratings: &[Rating]) -> String {
    let (Some(first), Some(last)) = (ratings.first(), ratings.last()) else {
        return "Not rated yet".to_owned();
    };
    let levels = || ratings.iter().filter_map(|rating| rating.score.intensity());
    let span = match (levels().min(), levels().max()) {
        (Some(low), Some(high)) => format!("between {low} and {high}"),
        _ => "none with a number".to_owned(),
    };
    let (from, to) = (date_in_words(first.felt_at), date_in_words(last.felt_at));
    let count = ratings.len();
    let plural = if count == 1 { "rating" } else { "ratings" };
    format!("Chart of {count} {plural} from {from} to {to}, {span}")
}
