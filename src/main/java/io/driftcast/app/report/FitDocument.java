package io.driftcast.app.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.forecast.Forecast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fit as {@code --format json} prints it.
 *
 * @param model as it was asked for
 * @param spec as it was fitted, without the transform
 * @param n steps fitted to, missing ones included
 * @param nUsed the n of AICc, where the model has one; otherwise how many values there were
 * @param parameters by name: numbers, or arrays of them
 * @param residuals one a step fitted to, on the model's scale
 * @param forecastNote why numbers of the forecast are null; left out if none is
 * @param gradientNorms of a recurrent network, by steps back from the last; null for other models,
 *     which are printed without it
 */
public record FitDocument(
        String series,
        String model,
        String spec,
        Transformation transform,
        int period,
        int n,
        int nMissing,
        int nUsed,
        Map<String, Object> parameters,
        double sigma2,
        double loglik,
        double aic,
        double aicc,
        double bic,
        double[] residuals,
        List<Step> forecast,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String forecastNote,
        @JsonInclude(JsonInclude.Include.NON_NULL) double @Nullable [] gradientNorms,
        double fitMs) {

    /**
     * What the series was transformed by.
     *
     * @param lambda of Box-Cox; null for others
     */
    record Transformation(String name, double lambda) {}

    /**
     * One step of the forecast.
     *
     * @param step its number on the grid
     * @param ahead how many steps after the last value
     * @param at its label in ISO-8601; null where the file gives no times
     * @param value the median
     */
    record Step(
            long step,
            int ahead,
            @Nullable String at,
            double value,
            double mean,
            double stderr,
            @JsonProperty("lower_80") double lower80,
            @JsonProperty("upper_80") double upper80,
            @JsonProperty("lower_95") double lower95,
            @JsonProperty("upper_95") double upper95) {}

    private static final List<String> ARIMA_TERMS = List.of("ar", "ma", "sar", "sma");

    public static FitDocument of(FitReport report) {
        double n = report.metric("n");
        return new FitDocument(
                report.series().id(),
                report.model(),
                report.spec(),
                new Transformation(report.transformName(), report.lambda()),
                report.period(),
                report.steps(),
                report.steps() - report.observed(),
                Double.isNaN(n) ? report.observed() : (int) n,
                parameters(report),
                report.metric("sigma2"),
                report.metric("loglik"),
                report.metric("aic"),
                report.metric("aicc"),
                report.metric("bic"),
                report.fit().residuals(),
                steps(report),
                ForecastNumbers.missing(report),
                report.fit().gradientNorms().length == 0 ? null : report.fit().gradientNorms(),
                report.fitMillis());
    }

    /** ARIMA models have all four arrays, also where they have no such terms. */
    private static Map<String, Object> parameters(FitReport report) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (report.spec().startsWith("arima(")) {
            ARIMA_TERMS.forEach(name -> parameters.put(name, new double[0]));
        }
        report.fit()
                .estimates()
                .forEach((name, estimate) ->
                        parameters.put(
                                name,
                                switch (estimate) {
                                    case Estimate.Scalar scalar when ARIMA_TERMS.contains(name) ->
                                            new double[] {scalar.value()};
                                    case Estimate.Scalar scalar -> scalar.value();
                                    case Estimate.Vector vector -> vector.values();
                                }));
        return parameters;
    }

    private static List<Step> steps(FitReport report) {
        StepLabels labels = new StepLabels(report.series());
        Forecast forecast = report.forecast();
        List<Step> steps = new ArrayList<>();
        for (int h = 0; h < forecast.horizon(); h++) {
            int index = report.series().values().length + h;
            steps.add(
                    new Step(
                            labels.step(index),
                            h + 1,
                            labels.iso(index),
                            ForecastNumbers.of(forecast.median()[h]),
                            ForecastNumbers.of(forecast.mean()[h]),
                            forecast.standardError()[h],
                            ForecastNumbers.of(forecast.lower80()[h]),
                            ForecastNumbers.of(forecast.upper80()[h]),
                            ForecastNumbers.of(forecast.lower95()[h]),
                            ForecastNumbers.of(forecast.upper95()[h])));
        }
        return steps;
    }
}
