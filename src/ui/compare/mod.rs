//! Two moments of a chart compared: maps side by side, as a ghost or four in a row, and what changed for each knot.

mod maps;
mod period;
mod table;

use egui::{Align, ComboBox, Frame, Layout, RichText, ScrollArea, Ui, vec2};

use super::PanelInput;
use super::icons::Icon;
use super::inspector::calendar::date_button;
use super::theme::Tokens;
use super::widgets::{ActionButton, Emphasis, icon_button, list_chevron, section_heading};
use crate::analysis::{CHANGE_RULE, Moment};
use crate::model::View;
use crate::report::page::Period as Days;
use crate::scene::compare_sentence;
use maps::Maps;
use period::Period;

/// The table takes at most this share of the height, and less beside two rows of maps.
const TABLE: f32 = 0.4;
const TABLE_BESIDE_FOUR: f32 = 0.28;
/// Height of a row of the table with the room around it, in points.
const ROW: f32 = 32.0;
/// Lowest maps, in points.
const LEAST_MAPS: f32 = 180.0;

/// How the maps are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    /// Then at the left, now at the right.
    #[default]
    SideBySide,
    /// Then as a ghost under now.
    Ghost,
    /// Start, middle, end and now.
    Four,
}

impl Mode {
    const ALL: [Self; 3] = [Self::SideBySide, Self::Ghost, Self::Four];

    /// How many maps there are.
    const fn count(self) -> usize {
        match self {
            Self::SideBySide => 2,
            Self::Ghost => 1,
            Self::Four => 4,
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::SideBySide => "Side by side",
            Self::Ghost => "As a ghost",
            Self::Four => "Four maps",
        }
    }
}

/// What was chosen in a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareChoice {
    /// Back to the map.
    Close,
    /// A picture of the map on both days.
    Picture(Days),
}

/// A comparison between frames.
#[derive(Debug, Default)]
pub struct Compare {
    period: Period,
    mode: Mode,
    maps: Maps,
    sentence: Option<((u64, Moment, Moment), String)>,
    /// It takes the keyboard focus once, so that keys no longer mean the map.
    is_focused: bool,
}

impl Compare {
    /// A comparison of what is most likely meant: the picked range, the time shown and now, or all there is.
    pub fn new(input: PanelInput<'_>) -> Self {
        let period = match (input.session.range(), input.session.past()) {
            (Some(_), _) => Period::Range,
            (None, Some(_)) => Period::Shown,
            (None, None) => Period::Start,
        };
        Self {
            period,
            ..Self::default()
        }
    }

    /// Shows it in all the room there is.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        input: PanelInput<'_>,
        view: View,
    ) -> Option<CompareChoice> {
        // The range or the past that was compared may be gone.
        if !Period::offered(input).contains(&self.period)
            && !matches!(self.period, Period::Days(..))
        {
            self.period = Period::Start;
        }
        let tokens = Tokens::of(ui.ctx());
        let frame = Frame::new().fill(tokens.bg).inner_margin(tokens.space_m);
        frame
            .show(ui, |ui| {
                let choice = self.head_ui(ui, input);
                let moments = self.period.moments(input);
                self.body_ui(ui, input, view, moments);
                choice
            })
            .inner
    }

    fn head_ui(&mut self, ui: &mut Ui, input: PanelInput<'_>) -> Option<CompareChoice> {
        let tokens = Tokens::of(ui.ctx());
        let (mut closed, mut picture) = (false, false);
        ui.horizontal(|ui| {
            section_heading(ui, "Compare");
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let close = icon_button(ui, Icon::Close, "Close the comparison");
                if !std::mem::replace(&mut self.is_focused, true) {
                    close.request_focus();
                }
                closed = close.clicked();
            });
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(tokens.space_xs, tokens.space_xs);
            self.period_ui(ui, input);
            ui.add_space(tokens.space_m);
            for mode in Mode::ALL {
                let button = ActionButton::new(mode.label()).emphasis(Emphasis::Quiet);
                if ui.add(button.selected(self.mode == mode)).clicked() {
                    self.mode = mode;
                }
            }
            ui.add_space(tokens.space_m);
            let button = ActionButton::new("Picture of both…").emphasis(Emphasis::Quiet);
            picture = ui.add(button).clicked();
        });
        if picture {
            let (from, to) = self.period.moments(input);
            let (from, to) = (from.stamp().date(), to.stamp().date());
            return Some(CompareChoice::Picture(Days::new(from, to)));
        }
        closed.then_some(CompareChoice::Close)
    }

    fn period_ui(&mut self, ui: &mut Ui, input: PanelInput<'_>) {
        let combo = ComboBox::from_id_salt("compare-period")
            .icon(list_chevron)
            .width(150.0)
            .selected_text(self.period.label())
            .show_ui(ui, |ui| {
                for period in Period::offered(input) {
                    ui.selectable_value(&mut self.period, period, period.label());
                }
            });
        combo
            .response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Period"));
        let (from, to) = self.period.moments(input);
        let before = (from.stamp().date(), to.stamp().date());
        let (mut first, mut last) = before;
        date_button(ui, &mut first, input.now.date());
        ui.label("→");
        date_button(ui, &mut last, input.now.date());
        if (first, last) != before {
            self.period = Period::Days(first.min(last), first.max(last));
        }
    }

    fn body_ui(
        &mut self,
        ui: &mut Ui,
        input: PanelInput<'_>,
        view: View,
        (from, to): (Moment, Moment),
    ) {
        let tokens = Tokens::of(ui.ctx());
        let rows = table::rows(input, from, to);
        let needed = (rows.len() as f32 + 1.0) * ROW + 2.0 * tokens.space_m + ROW;
        let height = ui.available_height();
        let share = match self.mode {
            Mode::Four => TABLE_BESIDE_FOUR,
            Mode::SideBySide | Mode::Ghost => TABLE,
        };
        let table = needed.min(height * share);
        let maps = (height - table - tokens.space_m).max(LEAST_MAPS.min(height));
        let sentence = self.sentence(input, from, to).to_owned();
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), maps));
        let response = ui.interact(rect, ui.scope_id().with("maps"), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &sentence));
        self.maps
            .show(ui, input, (view, self.mode), (from, to), rect);
        ui.add_space(tokens.space_s);
        let area = ScrollArea::vertical()
            .id_salt("compare-table")
            .auto_shrink([false, false]);
        area.show(ui, |ui| {
            table::show(ui, &rows, (from, to));
            ui.add_space(tokens.space_xs);
            let rule = RichText::new(CHANGE_RULE).size(tokens.text_small);
            ui.label(rule.color(tokens.text_subdued));
        });
    }

    /// All of it in sentences, for screen readers.
    fn sentence(&mut self, input: PanelInput<'_>, from: Moment, to: Moment) -> &str {
        let key = (input.session.versions().of_chart(), from, to);
        let known = self.sentence.take().filter(|(known, _)| *known == key);
        let words =
            known.unwrap_or_else(|| (key, compare_sentence(input.session.chart(), from, to)));
        &self.sentence.insert(words).1
    }
}
