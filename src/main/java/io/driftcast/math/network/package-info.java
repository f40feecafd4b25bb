/**
 * Networks on tensors: layers, losses, optimiser and trainer, and recurrent networks made of them.
 * The {@link io.driftcast.math.network.Trainer} knows a network as a {@link
 * io.driftcast.math.network.Learner}; nothing here knows what the numbers stand for.
 */
@NullMarked
package io.driftcast.math.network;

import org.jspecify.annotations.NullMarked;
