//! The page against the typst program on the same content: `cargo bench --bench page`.
//!
//! The program is given the same template, values, drawings and fonts, and writes the same kind of file. It is
//! looked for as `typst` on the path; failing that as the Python package of the same compiler, of which only the
//! time inside its `compile` counts. `KNOTMAP_TYPST` names another program, or another Python that has the package.

#![expect(clippy::expect_used, reason = "a bench that cannot go on has failed")]

#[expect(
    dead_code,
    reason = "the usual number of knots is for the other benches"
)]
#[path = "common/ten_years.rs"]
mod ten_years;

use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use knotmap::body::Body;
use knotmap::model::{Chart, Stamp};
use knotmap::report::content_hash;
use knotmap::report::page::{PageOptions, PageSource, Paper, Period, Reader, Timeline, page_pdf};
use knotmap::store;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SAMPLE: &str = include_str!("../examples/jeffrey.ron");
const RUNS: usize = 7;
const PAUSE: Duration = Duration::from_millis(150);
/// Ten more than usual.
const KNOTS: usize = ten_years::KNOTS + 10;

/// What sets the page besides knotmap.
enum Typst {
    Program(String),
    Python(String),
}

/// Sets a page twice in one Python, so that what is loaded once does not count, and prints seconds.
const SCRIPT: &str = "\
import sys, time, typst
source, out, fonts = sys.argv[1:4]
began = time.perf_counter()
typst.compile(source, output=out, font_paths=[fonts], ignore_system_fonts=True, pdf_standards=['ua-1'])
print(time.perf_counter() - began)
";

impl Typst {
    fn find() -> Option<Self> {
        let named = std::env::var("KNOTMAP_TYPST").ok();
        let programs = named.clone().into_iter().chain(["typst".to_owned()]);
        let pythons = named.into_iter().chain(["python3".to_owned()]);
        let runs = |program: &String, arguments: &[&str]| {
            let mut command = Command::new(program);
            let quiet = command
                .args(arguments)
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            quiet.status().is_ok_and(|status| status.success())
        };
        let mut programs = programs.filter(|program| runs(program, &["fonts", "--help"]));
        let mut pythons = pythons.filter(|program| runs(program, &["-c", "import typst"]));
        let program = programs.next().map(Self::Program);
        program.or_else(|| pythons.next().map(Self::Python))
    }

    fn words(&self) -> String {
        match self {
            Self::Program(program) => format!("the typst program ({program})"),
            Self::Python(program) => {
                format!("typst's Python package, inside its compile ({program})")
            }
        }
    }

    /// Sets the page in a folder.
    fn set(&self, folder: &Path) -> Duration {
        let (source, out) = (folder.join("main.typ"), folder.join("out.pdf"));
        let fonts = folder.join("fonts");
        let began = Instant::now();
        match self {
            Self::Program(program) => {
                let mut command = Command::new(program);
                command.args(["compile", "--ignore-system-fonts", "--pdf-standard", "ua-1"]);
                command.arg("--font-path").arg(fonts).arg(source).arg(out);
                let status = command.status().expect("typst can be started");
                assert!(status.success(), "typst could not set the page");
                began.elapsed()
            }
            Self::Python(program) => {
                let mut command = Command::new(program);
                command.args(["-c", SCRIPT]).arg(source).arg(out).arg(fonts);
                let output = command.output().expect("Python can be started");
                let text = String::from_utf8_lossy(&output.stdout);
                let seconds = text.trim().parse().expect("typst could not set the page");
                Duration::from_secs_f64(seconds)
            }
        }
    }
}

fn now() -> Stamp {
    let now = "2026-11-22T12:00:00+01:00".parse();
    now.expect("it is a time")
}

fn options(chart: &Chart, from: &str) -> PageOptions {
    PageOptions {
        period: Period::new(from.parse().expect("a date"), now().date()),
        reader: Reader::Therapist,
        now: now(),
        exact_dates: true,
        weeks: Timeline::default(),
        hash: content_hash(&store::to_text(chart)),
    }
}

/// Everything the program needs to set the same page.
fn write(folder: &Path, source: &PageSource) -> io::Result<()> {
    std::fs::create_dir_all(folder.join("fonts"))?;
    let template = source.template.replace("sys.inputs", "inputs");
    let main = format!("#let inputs = json(\"inputs.json\")\n{template}");
    std::fs::write(folder.join("main.typ"), main)?;
    std::fs::write(folder.join("inputs.json"), source.inputs.to_string())?;
    for (name, svg) in &source.files {
        std::fs::write(folder.join(name), svg)?;
    }
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    for from in [fonts.clone(), fonts.join("noto")] {
        for entry in std::fs::read_dir(from)? {
            let path = entry?.path();
            let is_font = path.extension().is_some_and(|e| e == "ttf" || e == "otf");
            if let (true, Some(name)) = (is_font, path.file_name()) {
                std::fs::copy(&path, folder.join("fonts").join(name))?;
            }
        }
    }
    Ok(())
}

fn compare(
    out: &mut impl io::Write,
    typst: Option<&Typst>,
    what: &str,
    chart: &Chart,
    from: &str,
) -> io::Result<()> {
    let body = Body::shared().expect("the body is embedded");
    let options = options(chart, from);
    let folder = tempfile::tempdir()?;
    let source = PageSource::new(chart, body, &options, Paper::A4).expect("the page has its maps");
    write(folder.path(), &source)?;
    let (mut ours, mut theirs) = (Duration::MAX, Duration::MAX);
    for _ in 0..RUNS {
        // What is cleaned up behind a file that is there is nobody's time, ours or theirs.
        std::thread::sleep(PAUSE);
        let began = Instant::now();
        let bytes = page_pdf(chart, body, &options, Paper::A4).expect("the page can be set");
        ours = ours.min(began.elapsed());
        std::hint::black_box(bytes);
        std::thread::sleep(PAUSE);
        if let Some(typst) = typst {
            theirs = theirs.min(typst.set(folder.path()));
        }
    }
    if typst.is_none() {
        return writeln!(out, "{what}: {ours:.1?}");
    }
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    writeln!(out, "{what}: {ours:.1?} / {theirs:.1?} = {ratio:.3}")
}

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    let typst = Typst::find();
    match &typst {
        Some(typst) => writeln!(
            out,
            "The page for a therapist, tables and all: chart to PDF by knotmap / page to PDF by {}",
            typst.words()
        )?,
        None => writeln!(
            out,
            "The typst program is not here, so there is no ratio. Put typst on the path, or `pip install typst`"
        )?,
    }
    let sample = store::parse(SAMPLE.as_bytes()).expect("the sample is good");
    compare(&mut out, typst.as_ref(), "sample", &sample, "2026-08-30")?;
    let years = ten_years::with_knots(1, KNOTS, ten_years::TEN_YEARS).expect("it keeps the rules");
    let what = "60 knots, ten years";
    compare(&mut out, typst.as_ref(), what, &years, "2016-01-01")
}
