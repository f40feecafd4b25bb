package io.driftcast.app.bench;

import io.driftcast.data.FeedReading;
import io.driftcast.edge.feed.MaunaLoa;
import io.driftcast.forecast.TrainingSeries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A series that ours and the yardsticks are timed on.
 *
 * @param name what the yardsticks call it
 * @param series its values and season
 */
record BenchSeries(String name, TrainingSeries series) {

    private static final int MONTHS = 12;

    /** 200 values of a simulated ARIMA(2,1,2). */
    static BenchSeries arima212() {
        return new BenchSeries("arima212", TrainingSeries.of(1, column("arima-212.csv")));
    }

    /** Monthly airline passengers, 144 values. */
    static BenchSeries airPassengers() {
        return new BenchSeries(
                "airpassengers", TrainingSeries.of(MONTHS, column("air-passengers.csv")));
    }

    /** Monthly carbon dioxide at Mauna Loa, 468 values. */
    static BenchSeries co2() {
        double[] values =
                MaunaLoa.readings().stream()
                        .map(FeedReading::value)
                        .mapToDouble(value -> value == null ? Double.NaN : value)
                        .toArray();
        return new BenchSeries("co2", TrainingSeries.of(MONTHS, values));
    }

    /** The line that hands it to a yardstick. */
    String line() {
        return String.format(
                Locale.ROOT,
                "series %s %d %s",
                name,
                series.period(),
                Arrays.stream(series.values())
                        .mapToObj(Double::toString)
                        .collect(Collectors.joining(" ")));
    }

    private static double[] column(String resource) {
        try (InputStream in =
                        Objects.requireNonNull(
                                BenchSeries.class.getResourceAsStream(resource), resource);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).mapToDouble(Double::parseDouble).toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
