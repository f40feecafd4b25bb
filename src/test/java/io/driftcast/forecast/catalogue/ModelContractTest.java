package io.driftcast.forecast.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.series.Declaration;
import io.driftcast.series.StepInterval;
import io.driftcast.series.Timeline;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model of the catalogue must keep to, from the fit to the last update. */
@ParameterizedClass(name = "{0}")
@MethodSource("io.driftcast.forecast.catalogue.ContractModel#all")
class ModelContractTest {

    private static final int PERIOD = 12;
    private static final int HORIZON = 24;
    private static final ForecasterFamilies FAMILIES = ModelCatalogue.families();

    private final ContractModel model;

    ModelContractTest(ContractModel model) {
        this.model = model;
    }

    private ModelFitter fitter() {
        return model.fitter(ModelRequest.of(PERIOD));
    }

    private static TrainingSeries monthly(double... values) {
        StepInterval months = StepInterval.parse("P1M", ZoneOffset.UTC);
        return new TrainingSeries(new Timeline(months, 0, -120), List.of(PERIOD), values);
    }

    /** A positive series with trend, season and noise. */
    private static double[] series(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        double level = 100;
        for (int t = 0; t < n; t++) {
            level += 0.2 + 0.5 * random.nextGaussian();
            values[t] = level + 8 * Math.sin(2 * Math.PI * t / PERIOD) + random.nextGaussian();
        }
        return values;
    }

