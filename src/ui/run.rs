//! Opening the window.

use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::time::{Duration, Instant};

use egui::ViewportBuilder;
use jiff::Zoned;
use jiff::tz::TimeZone;

use super::app::App;
use super::dialogs::SystemDialogs;
use super::fault::say_faults_calmly;
use super::world::World;
use crate::assets;
use crate::model::Stamp;
use crate::store::{self, Bell, Seal, Settings};

/// Size of the window at the first start, in points.
const FIRST_SIZE: (u16, u16) = (1280, 840);
/// The window gets no smaller than this, in points.
const LEAST_SIZE: [f32; 2] = [640.0, 480.0];

/// Set for a program that is started again because of a fault of its own.
const AFTER_FAULT: &str = "KNOTMAP_AFTER_FAULT";
/// A window that ran for a shorter time is not started again.
const FALLS_AGAIN: Duration = Duration::from_secs(10);

/// Opens the window, on a chart's file if one is given, and returns when it is closed.
///
/// # Errors
/// When no window can be opened, in words that say what to do without one.
pub fn run(file: Option<&Path>) -> Result<(), String> {
    say_faults_calmly();
    let settings_dir = store::config_dir();
    let state_dir = store::state_dir();
    if let (Some(file), Some(dir)) = (file, &state_dir)
        && Bell::ring(dir, &store::real_path(file))
    {
        // The window that has it open comes to the front in place of a second one.
        return Ok(());
    }
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
        state_dir,
        after_fault: std::env::var_os(AFTER_FAULT).is_some(),
        passphrase_work: Seal::WORK,
    };
    let create: eframe::AppCreator<'_> =
        Box::new(move |cc| Ok(Box::new(Shell(App::new(&cc.egui_ctx, world, file)?))));
    let started = Instant::now();
    // What the window holds is let go of on the way here, which writes what is left for the recovery log.
    let run = AssertUnwindSafe(|| eframe::run_native("knotmap", options, create));
    match panic::catch_unwind(run) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => {
            if is_about_drawing(&error) {
                draw_by_software();
            }
            Err(in_words(&error))
        }
        Err(_) => Err(start_again(started.elapsed())),
    }
}

/// Starts the program again after a fault of its own, and says so; not if it would only fall again at once.
fn start_again(ran: Duration) -> String {
    let program = std::env::current_exe().ok().filter(|_| ran > FALLS_AGAIN);
    let started = program.map(|program| {
        let mut again = std::process::Command::new(program);
        again.env(AFTER_FAULT, "1").spawn()
    });
    match started {
        Some(Ok(_)) => "The window ended by a fault and is started again".to_owned(),
        _ => "The window ended by a fault. Start it again: what you entered is offered then"
            .to_owned(),
    }
}

const fn is_about_drawing(error: &eframe::Error) -> bool {
    matches!(
        error,
        eframe::Error::OpenGL(_) | eframe::Error::Glutin(_) | eframe::Error::NoGlutinConfigs(..)
    )
}

/// Starts the program once more in the place of this one, told to draw without the graphics card. Comes back where
/// that cannot be done, or was done already.
///
/// A window's event loop can be made only once in a program, hence another program.
#[cfg(target_os = "linux")]
fn draw_by_software() {
    use std::os::unix::process::CommandExt as _;

    const SOFTWARE: &str = "LIBGL_ALWAYS_SOFTWARE";
    if std::env::var_os(SOFTWARE).is_some() {
        return;
    }
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    let mut again = std::process::Command::new(program);
    again.args(std::env::args_os().skip(1)).env(SOFTWARE, "1");
    // It comes back only if it could not be started; then the first error says enough.
    drop(again.exec());
}

#[cfg(not(target_os = "linux"))]
const fn draw_by_software() {}

/// Why there is no window, and what to do without one; what only the toolkit understands stands last.
fn in_words(error: &eframe::Error) -> String {
    let (reason, details) = match error {
        eframe::Error::WinitEventLoop(_) => ("there is no display to open it on", None),
        error if is_about_drawing(error) => (NO_OPENGL, Some(error.to_string())),
        other => ("the system refused it", Some(other.to_string())),
    };
    let details = details.map_or(String::new(), |details| {
        let details = details.split_whitespace().collect::<Vec<_>>().join(" ");
        format!(". For whoever looks into it: {details}")
    });
    format!(
        "Could not open a window: {reason}. Without one, \"knotmap export FILE -o map.png\" \
         and the other commands of \"knotmap --help\" work as well{details}"
    )
}

/// What is missing, and what often helps.
const NO_OPENGL: &str = if cfg!(target_os = "linux") {
    "this computer offers no way to draw with OpenGL. Neither the graphics card nor software drawing works; installing \
     libgl1-mesa-dri and libegl1 (Debian, Ubuntu) or mesa-dri-drivers (Fedora) often helps"
} else {
    "this computer offers no way to draw with OpenGL. A current driver of the graphics card often helps; a remote \
     desktop may offer none"
};

/// The window as eframe runs it.
struct Shell(App);

impl eframe::App for Shell {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        #[cfg(debug_assertions)]
        super::fault::happen_if_asked();
        self.0.logic(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.0.ui(ui);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_the_toolkit_understands_stands_last() {
        let fault = "Glutin { raw_code: None,\n kind: NotSupported(\"x\") }";
        let words = in_words(&eframe::Error::AppCreation(fault.into()));
        let place = |part: &str| words.find(part).unwrap();
        assert!(place("Could not open a window") < place("knotmap export"));
        assert!(place("knotmap export") < place("Glutin { raw_code: None, kind"));
        assert!(words.ends_with('}'), "{words}");
    }
}
