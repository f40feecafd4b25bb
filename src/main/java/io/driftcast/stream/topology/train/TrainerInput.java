package io.driftcast.stream.topology.train;

import io.driftcast.avro.FitRequest;
import io.driftcast.avro.Observation;
import io.driftcast.forecast.catalogue.FitPlan;

/** What the trainer is told about a series. */
public sealed interface TrainerInput {

    /** A step has closed, or a closed one was corrected. */
    record Observed(Observation observation) implements TrainerInput {}

    /** A fit was asked for. */
    record Requested(FitRequest request) implements TrainerInput {}

    /** A window, models and a scale were declared. */
    record Declared(int trainingWindow, FitPlan plan) implements TrainerInput {}

    /** The series is gone. */
    record Purged() implements TrainerInput {}
}
