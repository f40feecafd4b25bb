package io.driftcast.forecast.catalogue;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.arima.ArimaFamily;
import io.driftcast.forecast.arima.ArimaFitter;
import io.driftcast.forecast.arima.ArimaParameters;
import io.driftcast.forecast.arima.ArimaSpec;
import io.driftcast.forecast.baseline.SeasonalNaiveFamily;
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
import org.jspecify.annotations.Nullable;

/**
 * A forecaster for {@link ForecasterContractTest} to run: every model of the catalogue as it is
 * fitted, and beside them parameters that a fit may not find.
 *
 * @param name for people
 * @param unit by which units are changed: where a model is searched for, a power of two, which
 *     rounds nothing, so that the search goes the same way
 * @param image the model of a series whose values are multiplied by the argument
 * @param constant the one that a fit to a series of this one value leaves; null if such a series is
 *     not one of this model
 */
record ContractCase(
        String name,
        double unit,
        DoubleFunction<ModelImage> image,
        DoubleFunction<@Nullable ModelImage> constant) {

    private static final int PERIOD = 12;

    /** As long as those that the forecasters are fed, so that trends are within it. */
    private static final int TRAINING = 600;

    /** In the order of their names in the catalogue; one list, so that a model is fitted once. */
    private static final List<ContractCase> ALL =
            Stream.concat(ContractModel.all().map(ContractCase::fitted), others()).toList();

    static Stream<ContractCase> all() {
        return ALL.stream();
    }

    private static Stream<ContractCase> others() {
        return Stream.of(
                fixed(SeasonalNaiveFamily.KIND, "period 1", SeasonalNaiveFamily.parameters(1)),
                fixed(SesFamily.KIND, "alpha 0.3", SesFamily.parameters(0.3)),
                fixed(SesFamily.KIND, "alpha 1", SesFamily.parameters(1)),
                ets("ets(A,A,N)", 1, 0.5, 0.1, 0, 1),
                ets("ets(M,N,N)", 1, 0.4, 0, 0, 1),
                ets("ets(A,N,A)", 12, 0.3, 0, 0.2, 1),
                ets("ets(A,A,A)", 12, 0.3, 0.01, 0.2, 1),
                dotm("dotm, all line", EtsSpec.Season.NONE, 1, 0.2, 1),
                dotm("dotm, period 12", EtsSpec.Season.ADDITIVE, 12, 0.4, 0.5),
                arima("arima(0,0,0)+mean"),
                arima("arima(1,0,0)", 0.9),
                arima("arima(2,1,2)+drift", 0.6, -0.3, 0.4, 0.3),
                arima("arima(1,2,2)", 0.3, -0.9, 0.2),
                arima("arima(1,0,1)(0,1,1)[4]+drift", 0.5, 0.3, -0.7),
                arima("arima(2,0,0)(1,0,1)[7]+mean", 0.5, 0.2, 0.4, 0.3),
                arima("arima(0,1,0)(1,1,0)[24]", -0.3),
                trained("lstm, 12 steps at once", ContractCase::aheadAtOnce),
                trained("lstm of a group", ContractCase::ofGroup),
                trained("ets of ten months a year", ContractCase::ofTenMonths),
                fitted(new ContractModel("arima(1,0,0)+mean+calendar(weekday,month)", "none")));
    }

    /** Fits a model to a series. */
    @FunctionalInterface
    private interface Fitting {
        FittedModel fit(double... values) throws UnfittableSeriesException;
    }

    private static ContractCase fitted(ContractModel model) {
        return trained(
                model.toString(),
                values ->
                        model.fitter(ModelRequest.of(PERIOD))
                                .fit(model.series(PERIOD, values))
                                .model());
    }

    private static FittedModel aheadAtOnce(double... values) throws UnfittableSeriesException {
        ModelRequest request = ModelRequest.of(PERIOD).withHorizon(12);
        return ModelCatalogue.fitter("lstm", request)
                .fit(TrainingSeries.of(PERIOD, values))
                .model();
    }

    private static FittedModel ofGroup(double... values) throws UnfittableSeriesException {
        ModelRequest request = ModelRequest.of(PERIOD).withHorizon(12);
        return ModelCatalogue.groupFitter("lstm(8)", request)
                .fit(List.of(TrainingSeries.of(PERIOD, values)));
    }

    private static FittedModel ofTenMonths(double... values) throws UnfittableSeriesException {
        double[] some = values.clone();
        for (int t = 0; t < some.length; t++) {
            some[t] = t % PERIOD == 6 || t % PERIOD == 7 ? Double.NaN : some[t];
        }
        return ModelCatalogue.fitter("ets", ModelRequest.of(PERIOD))
                .fit(TrainingSeries.of(PERIOD, some))
                .model();
    }

    private static ContractCase trained(String name, Fitting fitting) {
        Map<Double, ModelImage> byScale = new ConcurrentHashMap<>();
        return new ContractCase(
                name,
                0x1p20,
                scale ->
                        byScale.computeIfAbsent(
                                scale,
                                factor -> {
                                    double[] values = series(TRAINING, 20);
                                    Arrays.setAll(values, t -> values[t] * factor);
                                    ModelImage image = imageOrNull(fitting, values);
                                    if (image == null) {
                                        throw new AssertionError(name + " cannot be fitted");
                                    }
                                    return image;
                                }),
                value -> {
                    double[] values = new double[400]; // of days: all months for a calendar
                    Arrays.fill(values, value);
                    return imageOrNull(fitting, values);
                });
    }

    private static @Nullable ModelImage imageOrNull(Fitting fitting, double[] values) {
        try {
            return fitting.fit(values).image();
        } catch (UnfittableSeriesException e) {
            return null;
        }
    }

    private static ContractCase fixed(String kind, String what, byte[] parameters) {
        ModelImage image = new ModelImage(kind, 1, parameters);
        return new ContractCase(kind + ", " + what, 1e6, scale -> image, value -> image);
    }

    private static ContractCase ets(
            String text, int period, double alpha, double beta, double gamma, double phi) {
        EtsSpec spec = EtsSpec.parse(text);
        boolean relative = spec.error() == EtsSpec.Errors.MULTIPLICATIVE;
        DoubleFunction<ModelImage> ofSigma2 =
                sigma2 ->
                        image(
                                new EtsFamily(),
                                EtsFamily.parameters(
                                        new EtsParameters(
                                                spec, period, alpha, beta, gamma, phi, sigma2)));
        return new ContractCase(
                text + " as given",
                1e6,
                scale -> ofSigma2.apply(relative ? 1e-3 : 4 * scale * scale),
                value -> relative && value <= 0 ? null : ofSigma2.apply(0));
    }

    private static ContractCase dotm(
            String name, EtsSpec.Season season, int period, double alpha, double lineWeight) {
        DoubleFunction<ModelImage> ofSigma2 =
                sigma2 ->
                        image(
                                new DotmFamily(),
                                DotmFamily.parameters(
                                        new DotmParameters(
                                                season, period, alpha, lineWeight, sigma2)));
        return new ContractCase(
                name, 1e6, scale -> ofSigma2.apply(4 * scale * scale), value -> ofSigma2.apply(0));
    }

    private static ContractCase arima(String text, double... coefficients) {
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
        return new ContractCase(
                text + " as given",
                1e6,
                scale ->
                        image(
                                new ArimaFamily(),
                                ArimaFamily.parameters(
                                        new ArimaParameters(
                                                spec,
                                                phi,
                                                theta,
                                                seasonalPhi,
                                                seasonalTheta,
                                                constant * scale,
                                                4 * scale * scale))),
                value -> {
                    if (value != 0 && !spec.hasConstant() && spec.lostToDifferences() == 0) {
                        return null; // a level other than 0 is not constant to it
                    }
                    double[] series = new double[60];
                    Arrays.fill(series, value);
                    return image(
                            new ArimaFamily(),
                            ArimaFamily.parameters(ArimaFitter.fit(spec, series).parameters()));
                });
    }

    private static ModelImage image(ForecasterFamily family, byte[] parameters) {
        return new ModelImage(family.kind(), family.formatVersion(), parameters);
    }

    /** A season, a walk and noise, with every ninth value missing, some in a row. */
    static double[] series(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        double level = 50;
        for (int t = 0; t < n; t++) {
            level += 0.3 * random.nextGaussian();
            values[t] = level + 4 * Math.sin(2 * Math.PI * t / PERIOD) + random.nextGaussian();
            if (random.nextInt(9) == 0 || t % 50 > 45) {
                values[t] = Double.NaN;
            }
        }
        return values;
    }

    @Override
    public String toString() {
        return name;
    }
}
