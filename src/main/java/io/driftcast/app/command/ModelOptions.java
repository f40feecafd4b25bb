package io.driftcast.app.command;

import io.driftcast.app.report.StepLabels;
import io.driftcast.data.FileSeries;
import io.driftcast.data.SeriesPeriods;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.ModelRequest.Constant;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.forecast.composite.TransformedFitter;
import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.series.Declaration;
import io.driftcast.series.Limits;
import io.driftcast.series.Timeline;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.transform.TransformSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is asked of models, and of the series they are fitted to, beside their names. */
final class ModelOptions {

    private static final int MAX_PERIOD = Limits.SEASON_STEPS;

    @Option(
            names = "--period",
            paramLabel = "M",
            description =
                    "The season's length in steps, 1 for none. Default: from the interval, 12 of"
                            + " months, 24 of hours and so on.")
    private @Nullable Integer period;

    @Option(
            names = "--constant",
            paramLabel = "C",
            description =
                    "none, mean or drift (a step), for models that may be differenced. Default: the"
                            + " model's own.")
    private @Nullable Constant constant;

    @Option(
            names = "--transform",
            paramLabel = "T",
            description =
                    "What models see the values through: none (default), log, sqrt, reciprocal,"
                            + " box-cox (lambda by Guerrero's method) or box-cox(0.3). Forecasts"
                            + " come back through the inverse.")
    private String transform = "none";

    @Option(
            names = "--lower",
            paramLabel = "B",
            description = "The smallest legal value; forecasts and bounds stay within.")
    private double lower = Double.NEGATIVE_INFINITY;

    @Option(names = "--upper", paramLabel = "B", description = "The largest legal value.")
    private double upper = Double.POSITIVE_INFINITY;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Fit to the latest N steps only. Default: ${DEFAULT-VALUE}.")
    private int window = Declaration.DEFAULT_TRAINING_WINDOW;

    @Option(
            names = "--holidays",
            paramLabel = "DATE",
            split = ",",
            description =
                    "Days that stand out, 2024-12-25,2024-12-26,..., for prophet and"
                            + " +calendar(holidays).")
    private List<LocalDate> holidays = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Where randomness begins, for models that have some. Default: 1.")
    private long seed = 1;

    /**
     * @throws CallException if an option is out of its range
     */
    void check() {
        if (period != null && (period < 1 || period > MAX_PERIOD)) {
            throw new CallException(
                    String.format(
                            Locale.ROOT,
                            "--period %d: give the steps of a season, 1 (none) to %d",
                            period,
                            MAX_PERIOD));
        }
        if (window < 1) {
            throw new CallException(
                    String.format(
                            Locale.ROOT, "--window %d: give a number of steps from 1 on", window));
        }
        if (!(lower < upper)) {
            throw new CallException(
                    "--lower %s, --upper %s: the lower bound must be below the upper one"
                            .formatted(lower, upper));
        }
        transform();
    }

    /** The period that the call names; null if it names none. */
    @Nullable Integer period() {
        return period;
    }

    int window() {
        return window;
    }

    double lower() {
        return lower;
    }

    double upper() {
        return upper;
    }

    /**
     * What models see the values through.
     *
     * @throws CallException if there is no such transform
     */
    TransformSpec transform() {
        try {
            return TransformSpec.parse(transform);
        } catch (IllegalArgumentException e) {
            throw new CallException("--transform: " + e.getMessage());
        }
    }

    /** The fitter, on the scale that was asked for. */
    ModelFitter transformed(ModelFitter fitter) {
        return new TransformedFitter(transform(), fitter, ModelCatalogue::families);
    }

    /** A series as models take it: with the named period, or those of its interval. */
    TrainingSeries training(FileSeries series) {
        Grid grid = series.grid();
        Timeline timeline =
                grid == null
                        ? Timeline.ofDays()
                        : new Timeline(grid.interval(), grid.phaseMillis(), series.firstStep());
        return new TrainingSeries(
                timeline,
                period == null ? SeriesPeriods.of(series) : List.of(period),
                series.values());
    }

    /** What is asked of a model of a series with this period. */
    ModelRequest request(int seriesPeriod) {
        return new ModelRequest(
                Objects.requireNonNullElse(period, seriesPeriod),
                constant,
                holidays,
                seed,
                0,
                transform().keepsZero() ? ModelRequest.Zero.BOUND : ModelRequest.Zero.ARBITRARY);
    }

    Forecast bounded(Forecast forecast) {
        return forecast.within(lower, upper);
    }

    /**
     * @param from the index of the first step that is fitted to
     * @throws WorkException if a value from there on has no place on the scale that was asked for
     */
    void checkTransform(FileSeries series, int from) {
        if (transform() instanceof TransformSpec.Given given) {
            double[] values = series.values();
            for (int i = from; i < values.length; i++) {
                try {
                    given.transform().forward(values[i]);
                } catch (IllegalArgumentException e) {
                    throw new WorkException(
                            "series %s: %s at %s: %s; take another transform, or add a constant to the series"
                                    .formatted(
                                            series.id(),
                                            values[i],
                                            new StepLabels(series).label(i),
                                            e.getMessage()),
                            e);
                }
            }
        }
    }

    /**
     * @throws WorkException if a value of the series is outside the legal bounds
     */
    void checkBounds(FileSeries series) {
        double[] values = series.values();
        IntStream.range(0, values.length)
                .filter(i -> values[i] < lower || values[i] > upper)
                .findFirst()
                .ifPresent(i -> {
                    throw new WorkException(
                            "series %s: %s at %s is outside the legal bounds %s to %s; correct the value or the bounds"
                                    .formatted(
                                            series.id(),
                                            values[i],
                                            new StepLabels(series).label(i),
                                            lower,
                                            upper));
                });
    }
}
