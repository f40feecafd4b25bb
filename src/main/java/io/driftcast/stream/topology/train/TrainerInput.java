package io.driftcast.stream.topology.train;

import io.driftcast.avro.FitRequest;
import io.driftcast.avro.Observation;
import io.driftcast.series.Declaration;

/** What the trainer is told about a series. */
public sealed interface TrainerInput {

    /** A step has closed, or a closed one was corrected. */
    record Observed(Observation observation) implements TrainerInput {}

    /** A fit was asked for. */
    record Requested(FitRequest request) implements TrainerInput {}

    /** Something was declared of it. */
    record Declared(Declaration declared) implements TrainerInput {}

    /** The series is gone. */
    record Purged() implements TrainerInput {}
}
