package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.ActivationState;
import io.driftcast.avro.Forecast;
import io.driftcast.avro.ForecastStatus;
import io.driftcast.avro.Model;
import io.driftcast.avro.ModelActivation;
import io.driftcast.avro.Observation;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.stream.deployment.WeightsKey;
import io.driftcast.stream.topology.ingest.ForecastSettings;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forecast application with series that share a model. */
class GroupForecastTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant BEGIN = Instant.parse("2025-10-01T00:00:00Z");
    private static final int WARMUP = ForecastSettings.DEFAULTS.warmupSteps();
    private static final List<String> MEMBERS = List.of("a", "b", "c");

    @TempDir Path stateDir;
    private ForecastHarness harness;
    private final Map<String, List<Observation>> observed = new TreeMap<>();

    @BeforeEach
    void start() {
        harness = new ForecastHarness(stateDir, NOW);
        MEMBERS.forEach(series -> declare(harness, series, "g", null));
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    private static void declare(
            ForecastHarness target,
            String series,
            @Nullable String group,
            @Nullable Integer horizon) {
        target.spec(
                SeriesSpec.newBuilder()
                        .setSeriesId(series)
                        .setInterval("PT1H")
                        .setReadingsPerStep(1)
                        .setGroup(group)
                        .setHorizon(horizon)
                        .build());
    }

    private static double value(String series, int hour) {
        return new SplittableRandom(series.hashCode() + 31L * hour).nextDouble() + hour % 24;
    }

    private static void read(ForecastHarness target, String series, int from, int to) {
        for (int hour = from; hour < to; hour++) {
            target.reading(series, BEGIN.plus(Duration.ofHours(hour)), value(series, hour));
        }
    }

    private void hours(int from, int to) {
        for (int hour = from; hour < to; hour++) {
            for (String series : MEMBERS) {
                read(harness, series, hour, hour + 1);
            }
        }
        for (Observation each : harness.observations()) {
            observed.computeIfAbsent(each.getSeriesId(), _ -> new ArrayList<>()).add(each);
        }
    }

    private Model model(int steps, long deployment) {
        return Models.fitGroup(
                "g", MEMBERS.stream().map(id -> steps(id).subList(0, steps)).toList(), deployment);
    }

    private List<Observation> steps(String series) {
        return observed.getOrDefault(series, List.of());
    }

    private static WeightsKey key(Model model) {
        return new WeightsKey("group/g/auto", model.getVersion());
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private void assertForecastsAreTheModelFromItsFirstStepOn(Model model, Forecast published)
            throws IncompatibleModelException {
        List<Observation> steps = steps(published.getSeriesId());
        Forecaster again =
                ModelCatalogue.families()
                        .start(
                                ModelImage.copyOf(
                                        model.getKind(),
                                        model.getFormatVersion(),
                                        model.getParameters()),
                                steps.getFirst().getStep());
        for (Observation step : steps) {
            if (step.getStep() <= published.getOriginStep()) {
                again.update(step.getValue());
            }
        }
        var expected = again.forecast(12);
        for (int h = 0; h < 12; h++) {
            assertThat(published.getSteps().get(h).getForecastValue())
                    .isEqualTo(expected.median()[h]);
            assertThat(published.getSteps().get(h).getUpper95()).isEqualTo(expected.upper95()[h]);
        }
    }

    @Test
    void oneModelWorksForAllMembersAndIsKeptOnce() throws IncompatibleModelException {
        hours(0, 40);
        harness.forecasts();
        Model model = model(30, 1);
        harness.model(model);

        hours(40, 50);

        assertThat(harness.activations())
                .hasSize(3)
                .allSatisfy(each -> {
                    assertThat(each.getState()).isEqualTo(ActivationState.ACTIVE);
                    assertThat(each.getModelId()).isEqualTo("group/g/auto");
                });
        List<Forecast> forecasts = harness.forecasts();
        assertThat(forecasts).hasSize(30);
        for (Forecast forecast : forecasts) {
            assertThat(forecast.getStatus()).isEqualTo(ForecastStatus.OK);
            assertThat(forecast.getModelVersion()).isEqualTo(model.getVersion());
            assertForecastsAreTheModelFromItsFirstStepOn(model, forecast);
        }
        assertThat(harness.weights()).containsExactly(Map.entry(key(model), 3));
    }

    @Test
    void theNextVersionTakesOverMemberByMember() {
        hours(0, 40);
        Model first = model(30, 1);
        Model second = model(40, 2);
        harness.model(first);
        hours(40, 41);
        harness.model(second);

        read(harness, "b", 41, 42);

        assertThat(harness.weights())
                .containsOnly(Map.entry(key(first), 2), Map.entry(key(second), 1));
        hours(42, 44);
        assertThat(harness.weights()).containsExactly(Map.entry(key(second), 3));
    }

    @Test
    void aModelOfAnotherFormatOrShapeIsRefusedAndTheOldOneStays() {
        hours(0, 40);
        Model first = model(30, 1);
        Model second = model(40, 2);
        byte[] cut = array(second.getParameters());
        harness.model(first);
        hours(40, 41);
        harness.activations();
        harness.forecasts();

        harness.model(Model.newBuilder(second).setFormatVersion(99).build());
        hours(41, 42);
        harness.model(
                Model.newBuilder(second)
                        .setDeployment(3)
                        .setParameters(ByteBuffer.wrap(cut, 0, cut.length - 4))
                        .build());
        hours(42, 43);

        assertThat(harness.activations())
                .hasSize(6)
                .allSatisfy(each -> {
                    assertThat(each.getState()).isEqualTo(ActivationState.REFUSED);
                    assertThat(each.getReason()).isNotBlank();
                });
        assertThat(harness.forecasts())
                .hasSize(6)
                .allSatisfy(each -> {
                    assertThat(each.getStatus()).isEqualTo(ForecastStatus.OK);
                    assertThat(each.getModelVersion()).isEqualTo(first.getVersion());
                });
        assertThat(harness.weights()).containsExactly(Map.entry(key(first), 3));
        assertThat(harness.fitRequests()).isEmpty();
    }

    @Test
    void aMemberThatDiffersRefusesTheModelAndKeepsItsFallback() {
        declare(harness, "c", "g", 48);
        hours(0, 40);
        harness.activations();
        harness.model(model(30, 1));

        hours(40, 41);

        assertThat(harness.activations())
                .filteredOn(each -> each.getState() == ActivationState.REFUSED)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.getSeriesId()).isEqualTo("c");
                    assertThat(each.getReason()).contains("PT1H").contains("48");
                });
        assertThat(harness.fitRequests()).isEmpty();
        assertThat(harness.weights().values()).containsExactly(2);
    }

    @Test
    void aMemberThatComesToAgreeTakesTheModelAndOneThatCeasesToLetsItGo() {
        declare(harness, "c", "g", 48);
        hours(0, 40);
        Model model = model(30, 1);
        harness.model(model);
        hours(40, 41);
        harness.activations();

        declare(harness, "c", "g", null);
        hours(41, 43);
        assertThat(harness.weights()).containsExactly(Map.entry(key(model), 3));

        declare(harness, "a", "g", 48);
        hours(43, 45);
        assertThat(harness.weights()).containsExactly(Map.entry(key(model), 2));
        assertThat(harness.activations())
                .extracting(ModelActivation::getSeriesId, ModelActivation::getState)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("c", ActivationState.ACTIVE),
                        org.assertj.core.groups.Tuple.tuple("a", ActivationState.REFUSED));
    }

    @Test
    void aDeletedModelGivesWayToTheFallbacksAndNothingIsLeft() {
        hours(0, 40);
        harness.model(model(30, 1));
        hours(40, 41);
        harness.activations();

        harness.deleteModel("group/g/auto");
        hours(41, 42);

        assertThat(harness.activations())
                .hasSize(3)
                .extracting(ModelActivation::getState)
                .containsOnly(ActivationState.WITHDRAWN);
        assertThat(harness.weights()).isEmpty();
    }

    @Test
    void membersThatArePurgedOrLeaveLetTheModelGo() {
        hours(0, 40);
        Model model = model(30, 1);
        harness.model(model);
        hours(40, 41);
        harness.activations();

        harness.purge("a");
        assertThat(harness.weights()).containsExactly(Map.entry(key(model), 2));
        declare(harness, "b", null, null);
        read(harness, "b", 41, 42);
        assertThat(harness.weights()).containsExactly(Map.entry(key(model), 1));
        assertThat(harness.activations())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.getSeriesId()).isEqualTo("b");
                    assertThat(each.getState()).isEqualTo(ActivationState.WITHDRAWN);
                });
        harness.purge("c");
        assertThat(harness.weights()).isEmpty();
    }

    @Test
    void aSeriesThatComesLaterGetsTheModelOnceItIsWarm() throws IncompatibleModelException {
        hours(0, 40);
        Model model = model(30, 1);
        harness.model(model);
        hours(40, 41);
        harness.forecasts();
        harness.activations();
        declare(harness, "new", "g", null);

        read(harness, "new", 0, WARMUP + 3);

        harness.observations()
                .forEach(each ->
                        observed.computeIfAbsent(each.getSeriesId(), _ -> new ArrayList<>())
                                .add(each));
        List<Forecast> forecasts = harness.forecasts();
        assertThat(forecasts.subList(0, WARMUP))
                .extracting(Forecast::getStatus)
                .doesNotContain(ForecastStatus.OK);
        for (Forecast forecast : forecasts.subList(WARMUP, WARMUP + 3)) {
            assertThat(forecast.getStatus()).isEqualTo(ForecastStatus.OK);
            assertForecastsAreTheModelFromItsFirstStepOn(model, forecast);
        }
        assertThat(harness.activations())
                .singleElement()
                .extracting(ModelActivation::getFromStep)
                .isEqualTo(steps("new").get(WARMUP).getStep());
    }

    @Test
    void aSeriesOwnModelDoesNotWorkInAGroup() {
        hours(0, 40);
        harness.model(Models.fit("a", steps("a"), 1));

        hours(40, 41);

        assertThat(harness.activations()).isEmpty();
        assertThat(harness.weights()).isEmpty();
    }

    @Test
    void aSeriesThatJoinsGoesFromItsOwnModelToTheGroups() {
        declare(harness, "a", null, null);
        hours(0, 40);
        Model own = Models.fit("a", steps("a"), 1);
        harness.model(own);
        hours(40, 41);
        Model model = model(30, 1);
        harness.model(model);
        declare(harness, "a", "g", null);

        hours(41, 42);

        // Both are the first deployments of their models.
        assertThat(harness.weights()).containsExactly(Map.entry(key(model), 3));
    }

    @Test
    void aModelWhoseKeyNamesAnotherGroupIsPutAside() {
        hours(0, 40);
        harness.model(Model.newBuilder(model(30, 1)).setModelId("group/h/auto").build());
        assertThat(harness.deadLetters()).hasSize(1);
    }

    @Test
    void aTaskOnRestoredStoresGoesOnBitForBit() {
        hours(0, 40);
        harness.model(model(30, 1));
        hours(40, 45);
        harness.forecasts();
        try (ForecastHarness other =
                new ForecastHarness(stateDir.resolve("other"), harness.ingest())) {
            harness.copyTo(other);
            for (int hour = 45; hour < 60; hour++) {
                for (String series : MEMBERS) {
                    read(harness, series, hour, hour + 1);
                    read(other, series, hour, hour + 1);
                }
            }

            List<Forecast> forecasts = other.forecasts();
            assertThat(forecasts)
                    .hasSize(45)
                    .extracting(Forecast::getStatus)
                    .containsOnly(ForecastStatus.OK);
            assertThat(forecasts).isEqualTo(harness.forecasts());
            assertThat(other.weights()).isEqualTo(harness.weights());
        }
    }
}
