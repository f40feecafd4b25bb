package io.driftcast.math.network.attention;

import io.driftcast.math.kernel.KernelWarmup;
import java.lang.foreign.Arena;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads one sequence of tokens at a time with a {@link PackedTokenNetwork}, on the calling thread,
 * and says what {@link TokenLearner} would, to float rounding. Its working memory is its own; the
 * weights are shared. A read allocates nothing but the first time that a length occurs. Not
 * thread-safe.
 */
public final class TokenReader {

    /** More runs than the JIT has ever been seen to need. */
    private static final int WARM_UP_LIMIT = 20_000;

    /** A large network then goes on warming at work. */
    private static final long WARM_UP_NANOS = 1_000_000_000;

    private final PackedTokenNetwork network;
    private final ReaderMemory memory;
    private final @Nullable SequenceReading[] byLength;
    private @Nullable SequenceReading last;

    /**
     * @param arena of the working memory, one that the reading thread may use
     * @param longest tokens of a sequence at most, at least 1
     * @throws IllegalArgumentException if that is less
     */
    public TokenReader(Arena arena, PackedTokenNetwork network, int longest) {
        if (longest < 1) {
            throw new IllegalArgumentException("sequences of at most " + longest + " tokens");
        }
        this.network = network;
        memory = ReaderMemory.of(arena, network.shape(), longest);
        byLength = new SequenceReading[longest + 1];
    }

    /** How many tokens a sequence has at most. */
    public int longest() {
        return byLength.length - 1;
    }

    /**
     * Reads a sequence.
     *
     * @param ids of its tokens, and whatever follows them
     * @param count how many tokens it has, from 1 to {@link #longest}
     * @param outputs receives the network's outputs, before any softmax
     * @throws IllegalArgumentException if there are as few or as many tokens as it cannot read, or
     *     another number of outputs than the network's
     * @throws IndexOutOfBoundsException if an id is not in the vocabulary, or there are fewer than
     *     {@code count}
     */
    public void read(int[] ids, int count, float[] outputs) {
        if (count < 1 || count > longest()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%d tokens, expected 1 to %d", count, longest()));
        }
        SequenceReading reading = byLength[count];
        if (reading == null) {
            reading = new SequenceReading(network, memory, count);
            byLength[count] = reading;
        }
        last = null;
        reading.run(ids);
        memory.outputs().copyTo(outputs);
        last = reading;
    }

    /**
     * What a head of a layer attended to in the sequence that was read last.
     *
     * @param layer from 0
     * @param head from 0
     * @param weights receives the weight of each query's keys, query by query; they are above or at
     *     0 and add up to 1
     * @throws IllegalStateException if nothing has been read
     * @throws IllegalArgumentException if the array has not as many elements as tokens squared
     */
    public void weights(int layer, int head, float[] weights) {
        SequenceReading reading = last;
        if (reading == null) {
            throw new IllegalStateException("nothing was read whose weights could be asked for");
        }
        int length = reading.length();
        if (weights.length != length * length) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT, "%d weights of %d x %d", weights.length, length, length));
        }
        HeadReading of =
                reading.head(
                        Objects.checkIndex(layer, network.shape().layers()),
                        Objects.checkIndex(head, network.shape().layer().heads()));
        for (int query = 0; query < length; query++) {
            for (int key = 0; key < length; key++) {
                weights[query * length + key] = of.weight(query, key);
            }
        }
    }

    /** Reads sequences of nothing until the kernels are compiled, for a second or so. */
    public void warmUp() {
        int[] ids = new int[longest()];
        float[] outputs = new float[network.shape().outputs()];
        long start = System.nanoTime();
        KernelWarmup.run(
                () -> {
                    if (System.nanoTime() - start < WARM_UP_NANOS) {
                        read(ids, ids.length, outputs);
                    }
                },
                WARM_UP_LIMIT);
    }
}
