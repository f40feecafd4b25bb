package io.driftcast.forecast.composite;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;
import io.driftcast.forecast.ModelBytes;
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
 */
public final class CombinationFamily extends ForecasterFamily {

    /** The family's name in model records. */
    public static final String KIND = "combination";

    /** The most members. */
    public static final int MAX_MEMBERS = 20;

    static final byte STATE_TAG = 'S';

    private static final byte PARAMETERS_TAG = 'P';
    static final int VERSION = 1;

    private final Supplier<ForecasterFamilies> families;

    /**
     * @param families what runs the members
     */
    public CombinationFamily(Supplier<ForecasterFamilies> families) {
        super(KIND, VERSION);
        this.families = families;
    }

    @Override
    protected LoadedModel load(byte[] parameters, Owner owner) throws IncompatibleModelException {
        List<LoadedModel> loaded = new ArrayList<>();
        try {
            for (ModelImage member : members(parameters)) {
                loaded.add(families.get().load(member, owner));
            }
        } catch (IncompatibleModelException | RuntimeException e) {
            loaded.forEach(LoadedModel::close);
            throw e;
        }
        return new Loaded(loaded);
    }

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
                states.add(bytes.block("the length of a member's state"));
            }
            bytes.end();
            List<Forecaster> restored = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                restored.add(members.get(i).restore(states.get(i)));
            }
            return new Combination(restored);
        }

        @Override
        public long work() {
            return members.stream().mapToLong(LoadedModel::work).sum();
        }

        @Override
        public void close() {
            members.forEach(LoadedModel::close);
        }
    }

    static byte[] parameters(List<ModelImage> members) {
        int length = 2 + members.stream().mapToInt(NestedModel::length).sum();
        ByteWriter bytes = new ByteWriter(length);
        bytes.putByte(PARAMETERS_TAG).putByte(members.size());
        members.forEach(member -> NestedModel.put(bytes, member));
        return bytes.toBytes();
    }

    private static List<ModelImage> members(byte[] parameters) throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open("combination parameters", PARAMETERS_TAG, parameters);
        int count = bytes.unsignedByte();
        if (count < 1 || count > MAX_MEMBERS) {
            throw bytes.refusal(
                    String.format(Locale.ROOT, "%d members, must be 1 to %d", count, MAX_MEMBERS));
        }
        List<ModelImage> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(NestedModel.read(bytes));
        }
        bytes.end();
        return members;
    }
}
