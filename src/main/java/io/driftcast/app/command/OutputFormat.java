package io.driftcast.app.command;

/** How a command answers. */
enum OutputFormat {
    /** For people. */
    TABLE,
    /** For programs: one JSON document, or one a line where a command follows something. */
    JSON
}
