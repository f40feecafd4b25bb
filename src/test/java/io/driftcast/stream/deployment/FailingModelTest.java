package io.driftcast.stream.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.baseline.MeanFamily;
import io.driftcast.forecast.baseline.SeasonalNaiveFamily;
import io.driftcast.forecast.smoothing.SesFamily;
import io.driftcast.series.Declaration;
import io.driftcast.series.Limits;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridSetup;
import io.driftcast.series.grid.RecentSteps;
import io.driftcast.series.grid.StepTally;
import io.driftcast.series.grid.Tallies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a published model throws, and whenever: the series is answered by its fallback. */
class FailingModelTest {

    private static final Grid GRID =
            Objects.requireNonNull(GridSetup.of(Declaration.NOTHING, "P1D", 1, 0).grid());

    /** Where it fails. */
    enum Where {
        LOAD,
        RESTORE,
        UPDATE,
        FORECAST,
        STATE
    }

    private final Map<WeightsKey, Weights> kept = new HashMap<>();
    private final List<StoredModel> published = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private int stateBytes = 8;
    private int grown;
    private Where where = Where.LOAD;
    private RuntimeException failure = new ArithmeticException("long overflow");
    private boolean overflows;
    private boolean fails = true;
    private final Surroundings around =
            new Surroundings(
                    new ModelShelf(new KeptInMemory(kept), families(), 8),
                    GRID,
                    new Steps(),
                    () -> List.copyOf(published));
    private final Deployment deployment = Deployment.begin(0, around);

    private final class Steps implements RecentSteps {

        @Override
        public boolean holds(long step) {
            return step >= 0 && step < values.size();
        }

        @Override
        public double value(long step) {
            return values.get((int) step);
        }

        @Override
        public StepTally tally(long step) {
            return Tallies.of(step, value(step), 1);
        }
    }

    private ForecasterFamilies families() {
        return new ForecasterFamilies(
                List.of(
                        new MeanFamily(),
                        new SesFamily(),
                        new SeasonalNaiveFamily(),
                        new FailingFamily()));
    }

    private void at(Where here) {
        if (here == where && fails) {
            if (overflows) {
                endless(1);
            }
            throw failure;
        }
    }

    private int endless(int depth) {
        return depth < 0 ? 0 : 1 + endless(depth + 1);
    }

    private final class FailingFamily extends ForecasterFamily {

        private FailingFamily() {
            super("failing", 1);
        }

        @Override
        protected LoadedModel load(byte[] parameters, LoadedModel.Owner owner) {
            at(Where.LOAD);
            return new LoadedModel() {
                @Override
                public Forecaster restore(byte[] state) {
                    at(Where.RESTORE);
                    return new Failing();
                }

                @Override
                public Forecaster start(long offset) {
                    at(Where.RESTORE);
                    return new Failing();
                }
            };
        }
    }

    private final class Failing implements Forecaster {

        @Override
        public void update(double value) {
            at(Where.UPDATE);
        }

        @Override
        public Forecast forecast(int horizon) {
            at(Where.FORECAST);
            double[] flat = new double[horizon];
            return new Forecast(flat, flat, flat, flat, flat, flat, flat);
        }

        @Override
        public byte[] state() {
            at(Where.STATE);
            return new byte[stateBytes];
        }

        @Override
        public int stateBytes() {
            return grown;
        }
    }

    private StoredModel publish(String name, Role role, byte[] state) {
        StoredModel model =
                new StoredModel(
                        ModelIds.ofSeries("s", name),
                        "v1",
                        1 + published.size(),
                        role,
                        false,
                        new ModelImage("failing", 1, new byte[] {1}),
                        0,
                        values.size() - 1L,
                        GRID.specHash(),
                        state);
        published.add(model);
        deployment.mark();
        return model;
    }

