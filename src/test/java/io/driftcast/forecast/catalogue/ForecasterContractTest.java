package io.driftcast.forecast.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.ModelImage;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.additive.ProphetFamily;
import io.driftcast.forecast.arima.ArimaFamily;
import io.driftcast.forecast.arima.ArimaFitter;
import io.driftcast.forecast.arima.ArimaParameters;
import io.driftcast.forecast.arima.ArimaSpec;
import io.driftcast.forecast.arima.CalendarArimaFamily;
import io.driftcast.forecast.baseline.MeanFamily;
import io.driftcast.forecast.baseline.MovingAverageFamily;
import io.driftcast.forecast.baseline.SeasonalDriftFamily;
import io.driftcast.forecast.baseline.SeasonalNaiveFamily;
import io.driftcast.forecast.composite.CombinationFamily;
import io.driftcast.forecast.composite.MstlFamily;
import io.driftcast.forecast.recurrent.RecurrentFamily;
import io.driftcast.forecast.regression.LinearLagFamily;
import io.driftcast.forecast.regression.TreeLagFamily;
import io.driftcast.forecast.regression.TrendFamily;
import io.driftcast.forecast.smoothing.DotmFamily;
import io.driftcast.forecast.smoothing.DotmParameters;
import io.driftcast.forecast.smoothing.EtsFamily;
import io.driftcast.forecast.smoothing.EtsParameters;
import io.driftcast.forecast.smoothing.EtsSpec;
import io.driftcast.forecast.smoothing.SesFamily;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every family of forecasters must keep to. To add a family, add its cases to {@link #cases}.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("cases")
class ForecasterContractTest {

    private static final int HORIZON = 30;
    private static final ForecasterFamilies FAMILIES = ModelCatalogue.families();

    /**
     * A family with parameters to run.
     *
     * @param parameters the encoded parameters for a series whose values are multiplied by the
     *     argument
     * @param constantParameters those that a fit to a series of this one value leaves
     */
    record Case(
            String name,
            ForecasterFamily family,
            DoubleFunction<byte[]> parameters,
            DoubleFunction<byte[]> constantParameters) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** All that can be made here: the libraries that grow trees may be missing. */
    static Stream<Case> cases() {
        return allCases().filter(each -> !ModelCatalogue.unavailable().containsKey(each.name()));
    }

    private static Stream<Case> allCases() {
        return Stream.of(
                fixed(
                        "snaive, period 1",
                        new SeasonalNaiveFamily(),
                        SeasonalNaiveFamily.parameters(1)),
                fixed(
                        "snaive, period 12",
                        new SeasonalNaiveFamily(),
                        SeasonalNaiveFamily.parameters(12)),
                fixed("mean", new MeanFamily(), MeanFamily.parameters()),
                fixed("drift", new SeasonalDriftFamily(), SeasonalDriftFamily.parameters(1)),
                fixed(
                        "drift, period 12",
                        new SeasonalDriftFamily(),
                        SeasonalDriftFamily.parameters(12)),
                fixed("sma(10)", new MovingAverageFamily(), MovingAverageFamily.window(10)),
                fixed("ewma(0.3)", new MovingAverageFamily(), MovingAverageFamily.weights(0.3)),
                fixed("ses, alpha 0.3", new SesFamily(), SesFamily.parameters(0.3)),
                fixed("ses, alpha 1", new SesFamily(), SesFamily.parameters(1)),
                fitted(
                        "combination(sma(10),drift,snaive)",
                        new CombinationFamily(ModelCatalogue::families)),
                ets("ets(A,N,N)", 1, 0.3, 0, 0, 1),
                ets("ets(A,A,N)", 1, 0.5, 0.1, 0, 1),
                ets("ets(A,Ad,N)", 1, 0.5, 0.1, 0, 0.9),
                ets("ets(M,N,N)", 1, 0.4, 0, 0, 1),
                ets("ets(A,N,A)", 12, 0.3, 0, 0.2, 1),
                ets("ets(A,A,A)", 12, 0.3, 0.01, 0.2, 1),
                fitted("mstl(ewma(0.3))", new MstlFamily(ModelCatalogue::families)),
                fitted("prophet", new ProphetFamily()),
                fitted("prophet(logistic)", new ProphetFamily()),
                dotm("dotm", EtsSpec.Season.NONE, 1, 0.4, 0.5),
                dotm("dotm, all line", EtsSpec.Season.NONE, 1, 0.2, 1),
                dotm("dotm, period 12", EtsSpec.Season.ADDITIVE, 12, 0.4, 0.5),
                arima("arima(0,0,0)+mean"),
                arima("arima(1,0,0)", 0.9),
                arima("arima(2,0,3)+mean", 0.5, 0.3, 0.4, -0.2, 0.1),
                arima("arima(0,1,1)", -0.6),
                arima("arima(2,1,2)+drift", 0.6, -0.3, 0.4, 0.3),
                arima("arima(1,2,2)", 0.3, -0.9, 0.2),
                fitted("linear", new TrendFamily()),
                fitted("quadratic", new TrendFamily()),
                fitted("ridge", new LinearLagFamily()),
                fitted("ridge(1)", new LinearLagFamily()),
                fitted("lasso", new LinearLagFamily()),
                fitted("lstm", new RecurrentFamily()),
                fitted("lstm(8,2,peepholes)", new RecurrentFamily()),
                fitted("rnn", new RecurrentFamily()),
                fitted("lstm, 12 steps at once", new RecurrentFamily(), aheadAtOnce("lstm", 12)),
                fitted("lstm of a group", new RecurrentFamily(), ofGroup("lstm(8)")),
                fitted("xgboost", new TreeLagFamily()),
                fitted("lightgbm", new TreeLagFamily()),
                fitted("prophet", new ProphetFamily()),
                fitted("prophet(logistic)", new ProphetFamily()),
                arima("arima(0,1,1)(0,1,1)[12]", -0.4, -0.6),
                arima("arima(1,0,1)(0,1,1)[4]+drift", 0.5, 0.3, -0.7),
                arima("arima(2,0,0)(1,0,1)[7]+mean", 0.5, 0.2, 0.4, 0.3),
                arima("arima(0,1,0)(1,1,0)[24]", -0.3),
                fitted("arima(0,1,1)(0,1,1)[12]+calendar(weekday)", new CalendarArimaFamily()),
                fitted("arima(1,0,0)+mean+calendar(weekday,month)", new CalendarArimaFamily()));
    }

    private static Case fixed(String name, ForecasterFamily family, byte[] parameters) {
        return new Case(name, family, scale -> parameters, value -> parameters);
    }

    /** A model by its name, fitted to a series of each scale, as long as those fed here. */
    private static Case fitted(String name, ForecasterFamily family) {
        return fitted(name, family, aheadAtOnce(name, 0));
    }

    private static Case fitted(String name, ForecasterFamily family, Fitting fitting) {
        Map<Double, byte[]> byScale = new ConcurrentHashMap<>();
        return new Case(
                name,
                family,
                scale ->
                        byScale.computeIfAbsent(
                                scale,
                                factor -> {
                                    double[] values = series(1500, 20);
                                    Arrays.setAll(values, t -> values[t] * factor);
                                    return parameters(fitting, values);
                                }),
                value -> {
                    double[] values = new double[400]; // of days: all months for a calendar
                    Arrays.fill(values, value);
                    return parameters(fitting, values);
                });
    }

    /** Fits a model to a series. */
    @FunctionalInterface
    private interface Fitting {
        FittedModel fit(TrainingSeries series) throws UnfittableSeriesException;
    }

    private static Fitting aheadAtOnce(String name, int horizon) {
        ModelRequest request = ModelRequest.of(12).withHorizon(horizon);
        return series -> ModelCatalogue.fitter(name, request).fit(series).model();
    }

    private static Fitting ofGroup(String name) {
        ModelRequest request = ModelRequest.of(12).withHorizon(12);
        return series -> ModelCatalogue.groupFitter(name, request).fit(List.of(series));
    }

    private static byte[] parameters(Fitting fitting, double[] values) {
        try {
            return fitting.fit(TrainingSeries.of(12, values)).image().parameters();
        } catch (UnfittableSeriesException e) {
            throw new AssertionError(e);
        }
    }

    private static Case ets(
            String text, int period, double alpha, double beta, double gamma, double phi) {
        EtsSpec spec = EtsSpec.parse(text);
        boolean relative = spec.error() == EtsSpec.Errors.MULTIPLICATIVE;
        return new Case(
                text,
                new EtsFamily(),
                scale ->
                        EtsFamily.parameters(
                                new EtsParameters(
                                        spec,
                                        period,
                                        alpha,
                                        beta,
                                        gamma,
                                        phi,
                                        relative ? 1e-3 : 4 * scale * scale)),
                value ->
                        EtsFamily.parameters(
                                new EtsParameters(spec, period, alpha, beta, gamma, phi, 0)));
    }

    private static Case dotm(
            String name, EtsSpec.Season season, int period, double alpha, double lineWeight) {
        return new Case(
                name,
                new DotmFamily(),
                scale ->
                        DotmFamily.parameters(
                                new DotmParameters(
                                        season, period, alpha, lineWeight, 4 * scale * scale)),
                value ->
                        DotmFamily.parameters(
                                new DotmParameters(season, period, alpha, lineWeight, 0)));
    }

    private static Case arima(String text, double... coefficients) {
        ArimaSpec spec = ArimaSpec.parse(text);
        int seasonal = spec.p() + spec.q();
        double[] phi = Arrays.copyOf(coefficients, spec.p());
        double[] theta = Arrays.copyOfRange(coefficients, spec.p(), seasonal);
        double[] seasonalPhi =
                Arrays.copyOfRange(coefficients, seasonal, seasonal + spec.seasonalP());
        double[] seasonalTheta =
                Arrays.copyOfRange(coefficients, seasonal + spec.seasonalP(), coefficients.length);
        double constant =
                switch (spec.constant()) {
                    case NONE -> 0;
                    case MEAN -> 50;
                    case DRIFT -> 0.1;
                };
        return new Case(
                text,
                new ArimaFamily(),
                scale ->
                        ArimaFamily.parameters(
                                new ArimaParameters(
                                        spec,
                                        phi,
                                        theta,
                                        seasonalPhi,
                                        seasonalTheta,
                                        constant * scale,
                                        4 * scale * scale)),
                value -> {
                    double[] series = new double[60];
                    Arrays.fill(series, value);
                    return ArimaFamily.parameters(ArimaFitter.fit(spec, series).parameters());
                });
    }

    private final Case tested;

    ForecasterContractTest(Case tested) {
        this.tested = tested;
    }

    private ModelImage image(byte[] parameters) {
        return new ModelImage(tested.family().kind(), tested.family().formatVersion(), parameters);
    }

    private Forecaster start() {
        return start(1);
    }

    private Forecaster start(double scale) {
        return startWith(tested.parameters().apply(scale));
    }

    private Forecaster startWith(byte[] parameters) {
        try {
            return FAMILIES.start(image(parameters), 0);
        } catch (IncompatibleModelException e) {
            throw new AssertionError(e);
        }
    }

    private Forecaster restore(byte[] state) {
        try {
            return FAMILIES.restore(image(tested.parameters().apply(1)), state);
        } catch (IncompatibleModelException e) {
            throw new AssertionError(e);
        }
    }

    /** A season, a walk and noise, with every ninth value missing, some in a row. */
    private static double[] series(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        double level = 50;
        for (int t = 0; t < n; t++) {
            level += 0.3 * random.nextGaussian();
            values[t] = level + 4 * Math.sin(2 * Math.PI * t / 12) + random.nextGaussian();
            if (random.nextInt(9) == 0 || t % 50 > 45) {
                values[t] = Double.NaN;
            }
        }
        return values;
    }

    private static double[] gapless(int n, long seed) {
        double[] values = series(n, seed);
        for (int t = 0; t < n; t++) {
            values[t] = Double.isNaN(values[t]) ? 50 : values[t];
        }
        return values;
    }

    private static void feed(Forecaster forecaster, double... values) {
        for (double value : values) {
            forecaster.update(value);
        }
    }

    /** Forecast's constructor refuses bounds out of order and values that are not finite. */
    private static void assertSame(Forecast actual, Forecast expected) {
        assertThat(actual.median()).containsExactly(expected.median());
        assertThat(actual.mean()).containsExactly(expected.mean());
        assertThat(actual.standardError()).containsExactly(expected.standardError());
        assertThat(actual.lower80()).containsExactly(expected.lower80());
        assertThat(actual.upper80()).containsExactly(expected.upper80());
        assertThat(actual.lower95()).containsExactly(expected.lower95());
        assertThat(actual.upper95()).containsExactly(expected.upper95());
    }

    @Test
    void sameSeriesGivesTheSameBits() {
        Forecaster first = start();
        Forecaster second = start();
        feed(first, series(300, 7));
        feed(second, series(300, 7));
        assertThat(first.state()).containsExactly(second.state());
        assertSame(first.forecast(HORIZON), second.forecast(HORIZON));
        feed(second, 51);
        if (!tested.name().equals("arima(0,0,0)+mean")) { // which has nothing to remember
            assertThat(first.state()).isNotEqualTo(second.state());
        }
    }

    @Test
    void restoredAfterEveryStepItGoesOnBitForBit() {
        Forecaster whole = start();
        Forecaster parts = restore(start().state());
        for (double value : series(400, 1)) {
            whole.update(value);
            parts.update(value);
            assertThat(parts.state()).containsExactly(whole.state());
            assertSame(parts.forecast(3), whole.forecast(3));
            parts = restore(parts.state());
        }
        assertSame(parts.forecast(HORIZON), whole.forecast(HORIZON));
    }

    @Test
    void restoredSomewhereItGoesOnBitForBit() {
        double[] values = gapless(600, 2);
        Forecaster whole = start();
        feed(whole, values);
        for (int from : new int[] {0, 1, 2, 3, 11, 12, 13, 50, 200, 599}) {
            Forecaster first = start();
            feed(first, Arrays.copyOf(values, from));
            Forecaster second = restore(first.state());
            feed(second, Arrays.copyOfRange(values, from, values.length));
            assertThat(second.state()).as("restored at %d", from).containsExactly(whole.state());
        }
    }

    @Test
    void loadedItGoesOnBitForBitAsDecodedEachTime() throws IncompatibleModelException {
        byte[] parameters = tested.parameters().apply(1);
        try (LoadedModel loaded = FAMILIES.load(image(parameters))) {
            Forecaster offline = FAMILIES.start(image(parameters), 5);
            Forecaster inStream = loaded.start(5);
            for (double value : series(100, 15)) {
                inStream = loaded.restore(inStream.state());
                inStream.update(value);
                offline.update(value);
                assertThat(inStream.state()).containsExactly(offline.state());
            }
            assertSame(inStream.forecast(HORIZON), offline.forecast(HORIZON));
        }
    }

    @Test
    void forecastingAndRestoringChangeNothing() throws IncompatibleModelException {
        Forecaster forecaster = start();
        feed(forecaster, series(100, 3));
        byte[] before = forecaster.state();
        Forecast first = forecaster.forecast(HORIZON);
        assertThat(forecaster.state()).containsExactly(before);
        assertSame(forecaster.forecast(HORIZON), first);

        byte[] parameters = tested.parameters().apply(1);
        byte[] state = before.clone();
        Forecaster restored = FAMILIES.restore(image(parameters), state);
        feed(restored, 48, 49);
        assertThat(parameters).containsExactly(tested.parameters().apply(1));
        assertThat(state).containsExactly(before);
    }

    @Test
    void longerForecastsBeginLikeShorterOnes() {
        Forecaster forecaster = start();
        feed(forecaster, series(100, 4));
        Forecast brief = forecaster.forecast(1);
        Forecast full = forecaster.forecast(HORIZON);
        assertThat(brief.horizon()).isEqualTo(1);
        assertThat(full.horizon()).isEqualTo(HORIZON);
        assertThat(full.median()[0]).isEqualTo(brief.median()[0]);
        assertThat(full.upper95()[0]).isEqualTo(brief.upper95()[0]);
    }

    @Test
    void forecastsAreFiniteAndOrderedFromTheFirstMoment() {
        Forecaster forecaster = start();
        assertThat(forecaster.forecast(HORIZON).horizon()).isEqualTo(HORIZON);
        for (double value : series(200, 5)) {
            forecaster.update(value);
            assertThat(forecaster.forecast(HORIZON).horizon()).isEqualTo(HORIZON);
        }
    }

    @Test
    void oneAndTwoPointsGiveWideBounds() {
        double[] known = gapless(500, 6);
        Forecaster trained = start();
        feed(trained, known);
        double settled = width(trained.forecast(1));
        Forecaster one = start();
        one.update(known[0]);
        assertThat(width(one.forecast(1))).isGreaterThanOrEqualTo(0.999 * settled);
        one.update(known[1]);
        assertThat(one.forecast(HORIZON).horizon()).isEqualTo(HORIZON);
    }

    private static double width(Forecast forecast) {
        return forecast.upper95()[0] - forecast.lower95()[0];
    }

    @Test
    void boundsDoNotNarrowWithTheHorizon() {
        Forecaster forecaster = start();
        feed(forecaster, gapless(300, 8));
        double[] error = forecaster.forecast(HORIZON).standardError();
        for (int h = 1; h < HORIZON; h++) {
            assertThat(error[h]).isGreaterThanOrEqualTo(error[h - 1] * (1 - 1e-12));
        }
    }

    @Test
    void missingValuesLeaveForecastsFiniteAndNotNarrower() {
        Forecaster forecaster = start();
        feed(forecaster, gapless(300, 9));
        double before = width(forecaster.forecast(1));
        for (int gap = 0; gap < 1000; gap++) {
            forecaster.update(Double.NaN);
        }
        assertThat(width(forecaster.forecast(1))).isGreaterThanOrEqualTo(before * (1 - 1e-12));
        assertThat(forecaster.forecast(HORIZON).horizon()).isEqualTo(HORIZON);
        feed(forecaster, gapless(100, 10));
        assertThat(width(forecaster.forecast(1))).isLessThan(20 * before);
    }

    @Test
    void nothingButMissingValuesIsForecastToo() {
        Forecaster forecaster = start();
        for (int t = 0; t < 100; t++) {
            forecaster.update(Double.NaN);
        }
        assertThat(width(forecaster.forecast(HORIZON))).isPositive();
    }

    @Test
    void infinityCountsAsMissing() {
        Forecaster missing = start();
        Forecaster infinite = start();
        feed(missing, 50, 51, Double.NaN, 52);
        feed(infinite, 50, 51, Double.POSITIVE_INFINITY, 52);
        assertThat(infinite.state()).containsExactly(missing.state());
    }

    @Test
    void constantSeriesIsForecastAsItself() {
        for (double value : new double[] {0, 7.3, -1e9}) {
            if (value != 0 && tested.name().equals("arima(1,0,0)")) {
                continue; // without mean or differences a level other than 0 is not constant to it
            }
            if (value <= 0 && tested.name().startsWith("ets(M")) {
                continue; // a model for values above 0
            }
            Forecaster forecaster = startWith(tested.constantParameters().apply(value));
            for (int t = 0; t < 100; t++) {
                forecaster.update(value);
            }
            Forecast forecast = forecaster.forecast(5);
            double slack = 1e-9 * Math.abs(value);
            for (int h = 0; h < 5; h++) {
                assertThat(forecast.median()[h]).isCloseTo(value, within(slack));
                assertThat(forecast.lower95()[h]).isCloseTo(value, within(slack));
                assertThat(forecast.upper95()[h]).isCloseTo(value, within(slack));
            }
        }
    }

    @Test
    void repeatedValuesAreNoTrouble() {
        Forecaster forecaster = start();
        SplittableRandom random = new SplittableRandom(11);
        for (int run = 0; run < 50; run++) {
            double value = 50 + random.nextInt(3);
            for (int t = 0; t < 20; t++) {
                forecaster.update(value);
                assertThat(forecaster.forecast(3).horizon()).isEqualTo(3);
            }
        }
    }

    @Test
    void unitsDoNotMatter() {
        double[] values = series(200, 12);
        Forecaster plain = start();
        feed(plain, values);
        Forecast expected = plain.forecast(HORIZON);
        for (double scale : new double[] {1e-6, 1e6}) {
            Forecaster scaled = start(scale);
            for (double value : values) {
                scaled.update(value * scale);
            }
            Forecast forecast = scaled.forecast(HORIZON);
            for (int h = 0; h < HORIZON; h++) {
                double slack = 1e-9 * Math.abs(expected.upper95()[h]);
                assertThat(forecast.median()[h] / scale)
                        .isCloseTo(expected.median()[h], within(slack));
                assertThat(forecast.upper95()[h] / scale)
                        .isCloseTo(expected.upper95()[h], within(slack));
            }
        }
    }

    @Test
    void theStateDoesNotGrow() {
        Forecaster forecaster = start();
        double[] values = series(1000, 13);
        int largest = 0;
        for (double value : values) {
            forecaster.update(value);
            largest = Math.max(largest, forecaster.state().length);
        }
        for (int round = 0; round < 100; round++) {
            feed(forecaster, values);
        }
        assertThat(forecaster.state()).hasSizeLessThanOrEqualTo(largest);
        assertThat(forecaster.forecast(HORIZON).horizon()).isEqualTo(HORIZON);
    }

    @Test
    void otherVersionsAreRefused() {
        ForecasterFamily family = tested.family();
        byte[] parameters = tested.parameters().apply(1);
        int other = family.formatVersion() + 1;
        assertThatThrownBy(
                        () -> FAMILIES.start(new ModelImage(family.kind(), other, parameters), 0))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining("version " + other)
                .hasMessageContaining(family.kind());
        assertThatThrownBy(() ->
                        FAMILIES.restore(
                                new ModelImage(family.kind(), other, parameters), start().state()))
                .isInstanceOf(IncompatibleModelException.class);
    }

    @Test
    void bytesOfAnotherShapeAreRefused() {
        byte[] parameters = tested.parameters().apply(1);
        Forecaster forecaster = start();
        feed(forecaster, series(50, 14));
        byte[] state = forecaster.state();
        for (int length = 0; length <= state.length + 1; length++) {
            if (length != state.length) {
                byte[] other = Arrays.copyOf(state, length);
                assertThatThrownBy(() -> FAMILIES.restore(image(parameters), other))
                        .isInstanceOf(IncompatibleModelException.class)
                        .hasMessageContaining("state");
            }
        }
        for (int length = 0; length <= parameters.length + 1; length++) {
            if (length != parameters.length) {
                byte[] other = Arrays.copyOf(parameters, length);
                assertThatThrownBy(() -> FAMILIES.start(image(other), 0))
                        .isInstanceOf(IncompatibleModelException.class)
                        .hasMessageContaining("parameters");
            }
        }
        assertThatThrownBy(() -> FAMILIES.restore(image(state), parameters))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining("expected");
    }
}
