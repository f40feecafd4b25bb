/** The operator of the score application: texts and their models in, scores out. */
@NullMarked
package io.driftcast.stream.topology.score;

import org.jspecify.annotations.NullMarked;
