/** The command line: one class a command, its options and its errors. */
@NullMarked
package io.driftcast.app.command;

import org.jspecify.annotations.NullMarked;
