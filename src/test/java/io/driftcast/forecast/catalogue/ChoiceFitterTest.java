package io.driftcast.forecast.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.series.Declaration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the trainer prefers, by plans as they are declared. */
class ChoiceFitterTest {

    private static Declaration naming(String... models) {
        return Declaration.builder().models(List.of(models)).build();
    }

    private static SeriesFit fit(Declaration plan, int period, double... values)
            throws UnfittableSeriesException {
        return PlannedFitters.fitter(plan).fit(TrainingSeries.of(period, values));
    }

    private static String champion(Declaration plan, int period, double... values)
            throws UnfittableSeriesException {
        return fit(plan, period, values).champion().name();
    }

    private static List<String> names(SeriesFit fit) {
        return fit.models().stream().map(TrainedModel::name).toList();
    }

    /** Somebody is there by day more often than by night, and stays for hours. */
    private static double[] onAndOff(int steps) {
        SplittableRandom random = new SplittableRandom(7);
        double[] values = new double[steps];
        for (int t = 1; t < steps; t++) {
            double toDay = t % 24 < 12 ? 0.12 : 0.03;
            double change = values[t - 1] == 0 ? toDay : 0.15 - toDay;
            values[t] = random.nextDouble() < change ? 1 - values[t - 1] : values[t - 1];
        }
        return values;
    }

    private static double[] walk(int steps) {
        SplittableRandom random = new SplittableRandom(8);
        double[] values = new double[steps];
        for (int t = 1; t < steps; t++) {
            values[t] = values[t - 1] + random.nextGaussian();
        }
        return values;
    }

    private static double[] seasonal(int steps) {
        SplittableRandom random = new SplittableRandom(9);
        double[] values = new double[steps];
        Arrays.setAll(
                values,
                t -> 50 + 10 * Math.sin(2 * Math.PI * t / 12) + 0.5 * random.nextGaussian());
        return values;
    }

    private static double[] noise(int steps) {
        SplittableRandom random = new SplittableRandom(10);
        double[] values = new double[steps];
        Arrays.setAll(values, _ -> random.nextGaussian());
        return values;
    }

    @Test
    void aSensorThatIsOnOrOffIsForecastByItsLastValue() throws UnfittableSeriesException {
        assertThat(champion(Declaration.NOTHING, 24, onAndOff(336))).isEqualTo("naive");
    }

    @Test
    void aRandomWalkIsForecastByItsLastValue() throws UnfittableSeriesException {
        assertThat(champion(Declaration.NOTHING, 1, walk(200))).isEqualTo("naive");
    }

    @Test
    void aSeasonIsWorthAModel() throws UnfittableSeriesException {
        SeriesFit fit = fit(Declaration.NOTHING, 12, seasonal(120));
        assertThat(fit.models()).hasSize(1);
        assertThat(fit.champion().name()).isIn("auto-arima", "ets");
        assertThat(fit.champion().model().metrics().get("score")).isBetween(0.01, 0.3);
        assertThat(fit.champion().model().observations()).isEqualTo(120);
    }

    @Test
    void aConstantIsForecastByItsLastValue() throws UnfittableSeriesException {
        double[] constant = new double[60];
        Arrays.fill(constant, 3);
        assertThat(champion(Declaration.NOTHING, 1, constant)).isEqualTo("naive");
    }

    @Test
    void theSameSeriesGivesTheSameModels() throws UnfittableSeriesException {
        Declaration plan = naming("ets", "theta", "mean");
        SeriesFit once = fit(plan, 12, seasonal(120));
        SeriesFit again = fit(plan, 12, seasonal(120));
        assertThat(names(again)).isEqualTo(names(once)).containsExactly("ets", "theta", "mean");
        for (int i = 0; i < once.models().size(); i++) {
            TrainedModel a = once.models().get(i);
            TrainedModel b = again.models().get(i);
            assertThat(b.rank()).isEqualTo(a.rank());
            assertThat(b.model().image()).isEqualTo(a.model().image());
            assertThat(b.model().metrics()).isEqualTo(a.model().metrics());
        }
    }

    @Test
    void aBaselineJoinsTheNamedOnlyWhereItIsPreferred() throws UnfittableSeriesException {
        assertThat(names(fit(naming("mean", "drift"), 1, walk(200))))
                .containsExactly("mean", "drift", "naive");
        assertThat(names(fit(naming("mean", "drift"), 1, noise(200))))
                .containsExactly("mean", "drift");
    }

