package io.driftcast.forecast.smoothing;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.Intervals;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A dynamic optimised theta model at work: {@link DotmState} on the series without its season.
 *
 * <p>Forecasts go on with their own values. The standard error h steps ahead is sigma sqrt(1 +
 * c(1)^2 + ... + c(h-1)^2), c(j) being what an error of the next step leaves j steps after it; each
 * missing value since the last adds c(1)^2. Bounds are at normal quantiles, and not below 0 where
 * the season multiplies. A missing value (or one that is not finite) is taken as expected.
 *
 * <p>A forecaster that was started where the fit began, and is told of its state there, goes the
 * fit's way again. Started elsewhere it takes the season over, at the right place, but its level
 * from the first value; not told anything, it learns the season as well. Its standard error is
 * larger by the factor sqrt(1 + 1 / values) for the first seasons. Before the first value its
 * forecast is 0, the standard error sigma.
 *
 * <p>Not thread-safe.
 */
final class DotmForecaster implements Forecaster {

    private static final int SEASONS_TO_LEARN = 5;

    private final DotmParameters parameters;
    private final boolean informed;
    private final DotmState state;
    private final double[] season;
    private int place;
    private int seen;
    private int missed;

    /**
     * @param informed whether the season is known
     * @param state its level is NaN before the first value
     * @param season factors or summands, the next step's at {@code place}
     * @param seen how many values of a warm-up there were
     * @param missed how many values are missing since the last
     */
    DotmForecaster(
            DotmParameters parameters,
            boolean informed,
            DotmState state,
            double[] season,
            int place,
            int seen,
            int missed) {
        this.parameters = parameters;
        this.informed = informed;
        this.state = state;
        this.season = season;
        this.place = place;
        this.seen = seen;
        this.missed = missed;
    }

    /**
     * A forecaster that has seen nothing yet.
     *
     * @param beginning where the fit began; null if not told
     * @param offset steps from the first one of the fit to the first of this forecaster
     */
    static DotmForecaster start(
            DotmParameters parameters, @Nullable DotmBeginning beginning, long offset) {
        boolean same = offset == 0 && beginning != null;
        double level = offset == 0 && beginning != null ? beginning.level() : Double.NaN;
        double[] season =
                beginning == null ? neutralSeason(parameters) : beginning.season().clone();
        return new DotmForecaster(
                parameters,
                beginning != null,
                new DotmState(parameters.alpha(), parameters.lineWeight(), level),
                season,
                season.length == 0 ? 0 : Math.floorMod(offset, season.length),
                same ? warmUp(parameters) : 0,
                0);
    }

    /** After how many values the season is known. */
    static int warmUp(DotmParameters parameters) {
        return SEASONS_TO_LEARN * parameters.period();
    }

    /** The season of a forecaster that has seen none. */
    static double[] neutralSeason(DotmParameters parameters) {
        double[] season =
                new double[parameters.season() == EtsSpec.Season.NONE ? 0 : parameters.period()];
        Arrays.fill(season, parameters.season() == EtsSpec.Season.MULTIPLICATIVE ? 1 : 0);
        return season;
    }

    @Override
    public void update(double value) {
        if (Double.isNaN(state.level)) {
            if (Double.isFinite(value)) {
                // so that a constant series is expected to go on as it is
                double first = without(value);
                state.level = (1 - parameters.lineWeight()) * first;
                state.take(first);
                seen = 1;
            }
            turn();
            return;
        }
        if (Double.isFinite(value)) {
            if (seen < warmUp(parameters)) {
                learn(value);
            }
            state.take(without(value));
            missed = 0;
        } else {
            state.take(state.expectation());
            missed = missed == Integer.MAX_VALUE ? missed : missed + 1;
        }
        turn();
    }

    private double without(double value) {
        return switch (parameters.season()) {
            case NONE -> value;
            case ADDITIVE -> value - season[place];
            case MULTIPLICATIVE -> value / season[place];
        };
    }

    private double with(double value, int at) {
        return switch (parameters.season()) {
            case NONE -> value;
            case ADDITIVE -> value + season[at];
            case MULTIPLICATIVE -> value * season[at];
        };
    }

    private void turn() {
        if (season.length > 0) {
            place = place + 1 == season.length ? 0 : place + 1;
        }
    }

    /** Averages what a place of the season has shown; the level takes its share of the first. */
    private void learn(double value) {
        seen++;
        if (informed || season.length == 0) {
            return;
        }
        double expected = state.expectation();
        double weight = (1 - parameters.alpha()) / Math.ceil((double) seen / season.length);
        boolean multiplied = parameters.season() == EtsSpec.Season.MULTIPLICATIVE;
        if (!multiplied) {
            season[place] += weight * (value - expected - season[place]);
        } else if (expected > 0 && value > 0) {
            double factor = season[place] + weight * (value / expected - season[place]);
            season[place] =
                    Math.clamp(
                            factor,
                            EtsState.LEAST_LEFT * season[place],
                            season[place] / EtsState.LEAST_LEFT);
        }
    }

    @Override
    public Forecast forecast(int horizon) {
        double[] point = new double[horizon];
        double[] standardError = new double[horizon];
        double sigma = Math.sqrt(parameters.sigma2());
        if (Double.isNaN(state.level)) {
            Arrays.fill(standardError, sigma);
            return Intervals.normal(point, standardError);
        }
        DotmState ahead = state.copy();
        DotmState response = state.response();
        double first = response.expectation();
        double squares = 1 + missed * first * first;
        if (seen < warmUp(parameters)) {
            sigma *= Math.sqrt(1 + 1.0 / seen);
        }
        int at = place;
        for (int h = 0; h < horizon; h++) {
            double expected = ahead.expectation();
            ahead.take(expected);
            point[h] = with(expected, at);
            standardError[h] = sigma * Math.sqrt(squares);
            double left = response.expectation();
            response.take(left);
            squares += left * left;
            at = at + 1 >= season.length ? 0 : at + 1;
        }
        Forecast forecast = Intervals.normal(point, standardError);
        return parameters.season() == EtsSpec.Season.MULTIPLICATIVE
                ? forecast.within(0, Double.POSITIVE_INFINITY)
                : forecast;
    }

    @Override
    public byte[] state() {
        ByteWriter bytes =
                new ByteWriter(1 + 5 * Integer.BYTES + (4 + season.length) * Double.BYTES);
        bytes.putByte(DotmFamily.STATE_TAG)
                .putInt(season.length)
                .putInt(place)
                .putInt(seen)
                .putInt(missed)
                .putInt(state.t)
                .putDouble(state.level)
                .putDouble(state.mean)
                .putDouble(state.slope)
                .putDouble(state.decay)
                .putDoubles(season);
        return bytes.toBytes();
    }
}
