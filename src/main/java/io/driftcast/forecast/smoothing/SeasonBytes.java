package io.driftcast.forecast.smoothing;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import java.util.Locale;

/**
 * What the bytes of the models with a season have in common: its form (byte: 0 none, 1 added, 2
 * multiplied), its length and next place in a state (ints), and whether it is told where the fit
 * began (byte).
 */
final class SeasonBytes {

    private SeasonBytes() {}

    static void putForm(ByteWriter bytes, EtsSpec.Season season) {
        bytes.putByte(
                switch (season) {
                    case NONE -> 0;
                    case ADDITIVE -> 1;
                    case MULTIPLICATIVE -> 2;
                });
    }

    static EtsSpec.Season form(ModelBytes bytes) throws IncompatibleModelException {
        return switch (bytes.unsignedByte()) {
            case 0 -> EtsSpec.Season.NONE;
            case 1 -> EtsSpec.Season.ADDITIVE;
            case 2 -> EtsSpec.Season.MULTIPLICATIVE;
            default -> throw bytes.refusal("no such season form");
        };
    }

    /** Whether it is told where the fit began. */
    static boolean told(ModelBytes bytes) throws IncompatibleModelException {
        return switch (bytes.unsignedByte()) {
            case 0 -> false;
            case 1 -> true;
            default -> throw bytes.refusal("where the fit began is told or not, 1 or 0");
        };
    }

    /**
     * The next place of a state.
     *
     * @param expected the length of the parameters' season, 0 for none
     */
    static int place(ModelBytes bytes, int expected) throws IncompatibleModelException {
        int length = bytes.count("the season's length");
        int place = bytes.count("the next place");
        if (length != expected || (place >= length && place > 0)) {
            throw bytes.refusal(
                    String.format(
                            Locale.ROOT,
                            "a season of %d at place %d, the parameters have one of %d",
                            length,
                            place,
                            expected));
        }
        return place;
    }
}
