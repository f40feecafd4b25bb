package io.driftcast.app.command;

/** How a command answers that can show charts. */
enum ReportFormat {
    /** For people, in a terminal. */
    TABLE,
    /** For programs: one JSON document. */
    JSON,
    /** For people, with charts: one page that opens from disk. */
    HTML
}
