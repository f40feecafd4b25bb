package io.driftcast.math.kernel;

import java.util.Locale;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * How the kernels of this JVM run, read once from system properties: the JIT compiles them for one
 * answer only.
 *
 * <ul>
 *   <li>{@code driftcast.kernel}: {@code vector} (default) or {@code scalar}, the reference;
 *   <li>{@code driftcast.kernel.bits}: 512, 256 or 128, the width of the vectors; the machine's own
 *       by default;
 *   <li>{@code driftcast.kernel.checked}: {@code true} lets every access go through the tensor's
 *       own segment, with its bounds and its arena checked; {@code false} by default.
 * </ul>
 *
 * Results do not depend on any of them.
 */
public final class KernelMode {

    /** Whether the scalar reference runs instead of the vector kernels. */
    static final boolean SCALAR = scalar(System.getProperty("driftcast.kernel", "vector"));

    /** Whether each access is checked. */
    static final boolean CHECKED = checked(System.getProperty("driftcast.kernel.checked", "false"));

    /** The vectors that the kernels are written in. */
    static final VectorSpecies<Float> SPECIES =
            species(System.getProperty("driftcast.kernel.bits", ""));

    private KernelMode() {}

    /** The mode in words: {@code vector, 512 bit}. */
    public static String describe() {
        String how =
                SCALAR
                        ? "scalar"
                        : String.format(Locale.ROOT, "vector, %d bit", SPECIES.vectorBitSize());
        return CHECKED ? how + ", checked" : how;
    }

    static boolean scalar(String name) {
        return switch (name) {
            case "vector" -> false;
            case "scalar" -> true;
            default ->
                    throw new IllegalArgumentException(
                            "driftcast.kernel is 'vector' or 'scalar', not '%s'".formatted(name));
        };
    }

    static boolean checked(String answer) {
        return switch (answer) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new IllegalArgumentException(
                            "driftcast.kernel.checked is 'true' or 'false', not '%s'"
                                    .formatted(answer));
        };
    }

    static VectorSpecies<Float> species(String bits) {
        return switch (bits) {
            case "" -> FloatVector.SPECIES_PREFERRED;
            case "128" -> FloatVector.SPECIES_128;
            case "256" -> FloatVector.SPECIES_256;
            case "512" -> FloatVector.SPECIES_512;
            default ->
                    throw new IllegalArgumentException(
                            "driftcast.kernel.bits is 512, 256 or 128, not '%s'".formatted(bits));
        };
    }
}
