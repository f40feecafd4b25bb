package io.driftcast.forecast.smoothing;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import java.nio.ByteBuffer;

/**
 * Dynamic optimised theta models: kind {@code dotm}, version 1, big endian.
 *
 * <pre>
 *   parameters: 'P', season (byte: 0 none, 1 added, 2 multiplied), period (int), alpha, 1 - 1 /
 *               theta, sigma2
 *   state:      'S', season length, next place, values of the warm-up, missed values, steps (ints),
 *               level (NaN before the first value), mean, slope, (1 - alpha)^steps, the season
 * </pre>
 *
 * Immutable, thread-safe.
 */
public final class DotmFamily implements ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "dotm";

    static final byte STATE_TAG = 'S';

    private static final byte PARAMETERS_TAG = 'P';
    private static final int VERSION = 1;

    /** The bytes under which these parameters are published. */
    public static byte[] parameters(DotmParameters parameters) {
        return ByteBuffer.allocate(2 + Integer.BYTES + 3 * Double.BYTES)
                .put(PARAMETERS_TAG)
                .put(
                        (byte)
                                switch (parameters.season()) {
                                    case NONE -> 0;
                                    case ADDITIVE -> 1;
                                    case MULTIPLICATIVE -> 2;
                                })
                .putInt(parameters.period())
                .putDouble(parameters.alpha())
                .putDouble(parameters.lineWeight())
                .putDouble(parameters.sigma2())
                .array();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int formatVersion() {
        return VERSION;
    }

    @Override
    public Forecaster start(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        DotmParameters decoded = decode(formatVersion, parameters);
        DotmState state = new DotmState(decoded.alpha(), decoded.lineWeight(), Double.NaN);
        return new DotmForecaster(decoded, state, DotmForecaster.neutralSeason(decoded), 0, 0, 0);
    }

    @Override
    public Forecaster restore(int formatVersion, byte[] parameters, byte[] state)
            throws IncompatibleModelException {
        DotmParameters decoded = decode(formatVersion, parameters);
        ModelBytes bytes = ModelBytes.open("dotm state", STATE_TAG, state);
        double[] season = DotmForecaster.neutralSeason(decoded);
        int length = bytes.count("the season's length");
        int place = bytes.count("the next place");
        if (length != season.length || (place >= length && place > 0)) {
            throw bytes.refusal(
                    "a season of %d at place %d, the parameters have one of %d"
                            .formatted(length, place, season.length));
        }
        int seen = bytes.count("the values of the warm-up");
        int missed = bytes.count("the number of missed values");
        int steps = bytes.count("the number of steps");
        double level = bytes.finiteOrMissing("the level");
        DotmState read = new DotmState(decoded.alpha(), decoded.lineWeight(), level);
        read.t = steps;
        read.mean = bytes.finite("the mean");
        read.slope = bytes.finite("the slope");
        read.decay = bytes.notNegative("the decay");
        bytes.finite("the season", season);
        bytes.end();
        if ((steps == 0) != Double.isNaN(level) || (seen == 0) != Double.isNaN(level)) {
            throw bytes.refusal("%d steps, level %s".formatted(steps, level));
        }
        if (decoded.season() == EtsSpec.Season.MULTIPLICATIVE) {
            for (double factor : season) {
                if (!(factor > 0)) {
                    throw bytes.refusal("a factor of the season is " + factor);
                }
            }
        }
        return new DotmForecaster(decoded, read, season, place, seen, missed);
    }

    private static DotmParameters decode(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        ModelBytes.requireVersion(KIND, formatVersion, VERSION);
        ModelBytes bytes = ModelBytes.open("dotm parameters", PARAMETERS_TAG, parameters);
        EtsSpec.Season season =
                switch (bytes.unsignedByte()) {
                    case 0 -> EtsSpec.Season.NONE;
                    case 1 -> EtsSpec.Season.ADDITIVE;
                    case 2 -> EtsSpec.Season.MULTIPLICATIVE;
                    default -> throw bytes.refusal("no such season form");
                };
        int period = bytes.count("the period");
        double alpha = bytes.finite("alpha");
        double lineWeight = bytes.notNegative("the weight of the line");
        double sigma2 = bytes.notNegative("sigma2");
        bytes.end();
        try {
            return new DotmParameters(season, period, alpha, lineWeight, sigma2);
        } catch (IllegalArgumentException e) {
            throw bytes.refusal(String.valueOf(e.getMessage()));
        }
    }
}
