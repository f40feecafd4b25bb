package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.Model;
import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationGrid;
import io.driftcast.forecast.catalogue.Planner;
import io.driftcast.series.Limits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others write to the trainer's topics stops nobody's training. */
class PoisonObservationsTest {

    @TempDir Path stateDir;
    private TrainHarness harness;

    @BeforeEach
    void start() {
        harness = new TrainHarness(Planner.CATALOGUE, stateDir);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    private static ObservationGrid grid(String interval, String zone, Integer... seasons) {
        return new ObservationGrid(interval, zone, 0L, List.of(seasons));
    }

    private void assertRejected(Observation poison) {
        harness.observe(poison);
        assertThat(harness.deadLetters())
                .singleElement()
                .satisfies(letter ->
                        assertThat(
                                        new String(
                                                letter.headers()
                                                        .lastHeader("driftcast.reason")
                                                        .value(),
                                                StandardCharsets.UTF_8))
                                .isIn("invalid-observation", "oversized"));
        assertOthersAreFitted();
    }

    private void assertOthersAreFitted() {
        for (int step = 0; step < 24; step++) {
            harness.observe(TrainHarness.step("behind", step, 20 + Math.sin(step)));
        }
        assertThat(harness.awaitModel().getSeriesId()).isEqualTo("behind");
    }

    private static Observation on(ObservationGrid grid) {
        return Observation.newBuilder(TrainHarness.step("s", 1, 20.0)).setGrid(grid).build();
    }

    @Test
    void aZoneThatIsNoPlaceOnEarth() {
        assertRejected(on(grid("PT1H", "Nowhere/Land", 24)));
    }

    @Test
    void aSeasonOfNoSteps() {
        assertRejected(on(grid("PT1H", "Z", 0)));
    }

    @Test
    void aSeasonLongerThanForecastersTake() {
        assertRejected(on(grid("PT1S", "Z", 86_400)));
    }

    @Test
    void seasonsWithoutNumber() {
        Integer[] seasons = Collections.nCopies(20_000, 2).toArray(Integer[]::new);
        assertRejected(on(grid("PT1H", "Z", seasons)));
    }

    @Test
    void anIntervalThatIsNone() {
        assertRejected(on(grid("every now and then", "Z", 24)));
    }

    @Test
    void anIntervalOfHundredsOfKilobytes() {
        assertRejected(on(grid("P".repeat(500_000), "Z", 24)));
    }

    @Test
    void aStepBeyondAnyCalendar() {
        assertRejected(
                Observation.newBuilder(on(grid("P1Y", "Z", 1))).setStep(Long.MAX_VALUE).build());
    }

    @Test
    void aLabelBeyondAnyCalendar() {
        assertRejected(
                Observation.newBuilder(TrainHarness.step("s", 1, 20.0))
                        .setAt(Instant.ofEpochMilli(Long.MIN_VALUE))
                        .build());
    }

    @Test
    void aValueThatIsNotANumber() {
        assertRejected(TrainHarness.step("s", 1, Double.NaN));
    }

    @Test
    void aPhaseOfALifetime() {
        assertRejected(on(new ObservationGrid("PT1H", "Z", Long.MAX_VALUE, List.of(24))));
    }

    @Test
    void aReasonOfManyKilobytesIsCutInTheModelThatIsMadeForIt() {
        assertOthersAreFitted();
        harness.requestFit("behind", "r".repeat(50_000), null);
        Model model = harness.awaitModel();
        assertThat(model.getCause())
                .startsWith("request: rrr")
                .hasSizeLessThan(Limits.REASON_CHARS + 20);
    }

    @Test
    void aReasonOfAMegabyteIsADeadLetter() {
        harness.requestFit("behind", "r".repeat(1_000_000), null);
        assertThat(harness.deadLetters()).hasSize(1);
        assertOthersAreFitted();
    }

    @Test
    void aNameNestedDeeperThanModelsAreRunIsADeadLetter() {
        String name = "mstl(".repeat(20) + "ses" + ")".repeat(20);
        harness.declareModels("behind", name);
        assertThat(harness.deadLetters()).hasSize(1);
        assertOthersAreFitted();
    }
}
