package io.driftcast.stream.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.series.Declaration;
import io.driftcast.series.Timeline;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridSetup;
import io.driftcast.series.grid.RecentSteps;
import io.driftcast.series.grid.StepTally;
import io.driftcast.series.grid.Tallies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which models work for a series, step by step, without a stream around it. */
class DeploymentTest {

    private static final int WARMUP = 8;
    private static final Grid GRID =
            Objects.requireNonNull(GridSetup.of(Declaration.NOTHING, "P1D", 1, 0).grid());

    private final Map<WeightsKey, Weights> kept = new HashMap<>();
    private final ModelShelf shelf =
            new ModelShelf(new KeptInMemory(kept), ModelCatalogue.families(), WARMUP);
    private final List<StoredModel> published = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private final Surroundings around = new Surroundings(shelf, GRID, new Steps(), this::look);
    private final SplittableRandom random = new SplittableRandom(3);
    private Deployment deployment = Deployment.begin(0, around);
    private int looks;

    /** The steps from 0 on that were taken. */
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

    private List<StoredModel> look() {
        looks++;
        return List.copyOf(published);
    }

    private Deployment.Taken step() {
        double value = 50 + 3 * Math.sin(values.size()) + random.nextDouble();
        Deployment.Taken taken = deployment.take(values.size(), value, true);
        values.add(value);
        return taken;
    }

