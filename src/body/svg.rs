//! Reading a view from its drawing; the groups and attributes are described in `assets/body/README.md`.

use std::sync::Arc;

use kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape as _};
use roxmltree::{Document, Node};

use super::art::Art;
use super::index::HitIndex;
use super::shapes::{Bone, Camera, Cue, Landmark, Layer, Part, Region, RegionKind};
use super::view::BodyView;
use super::warp::Warp;
use super::{BodyError, Level};
use crate::model::{BodyShape, Side, View};

/// Reads one drawing.
pub(super) fn parse_view(art: Art) -> Result<BodyView, BodyError> {
    let document = Document::parse(art.text).map_err(|e| BodyError::Svg {
        reason: e.to_string(),
        file: art.file.to_owned(),
    })?;
    Reader::new(art.file, document.root_element())?.view()
}

struct Reader<'a> {
    file: &'a str,
    root: Node<'a, 'a>,
    view: View,
    view_from_art: Affine,
    unit: f64,
    drawn: Side,
    mirrored: bool,
}

impl<'a> Reader<'a> {
    fn new(file: &'a str, root: Node<'a, 'a>) -> Result<Self, BodyError> {
        let mut reader = Self {
            file,
            root,
            view: View::Back,
            view_from_art: Affine::IDENTITY,
            unit: 1.0,
            drawn: Side::Left,
            mirrored: root.attribute("data-mirror") == Some("yes"),
        };
        let name = reader.text(root, "data-view")?;
        reader.view = View::ALL
            .into_iter()
            .find(|view| view.name() == name)
            .ok_or_else(|| reader.wrong(root, "no such view"))?;
        reader.drawn = match reader.text(root, "data-drawn")? {
            "left" => Side::Left,
            "right" => Side::Right,
            _ => return Err(reader.wrong(root, "data-drawn must be left or right")),
        };
        reader.unit = reader.number(root, "data-unit")?;
        let origin: Vec<f64> = reader
            .text(root, "data-origin")?
            .split_whitespace()
            .filter_map(|n| n.parse().ok())
            .collect();
        let (&[x, y], true) = (origin.as_slice(), reader.unit > 0.0) else {
            return Err(reader.wrong(root, "data-origin must be two numbers, data-unit above 0"));
        };
        reader.view_from_art = Affine::scale(1.0 / reader.unit) * Affine::translate((-x, -y));
        Ok(reader)
    }

    fn view(&self) -> Result<BodyView, BodyError> {
        let skin = self.group("skin")?;
        let outline = skin
            .children()
            .find(|n| n.attribute("id") == Some("outline"))
            .ok_or_else(|| self.wrong(skin, "no path 'outline'"))?;
        let outline = self.closed(outline)?;
        let mut regions = Vec::new();
        for layer in Layer::ALL.into_iter().rev() {
            let first = regions.len();
            for node in shapes(self.group(layer.name())?) {
                regions.extend(self.region(node, layer)?);
            }
            if let Some(added) = regions.get_mut(first..) {
                added.sort_by(|a: &Region, b: &Region| a.z.total_cmp(&b.z));
            }
        }
        let cameras = self.each("cameras", |node| Ok(vec![self.camera(node)?]))?;
        if cameras.is_empty() {
            return Err(self.wrong(self.group("cameras")?, "no camera"));
        }
        let parts = self.each("parts", |node| self.part(node))?;
        let hits = Arc::new(HitIndex::new(&outline, parts, &regions, BodyView::GAP));
        Ok(BodyView {
            view: self.view,
            bounds: outline.bounding_box(),
            outline: Arc::new(outline),
            cues: self.each("cues", |node| self.cue(node))?,
            regions,
            bones: self.each("bones", |node| self.bone(node))?,
            landmarks: self.each("landmarks", |node| self.landmark(node))?,
            cameras,
            hits,
            warp: Warp::new(BodyShape::Neutral, self.view),
        })
    }

