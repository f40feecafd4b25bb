package io.driftcast.training;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.InSample;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.arima.ArimaFamily;
import io.driftcast.forecast.arima.ArimaFit;
import io.driftcast.forecast.arima.ArimaFitter;
import io.driftcast.forecast.arima.ArimaForecaster;
import io.driftcast.forecast.arima.ArimaSpec;
import io.driftcast.forecast.arima.ArimaSpec.Constant;
import io.driftcast.series.analysis.UnitRoots;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a non-seasonal ARIMA model: the differences by repeated KPSS tests ({@link
 * UnitRoots#ndiffs}), then of all p and q up to a limit the one with the least AICc, each fitted by
 * exact maximum likelihood. Without differences there is a mean, with one both no constant and a
 * drift are tried, with two there is no constant.
 *
 * <p>Models whose moving-average polynomial has a root within 1 % of the unit circle are left out
 * (R's {@code auto.arima} does so too): there the likelihood has a narrow peak for every chance
 * cycle of the series, AICc takes the best of these for structure, and the cycle it then forecasts
 * does not go on. On simulated ARIMA(0,1,0), (1,0,0), (0,1,1) and (1,1,1) series of 300 values this
 * lowers the excess one-step mean squared error from 6 to 9 % to 1 to 3 %.
 *
 * <p>A model that explains the series to the last digit (sigma2 0: a constant, a straight line)
 * wins at once. Ties go to the model tried first, the one with fewer terms. Deterministic;
 * immutable and thread-safe.
 */
public final class ArimaSearch implements ModelFitter {

    private static final double LEAST_MOVING_AVERAGE_ROOT = 1.01;

    private final int maxTerms;

    /** A search over p and q up to 3. */
    public ArimaSearch() {
        this(3);
    }

    /**
     * @param maxTerms the largest p and the largest q tried
     */
    public ArimaSearch(int maxTerms) {
        if (maxTerms < 0 || maxTerms > ArimaSpec.MAX_TERMS) {
            throw new IllegalArgumentException(
                    "a search goes up to 0 to %d terms, not %d"
                            .formatted(ArimaSpec.MAX_TERMS, maxTerms));
        }
        this.maxTerms = maxTerms;
    }

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        double[] values = series.values();
        int d = UnitRoots.ndiffs(values);
        int terms = series.observed() - d;
        ArimaFit best = null;
        for (Constant constant : constants(d)) {
            ArimaFitter fitter = new ArimaFitter(d, constant, values, ArimaFitter.Starts.FEW);
            best = better(best, leastAicc(fitter, d, constant, terms));
        }
        if (best == null) {
            throw new UnfittableSeriesException(
                    "%d values are too few for an ARIMA model with d = %d"
                            .formatted(series.observed(), d));
        }
        return new Fit(
                ArimaFamily.fittedModel(best, values),
                Map.of(),
                InSample.run(ArimaForecaster.start(best.parameters()), values).residuals());
    }

    private static List<Constant> constants(int d) {
        return switch (d) {
            case 0 -> List.of(Constant.MEAN);
            case 1 -> List.of(Constant.NONE, Constant.DRIFT);
            default -> List.of(Constant.NONE);
        };
    }

    private @Nullable ArimaFit leastAicc(ArimaFitter fitter, int d, Constant constant, int terms) {
        ArimaFit best = null;
        for (int total = 0; total <= 2 * maxTerms; total++) {
            for (int p = Math.max(0, total - maxTerms); p <= Math.min(total, maxTerms); p++) {
                ArimaSpec spec = new ArimaSpec(p, d, total - p, constant);
                if (terms > spec.parameterCount() + 1) {
                    ArimaFit fit = fitter.fit(p, total - p);
                    best = admissible(fit) ? better(best, fit) : best;
                }
                if (best != null && exact(best)) {
                    return best;
                }
            }
        }
        return best;
    }

    /** Models without terms always are, so a series that is long enough has one. */
    private static boolean admissible(ArimaFit fit) {
        return fit.parameters().isInvertibleBeyond(LEAST_MOVING_AVERAGE_ROOT);
    }

    private static @Nullable ArimaFit better(@Nullable ArimaFit first, @Nullable ArimaFit second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        if (exact(first) || exact(second)) {
            return exact(first) ? first : second;
        }
        return second.aicc() < first.aicc() ? second : first;
    }

    private static boolean exact(ArimaFit fit) {
        return fit.parameters().sigma2() == 0;
    }
}
