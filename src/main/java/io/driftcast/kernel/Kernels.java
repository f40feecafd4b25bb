package io.driftcast.kernel;

/** The kernels of this JVM, chosen once by {@link KernelMode}. Stateless, thread-safe. */
public final class Kernels {

    /** Linear algebra. */
    public static final Blas BLAS = KernelMode.SCALAR ? new ScalarBlas() : new VectorBlas();

    /** Activation functions and normalisations. */
    public static final Activations ACTIVATIONS = new ScalarActivations();

    /** Recurrent cells. */
    public static final RecurrentCells CELLS = new ScalarRecurrentCells();

    /** Optimisers. */
    public static final Optimisers OPTIMISERS = new ScalarOptimisers();

    private Kernels() {}
}