    fn region(&self, node: Node<'a, 'a>, layer: Layer) -> Result<Vec<Region>, BodyError> {
        let child = |class| elements(node).find(|n| n.attribute("class") == Some(class));
        let shape = child("shape").ok_or_else(|| self.wrong(node, "no path of class 'shape'"))?;
        let path = self.closed(shape)?;
        let fibers = child("fibers").map_or(Ok(BezPath::new()), |n| self.path(n))?;
        let kind = RegionKind::parse(self.text(node, "data-kind")?)
            .ok_or_else(|| self.wrong(node, "no such data-kind"))?;
        let reach = match node.attribute("data-reach") {
            Some(_) => self.number(node, "data-reach")? / self.unit,
            None => 0.0,
        };
        let (id, name) = (self.id(node)?, self.title(node)?);
        let group = self.text(node, "data-group")?;
        let z = self.number(node, "data-z")?;
        let region = |(side, affine): (Side, Affine)| {
            let path = affine * path.clone();
            Region {
                id: id.clone(),
                name: name.clone(),
                side,
                layer,
                kind,
                group: group.to_owned(),
                bounds: path.bounding_box(),
                path: Arc::new(path),
                fibers: Arc::new(affine * fibers.clone()),
                z,
                faint: node.attribute("data-faint") == Some("yes"),
                reach,
            }
        };
        Ok(self.sides(node).into_iter().map(region).collect())
    }

    fn cue(&self, node: Node<'a, 'a>) -> Result<Vec<Cue>, BodyError> {
        let (id, path) = (self.id(node)?, self.path(node)?);
        let opacity = self.number(node, "opacity")? as f32;
        let cue = |(side, affine): (Side, Affine)| Cue {
            id: id.clone(),
            side,
            path: Arc::new(affine * path.clone()),
            opacity,
        };
        Ok(self.sides(node).into_iter().map(cue).collect())
    }

    fn bone(&self, node: Node<'a, 'a>) -> Result<Vec<Bone>, BodyError> {
        let (id, name, path) = (self.id(node)?, self.title(node)?, self.closed(node)?);
        let bone = |(side, affine): (Side, Affine)| Bone {
            id: id.clone(),
            name: name.clone(),
            side,
            path: Arc::new(affine * path.clone()),
        };
        Ok(self.sides(node).into_iter().map(bone).collect())
    }

    fn landmark(&self, node: Node<'a, 'a>) -> Result<Vec<Landmark>, BodyError> {
        let (id, name) = (self.id(node)?, self.title(node)?);
        let level = match node.attribute("data-level") {
            None => None,
            Some(name) => {
                let level = Level::parse(name);
                Some(level.ok_or_else(|| self.wrong(node, "no such data-level"))?)
            }
        };
        let center = Point::new(self.number(node, "cx")?, self.number(node, "cy")?);
        let point = self.view_from_art * center;
        let landmark = |(side, affine): (Side, Affine)| Landmark {
            id: id.clone(),
            name: name.clone(),
            side,
            point: affine * point,
            level,
        };
        Ok(self.sides(node).into_iter().map(landmark).collect())
    }

    fn part(&self, node: Node<'a, 'a>) -> Result<Vec<Part>, BodyError> {
        let (id, name, path) = (self.id(node)?, self.title(node)?, self.closed(node)?);
        let limb = self.text(node, "data-part")? == "limb";
        let part = |(_, affine): (Side, Affine)| Part {
            id: id.clone(),
            name: name.clone(),
            limb,
            path: affine * path.clone(),
        };
        Ok(self.sides(node).into_iter().map(part).collect())
    }

    fn camera(&self, node: Node<'a, 'a>) -> Result<Camera, BodyError> {
        let corner = Point::new(self.number(node, "x")?, self.number(node, "y")?);
        let size = (self.number(node, "width")?, self.number(node, "height")?);
        Ok(Camera {
            id: self.text(node, "data-camera")?.to_owned(),
            name: self.title(node)?,
            rect: self
                .view_from_art
                .transform_rect_bbox(Rect::from_origin_size(corner, size)),
        })
    }

