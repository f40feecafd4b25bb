package io.driftcast.forecast.composite;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.series.decomposition.Decomposition;
import io.driftcast.series.decomposition.Mstl;
import io.driftcast.series.decomposition.Season;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Takes the seasons out of a series by {@link Mstl}, over all its periods, and fits another model
 * to what is left; each season goes on by its last one. A series without a season, or with fewer
 * than two of each, has the other model alone.
 *
 * <p>Residuals, metrics and estimates are those of the model inside; each season is an estimate
 * {@code season12}, from the phase of the first step on. Spec: {@code mstl(ets(A,N,N))[12]}.
 *
 * <p>Source: as R's {@code stlf} and {@code forecast} of an {@code mstl} (package forecast).
 * Immutable, thread-safe.
 *
 * @param nested fits the model of what is left
 * @param families what runs it
 */
record MstlFitter(ModelFitter nested, Supplier<ForecasterFamilies> families)
        implements ModelFitter {

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        double[] values = series.values();
        List<Season> seasons = seasons(series);
        double[] seasonal = sum(seasons, values.length);
        double[] rest = values.clone();
        Arrays.setAll(rest, t -> values[t] - seasonal[t]);
        Fit inner = nested.fit(new TrainingSeries(series.timeline(), List.of(1), rest));
        if (seasons.isEmpty()) {
            return inner;
        }
        FittedModel model = inner.model();
        Map<String, Estimate> estimates = new LinkedHashMap<>(inner.estimates());
        double[][] last = new double[seasons.size()][];
        for (int i = 0; i < last.length; i++) {
            last[i] = lastSeason(seasons.get(i));
            estimates.put("season" + last[i].length, new Estimate.Vector(last[i]));
        }
        Deseasonalised.Seasons all = new Deseasonalised.Seasons(seasonal, last);
        FittedModel whole =
                new FittedModel(
                        new ModelImage(
                                MstlFamily.KIND,
                                MstlFamily.VERSION,
                                MstlFamily.parameters(all, model.image())),
                        "mstl(%s)[%s]".formatted(model.spec(), lengths(seasons)),
                        new Deseasonalised(all, families.get().restore(model), values.length)
                                .state(),
                        model.observations(),
                        model.metrics());
        return new Fit(whole, estimates, inner.residuals());
    }

    private static List<Season> seasons(TrainingSeries series) {
        boolean seasonal = series.periods().stream().anyMatch(period -> period > 1);
        if (!seasonal || series.observed() == 0) {
            return List.of();
        }
        Decomposition parts = new Mstl(false).decompose(series.values(), series.periods());
        return parts.seasons();
    }

    private static double[] sum(List<Season> seasons, int n) {
        double[] sum = new double[n];
        for (Season season : seasons) {
            for (int t = 0; t < n; t++) {
                sum[t] += season.values()[t];
            }
        }
        return sum;
    }

    /** The last season, beginning with the phase of the first step. */
    private static double[] lastSeason(Season season) {
        double[] last = new double[season.period()];
        int n = season.values().length;
        for (int t = n - last.length; t < n; t++) {
            last[t % last.length] = season.values()[t];
        }
        return last;
    }

    private static String lengths(List<Season> seasons) {
        return String.join(
                ",", seasons.stream().map(season -> String.valueOf(season.period())).toList());
    }
}
