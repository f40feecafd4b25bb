package io.driftcast.math.kernel;

/** The kernels of this JVM, chosen once by {@link KernelMode}. Stateless, thread-safe. */
public final class Kernels {

    /** Linear algebra. */
    public static final Blas BLAS = KernelMode.SCALAR ? new ScalarBlas() : new VectorBlas();

    /** Activation functions and normalisations. */
    public static final Activations ACTIVATIONS =
            KernelMode.SCALAR ? new ScalarActivations() : new VectorActivations();

    /** Passes backward of the activation functions. */
    public static final Gradients GRADIENTS =
            KernelMode.SCALAR ? new ScalarGradients() : new VectorGradients();

    /** Recurrent cells. */
    public static final RecurrentCells CELLS =
            KernelMode.SCALAR ? new ScalarRecurrentCells() : new VectorRecurrentCells();

    /** Optimisers. */
    public static final Optimisers OPTIMISERS =
            KernelMode.SCALAR ? new ScalarOptimisers() : new VectorOptimisers();

    private Kernels() {}
}
