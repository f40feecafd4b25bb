package io.driftcast.app.bench.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.series.StepInterval;
import io.driftcast.series.Timeline;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A data set of R with the part that is held out at its end.
 *
 * @param name as R calls it
 * @param whole all its values
 * @param holdOut how many of them, at the end, are held out
 */
record GoldenSeries(String name, TrainingSeries whole, int holdOut) {

    private static final int MONTHS = 12;

    /** All data sets of {@code series.json}, in its order. */
    static List<GoldenSeries> readAll(JsonNode document) {
        List<GoldenSeries> all = new ArrayList<>();
        document.properties().forEach(entry -> all.add(read(entry.getKey(), entry.getValue())));
        return all;
    }

    private static GoldenSeries read(String name, JsonNode node) {
        int period = node.get("season").asInt();
        TrainingSeries whole =
                new TrainingSeries(timeline(node), List.of(period), numbers(node.get("data")));
        return new GoldenSeries(name, whole, node.get("holdout").asInt());
    }

    /** What models are fitted to. */
    TrainingSeries training() {
        return whole.first(whole.values().length - holdOut);
    }

    /** What they are asked for. */
    double[] actual() {
        double[] values = whole.values();
        return Arrays.copyOfRange(values, values.length - holdOut, values.length);
    }

    static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        Arrays.setAll(numbers, i -> array.get(i).asDouble());
        return numbers;
    }

    /** R's start and frequency as a calendar; what is not of months (trading days) gets days. */
    private static Timeline timeline(JsonNode node) {
        double months = MONTHS / node.get("frequency").asDouble();
        int year = node.get("start").get(0).asInt();
        if (months < 1 || months != Math.rint(months) || year < MONTHS) {
            return Timeline.ofDays();
        }
        JsonNode place = node.get("start").get(1);
        int month = place == null ? 1 : (place.asInt() - 1) * (int) months + 1;
        StepInterval interval = StepInterval.parse("P" + (int) months + "M", ZoneOffset.UTC);
        long start =
                LocalDate.of(year, month, 1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli();
        return new Timeline(interval, 0, interval.stepOf(start, 0));
    }
}
