package io.driftcast.forecast.baseline;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.series.Limits;
import java.util.Locale;

/**
 * The bytes of models that know nothing but their period: as parameters a tag and the period (int),
 * in a state the period and the next place (ints).
 */
final class PeriodBytes {

    /** The longest period. */
    static final int MAX_PERIOD = Limits.SEASON_STEPS;

    private PeriodBytes() {}

    /**
     * @throws IllegalArgumentException if the period is not 1 to {@value #MAX_PERIOD}
     */
    static byte[] parameters(byte tag, int period) {
        if (!inRange(period)) {
            throw new IllegalArgumentException(rangeMessage(period));
        }
        return new ByteWriter(1 + Integer.BYTES).putByte(tag).putInt(period).toBytes();
    }

    /** The period of such parameters. */
    static int period(String kind, byte tag, byte[] parameters) throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open(kind + " parameters", tag, parameters);
        int period = bytes.count("the period");
        bytes.end();
        if (!inRange(period)) {
            throw bytes.refusal(rangeMessage(period));
        }
        return period;
    }

    /** The next place of a state, which must be of this period. */
    static int place(ModelBytes bytes, int period) throws IncompatibleModelException {
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
        return next;
    }

    private static boolean inRange(int period) {
        return period >= 1 && period <= MAX_PERIOD;
    }

    private static String rangeMessage(int period) {
        return String.format(Locale.ROOT, "a period is 1 to %d steps, not %d", MAX_PERIOD, period);
    }
}
