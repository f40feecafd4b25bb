package io.driftcast.stream.store;

import io.driftcast.series.grid.Counted;
import java.util.Locale;

/** {@link Counted} to and from bytes: how many, then each. */
final class CountedBytes {

    private CountedBytes() {}

    static void put(Counted counted, StateOutput out) {
        out.putByte(counted.size());
        for (int i = 0; i < counted.size(); i++) {
            out.putInt(counted.fingerprint(i));
        }
    }

    static Counted get(StateInput in) {
        int n = in.getByte();
        if (n < 0 || n > Counted.CAPACITY) {
            throw new UnreadableStateException(
                    String.format(
                            Locale.ROOT,
                            "a step that remembers %d readings, more than %d",
                            n,
                            Counted.CAPACITY));
        }
        int[] fingerprints = new int[n];
        for (int i = 0; i < n; i++) {
            fingerprints[i] = in.getInt();
        }
        return Counted.of(fingerprints);
    }
}
