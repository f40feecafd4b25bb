package io.driftcast.forecast.arima;

import io.driftcast.forecast.Attempt;
import io.driftcast.math.stats.Minimum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The search for the terms with the least AICc, from small models to larger ones.
 *
 * <p>Models are grouped by how many terms they have. Of each group the most promising few are kept;
 * the next groups are these with one term more of any kind, or with one more of both kinds at once
 * (which may help where neither alone does). A model is first fitted roughly, from the smaller
 * models that led to it and from regression estimates; only the best of all are fitted to the end.
 * At last the winner's neighbours that were not met are tried, and those with a term less again,
 * this time from the winner down, as long as one of them wins.
 *
 * <p>The members of a group do not see each other, so they are fitted in parallel.
 */
final class ArimaSearchTree {

    static final int MAX_REGULAR = 5;
    static final int MAX_SEASONAL = 2;
    static final int MAX_TOTAL = 5;

    /** How many models of a group are built upon. */
    private static final int KEPT = 6;

    /** How many models are fitted to the end. */
    private static final int FINISHED = 6;

    private static final double LEAST_MOVING_AVERAGE_ROOT = 1.01;

    private static final int[][] STEPS = {
        {1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}, {1, 1, 0, 0}, {0, 0, 1, 1}
    };

    /** To the neighbours of a winner: a term more, a term less, one for another. */
    private static final int[][] MOVES = moves();

    /** A model on the way: where its climb has come to, and the fit there. */
    private record Candidate(LikelihoodSurface surface, Minimum reached, ArimaFit fit) {

        ArimaSpec spec() {
            return fit.parameters().spec();
        }

        boolean exact() {
            return fit.sigma2() == 0;
        }

        boolean admissible() {
            return ArimaSearchTree.admissible(fit);
        }

        /** The criterion; models that would not do stand behind all others. */
        double rank() {
            return admissible() ? fit.aicc() : Double.POSITIVE_INFINITY;
        }
    }

    private final double[] values;
    private final int made;
    private final int period;
    private final int d;
    private final int seasonalD;
    private final Map<ArimaSpec, Candidate> candidates = new HashMap<>();

    /**
     * @param values one a step, NaN where missing
     * @param made how many of them were filled in and are no terms of the criterion
     */
    ArimaSearchTree(double[] values, int made, int period, int d, int seasonalD) {
        this.values = values;
        this.made = made;
        this.period = period;
        this.d = d;
        this.seasonalD = seasonalD;
    }

    private static int[][] moves() {
        List<int[]> moves = new ArrayList<>();
        for (int up = 0; up < 4; up++) {
            for (int down = -1; down < 4; down++) {
                int[] move = new int[4];
                move[up]++;
                if (down >= 0) {
                    move[down]--;
                }
                if (up != down) {
                    moves.add(move);
                }
            }
            int[] less = new int[4];
            less[up]--;
            moves.add(less);
        }
        return moves.toArray(int[][]::new);
    }

    /** Whether a model keeps away from the edge of the invertible region. */
    static boolean admissible(ArimaFit fit) {
        return fit.parameters().isInvertibleBeyond(LEAST_MOVING_AVERAGE_ROOT);
    }

    /** The best model with any of these constants; null if the series is too short for all. */
    @Nullable ArimaFit best(List<ArimaSpec.Constant> constants) {
        List<Set<ArimaSpec>> groups = new ArrayList<>();
        for (int total = 0; total <= MAX_TOTAL + 2; total++) {
            groups.add(new LinkedHashSet<>());
        }
        for (ArimaSpec.Constant constant : constants) {
            groups.getFirst().add(new ArimaSpec(0, d, 0, 0, seasonalD, 0, period, constant));
        }
        for (int total = 0; total <= MAX_TOTAL; total++) {
            List<Candidate> group = fitted(List.copyOf(groups.get(total)), List.of());
            for (Candidate candidate : group) {
                if (candidate.exact()) {
                    return candidate.fit();
                }
                candidates.put(candidate.spec(), candidate);
            }
            group.stream()
                    .sorted(Comparator.comparingDouble(Candidate::rank))
                    .limit(KEPT)
                    .forEach(kept -> addLarger(kept.spec(), groups));
        }
        return finish();
    }

    private void addLarger(ArimaSpec spec, List<Set<ArimaSpec>> groups) {
        for (int[] step : STEPS) {
            ArimaSpec larger = moved(spec, step, 1);
            if (larger != null) {
                groups.get(larger.termCount()).add(larger);
            }
        }
    }

    /** A spec with other terms; null where that leaves what is searched. */
    private @Nullable ArimaSpec moved(ArimaSpec spec, int[] step, int sign) {
        int p = spec.p() + sign * step[0];
        int q = spec.q() + sign * step[1];
        int seasonalP = spec.seasonalP() + sign * step[2];
        int seasonalQ = spec.seasonalQ() + sign * step[3];
        boolean within =
                Math.min(Math.min(p, q), Math.min(seasonalP, seasonalQ)) >= 0
                        && Math.max(p, q) <= MAX_REGULAR
                        && Math.max(seasonalP, seasonalQ) <= (period == 1 ? 0 : MAX_SEASONAL);
        return within
                ? new ArimaSpec(p, d, q, seasonalP, seasonalD, seasonalQ, period, spec.constant())
                : null;
    }

