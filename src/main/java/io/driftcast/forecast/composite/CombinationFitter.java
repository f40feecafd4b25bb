package io.driftcast.forecast.composite;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Attempt;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.InSample;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Fits several models to the same series and combines them ({@link Combination}). A member that
 * cannot be fitted, or has no forecast of the next season, is left out; the spec names those that
 * are in.
 *
 * <p>Residuals are the means of the members', NaN where a member has none; {@code sigma2} is their
 * mean square. A member's estimates have its name before theirs: {@code ets.alpha}.
 *
 * <p>Immutable, thread-safe.
 *
 * @param members fitters by the names they were asked for by, in their order
 * @param families what runs the models
 */
record CombinationFitter(Map<String, ModelFitter> members, Supplier<ForecasterFamilies> families)
        implements ModelFitter {

    CombinationFitter {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        List<Fit> fits = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        for (Map.Entry<String, ModelFitter> member : members.entrySet()) {
            try {
                Fit fit = Attempt.at(() -> running(member.getValue(), series));
                fits.add(fit);
                fit.estimates()
                        .forEach((name, estimate) ->
                                estimates.put(member.getKey() + "." + name, estimate));
            } catch (UnfittableSeriesException e) {
                refusals.add(member.getKey() + ": " + e.getMessage());
            }
        }
        if (fits.isEmpty()) {
            throw new UnfittableSeriesException(
                    "no member of the combination can be fitted: " + String.join("; ", refusals));
        }
        List<FittedModel> models = fits.stream().map(Fit::model).toList();
        double[] residuals = meanResiduals(fits, series.values().length);
        FittedModel model =
                new FittedModel(
                        new ModelImage(
                                CombinationFamily.KIND,
                                CombinationFamily.VERSION,
                                CombinationFamily.parameters(
                                        models.stream().map(FittedModel::image).toList())),
                        "combination("
                                + String.join(",", models.stream().map(FittedModel::spec).toList())
                                + ")",
                        new Combination(models.stream().map(families.get()::restore).toList())
                                .state(),
                        series.observed(),
                        metrics(new InSample(residuals, series.observed())));
        return new Fit(model, estimates, residuals);
    }

    /** A member's fit, if it forecasts: one that does not would take the others with it. */
    private Fit running(ModelFitter member, TrainingSeries series)
            throws UnfittableSeriesException {
        Fit fit = member.fit(series);
        families.get().restore(fit.model()).forecast(series.period());
        return fit;
    }

    private static Map<String, Double> metrics(InSample run) {
        double sigma2 = run.meanSquare();
        return Double.isFinite(sigma2)
                ? Map.of("sigma2", sigma2, "n", (double) run.observed())
                : Map.of();
    }

    private static double[] meanResiduals(List<Fit> fits, int n) {
        double[] mean = new double[n];
        double share = 1.0 / fits.size();
        for (Fit fit : fits) {
            double[] residuals = fit.residuals();
            if (residuals.length != n) {
                Arrays.fill(mean, Double.NaN);
            } else {
                for (int t = 0; t < n; t++) {
                    mean[t] += share * residuals[t];
                }
            }
        }
        return mean;
    }
}
