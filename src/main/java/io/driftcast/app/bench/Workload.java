package io.driftcast.app.bench;

import io.driftcast.avro.Model;
import io.driftcast.avro.ModelRole;
import io.driftcast.avro.Reading;
import io.driftcast.avro.SeriesSpec;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.arima.ArimaFamily;
import io.driftcast.forecast.arima.ArimaFitter;
import io.driftcast.forecast.arima.ArimaSpec;
import io.driftcast.series.Declaration;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridSetup;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Hourly series that all take turns: a reading of the first, one of the second, and so on. Each
 * reading closes a step. The same seed gives the same readings; each call begins anew.
 */
final class Workload {

    static final int HORIZON = 12;

    /** How many steps before the first reading models are fitted to. */
    static final int HISTORY = 200;

    private static final String INTERVAL = "PT1H";
    private static final Instant FIRST_AT = Instant.parse("2024-01-01T00:00:00Z");
    private static final ArimaSpec SPEC = new ArimaSpec(2, 1, 2, ArimaSpec.Constant.NONE);

    private final int series;
    private final long seed;

    Workload(int series, long seed) {
        this.series = series;
        this.seed = seed;
    }

    int series() {
        return series;
    }

    private static String seriesId(int index) {
        return String.format(Locale.ROOT, "sensor-%06d", index);
    }

    /** What is declared of each series. */
    List<SeriesSpec> specs() {
        return IntStream.range(0, series)
                .mapToObj(index ->
                        SeriesSpec.newBuilder()
                                .setSeriesId(seriesId(index))
                                .setInterval(INTERVAL)
                                .setReadingsPerStep(1)
                                .setHorizon(HORIZON)
                                .build())
                .toList();
    }

    /** An endless supply of readings. */
    Readings readings() {
        ArimaProcess[] processes = new ArimaProcess[series];
        for (int index = 0; index < series; index++) {
            processes[index] = process(index);
            for (int step = 0; step < HISTORY; step++) {
                processes[index].next();
            }
        }
        return new Readings(processes);
    }

    private ArimaProcess process(int index) {
        return new ArimaProcess(new SplittableRandom(seed * 1_000_003 + index));
    }

    /** An ARIMA(2,1,2) of each series, fitted to the steps before its first reading. */
    List<Model> models() {
        Grid grid = grid();
        return IntStream.range(0, series).parallel().mapToObj(i -> model(i, grid)).toList();
    }

    private Model model(int index, Grid grid) {
        ArimaProcess process = process(index);
        double[] history = new double[HISTORY];
        Arrays.setAll(history, _ -> process.next());
        FittedModel fitted = ArimaFamily.fittedModel(ArimaFitter.fit(SPEC, history), history);
        long next = grid.stepOf(FIRST_AT.toEpochMilli());
        return new Model(
                "series/" + seriesId(index) + "/bench",
                seriesId(index),
                "1",
                1L,
                fitted.image().kind(),
                fitted.spec(),
                next - HISTORY,
                next - 1,
                Instant.ofEpochMilli(grid.labelOf(next - HISTORY)),
                Instant.ofEpochMilli(grid.labelOf(next - 1)),
                fitted.observations(),
                grid.specHash(),
                "bench",
                fitted.metrics(),
                fitted.image().formatVersion(),
                ByteBuffer.wrap(fitted.image().parameters()),
                ByteBuffer.wrap(fitted.state()),
                null,
                ModelRole.CHAMPION,
                false,
                0,
                1,
                null);
    }

    private static Grid grid() {
        return Objects.requireNonNull(
                GridSetup.of(Declaration.NOTHING, INTERVAL, 1, 0).grid(),
                "a setup with an interval has a grid");
    }

    /** Readings in the order in which they are sent. */
    static final class Readings {

        private final ArimaProcess[] processes;
        private long sent;

        private Readings(ArimaProcess[] processes) {
            this.processes = processes;
        }

        Reading next() {
            int index = (int) (sent % processes.length);
            long step = sent / processes.length;
            sent++;
            return Reading.newBuilder()
                    .setSeriesId(seriesId(index))
                    .setObservedAt(FIRST_AT.plus(Duration.ofHours(step)))
                    .setValue(processes[index].next())
                    .build();
        }
    }
}
