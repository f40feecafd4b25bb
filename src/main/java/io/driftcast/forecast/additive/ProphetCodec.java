package io.driftcast.forecast.additive;

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
 * The parameters of Prophet-like models, version 1, big endian. A text is its length (byte) and its
 * bytes; a whole number is written as a floating-point one.
 *
 * <pre>
 *   'P', interval, zone (texts), phase, first step, start, end (whole),
 *   capacity (0 for linear growth), floor, scale, noise, change scale,
 *   change points (int), their times,
 *   seasons (byte), each: name (text), length, in days (byte, 0 or 1), order (byte),
 *   effects of holidays (int), each: dates (int), the dates (whole),
 *   coefficients, one a column
 * </pre>
 *
 * Stateless, thread-safe.
 */
final class ProphetCodec {

    static final int VERSION = 1;

    private static final byte PARAMETERS_TAG = 'P';

    /** A limit on each count, so that bytes that are not ours do not fill the memory. */
    private static final int MOST = 10_000;

    private ProphetCodec() {}

    static byte[] encode(ProphetParameters parameters) {
        ProphetShape shape = parameters.shape();
        Timeline timeline = shape.timeline();
        ByteBuffer bytes = ByteBuffer.allocate(length(parameters));
        bytes.put(PARAMETERS_TAG);
        putText(bytes, timeline.interval().iso());
        putText(bytes, timeline.interval().zone().getId());
        putWhole(bytes, timeline.phaseMillis());
        putWhole(bytes, timeline.firstStep());
        putWhole(bytes, shape.start());
        putWhole(bytes, shape.end());
        bytes.putDouble(
                shape.growth() instanceof Growth.Logistic logistic ? logistic.capacity() : 0);
        bytes.putDouble(parameters.floor()).putDouble(parameters.scale());
        bytes.putDouble(parameters.noise()).putDouble(parameters.changeScale());
        bytes.putInt(shape.changePoints().length);
        putAll(bytes, shape.changePoints());
        bytes.put((byte) shape.seasons().size());
        for (Fourier season : shape.seasons()) {
            putText(bytes, season.name());
            bytes.putDouble(season.length());
            bytes.put((byte) (season.inDays() ? 1 : 0)).put((byte) season.order());
        }
        bytes.putInt(shape.holidays().columns());
        for (long[] group : shape.holidays().groups()) {
            bytes.putInt(group.length);
            for (long day : group) {
                putWhole(bytes, day);
            }
        }
        putAll(bytes, parameters.coefficients());
        return bytes.array();
    }

    private static int length(ProphetParameters parameters) {
        ProphetShape shape = parameters.shape();
        StepInterval interval = shape.timeline().interval();
        int numbers = 9 + shape.changePoints().length + parameters.coefficients().length;
        int others = 4 + text(interval.iso()).length + text(interval.zone().getId()).length;
        for (Fourier season : shape.seasons()) {
            numbers++;
            others += 3 + text(season.name()).length;
        }
        for (long[] group : shape.holidays().groups()) {
            numbers += group.length;
            others += Integer.BYTES;
        }
        return numbers * Double.BYTES + others + 2 * Integer.BYTES;
    }

    static ProphetParameters decode(byte[] encoded) throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open("prophet parameters", PARAMETERS_TAG, encoded);
        Timeline timeline = timeline(bytes);
        long start = whole(bytes, "the start");
        long end = whole(bytes, "the end");
        double capacity = bytes.notNegative("the capacity");
        double floor = bytes.finite("the floor");
        double scale = bytes.notNegative("the scale");
        double noise = bytes.notNegative("the noise");
        double changeScale = bytes.notNegative("the change scale");
        double[] changePoints = new double[count(bytes, "the number of change points")];
        bytes.finite("a change point", changePoints);
        ProphetShape shape =
                new ProphetShape(
                        timeline,
                        start,
                        end,
                        capacity > 0 ? new Growth.Logistic(capacity) : new Growth.Linear(),
                        changePoints,
                        seasons(bytes),
                        holidays(bytes));
        double[] coefficients = new double[shape.columns()];
        bytes.finite("a coefficient", coefficients);
        bytes.end();
        return new ProphetParameters(shape, floor, scale, coefficients, noise, changeScale);
    }

    private static Timeline timeline(ModelBytes bytes) throws IncompatibleModelException {
        String iso = text(bytes);
        String zone = text(bytes);
        long phase = whole(bytes, "the phase");
        long firstStep = whole(bytes, "the first step");
        try {
            return new Timeline(StepInterval.parse(iso, ZoneId.of(zone)), phase, firstStep);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw bytes.refusal("%s in %s is no calendar".formatted(iso, zone));
        }
    }

    private static List<Fourier> seasons(ModelBytes bytes) throws IncompatibleModelException {
        int count = bytes.unsignedByte();
        List<Fourier> seasons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = text(bytes);
            double length = bytes.notNegative("the length of a season");
            boolean inDays = bytes.unsignedByte() == 1;
            int order = bytes.unsignedByte();
            if (length == 0) {
                throw bytes.refusal("a season of length 0");
            }
            seasons.add(new Fourier(name, length, inDays, order));
        }
        return seasons;
    }

    private static Holidays holidays(ModelBytes bytes) throws IncompatibleModelException {
        int count = count(bytes, "the number of effects of holidays");
        List<long[]> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long[] group = new long[count(bytes, "the number of holidays")];
            for (int d = 0; d < group.length; d++) {
                group[d] = whole(bytes, "a holiday");
            }
            groups.add(group);
        }
        return new Holidays(groups);
    }

    private static int count(ModelBytes bytes, String name) throws IncompatibleModelException {
        int count = bytes.count(name);
        if (count > MOST) {
            throw bytes.refusal(
                    String.format(Locale.ROOT, "%s is %d, at most %d", name, count, MOST));
        }
        return count;
    }

    /** The next number, which must be whole and below 2^53 in size. */
    static long whole(ModelBytes bytes, String name) throws IncompatibleModelException {
        double value = bytes.finite(name);
        long whole = (long) value;
        if (whole != value || Math.abs(value) > 1L << 53) {
            throw bytes.refusal("%s is %s, must be whole".formatted(name, value));
        }
        return whole;
    }

    private static void putWhole(ByteBuffer bytes, long value) {
        bytes.putDouble((double) value);
    }

    private static void putText(ByteBuffer bytes, String text) {
        bytes.put((byte) text(text).length).put(text(text));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ModelBytes bytes) throws IncompatibleModelException {
        byte[] text = new byte[bytes.unsignedByte()];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) bytes.unsignedByte();
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private static void putAll(ByteBuffer bytes, double[] values) {
        for (double value : values) {
            bytes.putDouble(value);
        }
    }
}
