/** The command line, the wiring of the parts and the life cycle of the process. */
@NullMarked
package io.driftcast.app;

import org.jspecify.annotations.NullMarked;
