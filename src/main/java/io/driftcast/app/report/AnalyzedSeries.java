package io.driftcast.app.report;

import io.driftcast.app.report.Preparation.Prepared;
import io.driftcast.data.FileSeries;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** A series as it was read, as it was analysed, and what came out. */
public record AnalyzedSeries(FileSeries file, Prepared prepared, SeriesAnalysis analysis) {

    private static final Pattern MIDNIGHT = Pattern.compile("T00:00:00(Z|[+-].*)$");

    /** Whether x is a time; otherwise steps are counted from 1. */
    boolean timed() {
        return file.grid() != null;
    }

    /** Where each step stands on an axis: epoch milliseconds, or its number from 1. */
    double[] x() {
        double[] x = new double[file.values().length];
        Arrays.setAll(x, this::xAt);
        return x;
    }

    private double xAt(int index) {
        Long at = file.at(index);
        return at == null ? file.firstStep() + index : (double) (long) at;
    }

    /** How many steps of which length from when to when, and how many are missing. */
    String extent() {
        int n = analysis.n();
        String missing =
                analysis.nMissing() == 0
                        ? "none"
                        : String.format(Locale.ROOT, "%,d", analysis.nMissing());
        StepLabels labels = new StepLabels(file);
        String first = labels.iso(0);
        String last = labels.iso(n - 1);
        if (first == null || last == null) {
            return String.format(Locale.ROOT, "%,d steps without times, %s missing", n, missing);
        }
        return String.format(
                Locale.ROOT,
                "%,d steps of %s, %s to %s, %s missing",
                n,
                analysis.interval(),
                dayAtMidnight(first),
                dayAtMidnight(last),
                missing);
    }

    private static String dayAtMidnight(String time) {
        return MIDNIGHT.matcher(time).replaceFirst("");
    }
}
