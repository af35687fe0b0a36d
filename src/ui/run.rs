//! Opening the window.

use std::path::Path;

use egui::ViewportBuilder;
use jiff::Zoned;
use jiff::tz::TimeZone;

use super::app::App;
use super::dialogs::SystemDialogs;
use super::fault::say_faults_calmly;
use super::world::World;
use crate::assets;
use crate::model::Stamp;
use crate::store::{self, Seal, Settings};

/// Size of the window at the first start, in points.
const FIRST_SIZE: (u16, u16) = (1280, 840);
/// The window gets no smaller than this, in points.
const LEAST_SIZE: [f32; 2] = [640.0, 480.0];

/// Opens the window, on a chart's file if one is given, and returns when it is closed.
///
/// # Errors
/// When no window can be opened, in words that say what to do without one.
pub fn run(file: Option<&Path>) -> Result<(), String> {
    say_faults_calmly();
    let settings_dir = store::config_dir();
    let (settings, _) = settings_dir
        .as_deref()
        .map(Settings::load)
        .unwrap_or_default();
    let (width, height) = settings.window.unwrap_or(FIRST_SIZE);
    let viewport = ViewportBuilder::default()
        .with_title("knotmap")
        .with_app_id("knotmap")
        .with_inner_size([f32::from(width), f32::from(height)])
        .with_min_inner_size(LEAST_SIZE)
        .with_drag_and_drop(true);
    // A window without its icon is better than none.
    let viewport = match eframe::icon_data::from_png_bytes(assets::ICON) {
        Ok(icon) => viewport.with_icon(icon),
        Err(_) => viewport,
    };
    let options = eframe::NativeOptions {
        viewport,
        persist_window: false,
        ..eframe::NativeOptions::default()
    };
    let zone = TimeZone::system();
    let clock_zone = zone.clone();
    let world = World {
        clock: Box::new(move || {
            Stamp::from_zoned(&Zoned::now().with_time_zone(clock_zone.clone()))
        }),
        zone,
        dialogs: Box::new(SystemDialogs),
        settings_dir,
        state_dir: store::state_dir(),
        passphrase_work: Seal::WORK,
    };
    let create: eframe::AppCreator<'_> =
        Box::new(move |cc| Ok(Box::new(Shell(App::new(&cc.egui_ctx, world, file)?))));
    eframe::run_native("knotmap", options, create).map_err(|error| in_words(&error))
}

/// Why there is no window, and what to do without one.
fn in_words(error: &eframe::Error) -> String {
    let reason = match error {
        eframe::Error::WinitEventLoop(_) => "there is no display to open it on".to_owned(),
        eframe::Error::OpenGL(_)
        | eframe::Error::Glutin(_)
        | eframe::Error::NoGlutinConfigs(..) => {
            format!(
                "this computer offers no way to draw with OpenGL ({error}). On Linux, starting it with \
                 LIBGL_ALWAYS_SOFTWARE=1 often helps"
            )
        }
        other => other.to_string(),
    };
    let reason = reason.trim_end_matches('.');
    format!(
        "Could not open a window: {reason}. Without one, \"knotmap export FILE -o map.png\" \
         and the other commands of \"knotmap --help\" work as well"
    )
}

/// The window as eframe runs it.
struct Shell(App);

impl eframe::App for Shell {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.0.logic(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.0.ui(ui);
    }
}
