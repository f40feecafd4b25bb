/** The read side: consumers of the output topics. */
@NullMarked
package io.driftcast.query;

import org.jspecify.annotations.NullMarked;