    private static double[] withGaps(double[] values, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] gaps = values.clone();
        for (int t = 0; t < gaps.length; t++) {
            gaps[t] = random.nextInt(10) == 0 ? Double.NaN : gaps[t];
        }
        gaps[0] = Double.NaN;
        gaps[gaps.length - 1] = Double.NaN;
        return gaps;
    }

    private Fit fit(double... values) {
        try {
            return fitter().fit(monthly(values));
        } catch (UnfittableSeriesException e) {
            throw new AssertionError(model.toString(), e);
        }
    }

    private @Nullable Fit fitOrNull(double... values) {
        try {
            return fitter().fit(monthly(values));
        } catch (UnfittableSeriesException e) {
            assertThat(e.getMessage()).isNotBlank();
            return null;
        }
    }

    private static Forecast forecast(Fit fit) {
        return FAMILIES.restore(fit.model()).forecast(HORIZON);
    }

    private static void assertSame(Forecast actual, Forecast expected) {
        assertThat(actual.median()).containsExactly(expected.median());
        assertThat(actual.mean()).containsExactly(expected.mean());
        assertThat(actual.lower95()).containsExactly(expected.lower95());
        assertThat(actual.upper80()).containsExactly(expected.upper80());
    }

    private static void assertClose(Forecast actual, Forecast expected, double factor, double tol) {
        double size = 0;
        for (int h = 0; h < HORIZON; h++) {
            size = Math.max(size, Math.abs(expected.upper95()[h]));
        }
        for (int h = 0; h < HORIZON; h++) {
            assertThat(actual.median()[h] / factor)
                    .as("median %d", h + 1)
                    .isCloseTo(expected.median()[h], within(tol * size));
            assertThat(actual.upper95()[h] / factor)
                    .as("bound %d", h + 1)
                    .isCloseTo(expected.upper95()[h], within(tol * size));
        }
    }

    @Test
    void theSameSeriesGivesTheSameBytesAndStaysAsItIs() {
        double[] values = withGaps(series(120, 1), 2);
        double[] before = values.clone();
        FittedModel first = fit(values).model();
        FittedModel second = fit(values).model();
        assertThat(values).containsExactly(before);
        assertThat(second.spec()).isEqualTo(first.spec());
        assertThat(second.image()).isEqualTo(first.image());
        assertThat(second.state()).containsExactly(first.state());
        assertThat(second.metrics()).isEqualTo(first.metrics());
    }

    @Test
    void theFitTellsWhatItFound() {
        double[] values = series(120, 3);
        Fit fit = fit(values);
        assertThat(fit.residuals()).hasSize(values.length);
        assertThat(fit.model().spec()).isNotBlank();
        assertThat(fit.model().observations()).isEqualTo(values.length);
        assertThat(fit.model().metrics().values()).allMatch(Double::isFinite);
        assertThat(fit.model().metrics()).containsKey("sigma2");
    }

    @Test
    void savedAndLoadedItGoesOnBitForBit() throws IncompatibleModelException {
        FittedModel fitted = fit(series(120, 4)).model();
        Forecaster whole = FAMILIES.restore(fitted);
        Forecaster parts = FAMILIES.restore(fitted);
        for (double value : withGaps(series(160, 4), 5)) {
            whole.update(value);
            parts.update(value);
            byte[] state = parts.state();
            assertThat(state).containsExactly(whole.state());
            parts = FAMILIES.restore(fitted.image(), state);
            assertSame(parts.forecast(HORIZON), whole.forecast(HORIZON));
        }
    }

    @Test
    void updatedStepByStepItStandsWhereTheFitLeftIt() throws IncompatibleModelException {
        double[] values = withGaps(series(400, 6), 7);
        FittedModel fitted = fit(values).model();
        Forecaster fresh = FAMILIES.start(fitted.image(), 0);
        for (double value : values) {
            fresh.update(value);
        }
        Forecast expected = FAMILIES.restore(fitted).forecast(HORIZON);
        assertClose(fresh.forecast(HORIZON), expected, 1, 1e-9);
    }

    @Test
    void startedElsewhereItKnowsWhereItIs() throws IncompatibleModelException {
        double[] values = series(400, 20);
        FittedModel fitted = fit(values).model();
        Forecaster late = FAMILIES.start(fitted.image(), 67);
        for (int t = 67; t < values.length; t++) {
            late.update(values[t]);
        }
        assertNear(late.forecast(HORIZON), FAMILIES.restore(fitted).forecast(HORIZON), 1, 2);
        Forecaster early = FAMILIES.start(fitted.image(), -24);
        for (int t = 12; t < values.length; t++) {
            early.update(values[t]);
        }
        assertThat(early.forecast(HORIZON).horizon()).isEqualTo(HORIZON);
    }

    /** Medians no further apart than so many standard errors, judged by the 80 % interval. */
    private static void assertNear(
            Forecast actual, Forecast expected, double factor, double errors) {
        for (int h = 0; h < HORIZON; h++) {
            double error = (expected.upper80()[h] - expected.lower80()[h]) / 2.56;
            assertThat(actual.median()[h] / factor)
                    .as("median %d", h + 1)
                    .isCloseTo(expected.median()[h], within(errors * error));
        }
    }

    @Test
    void forecastsAreInsideTheLegalBounds() {
        Forecast forecast = forecast(fit(series(120, 8))).within(95, 110);
        for (int h = 0; h < HORIZON; h++) {
            assertThat(forecast.lower95()[h]).isGreaterThanOrEqualTo(95);
            assertThat(forecast.upper95()[h]).isLessThanOrEqualTo(110);
        }
    }

    @Test
    void forecastsAreSensible() {
        double[] values = series(144, 9);
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        Forecast forecast = forecast(fit(Arrays.copyOf(values, 120)));
        for (int h = 0; h < HORIZON; h++) {
            // a trend line that took the season's last rise for its slope may go far
            assertThat(forecast.median()[h])
                    .isBetween(low - 3 * (high - low), high + 3 * (high - low));
            assertThat(forecast.upper95()[h]).isGreaterThan(forecast.lower95()[h]);
        }
    }

    @Test
    void missingValuesAreNoTrouble() {
        Fit fit = fit(withGaps(series(150, 10), 11));
        assertThat(forecast(fit).horizon()).isEqualTo(HORIZON);
        Forecaster forecaster = FAMILIES.restore(fit.model());
        for (int t = 0; t < 100; t++) {
            forecaster.update(Double.NaN);
        }
        assertThat(forecaster.forecast(HORIZON).horizon()).isEqualTo(HORIZON);
        for (double value : series(60, 12)) {
            forecaster.update(value);
        }
        assertThat(forecaster.forecast(HORIZON).median()[0]).isBetween(0.0, 300.0);
    }

    @Test
    void aConstantSeriesIsForecastAsItself() {
        for (double value : new double[] {0, 7.5, -1e9}) {
            double[] values = new double[60];
            Arrays.fill(values, value);
            Fit fit = fitOrNull(values);
            if (fit != null) {
                Forecast forecast = forecast(fit);
                double slack = 1e-6 * Math.abs(value) + 1e-12;
                assertThat(forecast.median()[0]).isCloseTo(value, within(slack));
                assertThat(forecast.median()[HORIZON - 1]).isCloseTo(value, within(slack));
            }
        }
    }

    @Test
    void shortSeriesAreFittedOrRefusedInWords() {
        for (int n = 0; n <= 30; n++) {
            Fit fit = fitOrNull(series(n, 13));
            if (fit != null) {
                assertThat(forecast(fit).horizon()).as("%d values", n).isEqualTo(HORIZON);
            }
        }
        assertThat(fitOrNull(Double.NaN, Double.NaN, Double.NaN)).isNull();
    }

    @Test
    void aMillionUpdatesLeaveTheStateAsLargeAndFinite() {
        Fit fit = fit(series(120, 14));
        Forecaster forecaster = FAMILIES.restore(fit.model());
        double[] values = withGaps(series(1000, 15), 16);
        for (double value : values) {
            forecaster.update(value);
        }
        int length = forecaster.state().length;
        for (int round = 1; round < 1000; round++) {
            for (double value : values) {
                forecaster.update(value);
            }
        }
        assertThat(forecaster.state().length).isLessThanOrEqualTo(2 * length);
        assertThat(forecaster.forecast(HORIZON).horizon()).isEqualTo(HORIZON);
    }

    /** Powers of two round nothing, so not even a search may take another way. */
    @Test
    void theUnitsDoNotMatter() {
        double[] values = series(120, 17);
        Fit plain = fit(values);
        for (double factor : new double[] {0x1p-20, 0x1p20}) {
            Fit scaled = fit(scaled(values, factor));
            assertThat(scaled.model().spec()).isEqualTo(plain.model().spec());
            assertClose(forecast(scaled), forecast(plain), factor, 1e-9);
        }
    }

    /**
     * Other factors round the values, so that a search may end elsewhere on a flat top. Where it
     * leaves off d of the log-likelihood, estimates are sqrt(2 d) of their standard errors from the
     * best, and these move a forecast by some sqrt(k / n) of its own. ARIMA searches leave off some
     * 1e-5 where a moving average is on the edge of invertibility: with k = 4 and n = 120 that is
     * 8e-4, and the bound leaves room for six times as much.
     */
    @Test
    void roundedUnitsMatterLessThanEstimation() {
        double[] values = series(120, 17);
        Fit plain = fit(values);
        for (double factor : new double[] {1e-6, 1e6}) {
            Fit scaled = fit(scaled(values, factor));
            assertThat(scaled.model().spec()).isEqualTo(plain.model().spec());
            assertNear(forecast(scaled), forecast(plain), factor, 5e-3);
        }
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    @Test
    void repeatedValuesAreNoTrouble() {
        SplittableRandom random = new SplittableRandom(18);
        double[] values = new double[120];
        for (int t = 0; t < values.length; t++) {
            values[t] = t % 15 == 0 || t == 0 ? 50 + random.nextInt(3) : values[t - 1];
        }
        assertThat(forecast(fit(values)).horizon()).isEqualTo(HORIZON);
    }

    @Test
    void aLogarithmOfNegativeValuesIsRefusedInWords() {
        assumeTrue(model.isPlain(), "on its own scale already");
        double[] values = series(120, 21);
        values[70] = -3;
        ModelFitter logged =
                PlannedFitters.named(
                        model.name(), Declaration.builder().transform("log").build(), PERIOD);
        assertThatThrownBy(() -> logged.fit(monthly(values)))
                .isInstanceOf(UnfittableSeriesException.class)
                .hasMessageContaining("-3")
                .hasMessageContaining("log");
        values[70] = 110;
        try {
            assertThat(forecast(logged.fit(monthly(values))).lower95()[HORIZON - 1]).isPositive();
        } catch (UnfittableSeriesException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void negativeValuesAreForecastOrRefusedInWords() {
        double[] values = series(120, 19);
        Arrays.setAll(values, t -> values[t] - 250);
        Fit fit = fitOrNull(values);
        assumeFalse(fit == null, model + " takes positive values only, and says so");
        assertThat(forecast(fit).median()[0]).isNegative();
    }
}
