package io.driftcast.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.Goldens;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelRequest.Zero;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.series.Timeline;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class AutoArimaFitterTest {

    private static final AutoArimaFitter SEARCH = new AutoArimaFitter(true, Zero.BOUND);
    private static final ForecasterFamilies FAMILIES =
            new ForecasterFamilies(List.of(new ArimaFamily()));

    private static FittedModel search(double... values) throws UnfittableSeriesException {
        return SEARCH.fit(new TrainingSeries(Timeline.ofDays().from(17), List.of(1), values))
                .model();
    }

    private static Forecaster run(FittedModel model) {
        return FAMILIES.restore(model);
    }

    @Test
    void driftIsTakenWhereItPays() throws UnfittableSeriesException {
        SplittableRandom random = new SplittableRandom(3);
        double[] flat = new double[300];
        double[] rising = new double[300];
        double level = 0;
        for (int t = 0; t < flat.length; t++) {
            level += random.nextGaussian();
            flat[t] = level;
            rising[t] = level + 2 * t;
        }
        assertThat(search(rising).spec()).endsWith("+drift");
        assertThat(search(flat).spec()).doesNotContain("drift");
    }

    /**
     * Chance cycles of a random walk must not be taken for structure: on values that follow, the
     * model has to be nearly as good as the last value, which is the best there is.
     */
    @Test
    void noiseIsNotTakenForStructure()
            throws UnfittableSeriesException, IncompatibleModelException {
        double model = 0;
        double best = 0;
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] values = new double[400];
            for (int t = 1; t < values.length; t++) {
                values[t] = values[t - 1] + random.nextGaussian();
            }
            Forecaster forecaster = run(search(Arrays.copyOf(values, 300)));
            for (int t = 300; t < values.length; t++) {
                double error = values[t] - forecaster.forecast(1).median()[0];
                model += error * error;
                best += (values[t] - values[t - 1]) * (values[t] - values[t - 1]);
                forecaster.update(values[t]);
            }
        }
        assertThat(model / best).isLessThan(1.04);
    }

    /**
     * The point of a fitted model: on the second half of Mauna Loa's series, which it has not seen,
     * its one-step error is well below that of the last value.
     */
    @Test
    void beatsTheLastValueOnTheSecondHalfOfMaunaLoa()
            throws UnfittableSeriesException, IncompatibleModelException {
        double[] co2 = Goldens.series("co2");
        int half = co2.length / 2;
        Forecaster forecaster = run(search(Arrays.copyOf(co2, half)));
        double model = 0;
        double naive = 0;
        for (int t = half; t < co2.length; t++) {
            double error = co2[t] - forecaster.forecast(1).median()[0];
            model += error * error;
            naive += (co2[t] - co2[t - 1]) * (co2[t] - co2[t - 1]);
            forecaster.update(co2[t]);
        }
        assertThat(Math.sqrt(naive / model)).isGreaterThan(1.8);
    }

    @Test
    void stateStandsAtTheLastStep() throws Exception {
        double[] nile = Goldens.series("Nile");
        FittedModel model = search(nile);
        Forecaster again = FAMILIES.start(model.image(), 0);
        for (double value : nile) {
            again.update(value);
        }
        assertThat(again.state()).containsExactly(model.state());
    }

    @Test
    void sameSeriesGivesTheSameBytes() throws UnfittableSeriesException {
        double[] series = Goldens.series("USAccDeaths");
        FittedModel first = search(series);
        FittedModel second =
                new AutoArimaFitter(true, Zero.BOUND)
                        .fit(
                                new TrainingSeries(
                                        Timeline.ofDays().from(17), List.of(1), series.clone()))
                        .model();
        assertThat(second.image()).isEqualTo(first.image());
        assertThat(second.state()).containsExactly(first.state());
    }

    @Test
    void unitsDoNotMatter() throws UnfittableSeriesException {
        double[] series = Goldens.series("LakeHuron");
        String spec = search(series).spec();
        for (double scale : new double[] {1e-6, 1e6}) {
            assertThat(search(Arrays.stream(series).map(x -> x * scale).toArray()).spec())
                    .isEqualTo(spec);
        }
    }

    @Test
    void constantSeriesAndStraightLines() throws Exception {
        double[] constant = new double[40];
        Arrays.fill(constant, 21.5);
        FittedModel flat = search(constant);
        assertThat(flat.spec()).isEqualTo("arima(0,0,0)+mean");
        assertThat(flat.metrics()).containsEntry("sigma2", 0.0).doesNotContainKey("loglik");
        assertThat(run(flat).forecast(3).upper95()).containsExactly(21.5, 21.5, 21.5);

        double[] line = new double[60];
        for (int t = 0; t < line.length; t++) {
            line[t] = 5 + 0.1 * t;
        }
        FittedModel straight = search(line);
        assertThat(straight.spec()).isEqualTo("arima(0,1,0)+drift");
        assertThat(run(straight).forecast(1).median()[0]).isCloseTo(11, within(1e-9));
    }

    @Test
    void gapsAreFittedThrough() throws Exception {
        double[] series = Goldens.series("co2");
        for (int t = 5; t < series.length; t += 11) {
            series[t] = Double.NaN;
        }
        series[series.length - 1] = Double.NaN;
        FittedModel model = search(series);
        assertThat(model.observations())
                .isEqualTo(
                        new TrainingSeries(Timeline.ofDays().from(0), List.of(1), series)
                                .observed());
        assertThat(run(model).forecast(1).median()[0]).isBetween(355.0, 370.0);
    }

    @Test
    void shortSeriesGetShortModelsOrNone() throws UnfittableSeriesException {
        assertThat(search(1, 3, 2, 5).metrics().get("aicc")).isFinite();
        // two values are the fewest that a mean and a variance can be had from
        for (double[] values : new double[][] {{1, 2}, {1, 2, 3}}) {
            FittedModel least = search(values);
            assertThat(least.spec()).isEqualTo("arima(0,0,0)+mean");
            assertThat(least.metrics().get("aic")).isFinite();
        }
        for (double[] values : new double[][] {{}, {Double.NaN, Double.NaN}, {1}}) {
            assertThatThrownBy(() -> search(values))
                    .isInstanceOf(UnfittableSeriesException.class)
                    .hasMessageContaining("too few");
        }
    }

    @Test
    void interruptedSearchEnds() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> search(Goldens.series("co2")))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void stepsOfASeries() {
        TrainingSeries series =
                new TrainingSeries(
                        Timeline.ofDays().from(17), List.of(1), new double[] {1, Double.NaN, 3});
        assertThat(series.lastStep()).isEqualTo(19);
        assertThat(series.observed()).isEqualTo(2);
        assertThat(
                        new TrainingSeries(Timeline.ofDays().from(17), List.of(1), new double[0])
                                .lastStep())
                .isEqualTo(16);
    }
}
