package io.driftcast.topology;

import io.driftcast.avro.FitRequest;
import io.driftcast.avro.Observation;

/** What the trainer is told about a series. */
sealed interface TrainerInput {

    /** A step has closed, or a closed one was corrected. */
    record Observed(Observation observation) implements TrainerInput {}

    /** A fit was asked for. */
    record Requested(FitRequest request) implements TrainerInput {}

    /** The declared training window. */
    record Declared(int trainingWindow) implements TrainerInput {}

    /** The series is gone. */
    record Purged() implements TrainerInput {}
}
