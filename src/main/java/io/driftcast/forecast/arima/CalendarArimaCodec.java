package io.driftcast.forecast.arima;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.series.StepInterval;
import io.driftcast.series.Timeline;
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

    /** Of the parameters, with the usual interval and zone. */
    private static final int FIXED_BYTES = 80;

    /** A limit on each count, so that bytes that are not ours do not fill the memory. */
    private static final int MOST = 100_000;

    private CalendarArimaCodec() {}

    static byte[] encode(CalendarArimaParameters parameters) {
        CalendarRegressors regressors = parameters.regressors();
        Timeline timeline = regressors.timeline();
        byte[] errors = ArimaCodec.encodeParameters(parameters.errors());
        int numbers = regressors.holidays().length + parameters.effects().length;
        ByteWriter bytes = new ByteWriter(FIXED_BYTES + errors.length + numbers * Long.BYTES);
        bytes.putByte(PARAMETERS_TAG).putBytes(errors);
        bytes.putText(timeline.interval().iso()).putText(timeline.interval().zone().getId());
        bytes.putLong(timeline.phaseMillis()).putLong(timeline.firstStep());
        bytes.putByte(regressors.kinds().size());
        for (CalendarKind kind : regressors.kinds()) {
            bytes.putByte(code(kind));
        }
        bytes.putInt(regressors.holidays().length);
        for (long day : regressors.holidays()) {
            bytes.putLong(day);
        }
        return bytes.putDoubles(parameters.effects()).toBytes();
    }

    static CalendarArimaParameters decode(byte[] encoded) throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open("arima-calendar parameters", PARAMETERS_TAG, encoded);
        ArimaParameters errors =
                ArimaCodec.decodeParameters(bytes.block("the length of the ARIMA part"));
        Timeline timeline = timeline(bytes);
        List<CalendarKind> kinds = new ArrayList<>();
        int count = bytes.unsignedByte();
        for (int i = 0; i < count; i++) {
            kinds.add(kind(bytes));
        }
        int days = bytes.count("the number of holidays", MOST);
        bytes.require((long) days * Long.BYTES);
        long[] holidays = new long[days];
        for (int i = 0; i < holidays.length; i++) {
            holidays[i] = bytes.wholeLong();
            if (i > 0 && holidays[i] <= holidays[i - 1]) {
                throw bytes.refusal("the holidays are not in order");
            }
        }
        CalendarRegressors regressors = new CalendarRegressors(timeline, kinds, holidays);
        double[] effects = bytes.finite("an effect", regressors.width());
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
        long next = bytes.wholeLong();
        byte[] errors = bytes.block("the length of the state of the ARIMA part");
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

    private static Timeline timeline(ModelBytes bytes) throws IncompatibleModelException {
        String iso = bytes.text("the length of the interval");
        String zone = bytes.text("the length of the zone");
        long phase = bytes.wholeLong();
        long firstStep = bytes.wholeLong();
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
}
