package io.driftcast;

import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationGrid;
import io.driftcast.series.StepInterval;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The closed steps that observations stand for, those of a gap one by one. */
public final class ClosedSteps {

    private ClosedSteps() {}

    /** Each step by itself. */
    public static List<Observation> of(List<Observation> observations) {
        return observations.stream().flatMap(ClosedSteps::each).toList();
    }

    private static Stream<Observation> each(Observation observation) {
        if (observation.getSteps() == 1) {
            return Stream.of(observation);
        }
        ObservationGrid grid = Objects.requireNonNull(observation.getGrid());
        StepInterval interval =
                StepInterval.parse(grid.getInterval(), ZoneId.of(grid.getTimeZone()));
        return IntStream.range(0, observation.getSteps())
                .mapToObj(i -> {
                    long step = observation.getStep() + i;
                    long at = interval.startOf(step, grid.getPhaseMillis());
                    return Observation.newBuilder(observation)
                            .setStep(step)
                            .setAt(Instant.ofEpochMilli(at))
                            .setSteps(1)
                            .build();
                });
    }
}
