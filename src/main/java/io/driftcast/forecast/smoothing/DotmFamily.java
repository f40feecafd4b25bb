package io.driftcast.forecast.smoothing;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;
import io.driftcast.forecast.ModelBytes;
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
public final class DotmFamily extends ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "dotm";

    static final byte STATE_TAG = 'S';

    private static final byte PARAMETERS_TAG = 'P';
    static final int VERSION = 2;

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
        ByteWriter bytes = new ByteWriter(3 + Integer.BYTES + (3 + states) * Double.BYTES);
        bytes.putByte(PARAMETERS_TAG);
        SeasonBytes.putForm(bytes, parameters.season());
        bytes.putInt(parameters.period())
                .putDouble(parameters.alpha())
                .putDouble(parameters.lineWeight())
                .putDouble(parameters.sigma2())
                .putByte(beginning == null ? 0 : 1);
        if (beginning != null) {
            bytes.putDouble(beginning.level()).putDoubles(beginning.season());
        }
        return bytes.toBytes();
    }

    /** A family; all of them are alike. */
    public DotmFamily() {
        super(KIND, VERSION);
    }

    @Override
    protected LoadedModel load(byte[] parameters, Owner owner) throws IncompatibleModelException {
        return decode(parameters);
    }

    private record Loaded(DotmParameters parameters, @Nullable DotmBeginning beginning)
            implements LoadedModel {

        @Override
        public Forecaster start(long offset) {
            return DotmForecaster.start(parameters, beginning, offset);
        }

        @Override
        public Forecaster restore(byte[] state) throws IncompatibleModelException {
            ModelBytes bytes = ModelBytes.open("dotm state", STATE_TAG, state);
            double[] season = DotmForecaster.neutralSeason(parameters);
            int place = SeasonBytes.place(bytes, season.length);
            int seen = bytes.count("the values of the warm-up");
            int missed = bytes.count("the number of missed values");
            int steps = bytes.count("the number of steps");
            double level = bytes.finiteOrMissing("the level");
            DotmState read = new DotmState(parameters.alpha(), parameters.lineWeight(), level);
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
            requirePossible(parameters, season, bytes);
            boolean informed = beginning != null;
            return new DotmForecaster(parameters, informed, read, season, place, seen, missed);
        }
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

    private static Loaded decode(byte[] parameters) throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open("dotm parameters", PARAMETERS_TAG, parameters);
        EtsSpec.Season season = SeasonBytes.form(bytes);
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
        DotmBeginning beginning = SeasonBytes.told(bytes) ? beginning(decoded, bytes) : null;
        bytes.end();
        return new Loaded(decoded, beginning);
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