    private List<Decision> steps(int count) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            decisions.addAll(step().decisions());
        }
        return decisions;
    }

    /** A model of a forecaster that is fitted to all steps so far. */
    private StoredModel model(String name, long deployed, Role role, boolean pinned) {
        double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
        try {
            FittedModel fitted =
                    ModelCatalogue.fitter(name, ModelRequest.of(1))
                            .fit(new TrainingSeries(Timeline.ofDays(), List.of(1), all))
                            .model();
            return new StoredModel(
                    ModelIds.ofSeries("s", name),
                    "v" + deployed,
                    deployed,
                    role,
                    pinned,
                    fitted.image(),
                    0,
                    all.length - 1L,
                    GRID.specHash(),
                    fitted.state());
        } catch (UnfittableSeriesException e) {
            throw new AssertionError(e);
        }
    }

    private void publish(StoredModel model) {
        withdraw(model.modelId());
        published.add(model);
        deployment.mark();
    }

    private void withdraw(String modelId) {
        published.removeIf(each -> each.modelId().equals(modelId));
        deployment.mark();
    }

    private static Decision activated(StoredModel model, Role role) {
        return new Decision.Activated(model.modelId(), model.version(), model.deployment(), role);
    }

    private static void assertSame(Forecast one, Forecast other) {
        assertThat(one.median()).isEqualTo(other.median());
        assertThat(one.lower95()).isEqualTo(other.lower95());
        assertThat(one.upper80()).isEqualTo(other.upper80());
    }

    @Test
    void whatIsPublishedIsLookedAtOnceAMark() {
        steps(20);
        assertThat(looks).isEqualTo(1);
        publish(model("mean", 1, Role.CHAMPION, false));
        steps(20);
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void theChampionForecastsAndChallengersWorkBesideIt() {
        steps(30);
        StoredModel ets = model("ets", 2, Role.CHALLENGER, false);
        StoredModel mean = model("mean", 3, Role.CHAMPION, false);
        publish(ets);
        publish(mean);

        assertThat(steps(1))
                .containsExactly(activated(mean, Role.CHAMPION), activated(ets, Role.CHALLENGER));
        assertThat(deployment.modelId()).isEqualTo("series/s/mean");
        assertThat(deployment.state().challengers())
                .extracting(WorkingState.Fitted::modelId)
                .containsExactly("series/s/ets");
        assertThat(kept.keySet()).containsExactlyInAnyOrder(ets.key(), mean.key());
    }

    @Test
    void aPinnedModelGoesBeforeALaterChampionAndGivesThePlaceBack() {
        steps(30);
        StoredModel old = model("ets", 1, Role.CHAMPION, true);
        publish(old);
        publish(model("mean", 2, Role.CHAMPION, false));
        steps(1);
        assertThat(deployment.modelId()).isEqualTo("series/s/ets");
        StoredModel unpinned =
                new StoredModel(
                        old.modelId(),
                        old.version(),
                        3,
                        Role.CHALLENGER,
                        false,
                        old.image(),
                        old.trainedFromStep(),
                        old.trainedToStep(),
                        old.specHash(),
                        old.state());
        publish(unpinned);

        assertThat(steps(1)).contains(activated(unpinned, Role.CHALLENGER));
        assertThat(deployment.modelId()).isEqualTo("series/s/mean");
    }

    @Test
    void aChallengerThatIsPromotedGoesOnWhereItIs() {
        steps(30);
        StoredModel second = model("ets", 1, Role.CHAMPION, false);
        StoredModel first = model("mean", 2, Role.CHAMPION, false);
        publish(second);
        publish(first);
        steps(7);
        Deployment alone = Deployment.begin(values.size(), around);
        withdraw(first.modelId());
        alone.mark();

        Deployment.Taken promoted = deployment.take(values.size(), 51, true);

        assertThat(promoted.decisions())
                .containsExactly(
                        new Decision.Withdrawn("series/s/mean", "v2", 2),
                        activated(second, Role.CHAMPION));
        Forecast filtered = Objects.requireNonNull(alone.take(values.size(), 51, true).forecast());
        assertSame(Objects.requireNonNull(promoted.forecast()), filtered);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 12, 40, 47})
    void whatGoesOnFromItsStateGivesTheSameBits(int at) {
        for (int i = 0; i < 60; i++) {
            if (i == 30) {
                publish(model("arima(1,0,1)", 1, Role.CHAMPION, false));
                publish(model("ets", 2, Role.CHALLENGER, false));
            }
            if (i == 45) {
                withdraw("series/s/arima(1,0,1)");
                publish(model("theta", 3, Role.CHAMPION, false));
            }
            if (i == at) {
                deployment = Deployment.resume(deployment.state(), around);
            }
            Deployment.Taken taken = step();
            if (i == 59) {
                Deployment again = Deployment.resume(deployment.state(), around);
                assertSame(
                        Objects.requireNonNull(taken.forecast()),
                        Objects.requireNonNull(again.silent().forecast()));
            }
        }
        assertThat(bits()).isEqualTo(undisturbed());
    }

    private byte[] bits() {
        return deployment.state().champion().state();
    }

    /** The champion's state where nothing was ever resumed. */
    private byte[] undisturbed() {
        DeploymentTest other = new DeploymentTest();
        for (int i = 0; i < 60; i++) {
            if (i == 30) {
                other.publish(other.model("arima(1,0,1)", 1, Role.CHAMPION, false));
                other.publish(other.model("ets", 2, Role.CHALLENGER, false));
            }
            if (i == 45) {
                other.withdraw("series/s/arima(1,0,1)");
                other.publish(other.model("theta", 3, Role.CHAMPION, false));
            }
            other.step();
        }
        return other.bits();
    }

    @Test
    void aVersionThatIsRefusedLeavesTheOneBeforeItAndIsNotTriedAgain() {
        steps(30);
        StoredModel good = model("ets", 1, Role.CHAMPION, false);
        publish(good);
        steps(1);
        StoredModel broken =
                new StoredModel(
                        good.modelId(),
                        "broken",
                        2,
                        Role.CHAMPION,
                        false,
                        good.image(),
                        0,
                        good.trainedToStep(),
                        good.specHash(),
                        new byte[] {1, 2});
        publish(broken);

        assertThat(steps(3))
                .singleElement()
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> {
                            assertThat(refused.version()).isEqualTo("broken");
                            assertThat(refused.outdated()).isFalse();
                        });
        assertThat(deployment.modelVersion()).isEqualTo("v1");
        deployment.mark();
        assertThat(steps(3)).isEmpty();
        assertThat(kept.keySet()).containsExactly(good.key());
    }

    @Test
    void aModelOfAnotherGridIsRefusedAndAsksForAFit() {
        steps(30);
        StoredModel own = model("ets", 1, Role.CHAMPION, false);
        publish(
                new StoredModel(
                        own.modelId(),
                        own.version(),
                        1,
                        Role.CHAMPION,
                        false,
                        own.image(),
                        0,
                        29,
                        own.specHash() + 1,
                        own.state()));

        assertThat(steps(1))
                .singleElement()
                .isInstanceOfSatisfying(
                        Decision.Refused.class, refused -> assertThat(refused.outdated()).isTrue());
        assertThat(deployment.isFitted()).isFalse();
        assertThat(kept).isEmpty();
    }

    @Test
    void whenTheLastModelGoesTheFallbackTakesOverAndNothingIsKept() {
        steps(30);
        publish(model("ets", 1, Role.CHAMPION, false));
        publish(model("mean", 2, Role.SHADOW, false));
        steps(2);
        withdraw("series/s/ets");
        withdraw("series/s/mean");

        assertThat(steps(1)).hasSize(2).hasOnlyElementsOfType(Decision.Withdrawn.class);
        assertThat(deployment.modelId()).startsWith("fallback/");
        assertThat(kept).isEmpty();
    }

    @Test
    void aShadowNeverLeads() {
        steps(30);
        publish(model("ets", 5, Role.SHADOW, false));
        steps(1);
        assertThat(deployment.isFitted()).isFalse();
        assertThat(deployment.state().challengers()).hasSize(1);
    }

    @Test
    void noMoreThanSevenWorkBesideTheChampion() {
        steps(30);
        List<String> names =
                Arrays.asList(
                        "mean",
                        "naive",
                        "drift",
                        "ses",
                        "holt",
                        "theta",
                        "linear",
                        "ewma(0.3)",
                        "sma(10)");
        for (int i = 0; i < names.size(); i++) {
            publish(model(names.get(i), i + 1L, Role.CHALLENGER, false));
        }
        publish(model("ets", 20, Role.CHAMPION, false));
        steps(1);
        assertThat(deployment.state().challengers())
                .extracting(WorkingState.Fitted::deployment)
                .containsExactly(9L, 8L, 7L, 6L, 5L, 4L, 3L);
        assertThat(kept).hasSize(8);
    }

    @Test
    void silenceIsToldOnceUntilTheNextStep() {
        steps(10);
        assertThat(deployment.isStale()).isFalse();
        assertThat(deployment.silent().forecast()).isNotNull();
        assertThat(deployment.state().stale()).isTrue();
        steps(1);
        assertThat(deployment.state().stale()).isFalse();
    }
}
