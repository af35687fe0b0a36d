//! What the panels beside the map read while they are drawn.

use jiff::tz::TimeZone;

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
