package io.driftcast.forecast.recurrent;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.math.network.Cell;
import io.driftcast.math.network.RecurrentShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The encoding of a model's parameters; big endian.
 *
 * <pre>
 *   'P', cell, number of cycles, flags (1: logarithm, 2: running unit), number of networks (bytes),
 *   hidden units, layers, season, long season, horizon (ints), first step (long), the cycles (ints),
 *   start, unit, drift, weight of the long season, level spread, season spread,
 *   the widening of the 80 and the 95 % interval, the spreads by step ahead (doubles),
 *   the networks' parameters one after the other (floats)
 * </pre>
 */
final class RecurrentCodec {

    private static final byte TAG = 'P';
    private static final int LOGARITHM = 1;
    private static final int RUNNING = 2;
    private static final int HEAD = 5 + 5 * Integer.BYTES + Long.BYTES;
    private static final int PLAIN_NUMBERS = 8;

    private RecurrentCodec() {}

    static byte[] encode(RecurrentModel model) {
        Representation representation = model.representation();
        RecurrentShape shape = model.shape();
        int cycles = representation.calendar().size();
        int length =
                HEAD
                        + cycles * Integer.BYTES
                        + (PLAIN_NUMBERS + representation.horizon()) * Double.BYTES
                        + model.members().size() * shape.parameters() * Float.BYTES;
        ByteWriter bytes = new ByteWriter(length);
        bytes.putByte(TAG).putByte(code(shape.cell())).putByte(cycles);
        bytes.putByte(
                (representation.logarithm() ? LOGARITHM : 0)
                        + (representation.running() ? RUNNING : 0));
        bytes.putByte(model.members().size());
        bytes.putInt(shape.hidden()).putInt(shape.layers());
        bytes.putInt(representation.season()).putInt(representation.longSeason());
        bytes.putInt(representation.horizon());
        bytes.putLong(representation.firstStep());
        representation.calendar().forEach(cycle -> bytes.putInt(cycle.length()));
        bytes.putDouble(representation.start()).putDouble(representation.unit());
        bytes.putDouble(representation.drift()).putDouble(representation.longWeight());
        bytes.putDouble(representation.levelSpread()).putDouble(representation.seasonSpread());
        bytes.putDouble(representation.widening().of80());
        bytes.putDouble(representation.widening().of95());
        representation.spreads().forEach(bytes::putDouble);
        model.members().forEach(bytes::putFloats);
        return bytes.toBytes();
    }

    /**
     * @throws IncompatibleModelException if the bytes are not such an encoding
     */
    static RecurrentModel decode(String kind, byte[] encoded) throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open(kind + " parameters", TAG, encoded);
        try {
            return decode(bytes, encoded.length);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw bytes.refusal(String.valueOf(e.getMessage()));
        }
    }

    private static RecurrentModel decode(ModelBytes bytes, int available)
            throws IncompatibleModelException {
        Cell cell = cell(bytes);
        int cycles = bytes.unsignedByte();
        int flags = bytes.unsignedByte();
        int count = bytes.unsignedByte();
        if (flags > LOGARITHM + RUNNING
                || cycles > Representation.MAX_CYCLES
                || count > RecurrentModel.MAX_MEMBERS) {
            throw bytes.refusal(
                    String.format(
                            Locale.ROOT, "%d cycles, flags %d, %d networks", cycles, flags, count));
        }
        int hidden = bytes.count("the hidden units");
        int layers = bytes.count("the layers");
        int season = bytes.count("the season");
        int longSeason = bytes.count("the long season");
        int horizon = bytes.count("the horizon");
        long firstStep = bytes.wholeLong();
        List<Integer> calendar = new ArrayList<>();
        for (int i = 0; i < cycles; i++) {
            calendar.add(bytes.count("a cycle"));
        }
        double[] plain = bytes.finite("a scale", PLAIN_NUMBERS);
        if (horizon > Representation.MAX_HORIZON) {
            throw bytes.refusal(String.format(Locale.ROOT, "%d steps ahead", horizon));
        }
        List<Double> spreads = new ArrayList<>();
        for (int h = 0; h < horizon; h++) {
            spreads.add(bytes.notNegative("a spread"));
        }
        Representation representation =
                new Representation(
                        (flags & LOGARITHM) != 0,
                        season,
                        longSeason,
                        Representation.cycles(calendar),
                        firstStep,
                        horizon,
                        (flags & RUNNING) != 0,
                        plain[0],
                        plain[1],
                        plain[2],
                        plain[3],
                        plain[4],
                        plain[5],
                        spreads,
                        new Widening(plain[6], plain[7]));
        RecurrentShape shape = RecurrentModel.shape(representation, cell, hidden, layers);
        return new RecurrentModel(representation, shape, members(bytes, shape, count, available));
    }

    private static int code(Cell cell) {
        return switch (cell) {
            case RNN -> 0;
            case LSTM -> 1;
            case LSTM_PEEPHOLES -> 2;
        };
    }

    private static Cell cell(ModelBytes bytes) throws IncompatibleModelException {
        int code = bytes.unsignedByte();
        return switch (code) {
            case 0 -> Cell.RNN;
            case 1 -> Cell.LSTM;
            case 2 -> Cell.LSTM_PEEPHOLES;
            default ->
                    throw bytes.refusal(
                            String.format(Locale.ROOT, "cell %d, expected 0 to 2", code));
        };
    }

    private static List<float[]> members(
            ModelBytes bytes, RecurrentShape shape, int count, int available)
            throws IncompatibleModelException {
        if ((long) count * shape.parameters() * Float.BYTES > available) {
            throw bytes.refusal(
                    String.format(
                            Locale.ROOT,
                            "%d bytes are not %d networks of %d parameters each, as expected",
                            available,
                            count,
                            shape.parameters()));
        }
        List<float[]> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] member = new float[shape.parameters()];
            bytes.finite("a parameter", member);
            members.add(member);
        }
        bytes.end();
        return members;
    }
}