    /// The sides a shape stands for, each with what moves the drawn shape there.
    fn sides(&self, node: Node<'a, 'a>) -> Vec<(Side, Affine)> {
        match (self.mirrored, node.attribute("data-mirror")) {
            (true, Some("no")) => vec![(Side::Middle, Affine::IDENTITY)],
            (false, _) => vec![(self.drawn, Affine::IDENTITY)],
            (true, _) => vec![
                (self.drawn, Affine::IDENTITY),
                (self.drawn.mirrored(), Affine::FLIP_X),
            ],
        }
    }

    fn each<T>(
        &self,
        id: &str,
        read: impl Fn(Node<'a, 'a>) -> Result<Vec<T>, BodyError>,
    ) -> Result<Vec<T>, BodyError> {
        let mut all = Vec::new();
        for node in shapes(self.group(id)?) {
            all.extend(read(node)?);
        }
        Ok(all)
    }

    fn group(&self, id: &str) -> Result<Node<'a, 'a>, BodyError> {
        self.root
            .descendants()
            .find(|n| n.has_tag_name("g") && n.attribute("id") == Some(id))
            .ok_or_else(|| self.wrong(self.root, &format!("no group '{id}'")))
    }

    fn path(&self, node: Node<'a, 'a>) -> Result<BezPath, BodyError> {
        let path = BezPath::from_svg(self.text(node, "d")?)
            .map_err(|e| self.wrong(node, &format!("unusable path ({e})")))?;
        let path = self.view_from_art * path;
        if !path.is_finite() {
            return Err(self.wrong(node, "path with a coordinate that is not finite"));
        }
        Ok(path)
    }

    fn closed(&self, node: Node<'a, 'a>) -> Result<BezPath, BodyError> {
        let path = self.path(node)?;
        let count =
            |wanted: fn(&PathEl) -> bool| path.elements().iter().filter(|e| wanted(e)).count();
        let (starts, ends) = (
            count(|e| matches!(e, PathEl::MoveTo(_))),
            count(|e| matches!(e, PathEl::ClosePath)),
        );
        if starts == 0 || starts != ends {
            return Err(self.wrong(node, "path that is not closed"));
        }
        Ok(path)
    }

    fn id(&self, node: Node<'a, 'a>) -> Result<String, BodyError> {
        let id = self.text(node, "id")?;
        // Ids are unique over the whole drawing, so that what is drawn for a muscle and for a cue can be told apart.
        let bare = ["cue_", "bone_", "part_"]
            .iter()
            .find_map(|p| id.strip_prefix(p));
        Ok(bare.unwrap_or(id).to_owned())
    }

    fn title(&self, node: Node<'a, 'a>) -> Result<String, BodyError> {
        elements(node)
            .find(|n| n.has_tag_name("title"))
            .and_then(|n| n.text())
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
            .ok_or_else(|| self.wrong(node, "no title"))
    }

    fn text(&self, node: Node<'a, 'a>, name: &str) -> Result<&'a str, BodyError> {
        node.attribute(name)
            .ok_or_else(|| self.wrong(node, &format!("no {name}")))
    }

    fn number(&self, node: Node<'a, 'a>, name: &str) -> Result<f64, BodyError> {
        let number = self.text(node, name)?.parse().ok();
        number
            .filter(|n: &f64| n.is_finite())
            .ok_or_else(|| self.wrong(node, &format!("{name} that is no number")))
    }

    fn wrong(&self, node: Node<'a, 'a>, reason: &str) -> BodyError {
        let tag = node.tag_name().name();
        BodyError::Element {
            reason: reason.to_owned(),
            element: node.attribute("id").unwrap_or(tag).to_owned(),
            file: self.file.to_owned(),
        }
    }
}

fn elements<'a>(node: Node<'a, 'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children().filter(Node::is_element)
}

/// The shapes of a group, without what describes the group.
fn shapes<'a>(group: Node<'a, 'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    elements(group).filter(|n| !n.has_tag_name("title") && !n.has_tag_name("desc"))
}
