/**
 * The only place where records are refused: what is decoded and checked before anything is written,
 * and how a refused record becomes a dead letter.
 */
@NullMarked
package io.driftcast.stream.topology.gate;

import org.jspecify.annotations.NullMarked;