    private List<Candidate> fitted(List<ArimaSpec> specs, List<ArimaParameters> near) {
        return specs.parallelStream()
                .flatMap(spec -> Attempt.maybe(() -> fitRoughly(spec, near)).stream())
                .flatMap(Optional::stream)
                .toList();
    }

    /** A fit on the way; none of a spec that has too many parameters for the series. */
    private Optional<Candidate> fitRoughly(ArimaSpec spec, List<ArimaParameters> near) {
        LikelihoodSurface surface = new LikelihoodSurface(spec, values);
        ArimaLikelihood likelihood = surface.likelihood();
        if (likelihood.terms() - made <= spec.parameterCount() + 1) {
            return Optional.empty();
        }
        StartingPoints points = new StartingPoints(surface.map(), surface.objective(), spec);
        points.addNested(smaller(spec));
        if (!near.isEmpty()) {
            points.addNested(near);
        }
        if (!likelihood.degenerate() && spec.termCount() > 0) {
            points.addRegression(likelihood.filledDifferences());
        }
        Minimum best = surface.climb(points.chosen().getFirst());
        for (double[] start : points.chosen().subList(1, points.chosen().size())) {
            Minimum reached = surface.climb(start);
            best = reached.value() < best.value() ? reached : best;
        }
        return Optional.of(new Candidate(surface, best, fitAt(surface, best)));
    }

    /** A fit; values that were filled in do not count, and the others share the likelihood. */
    private ArimaFit fitAt(LikelihoodSurface surface, Minimum reached) {
        ArimaFit fit = surface.fitAt(reached);
        if (made == 0) {
            return fit;
        }
        int terms = fit.terms() - made;
        double loglik = fit.loglik() * terms / fit.terms();
        return new ArimaFit(
                fit.parameters(), fit.sigma2(), fit.effects(), loglik, terms, fit.outcome());
    }

    /**
     * The best few models with any of these constants, the best first, as the search saw them: all
     * but the first were not fitted to the end.
     */
    List<ArimaFit> shortlist(List<ArimaSpec.Constant> constants, int most) {
        ArimaFit best = best(constants);
        if (best == null) {
            return List.of();
        }
        List<ArimaFit> list = new ArrayList<>();
        list.add(best);
        for (Candidate candidate : ranked()) {
            if (list.size() < most && !candidate.spec().equals(best.parameters().spec())) {
                list.add(candidate.fit());
            }
        }
        return list;
    }

    private List<Candidate> ranked() {
        List<Candidate> ranked = new ArrayList<>(candidates.values());
        ranked.sort(
                Comparator.comparingDouble(Candidate::rank)
                        .thenComparingInt(c -> c.spec().termCount())
                        .thenComparing(c -> c.spec().toString()));
        return ranked;
    }

    /** The models fitted before that have fewer terms of one step. */
    private List<ArimaParameters> smaller(ArimaSpec spec) {
        List<ArimaParameters> smaller = new ArrayList<>();
        for (int[] step : STEPS) {
            ArimaSpec less = moved(spec, step, -1);
            Candidate candidate = less == null ? null : candidates.get(less);
            if (candidate != null) {
                smaller.add(candidate.fit().parameters());
            }
        }
        return smaller;
    }

    /** Fits the most promising models to the end, and then what lies around the best of them. */
    private @Nullable ArimaFit finish() {
        List<Candidate> ranked = ranked();
        ArimaFit best = leastAicc(null, ranked.subList(0, Math.min(FINISHED, ranked.size())));
        boolean better = best != null;
        while (best != null && better) {
            List<ArimaSpec> neighbours = new ArrayList<>();
            for (int[] move : MOVES) {
                ArimaSpec spec = moved(best.parameters().spec(), move, 1);
                if (spec != null && spec.termCount() <= MAX_TOTAL && worthTrying(spec, best)) {
                    neighbours.add(spec);
                }
            }
            List<Candidate> found = fitted(neighbours, List.of(best.parameters()));
            found.forEach(candidate -> candidates.put(candidate.spec(), candidate));
            double before = best.aicc();
            best = leastAicc(best, found);
            better = best != null && best.aicc() < before;
        }
        return best == null && !ranked.isEmpty() ? ranked.getFirst().fit() : best;
    }

    private boolean worthTrying(ArimaSpec spec, ArimaFit best) {
        return spec.termCount() < best.parameters().spec().termCount()
                || !candidates.containsKey(spec);
    }

    private ArimaFit toTheEnd(Candidate candidate) {
        LikelihoodSurface surface = candidate.surface();
        return fitAt(surface, surface.climbToTheTop(candidate.reached().point()));
    }

    private @Nullable ArimaFit leastAicc(@Nullable ArimaFit best, List<Candidate> found) {
        List<ArimaFit> fits =
                found.parallelStream()
                        .flatMap(each -> Attempt.maybe(() -> toTheEnd(each)).stream())
                        .toList();
        ArimaFit least = best;
        for (ArimaFit fit : fits) {
            if (admissible(fit) && (least == null || fit.aicc() < least.aicc())) {
                least = fit;
            }
        }
        return least;
    }
}
