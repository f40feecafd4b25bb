package io.driftcast.forecast.catalogue;

import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.composite.TransformedFitter;
import io.driftcast.series.StepInterval;
import io.driftcast.series.Timeline;
import io.driftcast.series.transform.TransformSpec;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model of the catalogue that must keep the contracts, by its name and on a scale. What is added
 * to the catalogue is among {@link #all}.
 *
 * @param name as the catalogue finds it
 * @param transform as {@link TransformSpec} reads it; {@code none} for the plain scale
 */
record ContractModel(String name, String transform) {

    /** Beside one name of each model: those that are put together otherwise. */
    private static final List<String> MORE =
            List.of(
                    "arima(0,1,1)(0,1,1)[12]",
                    "arima(1,0,0)(1,0,0)[12]+mean",
                    "arima(0,1,1)(0,1,1)[12]+calendar(trading-days)",
                    "ets(A,A,A)",
                    "ets(A,Ad,N)",
                    "mstl(arima(1,1,1))",
                    "combination(snaive,ses)",
                    "prophet(logistic)",
                    "lstm(8,2,peepholes)");

    private static final List<String> TRANSFORMS =
            List.of("log", "sqrt", "reciprocal", "box-cox(0.3)");

    /** One that repeats a season, one that follows a level, and one that knows the time. */
    private static final List<String> TRANSFORMED = List.of("snaive", "ewma(0.3)", "linear");

    /** All that can be made here: the libraries that grow trees may be missing. */
    static Stream<ContractModel> all() {
        Stream<ContractModel> plain =
                Stream.concat(ModelCatalogue.names().stream(), MORE.stream())
                        .distinct()
                        .filter(name -> !ModelCatalogue.unavailable().containsKey(name))
                        .map(name -> new ContractModel(name, "none"));
        Stream<ContractModel> transformed =
                TRANSFORMS.stream()
                        .flatMap(transform ->
                                TRANSFORMED.stream()
                                        .map(name -> new ContractModel(name, transform)));
        return Stream.concat(plain, transformed);
    }

    ModelFitter fitter(ModelRequest request) {
        return new TransformedFitter(
                TransformSpec.parse(transform),
                ModelCatalogue.fitter(name, request),
                ModelCatalogue::families);
    }

    /** Values a day, or a month for what counts the days of a month. */
    TrainingSeries series(int period, double... values) {
        boolean ofMonths = name.contains("trading-days");
        StepInterval interval = StepInterval.parse(ofMonths ? "P1M" : "P1D", ZoneOffset.UTC);
        return new TrainingSeries(new Timeline(interval, 0, 0), List.of(period), values);
    }

    boolean isPlain() {
        return transform.equals("none");
    }

    @Override
    public String toString() {
        return isPlain() ? name : name + " on " + transform;
    }
}
