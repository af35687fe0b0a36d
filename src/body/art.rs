//! The files the body is drawn from.

/// One embedded file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Art {
    /// The file's name, for messages.
    pub file: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// Every view that has been drawn; a view is added with its file and one line here.
pub(super) const VIEWS: &[Art] = &[Art {
    file: "back.svg",
    text: include_str!("../../assets/body/back.svg"),
}];

/// Facts the words need.
pub(super) const FACTS: Art = Art {
    file: "facts.ron",
    text: include_str!("../../assets/body/facts.ron"),
};
