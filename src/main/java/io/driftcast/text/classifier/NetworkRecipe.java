package io.driftcast.text.classifier;

import io.driftcast.math.kernel.WorkerTeam;

/** How the network of a classifier is made from encoded texts. */
public sealed interface NetworkRecipe permits TokenRecipe, BagRecipe {

    /**
     * Trains a network. The same texts, settings and seed give the same bits on any number of
     * threads.
     *
     * @param validation texts that say when to stop; may be none
     */
    TextNetwork train(
            WorkerTeam team,
            TextSample training,
            TextSample validation,
            Fitting fitting,
            long seed,
            EpochListener listener);
}
