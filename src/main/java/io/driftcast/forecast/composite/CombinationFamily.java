package io.driftcast.forecast.composite;

import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.ModelBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Means of several models: kind {@code combination}, version 1, big endian.
 *
 * <pre>
 *   parameters: 'P', members (byte), the models (see {@link NestedModel})
 *   state:      'S', their states (blocks)
 * </pre>
 *
 * Immutable, thread-safe.
 *
 * @param families what runs the members
 */
public record CombinationFamily(Supplier<ForecasterFamilies> families) implements ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "combination";

    /** The most members. */
    public static final int MAX_MEMBERS = 20;

    static final byte STATE_TAG = 'S';

    private static final byte PARAMETERS_TAG = 'P';
    private static final int VERSION = 1;

    private record Loaded(List<LoadedModel> members) implements LoadedModel {

        @Override
        public Forecaster start(long offset) throws IncompatibleModelException {
            List<Forecaster> started = new ArrayList<>();
            for (LoadedModel member : members) {
                started.add(member.start(offset));
            }
            return new Combination(started);
        }

        @Override
        public Forecaster restore(byte[] state) throws IncompatibleModelException {
            ModelBytes bytes = ModelBytes.open("combination state", STATE_TAG, state);
            List<byte[]> states = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                states.add(NestedModel.readBlock(bytes, "the length of a member's state"));
            }
            bytes.end();
            List<Forecaster> restored = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                restored.add(members.get(i).restore(states.get(i)));
            }
            return new Combination(restored);
        }

        @Override
        public void close() {
            members.forEach(LoadedModel::close);
        }
    }

    static byte[] parameters(List<NestedModel> members) {
        int length = 2 + members.stream().mapToInt(NestedModel::length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(length);
        bytes.put(PARAMETERS_TAG).put((byte) members.size());
        members.forEach(member -> member.put(bytes));
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
        return offline(formatVersion, parameters).start(offset);
    }

    @Override
    public Forecaster restore(int formatVersion, byte[] parameters, byte[] state)
            throws IncompatibleModelException {
        return offline(formatVersion, parameters).restore(state);
    }

    @Override
    public LoadedModel load(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        List<LoadedModel> loaded = new ArrayList<>();
        try {
            for (NestedModel member : members(formatVersion, parameters)) {
                loaded.add(member.load(families.get()));
            }
        } catch (IncompatibleModelException | RuntimeException e) {
            loaded.forEach(LoadedModel::close);
            throw e;
        }
        return new Loaded(loaded);
    }

    private LoadedModel offline(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        return new Loaded(
                members(formatVersion, parameters).stream()
                        .map(member -> member.decodedEachTime(families.get()))
                        .toList());
    }

    private static List<NestedModel> members(int formatVersion, byte[] parameters)
            throws IncompatibleModelException {
        ModelBytes.requireVersion(KIND, formatVersion, VERSION);
        ModelBytes bytes = ModelBytes.open("combination parameters", PARAMETERS_TAG, parameters);
        int count = bytes.unsignedByte();
        if (count < 1 || count > MAX_MEMBERS) {
            throw bytes.refusal(
                    String.format(Locale.ROOT, "%d members, must be 1 to %d", count, MAX_MEMBERS));
        }
        List<NestedModel> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(NestedModel.read(bytes));
        }
        bytes.end();
        return members;
    }
}
