package io.driftcast.forecast.smoothing;

import io.driftcast.forecast.Attempt;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest.Zero;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form with the least AICc among those that R's {@code ets} tries by default: additive errors
 * without a multiplicative season (those are unstable), multiplicative errors only where all values
 * are above 0. The forms are fitted in parallel; the choice does not depend on it. Immutable,
 * thread-safe.
 *
 * @param period steps a season, 1 for none
 * @param zero what 0 is on the scale of the values
 */
record AutoEtsFitter(int period, Zero zero) implements ModelFitter {

    private static final EtsSpec SIMPLEST = EtsSpec.parse("ets(A,N,N)");

    @Override
    public Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        double[] values = series.values();
        SeriesCheck.require(SIMPLEST, 1, values);
        if (SeriesCheck.constant(values)) {
            return simplest(values).published();
        }
        Thread caller = Thread.currentThread();
        List<EtsSpec> forms = candidates(series.observed(), values);
        List<Optional<EtsFit>> fits =
                forms.parallelStream().map(form -> tried(form, values, caller)).toList();
        EtsFit best = null;
        for (Optional<EtsFit> fit : fits) {
            if (fit.isPresent() && (best == null || better(fit.get(), best))) {
                best = fit.get();
            }
        }
        return (best == null ? simplest(values) : best).published();
    }

    private static EtsFit simplest(double[] values) throws UnfittableSeriesException {
        return fitter(SIMPLEST, 1).estimate(values, Thread.currentThread());
    }

    private static EtsFitter fitter(EtsSpec form, int period) {
        return new EtsFitter(form, period, SmoothingBounds.ETS);
    }

    private Optional<EtsFit> tried(EtsSpec form, double[] values, Thread caller) {
        EtsFitter fitter = fitter(form, form.hasSeason() ? period : 1);
        return Attempt.maybe(() -> fitter.estimate(values, caller));
    }

    /** The forms to try, those with fewer parameters first. */
    private List<EtsSpec> candidates(int observed, double[] values) {
        boolean positive = staysPositive(values);
        boolean seasonal = period > 1 && SeriesCheck.hasAllPlaces(period, values);
        List<EtsSpec> forms = new ArrayList<>();
        for (EtsSpec.Season season : EtsSpec.Season.values()) {
            for (EtsSpec.Trend trend : EtsSpec.Trend.values()) {
                for (EtsSpec.Errors error : EtsSpec.Errors.values()) {
                    EtsSpec form = new EtsSpec(error, trend, season);
                    boolean unstable =
                            error == EtsSpec.Errors.ADDITIVE
                                    && season == EtsSpec.Season.MULTIPLICATIVE;
                    boolean enough = observed > form.parameterCount(period) + 1;
                    if (!unstable
                            && enough
                            && (positive || !form.needsPositive())
                            && (seasonal || !form.hasSeason())) {
                        forms.add(form);
                    }
                }
            }
        }
        return forms;
    }

    /** Whether values can be told to stay above 0: so far, or so far from it. */
    private boolean staysPositive(double[] values) {
        double least = SeriesCheck.least(values);
        double most = Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
        return switch (zero) {
            case BOUND -> least > 0;
            case WITHIN_REACH -> least > most - least;
            case ARBITRARY -> false;
        };
    }

    /** Whether a fit is better than one that came before it; a perfect one cannot be beaten. */
    private static boolean better(EtsFit fit, @Nullable EtsFit best) {
        if (best == null || best.sumOfSquares() == 0) {
            return best == null;
        }
        return fit.sumOfSquares() == 0 || fit.aicc() < best.aicc();
    }
}
