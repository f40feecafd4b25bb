/** The read side: consumers of the output topics. */
@NullMarked
package io.driftcast.edge.query;

import org.jspecify.annotations.NullMarked;
