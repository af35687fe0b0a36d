//! What panels ask for while they are drawn; carried out after the frame.

use super::commands::Command;
use crate::model::{KnotId, View};
use crate::session::Action;

/// What panels ask for while they are drawn.
#[derive(Debug, Default)]
pub struct Outbox {
    /// Changes to the open chart, in order.
    pub actions: Vec<Action>,
    /// Commands of the program, in order.
    pub commands: Vec<Command>,
    /// Bring this knot into sight on the map.
    pub reveal: Option<KnotId>,
    /// Turn the map to this view.
    pub show_view: Option<View>,
    /// Show the muscles this knot may lie in.
    pub muscles_of: Option<KnotId>,
    /// Give the keyboard focus to the map.
    pub focus_map: bool,
}

impl Outbox {
    /// Asks for a change to the open chart.
    pub fn act(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Selects a knot and brings it into sight.
    pub fn go_to(&mut self, knot: KnotId) {
        self.act(Action::Select(knot));
        self.reveal = Some(knot);
    }

    /// Asks for a command of the program.
    pub fn run(&mut self, command: Command) {
        self.commands.push(command);
    }
}
