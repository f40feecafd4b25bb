package io.driftcast.forecast.smoothing;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Dynamic optimised theta models: kind {@code dotm}, version 2, big endian.
 *
 * <pre>
 *   parameters: 'P', season (byte: 0 none, 1 added, 2 multiplied), period (int), alpha, 1 - 1 /
 *               theta, sigma2, whether it is told where the fit began (byte), and if so level and
 *               season before the first step
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
    private static final int VERSION = 2;

    /**
     * The bytes under which these parameters are published by one who does not tell where a fit
     * began: a forecaster started with them learns its state from the values it is given.
     */
    public static byte[] parameters(DotmParameters parameters) {
        return parameters(parameters, null);
    }

    /**
     * @param beginning where the fit began; null if not told
     */
    static byte[] parameters(DotmParameters parameters, @Nullable DotmBeginning beginning) {
        int states = beginning == null ? 0 : 1 + beginning.season().length;
        ByteBuffer bytes = ByteBuffer.allocate(3 + Integer.BYTES + (3 + states) * Double.BYTES);
        bytes.put(PARAMETERS_TAG)
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
                .put((byte) (beginning == null ? 0 : 1));
        if (beginning != null) {
            bytes.putDouble(beginning.level());
            for (double index : beginning.season()) {
                bytes.putDouble(index);
            }
        }
        return bytes.array();
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
        return startAt(formatVersion, parameters, 0);
    }

    @Override
    public Forecaster startAt(int formatVersion, byte[] parameters, long offset)
            throws IncompatibleModelException {
        Model model = decode(formatVersion, parameters);
        return DotmForecaster.start(model.parameters(), model.beginning(), offset);
    }

    @Override
    public Forecaster restore(int formatVersion, byte[] parameters, byte[] state)
            throws IncompatibleModelException {
        Model model = decode(formatVersion, parameters);
        DotmParameters decoded = model.parameters();
        ModelBytes bytes = ModelBytes.open("dotm state", STATE_TAG, state);
        double[] season = DotmForecaster.neutralSeason(decoded);
        int length = bytes.count("the season's length");
        int place = bytes.count("the next place");
        if (length != season.length || (place >= length && place > 0)) {
            throw bytes.refusal(
                    String.format(
                            Locale.ROOT,
                            "a season of %d at place %d, the parameters have one of %d",
                            length,
                            place,
                            season.length));
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
        boolean unborn = Double.isNaN(level);
        if ((seen == 0) != unborn || (unborn && steps > 0)) {
            throw bytes.refusal(
                    String.format(
                            Locale.ROOT, "%d values, %d steps, level %s", seen, steps, level));
        }
        requirePossible(decoded, season, bytes);
        boolean informed = model.beginning() != null;
        return new DotmForecaster(decoded, informed, read, season, place, seen, missed);
    }

    private static void requirePossible(
            DotmParameters parameters, double[] season, ModelBytes bytes)
            throws IncompatibleModelException {
        if (parameters.season() == EtsSpec.Season.MULTIPLICATIVE) {
            for (double factor : season) {
                if (!(factor > 0)) {
                    throw bytes.refusal("a factor of the season is " + factor);
                }
            }
        }
    }

    private record Model(DotmParameters parameters, @Nullable DotmBeginning beginning) {}

    private static Model decode(int formatVersion, byte[] parameters)
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
        DotmParameters decoded;
        try {
            decoded = new DotmParameters(season, period, alpha, lineWeight, sigma2);
        } catch (IllegalArgumentException e) {
            throw bytes.refusal(String.valueOf(e.getMessage()));
        }
        DotmBeginning beginning =
                switch (bytes.unsignedByte()) {
                    case 0 -> null;
                    case 1 -> beginning(decoded, bytes);
                    default -> throw bytes.refusal("where the fit began is told or not, 1 or 0");
                };
        bytes.end();
        return new Model(decoded, beginning);
    }

    private static DotmBeginning beginning(DotmParameters parameters, ModelBytes bytes)
            throws IncompatibleModelException {
        double level = bytes.finite("the first level");
        double[] season = DotmForecaster.neutralSeason(parameters);
        bytes.finite("the first season", season);
        requirePossible(parameters, season, bytes);
        return new DotmBeginning(level, season);
    }
}
