package io.driftcast.app.report;

import io.driftcast.forecast.Forecast;
import io.driftcast.render.Chart;
import io.driftcast.render.Ink;
import io.driftcast.render.Page;
import io.driftcast.series.analysis.Autocorrelation;
import io.driftcast.series.transform.Transform;
import java.util.Arrays;
import java.util.List;

/** A fit as a page: the series with the fit and the fan of the forecast, and what is left over. */
public final class FitPage {

    private static final int RESIDUALS_HEIGHT = 220;
    private static final int LAGS = 36;

    /** A forecast shorter than this share of the series is shown once more from near by. */
    private static final int SHARE = 6;

    private static final double NORMAL_95 = 1.96;

    private FitPage() {}

    public static String html(FitReport report) {
        Page page =
                Page.of("%s, %s%s".formatted(report.series().id(), report.spec(), on(report)))
                        .text(FitTable.head(report));
        int length = report.series().values().length;
        int horizon = report.forecast().horizon();
        page.chart(fan(report, "Series, fit and forecast", 0));
        int near = Math.max(SHARE / 2 * horizon, 2 * report.period());
        if (SHARE * horizon < length && near < length) {
            page.chart(fan(report, "The end, from near by", length - near));
        }
        page.table(List.of("Model", ""), FitTable.estimates(report));
        residuals(page, report);
        memory(page, report);
        page.heading("Forecast");
        page.table(FitTable.HEADINGS, FitTable.steps(report));
        return page.html();
    }

    private static String on(FitReport report) {
        return report.transform() instanceof Transform.None ? "" : " on " + report.transformName();
    }

    private static Chart fan(FitReport report, String title, int from) {
        ChartAxis axis = new ChartAxis(report.series());
        Forecast forecast = report.forecast();
        double[] values = report.series().values();
        double[] ahead = axis.places(values.length, values.length + forecast.horizon());
        Chart chart =
                axis.chart(title)
                        .band(
                                "95 %",
                                Ink.BLUE,
                                ahead,
                                ForecastNumbers.of(forecast.lower95()),
                                ForecastNumbers.of(forecast.upper95()))
                        .band(
                                "80 %",
                                Ink.BLUE,
                                ahead,
                                ForecastNumbers.of(forecast.lower80()),
                                ForecastNumbers.of(forecast.upper80()))
                        .line(
                                "values",
                                Ink.TEXT,
                                axis.places(from, values.length),
                                Arrays.copyOfRange(values, from, values.length));
        double[] fitted = report.fitted();
        int begin = Math.max(from, report.from());
        if (fitted.length > 0) {
            chart.line(
                    "fit, one step ahead",
                    Ink.ORANGE,
                    axis.places(begin, values.length),
                    Arrays.copyOfRange(fitted, begin - report.from(), fitted.length));
        }
        return chart.line("forecast", Ink.BLUE, ahead, ForecastNumbers.of(forecast.median()));
    }

    private static void memory(Page page, FitReport report) {
        double[] norms = report.fit().gradientNorms();
        if (norms.length == 0) {
            return;
        }
        double[] back = new double[norms.length];
        Arrays.setAll(back, i -> i);
        page.heading("How far back the network remembers");
        page.text(GradientReach.words(norms));
        page.chart(
                Chart.of("Gradient of the last forecast by the network's state")
                        .height(RESIDUALS_HEIGHT)
                        .axes("steps back", "")
                        .bars("", Ink.PURPLE, back, norms));
    }

    private static void residuals(Page page, FitReport report) {
        double[] residuals = report.fit().residuals();
        if (residuals.length != report.steps()) {
            return;
        }
        ChartAxis axis = new ChartAxis(report.series());
        page.heading("What the model leaves over");
        page.text(ResidualCheck.of(report).map(ResidualCheck::words).orElse(""));
        page.chart(
                axis.chart("Residuals, on the model's scale")
                        .height(RESIDUALS_HEIGHT)
                        .levels("", Ink.GREY, 0)
                        .line(
                                "",
                                Ink.ORANGE,
                                axis.places(report.from(), report.series().values().length),
                                residuals));
        int n = (int) Arrays.stream(residuals).filter(Double::isFinite).count();
        int lags = Math.min(LAGS, n / 2);
        if (lags > 1) {
            double[] correlations = Autocorrelation.acf(residuals, lags);
            double[] lag = new double[lags];
            Arrays.setAll(lag, i -> i + 1);
            double bound = NORMAL_95 / Math.sqrt(n);
            page.chart(
                    Chart.of("Autocorrelation of the residuals")
                            .height(RESIDUALS_HEIGHT)
                            .axes("lag", "")
                            .bars(
                                    "",
                                    Ink.BLUE,
                                    lag,
                                    Arrays.copyOfRange(correlations, 1, correlations.length))
                            .levels("95 % of white noise", Ink.GREY, -bound, bound));
        }
    }
}
