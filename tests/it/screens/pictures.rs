//! Pictures of every screen and sheets of them, on demand.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use egui::{Theme, Vec2, vec2};
use image::imageops::{self, FilterType};
use image::{Rgb, RgbImage};
use knotmap::store::Contrast;

use super::all;
use super::stage::{Screen, Stage};

/// Where pictures go; without it none are drawn.
const FOLDER: &str = "KNOTMAP_SCREENS";
/// Draws only screens whose name has one of these parts, and stages whose name has one of those; parted by commas.
const ONLY: [&str; 2] = ["KNOTMAP_SCREENS_ONLY", "KNOTMAP_SCREENS_LOOK"];
/// Sizes of the window, in points.
const SIZES: [Vec2; 3] = [vec2(640.0, 480.0), vec2(900.0, 700.0), vec2(1600.0, 1000.0)];
const SCALES: [f32; 2] = [1.0, 2.0];
/// Columns and rows of a sheet.
const SHEET: (u32, u32) = (5, 4);
/// Width of a picture on a sheet, and the gap around it, in pixels.
const THUMB: (u32, u32) = (480, 8);

#[test]
#[ignore = "draws some hundred pictures; see docs/screens/README.md"]
fn draw_every_screen() {
    let folder = PathBuf::from(std::env::var_os(FOLDER).expect("KNOTMAP_SCREENS says where"));
    let stages: Vec<Stage> = stages()
        .into_iter()
        .filter(|stage| wanted(ONLY[1], &stage.name))
        .collect();
    let screens: Vec<Screen> = all()
        .into_iter()
        .filter(|screen| wanted(ONLY[0], screen.name))
        .collect();
    let jobs: Vec<(&Stage, &Screen)> = stages
        .iter()
        .flat_map(|stage| screens.iter().map(move |screen| (stage, screen)))
        .collect();
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((stage, screen)) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    draw(stage, screen, &folder);
                }
            });
        }
    });
    for stage in &stages {
        sheets(stage, &screens, &folder);
    }
}

fn stages() -> Vec<Stage> {
    let tones = [
        (Theme::Light, Contrast::Normal),
        (Theme::Dark, Contrast::Normal),
        (Theme::Light, Contrast::High),
        (Theme::Dark, Contrast::High),
    ];
    let mut stages = Vec::new();
    for (theme, contrast) in tones {
        for size in SIZES {
            stages.extend(SCALES.map(|scale| Stage::new(size, scale, theme, contrast)));
        }
    }
    stages
}

fn wanted(variable: &str, name: &str) -> bool {
    let parts = std::env::var(variable).unwrap_or_default();
    parts.is_empty() || parts.split(',').any(|part| name.contains(part))
}

fn file(stage: &Stage, screen: &Screen, folder: &Path) -> PathBuf {
    folder
        .join(&stage.name)
        .join(format!("{}.png", screen.name))
}

fn draw(stage: &Stage, screen: &Screen, folder: &Path) {
    let path = file(stage, screen, folder);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    // One screen that cannot be reached is no reason to go without the others.
    let reached = std::panic::catch_unwind(|| {
        let mut desk = (screen.reach)(stage);
        if !screen.name.ends_with("-hover") {
            desk.harness.remove_cursor();
            desk.settle();
        }
        let picture = desk.harness.render().unwrap();
        image::DynamicImage::from(picture)
            .to_rgb8()
            .save(&path)
            .unwrap();
    });
    if reached.is_err() {
        std::fs::write(path.with_extension("failed"), screen.name).unwrap();
    }
}

/// Sheets of all screens in one size, scale and theme.
fn sheets(stage: &Stage, screens: &[Screen], folder: &Path) {
    let (columns, rows) = SHEET;
    let (width, gap) = THUMB;
    let height = (width as f32 * stage.look.size.y / stage.look.size.x) as u32;
    for (number, part) in screens.chunks((columns * rows) as usize).enumerate() {
        let size = [columns * (width + gap) + gap, rows * (height + gap) + gap];
        let mut sheet = RgbImage::from_pixel(size[0], size[1], Rgb([110, 110, 110]));
        for (index, screen) in part.iter().enumerate() {
            let Ok(picture) = image::open(file(stage, screen, folder)) else {
                continue;
            };
            let small = imageops::resize(&picture.to_rgb8(), width, height, FilterType::CatmullRom);
            let (column, row) = (index as u32 % columns, index as u32 / columns);
            let at = [gap + column * (width + gap), gap + row * (height + gap)];
            imageops::replace(&mut sheet, &small, at[0].into(), at[1].into());
        }
        sheet
            .save(folder.join(format!("sheet-{}-{number}.png", stage.name)))
            .unwrap();
    }
}
