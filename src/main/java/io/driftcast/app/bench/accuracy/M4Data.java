package io.driftcast.app.bench.accuracy;

import io.driftcast.forecast.TrainingSeries;
import io.driftcast.series.StepInterval;
import io.driftcast.series.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The M4 competition's hourly series and its published results. */
record M4Data(List<Series> series, List<Published> published) {

    static final int PERIOD = 24;
    static final int HORIZON = 48;
    private static final int WEEK = 168;
    private static final String TRAINING = "m4_hourly_train.csv";
    private static final String TEST = "m4_hourly_test.csv";
    private static final String RESULTS = "m4_published_results.csv";

    /** A comma with an even number of quotes behind it: one between cells, not inside. */
    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    /** A series; {@code test} is the {@value #HORIZON} values after {@code training}. */
    record Series(String id, double[] training, double[] test) {

        /** The first {@code count} values as an hourly series with a day and a week. */
        TrainingSeries first(int count) {
            Timeline timeline = new Timeline(StepInterval.parse("PT1H", ZoneOffset.UTC), 0, 0);
            return new TrainingSeries(
                    timeline, List.of(PERIOD, WEEK), Arrays.copyOf(training, count));
        }
    }

    /** A method of the competition and what it reached on the hourly series. */
    record Published(String method, String kind, double smape, double mase, double owa) {}

    /**
     * Reads the three files.
     *
     * @throws AccuracyException if one is missing or not as expected
     */
    static M4Data read(Path folder) {
        List<String[]> training = rows(folder.resolve(TRAINING));
        List<String[]> test = rows(folder.resolve(TEST));
        List<Series> series = new ArrayList<>();
        for (int i = 1; i < training.size(); i++) {
            String id = training.get(i)[0];
            if (i >= test.size() || !test.get(i)[0].equals(id)) {
                throw new AccuracyException(
                        String.format(
                                Locale.ROOT, "%s and %s differ in row %d", TRAINING, TEST, i + 1));
            }
            series.add(new Series(id, numbers(training.get(i)[1]), numbers(test.get(i)[1])));
        }
        return new M4Data(series, published(rows(folder.resolve(RESULTS))));
    }

    /** What a method reached, by its name whatever the case. */
    Published published(String method) {
        return published.stream()
                .filter(row -> row.method().equalsIgnoreCase(method))
                .findFirst()
                .orElseThrow(() -> new AccuracyException(RESULTS + " has no row of " + method));
    }

    private static List<Published> published(List<String[]> rows) {
        List<String> header = Arrays.asList(rows.getFirst());
        return rows.stream()
                .skip(1)
                .map(row ->
                        new Published(
                                row[header.indexOf("method")],
                                row[header.indexOf("type")].toLowerCase(Locale.ROOT),
                                number(row[header.indexOf("sMAPE_hourly")]),
                                number(row[header.indexOf("MASE_hourly")]),
                                number(row[header.indexOf("OWA_hourly")])))
                .filter(row -> Double.isFinite(row.mase()))
                .toList();
    }

    private static List<String[]> rows(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> COMMA.split(line, -1))
                    .toList();
        } catch (IOException e) {
            throw new AccuracyException(
                    file + ": cannot be read; --data names the folder that has series/ in it", e);
        }
    }

    private static double[] numbers(String words) {
        return Arrays.stream(words.strip().split(" +")).mapToDouble(Double::parseDouble).toArray();
    }

    private static double number(String word) {
        return word.isBlank() || word.equals("NA") ? Double.NaN : Double.parseDouble(word);
    }
}
