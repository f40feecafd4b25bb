package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.avro.ActivationState;
import io.driftcast.avro.Forecast;
import io.driftcast.avro.ForecastStatus;
import io.driftcast.avro.ForecastStep;
import io.driftcast.avro.Model;
import io.driftcast.avro.ModelActivation;
import io.driftcast.avro.ModelRole;
import io.driftcast.avro.Observation;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.platform.serde.Topic;
import io.driftcast.series.Declaration;
import io.driftcast.stream.deployment.DeploymentState;
import io.driftcast.stream.deployment.WeightsKey;
import io.driftcast.stream.deployment.WorkingState;
import io.driftcast.stream.store.SeriesRecord;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelActivationTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant BEGIN = Instant.parse("2025-10-01T00:00:00Z");

    /** Where the state of the kind drift has the mean: after tag, period, place and last value. */
    private static final int DRIFT_MEAN =
            1 + 2 * Integer.BYTES + Double.BYTES + Integer.BYTES + Double.BYTES;

    @TempDir Path stateDir;
    private ForecastHarness harness;
    private final SplittableRandom random = new SplittableRandom(7);
    private double level = 50;
    private int hour;
    private final List<Observation> observed = new ArrayList<>();

    @BeforeEach
    void start() {
        harness = new ForecastHarness(stateDir, NOW);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    private void hours(int count) {
        for (int i = 0; i < count; i++) {
            level += random.nextDouble() - 0.5;
            harness.reading("s", BEGIN.plus(Duration.ofHours(hour++)), level);
        }
        observed.addAll(harness.observations());
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private void value(double value) {
        harness.reading("s", BEGIN.plus(Duration.ofHours(hour++)), value);
        observed.addAll(harness.observations());
    }

    @ParameterizedTest
    @CsvSource({"'ets(M,N,N)', none", "hw-multiplicative, none", "ets, log", "naive, reciprocal"})
    void aModelOfPositiveValuesGivesWayToFrostAndAFitIsAskedFor(String name, String transform) {
        hours(60);
        Declaration plan = Declaration.builder().models(List.of(name)).transform(transform).build();
        harness.model(Models.fit("s", observed, plan, 1));
        hours(2);
        harness.forecasts();
        harness.activations();

        value(-0.5);
        value(-1.5);

        ModelActivation activation = harness.activations().getFirst();
        assertThat(activation.getState()).isEqualTo(ActivationState.REFUSED);
        assertThat(activation.getReason()).contains("-0.5");
        assertThat(harness.fitRequests()).hasSize(1);
        assertThat(harness.forecasts())
                .hasSize(2)
                .allMatch(forecast -> forecast.getStatus() == ForecastStatus.FALLBACK);
    }

    /** The bounds widen on the way, and the very same model goes on behind it. */
    @Test
    void aModelGoesThroughAGapOfAlmostADayOfSeconds() {
        for (int i = 0; i < 120; i++) {
            level += random.nextDouble() - 0.5;
            harness.reading("s", BEGIN.plusSeconds(i), level);
        }
        observed.addAll(harness.observations());
        Declaration plan = Declaration.builder().models(List.of("arima(2,1,2)")).build();
        Model model = Models.fit("s", observed, plan, 1);
        harness.model(model);
        harness.reading("s", BEGIN.plusSeconds(120), level);
        Forecast before = harness.forecasts().getLast();
        harness.read(Topic.OBSERVATIONS, Observation.class);

        for (int i = 0; i < 4; i++) {
            harness.reading("s", BEGIN.plus(Duration.ofHours(23)).plusSeconds(i), level);
        }

        List<Observation> observations = harness.read(Topic.OBSERVATIONS, Observation.class);
        assertThat(observations).extracting(Observation::getSteps).startsWith(82_679, 1, 1);
        List<Forecast> forecasts = harness.forecasts();
        assertThat(forecasts)
                .allMatch(forecast -> forecast.getModelVersion().equals(model.getVersion()));
        assertThat(width(forecasts.getFirst())).isGreaterThan(20 * width(before));
        assertThat(width(forecasts.getLast())).isLessThan(2 * width(before));
    }

    private static double width(Forecast forecast) {
        ForecastStep next = forecast.getSteps().getFirst();
        return next.getUpper80() - next.getLower80();
    }

    @Test
    void aStuckSensorsIntervalsHaveAWidthAndMoreAfterAJump() {
        for (int i = 0; i < 60; i++) {
            value(21.5);
        }
        Declaration plan = Declaration.builder().models(List.of("naive")).build();
        harness.model(Models.fit("s", observed, plan, 1));
        value(21.5);
        ForecastStep stuck = harness.forecasts().getLast().getSteps().getFirst();
        value(25);
        Forecast jumped = harness.forecasts().getLast();

        assertThat(stuck.getLower80()).isEqualTo(21.45, within(1e-9));
        assertThat(stuck.getUpper80()).isEqualTo(21.55, within(1e-9));
        assertThat(stuck.getUpper95()).isGreaterThan(stuck.getUpper80());
        assertThat(jumped.getStatus()).isEqualTo(ForecastStatus.OK);
        ForecastStep next = jumped.getSteps().getFirst();
        assertThat(next.getUpper80() - next.getLower80()).isGreaterThan(0.05);
    }

    @Test
    void aModelWorksFromTheNextStepOn() {
        hours(60);
        Model model = Models.fit("s", observed.subList(0, 50), 1);
        harness.forecasts();
        harness.model(model);
        assertThat(harness.activations()).isEmpty();

        hours(5);

        ModelActivation activation = harness.activations().getFirst();
        assertThat(activation.getState()).isEqualTo(ActivationState.ACTIVE);
        assertThat(activation.getModelVersion()).isEqualTo(model.getVersion());
        assertThat(activation.getFromStep()).isEqualTo(observed.get(60).getStep());
        assertThat(harness.forecasts())
                .hasSize(5)
                .allSatisfy(forecast -> {
                    assertThat(forecast.getStatus()).isEqualTo(ForecastStatus.OK);
                    assertThat(forecast.getModelId()).isEqualTo("series/s/auto");
                    assertThat(forecast.getModelVersion()).isEqualTo(model.getVersion());
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    auto-arima              | arima       | none
                    arima(1,0,0)(1,0,0)[24] | arima       | none
                    ets                     | ets         | none
                    hw-multiplicative       | ets         | none
                    theta                   | ets         | none
                    dotm                    | dotm        | none
                    snaive-drift            | drift | none
                    quadratic               | trend       | none
                    lasso                   | lags        | none
                    prophet                 | prophet     | none
                    mstl(ses)               | mstl        | none
                    combination(ses,naive)  | combination | none
                    ets                     | transformed | log
                    """)
    void forecastsEqualTheNamedModelFilteredAgain(String name, String kind, String transform)
            throws IncompatibleModelException {
        hours(130);
        Declaration plan = Declaration.builder().models(List.of(name)).transform(transform).build();
        Model model = Models.fit("s", observed.subList(0, 120), plan, 1);
        assertThat(model.getKind()).isEqualTo(kind);
        harness.model(model);
        harness.forecasts();
        hours(40);

        List<Forecast> forecasts = harness.forecasts();

        Forecaster again =
                ModelCatalogue.families()
                        .restore(
                                ModelImage.copyOf(
                                        model.getKind(),
                                        model.getFormatVersion(),
                                        model.getParameters()),
                                array(model.getState()));
        for (int i = 120; i < 170; i++) {
            again.update(observed.get(i).getValue());
            if (i >= 130) {
                assertThat(forecasts.get(i - 130).getStatus()).isEqualTo(ForecastStatus.OK);
                assertSame(forecasts.get(i - 130), again.forecast(12));
            }
        }
    }

    private static void assertSame(Forecast published, io.driftcast.forecast.Forecast expected) {
        for (int h = 0; h < 12; h++) {
            assertThat(published.getSteps().get(h).getForecastValue())
                    .isEqualTo(expected.median()[h]);
            assertThat(published.getSteps().get(h).getLower95()).isEqualTo(expected.lower95()[h]);
            assertThat(published.getSteps().get(h).getUpper80()).isEqualTo(expected.upper80()[h]);
        }
    }

    @Test
    void aModelFromTheFutureOfAReplayWorksByItsParameters() {
        hours(60);
        Model model = Models.fit("s", observed, 1);
        try (ForecastHarness replayed = new ForecastHarness(stateDir.resolve("replay"), NOW)) {
            replayed.model(model);
            for (Observation step : observed.subList(0, 20)) {
                replayed.reading("s", step.getAt(), step.getValue());
            }
            assertThat(replayed.activations())
                    .singleElement()
                    .extracting(ModelActivation::getState)
                    .isEqualTo(ActivationState.ACTIVE);
            assertThat(replayed.forecasts())
                    .hasSize(20)
                    .extracting(Forecast::getStatus)
                    .containsOnly(ForecastStatus.OK);
        }
    }

    @Test
    void aModelOfAnotherGridIsRefusedAndANewFitAskedFor() {
        hours(60);
        Model model = Models.fit("s", observed, 1);
        model = Model.newBuilder(model).setSpecHash(model.getSpecHash() + 1).build();
        harness.model(model);

        hours(1);

        assertRefused("another grid");
        assertThat(harness.fitRequests()).hasSize(1);
    }

    @Test
    void aModelThatLagsBehindTheKeptStepsWorksByItsParameters() {
        hours(400);
        harness.forecasts();
        harness.model(Models.fit("s", observed.subList(0, 50), 1));

        hours(3);

        assertThat(harness.activations())
                .singleElement()
                .extracting(ModelActivation::getState)
                .isEqualTo(ActivationState.ACTIVE);
        assertThat(harness.fitRequests()).isEmpty();
        assertThat(harness.forecasts())
                .hasSize(3)
                .extracting(Forecast::getStatus)
                .containsOnly(ForecastStatus.OK);
    }

    @Test
    void aModelOfAnUnknownKindIsRefused() {
        hours(60);
        harness.model(Model.newBuilder(Models.fit("s", observed, 1)).setKind("oracle").build());

        hours(1);

        assertRefused("oracle");
        assertThat(harness.fitRequests()).isEmpty();
    }

    @Test
    void aModelOfAnotherFormatVersionIsRefusedAndTheOldOneStays() {
        hours(60);
        Model first = Models.fit("s", observed, 1);
        harness.model(first);
        hours(1);
        harness.activations();
        harness.forecasts();
        harness.model(Model.newBuilder(Models.fit("s", observed, 2)).setFormatVersion(99).build());

        hours(1);

        assertRefused("99");
        assertThat(harness.forecasts())
                .singleElement()
                .extracting(Forecast::getModelVersion)
                .isEqualTo(first.getVersion());
    }

    @Test
    void aDamagedModelIsRefused() {
        hours(60);
        Model model = Models.fit("s", observed, 1);
        byte[] parameters = array(model.getParameters());
        harness.model(
                Model.newBuilder(model)
                        .setParameters(ByteBuffer.wrap(parameters, 0, parameters.length - 3))
                        .build());

        hours(1);

        assertRefused("");
    }

    @Test
    void aDeletedModelGivesWayToTheFallback() {
        hours(60);
        harness.model(Models.fit("s", observed, 1));
        hours(1);
        harness.activations();
        harness.deleteModel("series/s/auto");
        harness.forecasts();

        hours(1);

        assertThat(harness.activations())
                .singleElement()
                .extracting(ModelActivation::getState)
                .isEqualTo(ActivationState.WITHDRAWN);
        assertThat(harness.forecasts())
                .singleElement()
                .satisfies(forecast -> {
                    assertThat(forecast.getStatus()).isEqualTo(ForecastStatus.FALLBACK);
                    assertThat(forecast.getModelId()).isEqualTo("fallback/snaive");
                });
    }

    @Test
    void aModelWhoseKeyNamesAnotherSeriesIsPutAside() {
        hours(60);
        Model model = Models.fit("s", observed, 1);
        harness.model(Model.newBuilder(model).setModelId("series/t/auto").build());
        assertThat(harness.deadLetters()).hasSize(1);
    }

    /** Random walks with a drift whose square is infinite. */
    private Model absurd(List<Observation> fitted, long deployment) {
        Model model =
                Models.fit(
                        "s",
                        fitted,
                        Declaration.builder().models(List.of("drift")).build(),
                        deployment);
        byte[] state = array(model.getState());
        ByteBuffer.wrap(state).putDouble(DRIFT_MEAN, 1e200);
        return Model.newBuilder(model).setState(ByteBuffer.wrap(state)).build();
    }

    @Test
    void aModelThatCannotForecastIsRefusedAndTheOldOneStays() {
        hours(60);
        Model first = Models.fit("s", observed, 1);
        harness.model(first);
        hours(1);
        harness.activations();
        harness.forecasts();

        harness.model(absurd(observed.subList(0, 58), 2));
        hours(3);

        assertThat(harness.activations())
                .singleElement()
                .satisfies(activation -> {
                    assertThat(activation.getState()).isEqualTo(ActivationState.REFUSED);
                    assertThat(activation.getReason()).contains("cannot forecast");
                });
        assertThat(harness.fitRequests()).isEmpty();
        assertThat(harness.forecasts())
                .hasSize(3)
                .extracting(Forecast::getModelVersion)
                .containsOnly(first.getVersion());
        assertThat(weights()).containsExactly(new WeightsKey("series/s/auto", first.getVersion()));
    }

    @Test
    void aModelThatCannotForecastAnyMoreGivesWayToTheFallbackAndStaysRefused() {
        hours(60);
        harness.forecasts();
        harness.model(absurd(observed, 1));

        hours(5);

        assertThat(harness.activations())
                .extracting(ModelActivation::getState)
                .containsExactly(ActivationState.ACTIVE, ActivationState.REFUSED);
        assertThat(harness.forecasts())
                .hasSize(5)
                .extracting(Forecast::getStatus)
                .containsOnly(ForecastStatus.FALLBACK);
        assertThat(weights()).isEmpty();
        Model next = Models.fit("s", observed, 2);
        harness.model(next);
        hours(1);
        assertThat(harness.forecasts().getLast().getModelVersion()).isEqualTo(next.getVersion());
    }

    @Test
    void aModelWhoseStateIsRefusedGivesWayToTheFallbackOnce() {
        hours(60);
        harness.model(Models.fit("s", observed, 1));
        hours(1);
        SeriesRecord kept = harness.series("s");
        DeploymentState now = Objects.requireNonNull(kept.deployment());
        WorkingState.Fitted champion = (WorkingState.Fitted) now.champion();
        kept.setDeployment(
                new DeploymentState(
                        now.firstStep(),
                        now.lastStep(),
                        now.observed(),
                        false,
                        now.marked(),
                        new WorkingState.Fitted(
                                champion.modelId(),
                                champion.version(),
                                champion.deployment(),
                                champion.shape(),
                                new byte[] {1, 2}),
                        List.of(),
                        List.of(),
                        now.lastValue(),
                        now.change()));
        ForecastHarness other = new ForecastHarness(stateDir.resolve("other"), harness.ingest());
        harness.copyTo(other);
        other.series().put("s", kept);
        harness.close();
        harness = other;

        hours(5);

        assertThat(harness.activations())
                .singleElement()
                .extracting(ModelActivation::getState)
                .isEqualTo(ActivationState.REFUSED);
        assertThat(harness.forecasts())
                .hasSize(5)
                .extracting(Forecast::getStatus)
                .containsOnly(ForecastStatus.FALLBACK);
        assertThat(weights()).isEmpty();
    }

    @Test
    void aModelOfTheSameDeploymentAndAnotherVersionGoesToWork() {
        hours(60);
        harness.model(Models.fit("s", observed.subList(0, 50), 1));
        hours(1);
        Model again = Models.fit("s", observed, 1);
        harness.deleteModel("series/s/auto");
        harness.model(again);
        harness.forecasts();

        hours(1);

        assertThat(harness.forecasts())
                .singleElement()
                .extracting(Forecast::getModelVersion)
                .isEqualTo(again.getVersion());
    }

    private List<WeightsKey> weights() {
        return harness.weights().keySet().stream().toList();
    }

    @Test
    void theParametersOfWhatWorksAreKeptOnceAndOnlyAsLong() {
        hours(60);
        Model first = Models.fit("s", observed, 1);
        harness.model(first);
        hours(1);
        assertThat(weights()).containsExactly(new WeightsKey("series/s/auto", first.getVersion()));
        Model second = Models.fit("s", observed, 2);

        harness.model(second);
        hours(1);

        WeightsKey key = new WeightsKey("series/s/auto", second.getVersion());
        assertThat(weights()).containsExactly(key);
        assertThat(harness.weights()).containsEntry(key, 1);
        harness.deleteModel("series/s/auto");
        hours(1);
        assertThat(weights()).isEmpty();
        assertThat(Objects.requireNonNull(harness.series("s").deployment()).champion())
                .isInstanceOf(WorkingState.Fallback.class);
    }

    @Test
    void aPurgedSeriesLetsItsModelGo() {
        hours(60);
        harness.model(Models.fit("s", observed, 1));
        hours(1);
        assertThat(weights()).hasSize(1);

        harness.purge("s");

        assertThat(weights()).isEmpty();
    }

    @Test
    void aSeriesThatBeginsAnewLetsItsModelGo() {
        hours(60);
        harness.model(Models.fit("s", observed, 1));
        hours(1);
        assertThat(weights()).hasSize(1);

        harness.spec(SeriesSpec.newBuilder().setSeriesId("s").setInterval("PT30M").build());
        hour += 200;
        hours(10);

        assertThat(weights()).isEmpty();
    }

    @Test
    void aRefusedModelLeavesTheOldOneRunningToTheSameBits() {
        hours(60);
        Model first = Models.fit("s", observed, 1);
        Model second = Models.fit("s", observed.subList(0, 55), 2);
        byte[] cut = array(second.getParameters());
        List<Model> unusable =
                List.of(
                        Model.newBuilder(second).setFormatVersion(99).build(),
                        Model.newBuilder(second)
                                .setDeployment(3)
                                .setParameters(ByteBuffer.wrap(cut, 0, cut.length - 8))
                                .build(),
                        Model.newBuilder(second)
                                .setDeployment(4)
                                .setState(ByteBuffer.wrap(new byte[] {1, 2}))
                                .build());
        harness.model(first);
        hours(1);
        harness.forecasts();
        List<Forecast> undisturbed;
        try (ForecastHarness other = new ForecastHarness(stateDir.resolve("other"), NOW)) {
            ForecastHarness disturbed = harness;
            SplittableRandom here = random.split();
            List<Double> next = here.doubles(12).boxed().toList();
            observed.subList(0, 60)
                    .forEach(step -> other.reading("s", step.getAt(), step.getValue()));
            other.model(first);
            other.reading("s", observed.get(60).getAt(), observed.get(60).getValue());
            other.forecasts();
            for (int i = 0; i < 12; i++) {
                Instant at = BEGIN.plus(Duration.ofHours(hour + i));
                other.reading("s", at, next.get(i));
                if (i % 4 == 0) {
                    disturbed.model(unusable.get(i / 4));
                }
                disturbed.reading("s", at, next.get(i));
            }
            undisturbed = other.forecasts();
        }
        assertThat(harness.activations())
                .extracting(ModelActivation::getState)
                .containsExactly(
                        ActivationState.ACTIVE,
                        ActivationState.REFUSED,
                        ActivationState.REFUSED,
                        ActivationState.REFUSED);
        assertThat(harness.forecasts())
                .hasSize(12)
                .zipSatisfy(
                        undisturbed,
                        (ours, theirs) -> {
                            assertThat(ours.getModelVersion()).isEqualTo(first.getVersion());
                            assertThat(ours.getSteps()).isEqualTo(theirs.getSteps());
                        });
        assertThat(weights()).containsExactly(new WeightsKey("series/s/auto", first.getVersion()));
    }

    @Test
    void aChallengerWorksBesideTheChampionAndTakesOverWhenThatGoes() {
        hours(60);
        Model champion =
                Models.fit("s", observed, Declaration.builder().models(List.of("mean")).build(), 2);
        Model challenger =
                Model.newBuilder(
                                Models.fit(
                                        "s",
                                        observed,
                                        Declaration.builder().models(List.of("ets")).build(),
                                        1))
                        .setModelId("series/s/beside")
                        .setRole(ModelRole.CHALLENGER)
                        .build();
        harness.model(challenger);
        harness.model(champion);
        harness.forecasts();

        hours(5);

        assertThat(harness.activations())
                .extracting(ModelActivation::getModelId, ModelActivation::getState)
                .containsExactly(
                        tuple(champion.getModelId(), ActivationState.ACTIVE),
                        tuple("series/s/beside", ActivationState.CHALLENGER));
        assertThat(harness.forecasts())
                .hasSize(5)
                .extracting(Forecast::getModelId)
                .containsOnly(champion.getModelId());
        assertThat(harness.weights()).hasSize(2);

        harness.model(Model.newBuilder(challenger).setDeployment(3).setPinned(true).build());
        hours(1);
        assertThat(harness.forecasts().getLast().getModelId()).isEqualTo("series/s/beside");
        harness.deleteModel("series/s/beside");
        hours(1);
        assertThat(harness.forecasts().getLast().getModelId()).isEqualTo(champion.getModelId());
        harness.deleteModel(champion.getModelId());
        hours(1);
        assertThat(harness.forecasts().getLast().getStatus()).isEqualTo(ForecastStatus.FALLBACK);
        assertThat(harness.weights()).isEmpty();
    }

    private void assertRefused(String reason) {
        ModelActivation activation = harness.activations().getLast();
        assertThat(activation.getState()).isEqualTo(ActivationState.REFUSED);
        assertThat(activation.getReason()).contains(reason);
        assertThat(activation.getFromStep()).isNull();
    }
}
