package io.driftcast.forecast.arima;

import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.series.StepInterval;
import io.driftcast.series.Timeline;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The bytes of ARIMA models with calendar regressors, big endian. A block is its length (int) and
 * its bytes.
 *
 * <pre>
 *   parameters: 'P', parameters of the ARIMA part (block), interval, zone (blocks), phase, first
 *               step (long), kinds (byte), each a byte, holidays (int), each a day since 1970-01-01
 *               (long), effects, one a regressor
 *   state:      'S', index of the next step (long), state of the ARIMA part (block)
 * </pre>
 *
 * Stateless, thread-safe.
 */
final class CalendarArimaCodec {

    /** That of the layout above times 256, and that of the ARIMA part. */
    static final int VERSION = 256 + ArimaCodec.VERSION;

    static final byte STATE_TAG = 'S';

    private static final byte PARAMETERS_TAG = 'P';

    /** A limit on each count, so that bytes that are not ours do not fill the memory. */
    private static final int MOST = 100_000;

    private CalendarArimaCodec() {}

    static byte[] encode(CalendarArimaParameters parameters) {
        CalendarRegressors regressors = parameters.regressors();
        Timeline timeline = regressors.timeline();
        byte[] errors = ArimaCodec.encodeParameters(parameters.errors());
        byte[] iso = timeline.interval().iso().getBytes(StandardCharsets.UTF_8);
        byte[] zone = timeline.interval().zone().getId().getBytes(StandardCharsets.UTF_8);
        int kinds = regressors.kinds().size();
        int numbers = 2 + regressors.holidays().length + parameters.effects().length;
        ByteBuffer bytes =
                ByteBuffer.allocate(
                        2
                                + 4 * Integer.BYTES
                                + errors.length
                                + iso.length
                                + zone.length
                                + kinds
                                + numbers * Long.BYTES);
        bytes.put(PARAMETERS_TAG);
        for (byte[] block : new byte[][] {errors, iso, zone}) {
            bytes.putInt(block.length).put(block);
        }
        bytes.putLong(timeline.phaseMillis()).putLong(timeline.firstStep());
        bytes.put((byte) kinds);
        for (CalendarKind kind : regressors.kinds()) {
            bytes.put((byte) code(kind));
        }
        bytes.putInt(regressors.holidays().length);
        for (long day : regressors.holidays()) {
            bytes.putLong(day);
        }
        for (double effect : parameters.effects()) {
            bytes.putDouble(effect);
        }
        return bytes.array();
    }

    static CalendarArimaParameters decode(byte[] encoded) throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open("arima-calendar parameters", PARAMETERS_TAG, encoded);
        ArimaParameters errors = ArimaCodec.decodeParameters(block(bytes, encoded.length));
        Timeline timeline = timeline(bytes, encoded.length);
        List<CalendarKind> kinds = new ArrayList<>();
        int count = bytes.unsignedByte();
        for (int i = 0; i < count; i++) {
            kinds.add(kind(bytes));
        }
        long[] holidays = new long[length(bytes, "the number of holidays", MOST)];
        for (int i = 0; i < holidays.length; i++) {
            holidays[i] = whole(bytes);
            if (i > 0 && holidays[i] <= holidays[i - 1]) {
                throw bytes.refusal("the holidays are not in order");
            }
        }
        CalendarRegressors regressors = new CalendarRegressors(timeline, kinds, holidays);
        double[] effects = new double[regressors.width()];
        bytes.finite("an effect", effects);
        bytes.end();
        try {
            if (!new CalendarArimaSpec(errors.spec(), kinds).kinds().equals(kinds)) {
                throw bytes.refusal("the calendar regressors are not in order");
            }
        } catch (IllegalArgumentException e) {
            throw bytes.refusal("no such model: " + e.getMessage());
        }
        return new CalendarArimaParameters(errors, regressors, effects);
    }

    static CalendarArimaForecaster decode(CalendarArimaParameters parameters, byte[] encoded)
            throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open("arima-calendar state", STATE_TAG, encoded);
        long next = whole(bytes);
        byte[] errors = block(bytes, encoded.length);
        bytes.end();
        requireDate(parameters, next);
        return new CalendarArimaForecaster(
                parameters, ArimaCodec.decode(parameters.errors(), errors), next);
    }

    /** Refuses a step that no calendar reaches. */
    static void requireDate(CalendarArimaParameters parameters, long index)
            throws IncompatibleModelException {
        try {
            parameters.effect(index);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IncompatibleModelException(
                    String.format(Locale.ROOT, "arima-calendar: step %d has no date", index));
        }
    }

    private static Timeline timeline(ModelBytes bytes, int most) throws IncompatibleModelException {
        String iso = new String(block(bytes, most), StandardCharsets.UTF_8);
        String zone = new String(block(bytes, most), StandardCharsets.UTF_8);
        long phase = whole(bytes);
        long firstStep = whole(bytes);
        try {
            return new Timeline(StepInterval.parse(iso, ZoneId.of(zone)), phase, firstStep);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw bytes.refusal("%s in %s is no calendar".formatted(iso, zone));
        }
    }

    private static int code(CalendarKind kind) {
        return switch (kind) {
            case TRADING_DAYS -> 0;
            case WORKING_DAYS -> 1;
            case WEEKDAY -> 2;
            case MONTH -> 3;
            case HOLIDAYS -> 4;
        };
    }

    private static CalendarKind kind(ModelBytes bytes) throws IncompatibleModelException {
        int code = bytes.unsignedByte();
        for (CalendarKind kind : CalendarKind.values()) {
            if (code(kind) == code) {
                return kind;
            }
        }
        throw bytes.refusal("no calendar regressors have code " + code);
    }

    private static byte[] block(ModelBytes bytes, int most) throws IncompatibleModelException {
        byte[] block = new byte[length(bytes, "the length of a block", most)];
        for (int i = 0; i < block.length; i++) {
            block[i] = (byte) bytes.unsignedByte();
        }
        return block;
    }

    private static int length(ModelBytes bytes, String name, int most)
            throws IncompatibleModelException {
        int length = bytes.count(name);
        if (length > most) {
            throw bytes.refusal(
                    String.format(Locale.ROOT, "%s is %d, at most %d", name, length, most));
        }
        return length;
    }

    private static long whole(ModelBytes bytes) throws IncompatibleModelException {
        long high = bytes.whole();
        return high << Integer.SIZE | Integer.toUnsignedLong(bytes.whole());
    }
}
