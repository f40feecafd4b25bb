/**
 * Recurrent networks on tensors: layers, losses, back-propagation through time and its trainer.
 * Nothing here knows of series.
 */
@NullMarked
package io.driftcast.math.network;

import org.jspecify.annotations.NullMarked;
