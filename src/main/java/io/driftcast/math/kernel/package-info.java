/**
 * Float32 kernels on off-heap tensors: linear algebra, activations, recurrent cells and optimisers,
 * each in the Vector API and as the scalar reference that it equals bit for bit, and the worker
 * team that runs them on several threads.
 *
 * <p>Vector kernels read and write by absolute address through one segment that spans all memory,
 * which is what lets the JIT keep vectors in registers. What is given up for it is checked at the
 * entry of every kernel: shapes, and that the tensors' arenas are open and for the calling thread.
 * An arena must not be closed while a kernel runs on it; that is the one thing that is not checked,
 * and it may end the JVM. In the checked mode that the tests run in ({@link
 * io.driftcast.math.kernel.KernelMode}), the tensor's own segment checks each single access.
 */
@NullMarked
package io.driftcast.math.kernel;

import org.jspecify.annotations.NullMarked;
