package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.Forecast;
import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationFlag;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.stream.topology.ingest.ForecastSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sensor's error values, 85 and -127, where -40 to 60 is declared. */
class IllegalValueTest {

    private static final Instant BEGIN = Instant.parse("2024-05-01T00:00:00Z");

    @TempDir Path stateDir;

    private static ForecastHarness harness(Path stateDir, boolean rejects) {
        ForecastHarness harness =
                new ForecastHarness(
                        stateDir,
                        BEGIN,
                        ForecastSettings.DEFAULTS
                                .withTopicPrefix(ForecastHarness.PREFIX)
                                .withRejectsIllegal(rejects));
        harness.spec(
                SeriesSpec.newBuilder()
                        .setSeriesId("s")
                        .setInterval("PT1M")
                        .setReadingsPerStep(1)
                        .setLowerBound(-40.0)
                        .setUpperBound(60.0)
                        .build());
        return harness;
    }

    private static void send(ForecastHarness harness, double... values) {
        for (int i = 0; i < values.length; i++) {
            harness.reading("s", BEGIN.plus(Duration.ofMinutes(i)), values[i]);
        }
    }

    @Test
    void itIsAMissingStepThatNothingIsLearntFrom() {
        try (ForecastHarness harness = harness(stateDir, false)) {
            send(harness, 20, 20.5, 85, -127, 21, 21);

            List<Observation> observations = harness.observations();
            assertThat(observations)
                    .extracting(Observation::getValue)
                    .containsExactly(20.0, 20.5, null, null, 21.0, 21.0);
            assertThat(observations.get(2).getFlags())
                    .containsExactly(ObservationFlag.MISSING, ObservationFlag.ILLEGAL);
            for (Forecast forecast : harness.forecasts()) {
                assertThat(forecast.getSteps().getFirst().getForecastValue()).isBetween(19.0, 22.0);
            }
            assertThat(harness.metrics.meter("driftcast.readings_illegal").getCount()).isEqualTo(2);
            assertThat(harness.deadLetters()).isEmpty();
        }
    }

    @Test
    void itIsADeadLetterWhereThatIsWanted() {
        try (ForecastHarness harness = harness(stateDir, true)) {
            send(harness, 20, 85, 21);

            assertThat(harness.deadLetters()).hasSize(1);
            assertThat(harness.observations())
                    .extracting(Observation::getValue)
                    .containsExactly(20.0, null, 21.0);
        }
    }
}
