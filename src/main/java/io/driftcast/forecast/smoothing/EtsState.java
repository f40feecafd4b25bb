package io.driftcast.forecast.smoothing;

import java.util.Arrays;

/**
 * Level, slope and season of a running model, and the recursions of {@link EtsParameters}.
 *
 * <p>A multiplicative season needs a level and factors above 0. A fit leaves them so; for what may
 * come later, a value below 0 counts as 0 there, and neither level nor factor changes by more than
 * a hundredfold downwards, nor a factor upwards, in one step.
 *
 * <p>Not thread-safe.
 */
final class EtsState {

    /** What is left at least of a level or a factor after a step. */
    static final double LEAST_LEFT = 0.01;

    /** Levels and factors below this are as good as 0, and no longer divided by. */
    private static final double TINY = 1e-100;

    double level;
    double slope;

    /** One a place; the next step's is at {@link #place}. */
    final double[] season;

    int place;

    EtsState(double level, double slope, double[] season, int place) {
        this.level = level;
        this.slope = slope;
        this.season = season;
        this.place = place;
    }

    /** At this level, without slope or season. */
    static EtsState flat(EtsParameters parameters, double level) {
        double[] season = new double[parameters.spec().hasSeason() ? parameters.period() : 0];
        Arrays.fill(season, multiplied(parameters) ? 1 : 0);
        return new EtsState(level, 0, season, 0);
    }

    /**
     * Before the first step of a fit.
     *
     * @param initial level, slope if there is one, season of the first steps; copied
     */
    static EtsState of(EtsParameters parameters, double[] initial) {
        EtsSpec spec = parameters.spec();
        int from = initial.length - (spec.hasSeason() ? parameters.period() : 0);
        return new EtsState(
                initial[0],
                spec.hasTrend() ? initial[1] : 0,
                Arrays.copyOfRange(initial, from, initial.length),
                0);
    }

    /**
     * Without a level yet, elsewhere than at the first step of a fit: with the season from there,
     * and with the slope if no error changes it.
     *
     * @param offset steps from the first one of the fit; may be negative
     */
    static EtsState elsewhere(EtsParameters parameters, EtsState beginning, long offset) {
        double[] season = beginning.season.clone();
        int place = season.length == 0 ? 0 : Math.floorMod(offset, season.length);
        double damping = StrictMath.pow(parameters.phi(), (double) Math.max(0, offset));
        double slope = parameters.beta() == 0 ? damping * beginning.slope : 0;
        return new EtsState(Double.NaN, slope, season, place);
    }

    /** The same, to go on from without changing this one. */
    EtsState copy() {
        return new EtsState(level, slope, season.clone(), place);
    }

    private static boolean multiplied(EtsParameters parameters) {
        return parameters.spec().season() == EtsSpec.Season.MULTIPLICATIVE;
    }

    /** Whether the factors of a season that multiplies are above 0; {@link #expectedLevel} is. */
    boolean possible(EtsParameters parameters) {
        return !multiplied(parameters) || Arrays.stream(season).allMatch(factor -> factor > 0);
    }

    /** Stands at a first value, the season being known and the level not. */
    void begin(EtsParameters parameters, double value) {
        level =
                switch (parameters.spec().season()) {
                    case NONE -> value;
                    case ADDITIVE -> value - season[place];
                    case MULTIPLICATIVE -> value / season[place];
                };
        turn();
    }

    /** The level of the next step before its value is known. */
    double expectedLevel(EtsParameters parameters) {
        double q = level + parameters.phi() * slope;
        return multiplied(parameters) ? Math.max(q, Math.max(TINY, LEAST_LEFT * level)) : q;
    }

    /** The point forecast of the next step. */
    double expectation(EtsParameters parameters) {
        double q = expectedLevel(parameters);
        return switch (parameters.spec().season()) {
            case NONE -> q;
            case ADDITIVE -> q + season[place];
            case MULTIPLICATIVE -> q * season[place];
        };
    }

    /** Moves on by a step without a value. */
    void skip(EtsParameters parameters) {
        level = expectedLevel(parameters);
        slope *= parameters.phi();
        turn();
    }

    /** Moves on by a step with a value, at the model's own weights. */
    void take(EtsParameters parameters, double value) {
        take(parameters, value, parameters.alpha(), parameters.beta(), parameters.gamma());
    }

    /** Moves on by a step with a value. */
    void take(EtsParameters parameters, double value, double alpha, double beta, double gamma) {
        double q = expectedLevel(parameters);
        double moved = parameters.phi() * slope;
        double d;
        switch (parameters.spec().season()) {
            case NONE -> d = value - q;
            case ADDITIVE -> {
                double s = season[place];
                d = value - s - q;
                season[place] = s + gamma * d;
            }
            case MULTIPLICATIVE -> {
                double s = season[place];
                double positive = Math.max(value, 0);
                d = positive / s - q;
                season[place] = limited(s + gamma * (positive / q - s), s);
            }
            default -> throw new AssertionError(parameters.spec());
        }
        double next = q + alpha * d;
        level = multiplied(parameters) ? Math.max(next, Math.max(TINY, LEAST_LEFT * q)) : next;
        slope = moved + beta * d;
        turn();
    }

    private static double limited(double factor, double before) {
        double within = Math.clamp(factor, LEAST_LEFT * before, before / LEAST_LEFT);
        return Math.clamp(within, TINY, 1 / TINY);
    }

    /** Moves on to the next step's place. */
    void turn() {
        if (season.length > 0) {
            place = place + 1 == season.length ? 0 : place + 1;
        }
    }

    /** The season of the next steps, in their order. */
    double[] comingSeason() {
        double[] coming = new double[season.length];
        for (int i = 0; i < coming.length; i++) {
            coming[i] = season[(place + i) % coming.length];
        }
        return coming;
    }
}
