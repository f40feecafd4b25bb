package io.driftcast.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.Goldens;
import io.driftcast.forecast.ModelRequest.Zero;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AutoArimaTest {

    private static final AutoArima AUTO = new AutoArima(SeasonalDifferencing.NEVER, Zero.BOUND);

    static Stream<JsonNode> choices() {
        return StreamSupport.stream(Goldens.read("auto_arima.json").spliterator(), false);
    }

    private static double[] series(JsonNode row) {
        String name = row.get("series").asText();
        boolean logs = name.startsWith("log_");
        double[] series = Goldens.series(logs ? name.substring(4) : name);
        return logs ? Arrays.stream(series).map(Math::log).toArray() : series;
    }

    /** At the same differences, both criteria being of our likelihood. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("choices")
    void noWorseThanWhatRChooses(JsonNode row) {
        double[] series = series(row);
        for (String mode : new String[] {"stepwise", "exhaustive"}) {
            ArimaSpec theirs = ArimaSpec.parse(row.get(mode).asText());
            ArimaFit chosen =
                    AUTO.fit(series, row.get("period").asInt(), theirs.d(), theirs.seasonalD());
            double limit = ArimaFitter.fit(theirs, series).aicc();
            assertThat(chosen.aicc()).as(mode).isLessThanOrEqualTo(limit + 1e-3);
        }
    }

    @Test
    void nothingOfTheCommonPoolIsInTheResult() throws ExecutionException, InterruptedException {
        double[] series = Goldens.series("USAccDeaths");
        byte[] expected = ArimaFamily.parameters(AUTO.fit(series, 12, 1).parameters());
        for (int workers : new int[] {1, 3}) {
            try (ForkJoinPool pool = new ForkJoinPool(workers)) {
                ArimaFit fit = pool.submit(() -> AUTO.fit(series, 12, 1)).get();
                assertThat(ArimaFamily.parameters(fit.parameters())).containsExactly(expected);
            }
        }
    }

    @Test
    void seasonalDifferencesComeFirst() {
        AutoArima once = new AutoArima((values, period) -> 1, Zero.BOUND);
        ArimaSpec spec = once.fit(Goldens.series("nottem"), 12).parameters().spec();
        assertThat(spec.seasonalD()).isEqualTo(1);
        assertThat(spec.d()).isZero();
        assertThat(once.fit(new double[] {1, 5, 2, 7, 3, 4, 6}, 12).parameters().spec().period())
                .as("a season longer than the series")
                .isEqualTo(1);
    }

    @Test
    void unitsDoNotMatter() {
        double[] series = Goldens.series("UKgas");
        ArimaSpec spec = AUTO.fit(series, 4, 1).parameters().spec();
        for (double scale : new double[] {1e-6, 1e6}) {
            double[] scaled = Arrays.stream(series).map(x -> x * scale).toArray();
            assertThat(AUTO.fit(scaled, 4, 1).parameters().spec()).isEqualTo(spec);
        }
    }

    /** R's auto.arima gives the mean of three values, and 0 for the four. */
    @Test
    void fewValuesAboveZeroAreNotForecastAsZero() {
        double[] three = {1256.3, 1217.7, 1312.8};
        ArimaFit mean = AUTO.fit(three, 1);
        assertThat(mean.parameters().spec().toString()).isEqualTo("arima(0,0,0)+mean");
        assertThat(mean.parameters().constant()).isCloseTo(1262.27, within(0.01));
        double[][] few = {
            {100, 110}, {134_019, 139_712, 222_190, 213_367}, {1, 5, 2, 9, 1}, {0.1, 3, 8, 2, 5, 7}
        };
        for (double[] values : few) {
            ArimaSpec spec = AUTO.fit(values, 1).parameters().spec();
            assertThat(spec.d() > 0 || spec.hasConstant()).as("%s", spec).isTrue();
        }
        assertThat(AUTO.fit(new double[] {-1, 1.2}, 1).parameters().spec().hasConstant()).isFalse();
    }

    @Test
    void whatIsAddedToTheSeriesDoesNotMatterWhereZeroMeansNothing() {
        AutoArima search = new AutoArima(SeasonalDifferencing.NEVER, Zero.ARBITRARY);
        SplittableRandom random = new SplittableRandom(5);
        for (int n : new int[] {3, 4, 6, 12, 60}) {
            double[] values = random.doubles(n).toArray();
            ArimaFit fit = search.fit(values, 1);
            double[] moved = Arrays.stream(values).map(x -> x - 0.5).toArray();
            ArimaFit other = search.fit(moved, 1);
            assertThat(other.parameters().spec()).isEqualTo(fit.parameters().spec());
            if (fit.parameters().spec().hasConstant()) {
                assertThat(other.parameters().constant())
                        .isCloseTo(fit.parameters().constant() - 0.5, within(1e-6));
            }
        }
    }

    @Test
    void whatNeedsNoErrorWinsAtOnce() {
        double[] constant = new double[40];
        Arrays.fill(constant, 21.5);
        assertThat(AUTO.fit(constant, 1).parameters().spec().toString())
                .isEqualTo("arima(0,0,0)+mean");
        double[] pattern = new double[40];
        for (int t = 0; t < pattern.length; t++) {
            pattern[t] = t % 4 + 0.5 * t;
        }
        ArimaFit fit = AUTO.fit(pattern, 4, 1);
        assertThat(fit.parameters().spec().toString()).isEqualTo("arima(0,0,0)(0,1,0)[4]+drift");
        assertThat(fit.parameters().sigma2()).isZero();
        assertThat(fit.parameters().constant()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void gapsAreFittedThrough() {
        double[] series = Goldens.series("AirPassengers");
        for (int t = 5; t < series.length; t += 11) {
            series[t] = Double.NaN;
        }
        ArimaFit fit = AUTO.fit(series, 12, 1);
        assertThat(fit.terms()).isEqualTo(144 - 13 - 12 - fit.parameters().spec().d());
        assertThat(Math.sqrt(fit.parameters().sigma2())).isBetween(8.0, 14.0);
    }

    @Test
    void shortSeriesGetShortModelsOrNone() {
        assertThat(AUTO.fit(new double[] {1, 3, 2, 5}, 1).aicc()).isFinite();
        for (double[] values : new double[][] {{}, {Double.NaN, Double.NaN}, {1}}) {
            assertThatThrownBy(() -> AUTO.fit(values, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("too few");
        }
    }

    /** On values that follow, the model of a random walk is nearly as good as the last value. */
    @Test
    void noiseIsNotTakenForStructure() {
        double model = 0;
        double best = 0;
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] values = new double[400];
            for (int t = 1; t < values.length; t++) {
                values[t] = values[t - 1] + random.nextGaussian();
            }
            ArimaFit fit = AUTO.fit(Arrays.copyOf(values, 300), 1);
            double[] residuals = fit.residuals(values);
            for (int t = 300; t < values.length; t++) {
                model += residuals[t] * residuals[t];
                best += (values[t] - values[t - 1]) * (values[t] - values[t - 1]);
            }
        }
        assertThat(model / best).isLessThan(1.06);
    }

    @Test
    void interruptedSearchEnds() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> AUTO.fit(Goldens.series("co2"), 12, 1))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
