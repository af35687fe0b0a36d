//! What can be wrong with the artwork.

/// A drawing or a facts file that cannot be used; names the file and the element.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum BodyError {
    /// Not well-formed XML.
    #[error("could not read the drawing as SVG: {reason}; repair or restore {file}")]
    Svg {
        /// The parser's reason.
        reason: String,
        /// The file.
        file: String,
    },
    /// An element lacks something or holds something unusable.
    #[error(
        "could not read the drawing: {reason} in element '{element}'; repair or restore {file}"
    )]
    Element {
        /// What is wrong.
        reason: String,
        /// Id of the element, or its tag where it has none.
        element: String,
        /// The file.
        file: String,
    },
    /// The facts are not what they should be.
    #[error("could not read the anatomy facts: {reason}; repair or restore {file}")]
    Facts {
        /// What is wrong.
        reason: String,
        /// The file.
        file: String,
    },
}
