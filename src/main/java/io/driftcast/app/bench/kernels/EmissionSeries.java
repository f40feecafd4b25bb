package io.driftcast.app.bench.kernels;

import io.driftcast.app.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The series that a network is trained on to the end: a country's emissions of carbon dioxide, year
 * by year, without its last 15 years; where the data is not there, one of the same length and
 * course.
 *
 * @param words which of the two
 * @param values what it is trained on
 */
record EmissionSeries(String words, double[] values) {

    private static final String FILE = "emissions/co2_canada_1800_2014.csv";
    private static final int LENGTH = 200;
    private static final long SEED = 1;

    /** A growth that slows down: its ceiling, its middle and its pace in steps, its shocks. */
    private static final double CEILING = 16;

    private static final double MIDDLE = 130;
    private static final double PACE = 15;
    private static final double SHOCK = 0.04;

    /**
     * The series.
     *
     * @param data a folder with the data; null for a series of our own
     * @throws BenchException if it is not in the folder
     */
    static EmissionSeries of(@Nullable Path data) {
        return data == null
                ? new EmissionSeries(
                        String.format(Locale.ROOT, "%d synthetic values", LENGTH), grown())
                : new EmissionSeries(
                        String.format(Locale.ROOT, "%d years of emissions", LENGTH),
                        column(data.resolve(FILE)));
    }

    private static double[] column(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1)
                    .limit(LENGTH)
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(',') + 1)))
                    .toArray();
        } catch (NoSuchFileException e) {
            throw new BenchException("there is no %s".formatted(file), e);
        } catch (IOException | NumberFormatException e) {
            throw new BenchException("cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Logistic growth, each value off by shocks in proportion to it. */
    private static double[] grown() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = new double[LENGTH];
        Arrays.setAll(
                values,
                year ->
                        CEILING
                                / (1 + Math.exp((MIDDLE - year) / PACE))
                                * (1 + SHOCK * random.nextGaussian()));
        return values;
    }
}
