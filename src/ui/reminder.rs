//! A line at the top of the window in the evening, if nothing was rated that day. Nothing appears outside of it.

use std::time::Duration;

use egui::{Panel, Ui};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::theme::Tokens;
use super::widgets::{icon_button, quiet_button};
use super::{Outbox, PanelInput};
use crate::model::{Chart, KnotId, Stamp};

/// The reminder between frames.
#[derive(Debug, Default)]
pub struct Reminder {
    /// The day for which it was put away.
    put_away: Option<Date>,
    /// What was worked out, for this state of the chart.
    known: Option<(u64, Date, Option<KnotId>)>,
}

impl Reminder {
    /// Shows the line if it is time, and wakes the window when it will be.
    pub fn show(&mut self, ui: &mut Ui, input: PanelInput<'_>, hour: Option<u8>, out: &mut Outbox) {
        let Some(hour) = hour else { return };
        let today = input.zone.to_datetime(input.now.timestamp()).date();
        if let Some(left) = time_until(hour, input.now, input.zone) {
            ui.ctx().request_repaint_after(left);
            return;
        }
        if self.put_away == Some(today) {
            return;
        }
        let version = input.session.versions().of_chart();
        let unrated = match self.known {
            Some((of, day, unrated)) if (of, day) == (version, today) => unrated,
            _ => unrated(input.session.chart(), today),
        };
        self.known = Some((version, today, unrated));
        if let Some(knot) = unrated {
            self.line_ui(ui, knot, today, out);
        }
    }

    fn line_ui(&mut self, ui: &mut Ui, knot: KnotId, today: Date, out: &mut Outbox) {
        let tokens = Tokens::of(ui.ctx());
        let frame = egui::Frame::new()
            .fill(tokens.selected)
            .inner_margin(egui::Margin::symmetric(12, 4));
        Panel::top("reminder").frame(frame).show(ui, |ui| {
            ui.horizontal(|ui| {
                let label = ui.label("Nothing rated today yet");
                ui.accesskit_node_builder(label.id, |node| {
                    node.set_live(egui::accesskit::Live::Polite);
                });
                if quiet_button(ui, "Rate now").clicked() {
                    out.go_to(knot);
                    out.focus_map = true;
                }
                let close = icon_button(ui, super::icons::Icon::Close, "Not today");
                if close.clicked() {
                    self.put_away = Some(today);
                }
            });
        });
    }
}

/// How long it is until the hour of today; none once it has come.
fn time_until(hour: u8, now: Stamp, zone: &TimeZone) -> Option<Duration> {
    let date = zone.to_datetime(now.timestamp()).date();
    let due = Stamp::from_local(date.at(hour as i8, 0, 0, 0), zone)?;
    let left = u64::try_from(due.second() - now.second()).ok()?;
    (left > 0).then(|| Duration::from_secs(left))
}

/// The first knot to rate, if none was rated today.
fn unrated(chart: &Chart, today: Date) -> Option<KnotId> {
    let entries = chart.entries();
    let open = || entries.iter().filter(|entry| !entry.knot().archived);
    let is_rated = open().any(|entry| {
        let last = entry.ratings().last();
        last.is_some_and(|rating| rating.felt_at.last_day() >= today)
    });
    let first = open().next().map(|entry| entry.knot().id);
    first.filter(|_| !is_rated)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn until(now: &str) -> Option<Duration> {
        time_until(
            20,
            now.parse().unwrap(),
            &TimeZone::fixed(jiff::tz::offset(1)),
        )
    }

    #[test]
    fn the_hour_is_the_persons_own() {
        let hours = |hours: u64| Some(Duration::from_secs(hours * 3600));
        assert_eq!(until("2026-11-22T08:00:00+01:00"), hours(12));
        assert_eq!(until("2026-11-22T18:00:00+00:00"), hours(1));
        assert_eq!(until("2026-11-22T20:00:00+01:00"), None);
        assert_eq!(until("2026-11-22T23:59:59+01:00"), None);
        assert_eq!(until("2026-11-23T00:00:00+01:00"), hours(20));
    }
}
