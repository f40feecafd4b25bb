package io.driftcast.app.bench;

import io.driftcast.app.bench.CallTimes.Measure;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What fits, updates and forecasts cost beside R and statsmodels on the same values, in processor
 * time. Each yardstick is a process that times its calls inside itself; its rounds and ours take
 * turns.
 */
public final class ForecasterBench {

    private static final String ARMA = "arima(2,1,2)";
    private static final String AIRLINE = "arima(0,1,1)(0,1,1)[12]";
    private static final String AUTOMATIC = "auto-arima";
    private static final String BESIDE_R = ", beside R";
    private static final String BESIDE_STATSMODELS = ", beside statsmodels";
    private static final int HORIZON = 12;
    private static final long SEED = 1;

    private static final Unit MILLISECONDS = new Unit("CPU-ms", 1e6, Measure.PROCESSOR);
    private static final Unit MICROSECONDS = new Unit("CPU-us", 1e3, Measure.PROCESSOR);

    /** Ours on the clock, for it works on all cores; theirs, on one, is processor time still. */
    private static final Unit CLOCK_MILLISECONDS = new Unit("ms", 1e6, Measure.CLOCK);

    private record Unit(String name, double nanos, Measure ours) {}

    /**
     * What a yardstick does in a row.
     *
     * @param process null if it is not installed
     * @param words how it does it
     * @param call the script's name of it
     * @param calls how many make a round, at the least
     */
    private record Theirs(@Nullable Yardstick process, String words, String call, int calls) {}

    /**
     * What we do in a row.
     *
     * @param batches how many times are taken in a round, at the least
     * @param batch how many calls each of them is the mean of
     */
    private record Ours(CallTimes.Call call, int batches, int batch) {}

    private final ForecasterBenchOptions options;
    private final Path folder;
    private final Consumer<String> progress;
    private final BenchSeries arima212 = BenchSeries.arima212();
    private final BenchSeries airPassengers = BenchSeries.airPassengers();
    private final BenchSeries co2 = BenchSeries.co2();
    private final List<BenchRow> rows = new ArrayList<>();

    /**
     * @param folder for the yardsticks' scripts
     * @param progress told each row that is done
     */
    public ForecasterBench(ForecasterBenchOptions options, Path folder, Consumer<String> progress) {
        this.options = options;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Runs all rows one after the other.
     *
     * @throws BenchException if a model of ours fails, or a yardstick ends before its time
     * @throws InterruptedException if the thread is interrupted between two rounds
     */
    public BenchReport run() throws InterruptedException {
        Machine machine = Machine.current();
        try (Yardstick r = Yardstick.start(List.of("Rscript"), "yardstick.R", folder);
                Yardstick python =
                        Yardstick.start(
                                List.of("/usr/bin/python3", "python3"), "yardstick.py", folder)) {
            for (BenchSeries series : List.of(arima212, airPassengers, co2)) {
                hand(series, r);
                hand(series, python);
            }
            fits(r, python);
            searches(r);
            updates(python);
        }
        return new BenchReport(machine, rows);
    }

    private static void hand(BenchSeries series, @Nullable Yardstick yardstick)
            throws InterruptedException {
        if (yardstick != null) {
            yardstick.ask(series.line());
        }
    }

    private void fits(@Nullable Yardstick r, @Nullable Yardstick python)
            throws InterruptedException {
        Ours arma = new Ours(fitting(ARMA, arima212), 10, 1);
        String armaFit = "fit %s, n = 200".formatted(ARMA);
        compare(
                armaFit + BESIDE_R,
                MILLISECONDS,
                arma,
                new Theirs(r, "R: arima(method = \"ML\")", "fit-arma", 10));
        compare(
                armaFit + BESIDE_STATSMODELS,
                MILLISECONDS,
                arma,
                new Theirs(python, "statsmodels: SARIMAX.fit", "fit-arma", 3));
        Ours airline = new Ours(fitting(AIRLINE, co2), 5, 1);
        String airlineFit = "fit %s, co2".formatted(AIRLINE);
        compare(
                airlineFit + BESIDE_R,
                MILLISECONDS,
                airline,
                new Theirs(r, "R: arima, its default CSS-ML", "fit-airline", 2));
        compare(
                airlineFit + BESIDE_STATSMODELS,
                MILLISECONDS,
                airline,
                new Theirs(python, "statsmodels: SARIMAX.fit", "fit-airline", 1));
    }

    private void searches(@Nullable Yardstick r) throws InterruptedException {
        for (BenchSeries series : List.of(airPassengers, co2)) {
            compare(
                    "%s, %s".formatted(AUTOMATIC, series.name()) + BESIDE_R,
                    CLOCK_MILLISECONDS,
                    new Ours(fitting(AUTOMATIC, series), 2, 1),
                    new Theirs(r, "R: auto.arima, its default", "auto-" + series.name(), 1));
            rows.add(Criterion.row(series, fit(AUTOMATIC, series), r));
        }
    }

    private void updates(@Nullable Yardstick python) throws InterruptedException {
        String words = "statsmodels: results.append, get_forecast, conf_int twice";
        compare(
                "update and 12 steps with bounds, " + ARMA + BESIDE_STATSMODELS,
                MICROSECONDS,
                new Ours(updating(ARMA, arima212), 50, 1000),
                new Theirs(python, words, "update-arma", 20));
        compare(
                "update and 12 steps with bounds, " + AIRLINE + BESIDE_STATSMODELS,
                MICROSECONDS,
                new Ours(updating(AIRLINE, co2), 50, 200),
                new Theirs(python, words, "update-airline", 10));
    }

    private void compare(String name, Unit unit, Ours ours, Theirs theirs)
            throws InterruptedException {
        CallTimes.warm(options.warmSeconds(), ours.call);
        int effort = options.effort();
        Interleaved.Round<Double> ourRound =
                () ->
                        CallTimes.median(unit.ours, effort * ours.batches, ours.batch, ours.call)
                                / unit.nanos;
        Yardstick process = theirs.process;
        BenchRow row;
        if (process == null) {
            double[] figures = new double[options.rounds()];
            for (int round = 0; round < figures.length; round++) {
                figures[round] = ourRound.run();
            }
            row = BenchRow.alone(name, unit.name, theirs.words + ": not installed", figures);
        } else {
            row =
                    Interleaved.run(
                                    1,
                                    options.rounds(),
                                    ourRound,
                                    () ->
                                            process.nanos(theirs.call, effort * theirs.calls)
                                                    / unit.nanos)
                            .row(
                                    name,
                                    unit.name,
                                    "%s (%s)".formatted(theirs.words, process.versions()),
                                    Better.LESS,
                                    Double::doubleValue);
        }
        rows.add(row);
        progress.accept(String.format(Locale.ROOT, "%s: %.3g %s", name, row.ours(), unit.name));
    }

    private static CallTimes.Call updating(String model, BenchSeries series) {
        return new UpdateLoop(fit(model, series), HORIZON, new SplittableRandom(SEED));
    }

    private static CallTimes.Call fitting(String model, BenchSeries series) {
        return () -> fit(model, series).observations();
    }

    private static FittedModel fit(String model, BenchSeries series) {
        ModelRequest request = ModelRequest.of(series.series().period());
        try {
            ModelFitter fitter = ModelCatalogue.fitter(model, request);
            Fit fit = fitter.fit(series.series());
            return fit.model();
        } catch (UnfittableSeriesException | IllegalArgumentException e) {
            throw new BenchException(
                    "%s on %s: %s".formatted(model, series.name(), e.getMessage()), e);
        }
    }
}
