package io.driftcast.forecast.baseline;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Naive forecasts with drift: kind {@code drift}, version 1, big endian.
 *
 * <pre>
 *   parameters: 'P', period (int)
 *   state:      'S', period, next place (ints), last value, differences (int), the seasons they
 *               span, their mean, their sum of squares about it, and for each place its last value
 *               (NaN where never seen) and how many seasons ago it was (int)
 * </pre>
 *
 * Immutable, thread-safe.
 */
public final class SeasonalDriftFamily implements ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "drift";

    static final byte STATE_TAG = 'S';

    private static final byte PARAMETERS_TAG = 'P';
    private static final int VERSION = 1;

    /**
     * The parameters of a forecaster.
     *
     * @param period steps a season, 1 for a random walk with drift
     * @throws IllegalArgumentException if the period is not 1 to {@value
     *     SeasonalNaiveFamily#MAX_PERIOD}
     */
    public static byte[] parameters(int period) {
        if (!inRange(period)) {
            throw new IllegalArgumentException(rangeMessage(period));
        }
        return ByteBuffer.allocate(5).put(PARAMETERS_TAG).putInt(period).array();
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
        double[] season = new double[period(formatVersion, parameters)];
        int[] age = new int[season.length];
        Arrays.fill(season, Double.NaN);
        Arrays.fill(age, 1);
        return new SeasonalDrift(season, age, 0, Double.NaN, new WeightedMoments());
    }

    @Override
    public Forecaster restore(int formatVersion, byte[] parameters, byte[] state)
            throws IncompatibleModelException {
        int period = period(formatVersion, parameters);
        ModelBytes bytes = ModelBytes.open("drift state", STATE_TAG, state);
        int found = bytes.count("the period");
        int next = bytes.count("the next place");
        if (found != period || next >= period) {
            throw bytes.refusal(
                    String.format(
                            Locale.ROOT,
                            "of period %d at place %d, the parameters have period %d",
                            found,
                            next,
                            period));
        }
        double last = bytes.finiteOrMissing("the last value");
        WeightedMoments differences = WeightedMoments.read(bytes);
        double[] season = new double[period];
        int[] age = new int[period];
        for (int i = 0; i < period; i++) {
            season[i] = bytes.finiteOrMissing("a value of the season");
            age[i] = bytes.count("the age of a value");
            if (age[i] == 0) {
                throw bytes.refusal("the age of a value is 0 seasons, must be at least 1");
            }
        }
        bytes.end();
        return new SeasonalDrift(season, age, next, last, differences);
    }

    private static int period(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        ModelBytes.requireVersion(KIND, formatVersion, VERSION);
        ModelBytes bytes = ModelBytes.open("drift parameters", PARAMETERS_TAG, parameters);
        int period = bytes.count("the period");
        bytes.end();
        if (!inRange(period)) {
            throw bytes.refusal(rangeMessage(period));
        }
        return period;
    }

    private static boolean inRange(int period) {
        return period >= 1 && period <= SeasonalNaiveFamily.MAX_PERIOD;
    }

    private static String rangeMessage(int period) {
        return String.format(
                Locale.ROOT,
                "a period is 1 to %d steps, not %d",
                SeasonalNaiveFamily.MAX_PERIOD,
                period);
    }
}