    private List<Decision> steps(int count) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Deployment.Taken taken = deployment.take(values.size(), 20, true);
            values.add(20.0);
            assertThat(taken.forecast()).isNotNull();
            decisions.addAll(taken.decisions());
        }
        return decisions;
    }

    @ParameterizedTest
    @EnumSource(value = Where.class, names = "STATE", mode = EnumSource.Mode.EXCLUDE)
    void aModelThatThrowsIsRefusedWithItsReason(Where here) {
        where = here;
        assertRefused("ArithmeticException: long overflow");
    }

    @ParameterizedTest
    @EnumSource(value = Where.class, names = "STATE", mode = EnumSource.Mode.EXCLUDE)
    void aModelThatOverflowsTheStackIsRefused(Where here) {
        where = here;
        overflows = true;
        assertRefused("nested too deep");
    }

    private void assertRefused(String reason) {
        steps(20);
        publish("failing", Role.CHAMPION, new byte[8]);
        List<Decision> decisions = steps(5);
        assertThat(decisions)
                .filteredOn(each -> each instanceof Decision.Refused)
                .singleElement()
                .satisfies(each -> assertThat(((Decision.Refused) each).reason()).contains(reason));
        assertThat(deployment.modelId()).startsWith("fallback/");
        assertThat(kept).isEmpty();
        steps(5);
    }

    @ParameterizedTest
    @EnumSource(
            value = Where.class,
            names = {"UPDATE", "FORECAST"})
    void aChampionThatFailsLaterGivesWayAtThatStep(Where here) {
        where = here;
        fails = false;
        steps(20);
        publish("failing", Role.CHAMPION, new byte[8]);
        steps(5);
        assertThat(deployment.isFitted()).isTrue();
        fails = true;
        assertThat(steps(1)).hasSize(1);
        assertThat(deployment.isFitted()).isFalse();
        assertThat(kept).isEmpty();
        assertThat(steps(10)).isEmpty();
    }

    @Test
    void aChallengerThatFailsLaterIsLetGoAlone() {
        where = Where.UPDATE;
        fails = false;
        steps(20);
        published.add(mean());
        publish("failing", Role.CHALLENGER, new byte[8]);
        steps(5);
        assertThat(deployment.state().challengers()).hasSize(1);
        fails = true;
        assertThat(steps(1))
                .singleElement()
                .satisfies(each -> assertThat(each).isInstanceOf(Decision.Refused.class));
        assertThat(deployment.modelId()).isEqualTo("series/s/mean");
        assertThat(deployment.state().challengers()).isEmpty();
        assertThat(kept).hasSize(1);
    }

    private StoredModel mean() {
        var fitted =
                io.driftcast.forecast.catalogue.ModelCatalogue.fitter(
                        "mean", io.driftcast.forecast.ModelRequest.of(1));
        try {
            var model =
                    fitted.fit(
                                    new io.driftcast.forecast.TrainingSeries(
                                            io.driftcast.series.Timeline.ofDays(),
                                            List.of(1),
                                            values.stream().mapToDouble(v -> v).toArray()))
                            .model();
            return new StoredModel(
                    ModelIds.ofSeries("s", "mean"),
                    "v1",
                    9,
                    Role.CHAMPION,
                    false,
                    model.image(),
                    0,
                    values.size() - 1L,
                    GRID.specHash(),
                    model.state());
        } catch (io.driftcast.forecast.UnfittableSeriesException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aStateThatGrowsBeyondWhatARecordHoldsIsLetGo() {
        fails = false;
        steps(20);
        publish("failing", Role.CHAMPION, new byte[8]);
        steps(5);
        assertThat(deployment.isFitted()).isTrue();
        grown = Limits.STATE_BYTES + 1;
        assertThat(steps(1))
                .singleElement()
                .satisfies(each ->
                        assertThat(((Decision.Refused) each).reason()).contains("its state takes"));
        assertThat(deployment.isFitted()).isFalse();
    }

    @Test
    void theStatesOfAllModelsTogetherFitOneRecord() {
        fails = false;
        steps(20);
        publish("champion", Role.CHAMPION, new byte[Limits.STATE_BYTES / 3]);
        for (int i = 0; i < 7; i++) {
            publish("challenger" + i, Role.CHALLENGER, new byte[Limits.STATE_BYTES / 3]);
        }
        steps(1);
        assertThat(deployment.modelId()).isEqualTo("series/s/champion");
        assertThat(deployment.state().challengers()).hasSize(2);
        assertThat(kept).hasSize(3);
        assertThat(steps(5)).isEmpty();
    }
}
