package io.driftcast.math.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.nio.ByteOrder;

/**
 * Where a vector kernel reads and writes a tensor. It takes the segment and the first byte's offset
 * from here and accesses {@code segment} at {@code base + 4 i}: by default that is one constant
 * segment over all memory, whose checks the JIT drops, at the tensor's address; in checked mode the
 * tensor's own.
 */
final class Memory {

    /** The order of bytes in a tensor. */
    static final ByteOrder ORDER = ByteOrder.nativeOrder();

    /** One element. */
    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    // Restricted, as it can reach any memory: the package's description says how it is checked.
    @SuppressWarnings("restricted")
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    // What an address cannot exceed. Said at each base, it lets the JIT see that what is added to
    // it in a loop stays within the segment, and drop the check of each access.
    private static final long PLACE = (1L << 57) - 1;

    private Memory() {}

    /** The segment through which a tensor is accessed. */
    static MemorySegment segment(Tensor tensor) {
        return KernelMode.CHECKED ? tensor.segment() : ALL;
    }

    /**
     * The offset of a tensor's first byte in that segment; to be asked after the entry's checks.
     *
     * @throws IllegalStateException if the tensor's arena is closed
     */
    static long base(Tensor tensor) {
        long address = tensor.address();
        return KernelMode.CHECKED ? 0 : address & PLACE;
    }

    /**
     * Keeps a tensor, and with it an arena that the garbage collector closes, in use until here: to
     * be called after a loop over raw addresses.
     */
    // Not in a finally block: between asking for the address and this nothing throws that goes on
    // to use the memory.
    @SuppressWarnings("ReachabilityFenceUsage")
    static void keep(Tensor tensor) {
        Reference.reachabilityFence(tensor);
    }
}
