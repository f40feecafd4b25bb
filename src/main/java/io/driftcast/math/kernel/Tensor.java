package io.driftcast.math.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * Float32 numbers off-heap, row-major without gaps, of one to four axes. Its memory lives as long
 * as the arena it was allocated in; a use that begins afterwards fails with an {@link
 * IllegalStateException}, one by a thread that the arena is not for with a {@link
 * WrongThreadException}. An arena must not be closed while a kernel runs on it: that is the one
 * thing that is not checked, and it may end the JVM.
 *
 * <p>A tensor begins at a multiple of {@value #ALIGNMENT} bytes; a view of one begins where its
 * first element lies. Shapes are fixed, so that views are best made once, outside of a hot path.
 * Elements may be written by several threads as long as no two touch the same one.
 */
public final class Tensor {

    /** The alignment of an allocation in bytes: a cache line, and the widest vector. */
    public static final int ALIGNMENT = 64;

    private static final int MAX_RANK = 4;

    // What only the thread that made an arena may use, this one may not. It never runs.
    private static final Thread NOBODY = Thread.ofVirtual().unstarted(() -> {});

    private final MemorySegment segment;
    private final long address;
    private final boolean forAllThreads;
    private final int[] shape;
    private final int length;

    private Tensor(MemorySegment segment, int[] shape) {
        this.segment = segment;
        this.address = segment.address();
        forAllThreads = segment.isAccessibleBy(NOBODY);
        this.shape = shape;
        this.length = length(shape);
    }

    /**
     * A tensor of zeros.
     *
     * @throws IllegalArgumentException if there are no or more than four axes, one is negative, or
     *     there are too many elements
     */
    public static Tensor zeros(Arena arena, int... shape) {
        int[] own = shape.clone();
        long bytes = (long) length(own) * Float.BYTES;
        return new Tensor(arena.allocate(bytes, ALIGNMENT), own);
    }

    /** A tensor of these values, row by row. */
    public static Tensor of(Arena arena, float[] values, int... shape) {
        Tensor tensor = zeros(arena, shape);
        tensor.copyFrom(values);
        return tensor;
    }

    private static int length(int[] shape) {
        if (shape.length == 0 || shape.length > MAX_RANK) {
            throw new IllegalArgumentException(
                    "a tensor has one to four axes, not " + shape.length);
        }
        long length = 1;
        for (int size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("a negative axis: " + Arrays.toString(shape));
            }
            length *= size;
            if (length > Integer.MAX_VALUE / Float.BYTES) {
                throw new IllegalArgumentException(
                        "more elements than fit: " + Arrays.toString(shape));
            }
        }
        return (int) length;
    }

    /** How many axes there are. */
    public int rank() {
        return shape.length;
    }

    /** The length of an axis. */
    public int size(int axis) {
        return shape[axis];
    }

    /** How many elements there are. */
    public int length() {
        return length;
    }

    /** A copy of the shape. */
    public int[] shape() {
        return shape.clone();
    }

    /**
     * A view of one entry of the first axis, without that axis.
     *
     * @throws IndexOutOfBoundsException if there is no such entry
     * @throws IllegalArgumentException if there is no other axis
     */
    public Tensor at(int index) {
        return slice(index, 1).reshaped(Arrays.copyOfRange(shape, 1, shape.length));
    }

    /**
     * A view of some entries of the first axis.
     *
     * @throws IndexOutOfBoundsException if there are not so many
     */
    public Tensor slice(int from, int count) {
        Objects.checkFromIndexSize(from, count, shape[0]);
        long each = shape[0] == 0 ? 0 : (long) length / shape[0] * Float.BYTES;
        int[] part = shape.clone();
        part[0] = count;
        return new Tensor(segment.asSlice(from * each, count * each), part);
    }

    /**
     * A view of the same elements in another shape.
     *
     * @throws IllegalArgumentException if that has more or fewer
     */
    public Tensor reshaped(int... other) {
        if (length(other) != length) {
            throw new IllegalArgumentException(
                    "%s does not hold the elements of %s"
                            .formatted(Arrays.toString(other), Arrays.toString(shape)));
        }
        return new Tensor(segment, other.clone());
    }

    /**
     * The element at a position in row-major order.
     *
     * @throws IndexOutOfBoundsException if there is none
     * @throws IllegalStateException if the arena is closed
     */
    public float get(int index) {
        return segment.getAtIndex(ValueLayout.JAVA_FLOAT, index);
    }

    /** Replaces the element at a position in row-major order; fails as {@link #get} does. */
    public void set(int index, float value) {
        segment.setAtIndex(ValueLayout.JAVA_FLOAT, index, value);
    }

    /** Sets all elements. */
    public void fill(float value) {
        if (Float.floatToRawIntBits(value) == 0) {
            segment.fill((byte) 0);
            return;
        }
        for (int i = 0; i < length; i++) {
            set(i, value);
        }
    }

    /**
     * Takes over all elements of an array.
     *
     * @throws IllegalArgumentException if it is longer or shorter
     */
    public void copyFrom(float[] values) {
        requireLength(values.length);
        MemorySegment.copy(values, 0, segment, ValueLayout.JAVA_FLOAT, 0, length);
    }

    /**
     * Takes over all elements of a tensor.
     *
     * @throws IllegalArgumentException if it is longer or shorter
     */
    public void copyFrom(Tensor other) {
        requireLength(other.length);
        segment.copyFrom(other.segment);
    }

    /**
     * Takes over some elements of a tensor.
     *
     * @throws IndexOutOfBoundsException if one of them has not so many
     */
    public void copyFrom(int to, Tensor other, int from, int count) {
        MemorySegment.copy(
                other.segment,
                ValueLayout.JAVA_FLOAT,
                (long) from * Float.BYTES,
                segment,
                ValueLayout.JAVA_FLOAT,
                (long) to * Float.BYTES,
                count);
    }

    /**
     * Writes all elements to an array.
     *
     * @throws IllegalArgumentException if it is longer or shorter
     */
    public void copyTo(float[] values) {
        requireLength(values.length);
        MemorySegment.copy(segment, ValueLayout.JAVA_FLOAT, 0, values, 0, length);
    }

    /** All elements, row by row. */
    public float[] toArray() {
        float[] values = new float[length];
        copyTo(values);
        return values;
    }

    private void requireLength(int other) {
        if (other != length) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d elements for a tensor of %s",
                            other,
                            Arrays.toString(shape)));
        }
    }

    /** Its memory, with bounds and the arena's life checked at each access. */
    MemorySegment segment() {
        return segment;
    }

    /**
     * Where its memory begins.
     *
     * @throws IllegalStateException if the arena is closed
     * @throws WrongThreadException if the arena is another thread's
     */
    long address() {
        if (!segment.scope().isAlive()
                || !(forAllThreads || segment.isAccessibleBy(Thread.currentThread()))) {
            throw refusal();
        }
        return address;
    }

    private RuntimeException refusal() {
        String whose = "the arena of a tensor of " + Arrays.toString(shape);
        return segment.scope().isAlive()
                ? new WrongThreadException(whose + " is another thread's")
                : new IllegalStateException(whose + " is closed");
    }

    /** Whether its arena is for all threads. */
    boolean isForAllThreads() {
        return forAllThreads;
    }

    @Override
    public String toString() {
        return "float32" + Arrays.toString(shape);
    }
}
