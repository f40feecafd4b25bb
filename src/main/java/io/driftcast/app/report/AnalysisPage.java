package io.driftcast.app.report;

import io.driftcast.render.Chart;
import io.driftcast.render.Ink;
import io.driftcast.render.Page;
import io.driftcast.series.analysis.Autocorrelation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What {@code analyze --format html} writes: a section with charts a series. */
public final class AnalysisPage {

    private static final int PART_HEIGHT = 150;

    /** A lag plot of more pairs than this is a blot; the last ones are drawn. */
    private static final int MAX_PAIRS = 3000;

    private AnalysisPage() {}

    /** The whole document. */
    public static String html(String fileName, List<AnalyzedSeries> all) {
        if (all.size() == 1) {
            Page page = Page.of(all.getFirst().analysis().series());
            return add(page, all.getFirst()).html();
        }
        Page page = Page.of(fileName).text(String.format(Locale.ROOT, "%,d series", all.size()));
        for (AnalyzedSeries each : all) {
            add(page.heading(each.analysis().series()), each);
        }
        return page.html();
    }

    private static Page add(Page page, AnalyzedSeries series) {
        SeriesAnalysis found = series.analysis();
        page.text(series.extent());
        AnalysisText.preparation(found).forEach(page::text);
        page.chart(values(series));
        page.table(
                List.of("Test", "Statistic", "5 % at", "p", "Lags", "Says"),
                AnalysisText.testRows(found));
        page.table(
                List.of("Found", ""),
                AnalysisText.summary(found).stream()
                        .map(line -> List.of(line.split("\\s{2,}", 2)))
                        .toList());
        found.notes().forEach(page::text);
        addParts(page, series);
        addMovingAverage(page, series);
        addCorrelations(page, series);
        return page;
    }

    private static Chart over(AnalyzedSeries series, String title) {
        Chart chart = Chart.of(title);
        return series.timed() ? chart.times() : chart.axes("step", "");
    }

    private static Chart values(AnalyzedSeries series) {
        return over(series, "Series and trend")
                .line("values", Ink.TEXT, series.x(), series.prepared().values())
                .line("trend", Ink.BLUE, series.x(), series.analysis().decomposition().trend());
    }

    private static void addParts(Page page, AnalyzedSeries series) {
        SeriesAnalysis.Parts parts = series.analysis().decomposition();
        double[] x = series.x();
        boolean factors = parts.type().equals("multiplicative");
        double neutral = factors ? 1 : 0;
        if (Arrays.stream(parts.seasonal()).anyMatch(each -> each != neutral)) {
            page.chart(part(series, "Season", factors).line("", Ink.GREEN, x, parts.seasonal()));
        }
        page.chart(part(series, "Remainder", factors).line("", Ink.ORANGE, x, parts.remainder()));
    }

    private static Chart part(AnalyzedSeries series, String name, boolean factor) {
        Chart chart = over(series, factor ? name + ", a factor" : name).height(PART_HEIGHT);
        return factor ? chart.levels("", Ink.GREY, 1) : chart;
    }

    private static void addMovingAverage(Page page, AnalyzedSeries series) {
        MovingAverages found = series.analysis().movingAverage();
        if (found == null) {
            return;
        }
        double[] x = series.x();
        double[] lower = new double[x.length];
        double[] upper = new double[x.length];
        for (int t = 0; t < x.length; t++) {
            lower[t] = found.mean()[t] - found.deviation()[t];
            upper[t] = found.mean()[t] + found.deviation()[t];
        }
        page.chart(
                over(
                                series,
                                String.format(
                                        Locale.ROOT,
                                        "Moving average over %d steps",
                                        found.window()))
                        .band("± a standard deviation", Ink.BLUE, x, lower, upper)
                        .line("average", Ink.BLUE, x, found.mean())
                        .line("straight line", Ink.ORANGE, x, found.line()));
        page.text("The moving average " + found.words() + ".");
    }

    private static void addCorrelations(Page page, AnalyzedSeries series) {
        SeriesAnalysis found = series.analysis();
        double[] acf = found.acf();
        double[] pacf = found.pacf();
        if (acf == null || pacf == null) {
            return;
        }
        double bound = found.acfBound();
        double[] bartlett = found.acfBartlett();
        Chart ofAll = halfWide("Autocorrelation (ACF)");
        if (bartlett != null) {
            double[] upper = Arrays.copyOfRange(bartlett, 1, bartlett.length);
            double[] lower = Arrays.stream(upper).map(each -> -each).toArray();
            ofAll.band("Bartlett's 95 %", Ink.GREY, lags(acf), lower, upper);
        }
        addBars(ofAll, acf, bound);
        Chart partial = halfWide("Partial autocorrelation (PACF)");
        addBars(partial, pacf, bound);
        page.charts(ofAll, partial);
        page.charts(lagPlots(series));
    }

    private static Chart halfWide(String title) {
        return Chart.of(title).half().axes("lag", "");
    }

    private static void addBars(Chart chart, double[] correlations, double bound) {
        chart.bars(
                        "",
                        Ink.BLUE,
                        lags(correlations),
                        Arrays.copyOfRange(correlations, 1, correlations.length))
                .levels("white noise's 95 %", Ink.GREY, -bound, bound);
    }

    private static double[] lags(double[] correlations) {
        double[] lags = new double[correlations.length - 1];
        Arrays.setAll(lags, i -> i + 1);
        return lags;
    }

    private static Chart[] lagPlots(AnalyzedSeries series) {
        int period = series.analysis().period();
        boolean seasonal = period > 1 && period < series.analysis().n();
        return seasonal
                ? new Chart[] {lagPlot(series, 1), lagPlot(series, period)}
                : new Chart[] {lagPlot(series, 1)};
    }

    private static Chart lagPlot(AnalyzedSeries series, int lag) {
        Autocorrelation.LagPairs pairs = Autocorrelation.lagPairs(series.prepared().values(), lag);
        return Chart.of("Lag plot, lag " + lag)
                .half()
                .axes(String.format(Locale.ROOT, "value %d before", lag), "value")
                .points("", Ink.BLUE, last(pairs.earlier()), last(pairs.later()));
    }

    private static double[] last(double[] values) {
        return Arrays.copyOfRange(values, Math.max(0, values.length - MAX_PAIRS), values.length);
    }
}
