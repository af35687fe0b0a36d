//! What the panels beside the map read while they are drawn.

use jiff::tz::TimeZone;

use super::document::Document;
use super::world::World;
use crate::analysis::Moment;
use crate::body::Body;
use crate::model::Stamp;
use crate::session::Session;

/// Everything a panel reads while it is drawn.
#[derive(Clone, Copy)]
pub struct PanelInput<'a> {
    /// The open chart.
    pub session: &'a Session,
    /// The body chart.
    pub body: &'static Body,
    /// The present.
    pub now: Stamp,
    /// Where the person is, for "yesterday evening".
    pub zone: &'a TimeZone,
}

impl PanelInput<'_> {
    /// The time at which the chart is shown.
    pub fn moment(&self) -> Moment {
        self.session.moment(self.now)
    }
}

/// What panels read of the open chart, with the body in its build; none without one.
pub(super) fn panel_input<'a>(
    document: Option<&'a Document>,
    body: &'static Body,
    world: &'a World,
) -> Option<PanelInput<'a>> {
    document.map(|document| PanelInput {
        session: &document.session,
        body: body.in_shape(document.session.chart().person().shape),
        now: (world.clock)(),
        zone: &world.zone,
    })
}
