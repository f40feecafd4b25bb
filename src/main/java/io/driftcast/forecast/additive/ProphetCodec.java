package io.driftcast.forecast.additive;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.series.StepInterval;
import io.driftcast.series.Timeline;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of Prophet-like models, version 2, big endian. A text is its length (byte) and its
 * bytes; a whole number is written as a floating-point one.
 *
 * <pre>
 *   'P', interval, zone (texts), phase, first step, start, end (whole),
 *   capacity (0 for linear growth), floor, scale, noise, change scale,
 *   change points (int), their times,
 *   seasons (byte), each: name (text), length, in days (byte, 0 or 1), order (byte), the bounds of
 *   its unseen parts (int), these, and if there are any the centre of each column; their spreads,
 *   effects of holidays (int), each: dates (int), the dates (whole),
 *   coefficients, one a column
 * </pre>
 *
 * Stateless, thread-safe.
 */
final class ProphetCodec {

    static final int VERSION = 2;

    private static final byte PARAMETERS_TAG = 'P';

    /** Of a usual encoding, besides change points and coefficients. */
    private static final int FIXED_BYTES = 160;

    /** A limit on each count, so that bytes that are not ours do not fill the memory. */
    private static final int MOST = 10_000;

    private ProphetCodec() {}

    static byte[] encode(ProphetParameters parameters) {
        ProphetShape shape = parameters.shape();
        Timeline timeline = shape.timeline();
        int numbers = shape.changePoints().length + parameters.coefficients().length;
        ByteWriter bytes = new ByteWriter(FIXED_BYTES + numbers * Double.BYTES);
        bytes.putByte(PARAMETERS_TAG);
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
        bytes.putDoubles(shape.changePoints());
        bytes.putByte(shape.seasons().size());
        for (Fourier season : shape.seasons()) {
            putText(bytes, season.name());
            bytes.putDouble(season.length());
            bytes.putByte(season.inDays() ? 1 : 0).putByte(season.order());
            bytes.putInt(season.unseen().bounds().length);
            bytes.putDoubles(season.unseen().bounds()).putDoubles(season.unseen().centre());
        }
        bytes.putDoubles(parameters.spreads());
        bytes.putInt(shape.holidays().columns());
        for (long[] group : shape.holidays().groups()) {
            bytes.putInt(group.length);
            for (long day : group) {
                putWhole(bytes, day);
            }
        }
        return bytes.putDoubles(parameters.coefficients()).toBytes();
    }

    static ProphetParameters decode(byte[] encoded) throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open("prophet parameters", PARAMETERS_TAG, encoded);
        Timeline timeline = timeline(bytes);
        long start = bytes.wholeNumber("the start");
        long end = bytes.wholeNumber("the end");
        double capacity = bytes.notNegative("the capacity");
        double floor = bytes.finite("the floor");
        double scale = bytes.notNegative("the scale");
        double noise = bytes.notNegative("the noise");
        double changeScale = bytes.notNegative("the change scale");
        double[] changePoints =
                bytes.finite("a change point", bytes.count("the number of change points", MOST));
        List<Fourier> seasons = seasons(bytes);
        double[] spreads = bytes.finite("the spread of a season", seasons.size());
        ProphetShape shape =
                new ProphetShape(
                        timeline,
                        start,
                        end,
                        capacity > 0 ? new Growth.Logistic(capacity) : new Growth.Linear(),
                        changePoints,
                        seasons,
                        holidays(bytes));
        double[] coefficients = bytes.finite("a coefficient", shape.columns());
        bytes.end();
        return new ProphetParameters(
                shape, floor, scale, coefficients, noise, changeScale, spreads);
    }

    private static Timeline timeline(ModelBytes bytes) throws IncompatibleModelException {
        String iso = bytes.shortText();
        String zone = bytes.shortText();
        long phase = bytes.wholeNumber("the phase");
        long firstStep = bytes.wholeNumber("the first step");
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
            String name = bytes.shortText();
            double length = bytes.notNegative("the length of a season");
            boolean inDays = bytes.unsignedByte() == 1;
            int order = bytes.unsignedByte();
            if (length == 0) {
                throw bytes.refusal("a season of length 0");
            }
            Fourier season = new Fourier(name, length, inDays, order, UnseenParts.NONE);
            seasons.add(season.without(unseen(bytes, season.columns())));
        }
        return seasons;
    }

    private static UnseenParts unseen(ModelBytes bytes, int columns)
            throws IncompatibleModelException {
        int count = bytes.count("the number of bounds of unseen parts", MOST);
        if (count % 2 != 0) {
            throw bytes.refusal("an unseen part without an end");
        }
        return count == 0
                ? UnseenParts.NONE
                : new UnseenParts(
                        bytes.finite("a bound of an unseen part", count),
                        bytes.finite("a column's centre", columns));
    }

    private static Holidays holidays(ModelBytes bytes) throws IncompatibleModelException {
        int count = bytes.count("the number of effects of holidays", MOST);
        List<long[]> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int days = bytes.count("the number of holidays", MOST);
            bytes.require((long) days * Double.BYTES);
            long[] group = new long[days];
            for (int d = 0; d < group.length; d++) {
                group[d] = bytes.wholeNumber("a holiday");
            }
            groups.add(group);
        }
        return new Holidays(groups);
    }

    private static void putWhole(ByteWriter bytes, long value) {
        bytes.putDouble((double) value);
    }

    private static void putText(ByteWriter bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.putByte(utf8.length).putRaw(utf8);
    }
}
