package io.driftcast.math.network.attention;

import com.sun.management.ThreadMXBean;
import io.driftcast.math.kernel.KernelWarmup;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Run in a JVM of its own, whose kernels are in one mode: prints for each of some networks the bits
 * that reads of several lengths give {@code cold}, or also {@code warm} and what some hundred warm
 * reads allocate, in bytes.
 */
final class TokenReaderProbe {

    private static final int VOCABULARY = 50;
    private static final int OUTPUTS = 3;
    private static final int[] LENGTHS = {1, 7, 37, 64};
    private static final int WARM_UP_LIMIT = 100_000;
    private static final int OPERATIONS = 500;
    private static final int WINDOWS = 3;

    private static final EncoderLayerShape[] LAYERS = {
        new EncoderLayerShape(64, 4, 96, Rectifier.RELU, NormPlace.LAST),
        new EncoderLayerShape(45, 3, 70, Rectifier.GELU, NormPlace.FIRST)
    };

    private TokenReaderProbe() {}

    /** {@code cold} or {@code warm}. */
    public static void main(String[] args) {
        PrintStream out = System.out;
        boolean warm = args[0].equals("warm");
        for (int layers = 0; layers <= 2; layers++) {
            for (EncoderLayerShape layer : LAYERS) {
                probe(out, new TokenNetworkShape(VOCABULARY, layers, layer, OUTPUTS), warm);
            }
        }
    }

    private static void probe(PrintStream out, TokenNetworkShape shape, boolean warm) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Arena arena = Arena.ofConfined()) {
            TokenReader reader =
                    new TokenReader(
                            arena,
                            new PackedTokenNetwork(
                                    arena, TokenNetworkParameters.random(arena, shape, 1)),
                            LENGTHS[LENGTHS.length - 1]);
            int[] ids = new SplittableRandom(2).ints(reader.longest(), 0, VOCABULARY).toArray();
            float[] outputs = new float[OUTPUTS];
            int cold = bits(reader, ids, outputs);
            if (!warm) {
                out.println(cold);
                return;
            }
            KernelWarmup.run(() -> read(reader, ids, outputs), WARM_UP_LIMIT);
            // The least of some windows: the JIT may fall back to the interpreter once more, and
            // what boxes its vectors does so in every window.
            long least = Long.MAX_VALUE;
            for (int window = 0; window < WINDOWS; window++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < OPERATIONS; i++) {
                    read(reader, ids, outputs);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            out.println(cold + "\t" + bits(reader, ids, outputs) + "\t" + least);
        }
    }

    private static void read(TokenReader reader, int[] ids, float[] outputs) {
        for (int length : LENGTHS) {
            reader.read(ids, length, outputs);
        }
    }

    private static int bits(TokenReader reader, int[] ids, float[] outputs) {
        int bits = 0;
        for (int length : LENGTHS) {
            reader.read(ids, length, outputs);
            bits = 31 * bits + Arrays.hashCode(outputs);
        }
        return bits;
    }
}
