//! knotmap: a body chart for knots. Place a knot, name it, rate it for years, hand over the map.
//!
//! ```text
//!     file.ron ──► store ──► Chart ──► Session ──► ui ──► the person
//!                    ▲          ▲   (chart, history,  │ Action
//!                    │          │      selection)    ◄┘
//!                    └── Edit ──┘
//!                        Chart + body + moment ──► Scene ──► screen
//!                                                    └────► SVG ──► PNG, PDF
//! ```
//!
//! - The **chart** ([`model::Chart`]) is everything one person recorded. It changes only through an
//!   [`model::Edit`], and applying one gives back its inverse: undo, redo and merging rest on this.
//! - A **scene** ([`scene::Scene`]) is a drawing without a screen, made from a chart, the body and a moment. The
//!   screen and every export draw the same scene, so what is handed to a therapist is what was seen.
//! - Panels read [`session::Session`] and push [`session::Action`]s; after the frame the session turns them into
//!   edits. Nothing else changes the chart.
//!
//! Left and right always mean the person's own. Not asked, asked and unknown, and rated 0 are three things.
//!
//! # Rooms
//!
//! Each room may import only those named in its row; a test reads the sources and holds this table.
//!
//! | room | is for | imports |
//! |---|---|---|
//! | `assets` | the bundled typeface, icon and guide | nothing |
//! | [`model`] | plain data and rules: chart, records, edits | nothing |
//! | [`body`] | the body chart: views, regions, hit tests, places in words | model |
//! | [`analysis`] | pure functions over a chart: state at a moment, change between two, what is odd | model, body |
//! | [`scene`] | chart + body + moment → what to draw | assets, model, body, analysis |
//! | [`store`] | bytes in, bytes out: format versions, atomic write, settings | model |
//! | [`report`] | scene → SVG, PNG, PDF; chart → text | assets, model, body, analysis, scene |
//! | [`exchange`] | chart ↔ tables, codes and formats of others: CSV, FHIR, CHOIR | model, body, analysis |
//! | [`session`] | one open chart: actions, history, selection, the moment shown | model, body, analysis |
//! | [`cli`] | the same work without a window | all but ui |
//! | `ui` | everything egui (feature `gui`) | all but cli |

pub mod analysis;
pub mod assets;
pub mod body;
pub mod cli;
pub mod exchange;
pub mod model;
pub mod report;
pub mod scene;
pub mod session;
pub mod store;
#[cfg(feature = "gui")]
pub mod ui;
