package io.driftcast.forecast.arima;

import io.driftcast.forecast.Attempt;
import io.driftcast.series.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The choice of the terms for a series with gaps: candidates by a search on the series with its
 * gaps filled in ({@link GapFilling}), where the likelihood takes a fraction of the time; of the
 * best few the one with the least exact AICc on the series as it is.
 */
final class GapSearch {

    /** How many candidates are fitted to the series as it is. */
    private static final int FINISHED = 4;

    private final double[] values;
    private final int period;
    private final int d;
    private final int seasonalD;

    /**
     * @param values one a step, NaN where missing
     */
    GapSearch(double[] values, int period, int d, int seasonalD) {
        this.values = values;
        this.period = period;
        this.d = d;
        this.seasonalD = seasonalD;
    }

    /** The best model with any of these constants; null if the series is too short for all. */
    @Nullable ArimaFit best(List<ArimaSpec.Constant> constants) {
        for (ArimaSpec.Constant constant : constants) {
            ArimaSpec spec = new ArimaSpec(0, d, 0, 0, seasonalD, 0, period, constant);
            LikelihoodSurface surface = new LikelihoodSurface(spec, values);
            ArimaLikelihood likelihood = surface.likelihood();
            if (likelihood.terms() > spec.parameterCount() + 1 && likelihood.degenerate()) {
                return surface.degenerate();
            }
        }
        double[] filled = GapFilling.filled(values, period);
        int made = Values.count(filled) - Values.count(values);
        ArimaSearchTree search = new ArimaSearchTree(filled, made, period, d, seasonalD);
        List<ArimaFit> exact =
                search.shortlist(constants, FINISHED).parallelStream()
                        .flatMap(near -> Attempt.maybe(() -> fitted(near)).stream())
                        .toList();
        ArimaFit least = null;
        for (ArimaFit fit : exact) {
            boolean less = least == null || fit.aicc() < least.aicc();
            if (ArimaSearchTree.admissible(fit) && less) {
                least = fit;
            }
        }
        return least == null && !exact.isEmpty() ? exact.getFirst() : least;
    }

    /** The fit to the series as it is, from the one to the filled series upwards. */
    private ArimaFit fitted(ArimaFit near) {
        ArimaParameters parameters = near.parameters();
        LikelihoodSurface surface = new LikelihoodSurface(parameters.spec(), values);
        double[] start =
                surface.map()
                        .pointOf(
                                parameters.phi(),
                                parameters.seasonalPhi(),
                                parameters.theta(),
                                parameters.seasonalTheta());
        return surface.fitAt(surface.climbToTheTop(start));
    }
}
