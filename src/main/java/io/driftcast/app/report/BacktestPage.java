package io.driftcast.app.report;

import io.driftcast.evaluation.BacktestResult;
import io.driftcast.evaluation.BacktestRow;
import io.driftcast.render.Chart;
import io.driftcast.render.Figures;
import io.driftcast.render.Ink;
import io.driftcast.render.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Backtests as a page: the measures, and each forecast against the actual values. */
public final class BacktestPage {

    private static final int BEST_SHOWN = 4;
    private static final int TESTS_BEFORE = 2;
    private static final Ink[] COLOURS = {Ink.BLUE, Ink.ORANGE, Ink.GREEN, Ink.PURPLE};

    private BacktestPage() {}

    public static String html(
            String fileName, List<BacktestReport> reports, Map<String, String> unavailable) {
        Page page;
        if (reports.size() == 1) {
            page = Page.of(reports.getFirst().series().id());
        } else {
            page = Page.of(fileName);
            page.text(BacktestTable.summaryHead(reports));
            page.table(BacktestTable.SUMMARY_HEADINGS, BacktestTable.summaryRows(reports));
        }
        for (BacktestReport report : reports) {
            if (reports.size() > 1) {
                page.heading(report.series().id());
            }
            add(page, report);
        }
        unavailable.forEach((model, why) -> page.text(model + " is not available: " + why));
        return page.html();
    }

    private static void add(Page page, BacktestReport report) {
        BacktestResult result = report.result();
        page.text(BacktestTable.head(report));
        List<BacktestRow> shown = result.rows().stream().filter(BacktestRow::succeeded).toList();
        page.chart(best(report, shown));
        page.table(BacktestTable.HEADINGS, shown.stream().map(BacktestTable::cells).toList());
        BacktestTable.notes(result).forEach(page::text);
        List<Chart> charts = new ArrayList<>();
        for (BacktestRow row : shown) {
            charts.add(one(report, row));
        }
        page.charts(charts.toArray(Chart[]::new));
    }

    /**
     * The last steps before the test part, and all of it, with the least errors above each other.
     */
    private static Chart best(BacktestReport report, List<BacktestRow> rows) {
        ChartAxis axis = new ChartAxis(report.series());
        Chart chart = axis.chart("The best forecasts and what came");
        chart.line("values", Ink.TEXT, places(report, axis), values(report));
        for (int i = 0; i < Math.min(BEST_SHOWN, rows.size()); i++) {
            BacktestRow.Path path = rows.get(i).path();
            if (path != null) {
                chart.line(rows.get(i).model(), COLOURS[i], tested(report, axis), path.median());
            }
        }
        return chart;
    }

    private static Chart one(BacktestReport report, BacktestRow row) {
        ChartAxis axis = new ChartAxis(report.series());
        double[] tested = tested(report, axis);
        Chart chart =
                axis.chart(
                                "%s, RMSE %s"
                                        .formatted(
                                                row.model(), Figures.number(row.accuracy().rmse())))
                        .half();
        BacktestRow.Path path = row.path();
        if (path != null) {
            chart.band(
                            "",
                            Ink.BLUE,
                            tested,
                            ForecastNumbers.of(path.lower95()),
                            ForecastNumbers.of(path.upper95()))
                    .band(
                            "80, 95 %",
                            Ink.BLUE,
                            tested,
                            ForecastNumbers.of(path.lower80()),
                            ForecastNumbers.of(path.upper80()))
                    .line("values", Ink.TEXT, places(report, axis), values(report))
                    .line("forecast", Ink.BLUE, tested, ForecastNumbers.of(path.median()));
        }
        return chart;
    }

    private static int from(BacktestReport report) {
        return Math.max(0, report.result().train() - TESTS_BEFORE * report.result().test());
    }

    private static double[] places(BacktestReport report, ChartAxis axis) {
        return axis.places(from(report), report.series().values().length);
    }

    private static double[] values(BacktestReport report) {
        double[] values = report.series().values();
        return Arrays.copyOfRange(values, from(report), values.length);
    }

    private static double[] tested(BacktestReport report, ChartAxis axis) {
        return axis.places(report.result().train(), report.series().values().length);
    }
}
