/** What commands print: documents for programs, tables for terminals, pages for people. */
@NullMarked
package io.driftcast.app.report;

import org.jspecify.annotations.NullMarked;