    @Test
    void aBaselineThatIsNamedIsAChallengerLikeOthers() throws UnfittableSeriesException {
        SeriesFit fit = fit(naming("naive", "mean", "naive"), 1, noise(200));
        assertThat(names(fit)).containsExactly("naive", "mean");
        assertThat(fit.champion().name()).isEqualTo("mean");
    }

    @Test
    void theSeasonalNaiveForecastTakesPartWhereItsSeasonIsSeenThreeTimes()
            throws UnfittableSeriesException {
        double[] values = noise(12);
        double[] repeated = new double[72];
        Arrays.setAll(repeated, t -> 100 * values[t % 12]);
        Declaration mean = naming("mean");

        assertThat(champion(mean, 12, repeated)).isEqualTo("snaive");
        assertThat(champion(mean, 12, Arrays.copyOf(repeated, 70))).isNotEqualTo("snaive");
    }

    @Test
    void allAreTriedOnTheDeclaredScale() throws UnfittableSeriesException {
        double[] values = seasonal(120);
        SeriesFit fit =
                fit(
                        Declaration.builder()
                                .models(List.of("mean", "ets"))
                                .transform("log")
                                .build(),
                        12,
                        values);
        assertThat(fit.models())
                .allSatisfy(
                        each -> assertThat(each.model().image().kind()).isEqualTo("transformed"));
        values[70] = -3;
        assertThatThrownBy(() ->
                        fit(
                                Declaration.builder()
                                        .models(List.of("mean", "ets"))
                                        .transform("log")
                                        .build(),
                                12,
                                values))
                .isInstanceOf(UnfittableSeriesException.class)
                .hasMessageContaining("-3");
    }

    @Test
    void oneThatDoesNotSuitTheSeasonIsAFailureThatLeavesTheOthers()
            throws UnfittableSeriesException {
        SeriesFit fit = fit(naming("hw-additive", "mean"), 1, noise(60));
        assertThat(names(fit)).contains("mean").doesNotContain("hw-additive");
        assertThat(fit.failures()).singleElement().asString().startsWith("hw-additive: ");
    }

    @Test
    void whateverACandidateThrowsLeavesTheOthers() throws UnfittableSeriesException {
        Candidate breaks =
                new Candidate(
                        "breaks",
                        series -> {
                            throw new IllegalStateException("it breaks");
                        });
        Candidate naive = new Candidate("naive", ModelCatalogue.fitter("naive", request()));
        Candidate mean = new Candidate("mean", ModelCatalogue.fitter("mean", request()));
        for (int steps : new int[] {8, 200}) {
            SeriesFit fit =
                    new ChoiceFitter(
                                    List.of(naive),
                                    List.of(breaks, mean),
                                    true,
                                    ModelCatalogue.families())
                            .fit(TrainingSeries.of(1, noise(steps)));
            assertThat(names(fit)).contains("mean").doesNotContain("breaks");
            assertThat(fit.failures()).singleElement().asString().contains("it breaks");
        }
    }

    private static ModelRequest request() {
        return ModelRequest.of(1);
    }

    /** Mostly next to nothing, and now and then a thousand times as much. */
    private static double[] spiky(int steps, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[steps];
        for (int t = 0; t < steps; t++) {
            values[t] =
                    random.nextInt(8) == 0
                            ? Math.exp(2 + 3 * random.nextGaussian())
                            : 0.01 + 0.01 * random.nextDouble();
        }
        return values;
    }

    @Test
    void spikesOnWhichSomeFormsAreImpossibleStillGetAModel() throws UnfittableSeriesException {
        Declaration positive = Declaration.builder().lowerBound(0.0).build();
        int impossible = 0;
        for (int seed = 0; seed < 100 && impossible < 3; seed++) {
            TrainingSeries series = TrainingSeries.of(1, spiky(80, seed));
            try {
                ModelCatalogue.fitter("ets(M,A,N)", request()).fit(series);
            } catch (UnfittableSeriesException e) {
                impossible++;
                for (String name : List.of("ets", "combination")) {
                    ModelCatalogue.fitter(name, request()).fit(series);
                }
                assertThat(names(PlannedFitters.fitter(positive).fit(series))).hasSize(1);
            }
        }
        assertThat(impossible).isPositive();
    }

