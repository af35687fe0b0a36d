//! The files the body is drawn from.

/// One embedded file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Art {
    /// The file's name, for messages.
    pub file: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// Every drawing; the right view mirrors the left one.
pub(super) const VIEWS: [Art; 3] = [
    Art {
        file: "back.svg",
        text: include_str!("../../assets/body/back.svg"),
    },
    Art {
        file: "front.svg",
        text: include_str!("../../assets/body/front.svg"),
    },
    Art {
        file: "left.svg",
        text: include_str!("../../assets/body/left.svg"),
    },
];

/// Facts the words need.
pub(super) const FACTS: Art = Art {
    file: "facts.ron",
    text: include_str!("../../assets/body/facts.ron"),
};