    @Test
    void fewValuesOrSeasonsGetNoRichModel() throws UnfittableSeriesException {
        double[] zeros = new double[39];
        zeros[3] = 2;
        zeros[17] = 1;
        zeros[30] = 4;
        assertThat(champion(Declaration.NOTHING, 1, zeros)).isIn("theta", "ses", "naive");
        for (int n = 5; n < 40; n++) {
            assertThat(champion(Declaration.NOTHING, 1, noise(n))).isIn("theta", "ses", "naive");
            assertThat(champion(Declaration.NOTHING, 12, seasonal(n)))
                    .isIn("theta", "ses", "naive", "snaive");
        }
        assertThat(champion(Declaration.NOTHING, 24, seasonal(71))).isIn("theta", "ses", "naive");
        double[] halfMissing = noise(70);
        for (int t = 0; t < halfMissing.length; t += 2) {
            halfMissing[t] = Double.NaN;
        }
        assertThat(champion(Declaration.NOTHING, 1, halfMissing)).isIn("theta", "ses", "naive");
    }

    @Test
    void theUnitDoesNotChangeTheModelOnALogarithmicScale() throws UnfittableSeriesException {
        double[] values = seasonal(60);
        Declaration log = Declaration.builder().transform("log").build();
        for (String name : List.of("ets", "theta", "dotm", "auto-arima", "combination")) {
            ModelFitter fitter = PlannedFitters.named(name, log, 12);
            double[] once = forecast(fitter, 1, values);
            for (double unit : new double[] {1e-9, 0.02, 1000}) {
                double[] again = forecast(fitter, unit, values);
                for (int h = 0; h < once.length; h++) {
                    assertThat(again[h] / unit)
                            .as("%s in units of %s", name, unit)
                            .isCloseTo(once[h], within(0.01 * once[h]));
                }
            }
        }
    }

    private static double[] forecast(ModelFitter fitter, double unit, double... values)
            throws UnfittableSeriesException {
        double[] scaled = Arrays.stream(values).map(x -> x * unit).toArray();
        FittedModel model = fitter.fit(TrainingSeries.of(12, scaled)).model();
        return ModelCatalogue.families().restore(model).forecast(12).median();
    }

    @Test
    void aSeriesTooShortToCompareGetsTheFirstThatFits() throws UnfittableSeriesException {
        assertThat(champion(naming("mean", "drift"), 1, walk(15))).isEqualTo("mean");
        assertThat(names(fit(naming("mean", "drift"), 1, walk(15))))
                .containsExactly("mean", "drift");
    }

    @Test
    void missingValuesAreNotCompared() throws UnfittableSeriesException {
        double[] values = noise(200);
        for (int t = 0; t < values.length; t += 3) {
            values[t] = Double.NaN;
        }
        assertThat(champion(naming("mean"), 1, values)).isEqualTo("mean");
        Arrays.fill(values, 100, 200, Double.NaN);
        assertThat(champion(naming("drift"), 1, values)).isEqualTo("drift");
    }

    @Test
    void aLongSeasonsArimaModelIsPublishedUnderItsUsualName() throws UnfittableSeriesException {
        SplittableRandom random = new SplittableRandom(11);
        double[] values = new double[300];
        for (int t = 1; t < values.length; t++) {
            values[t] = -0.7 * values[t - 1] + random.nextGaussian();
        }
        assertThat(champion(Declaration.NOTHING, 96, values)).isEqualTo("auto-arima");
    }

    @Test
    void aLongSeasonIsBelievedWhereItComesBackThreeTimes() throws UnfittableSeriesException {
        double[] profile = noise(30);
        SplittableRandom random = new SplittableRandom(12);
        double[] values = new double[180];
        Arrays.setAll(values, t -> 100 + 5 * profile[t % 30] + random.nextGaussian());

        assertThat(fit(Declaration.NOTHING, 30, values).champion().name()).isIn("ets", "snaive");
        double[] shorter = Arrays.copyOf(values, 170);
        assertThat(fit(Declaration.NOTHING, 30, shorter).champion().model().spec())
                .doesNotEndWith("A)")
                .doesNotEndWith("M)");
    }
}
