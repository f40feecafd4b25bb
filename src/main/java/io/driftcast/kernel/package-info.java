/**
 * Float32 kernels on off-heap tensors: linear algebra, activations, recurrent cells and optimisers,
 * each in the Vector API and as the scalar reference that it equals bit for bit, and the worker
 * team that runs them on several threads.
 *
 * <p>Vector kernels read and write by absolute address through one segment that spans all memory,
 * which is what lets the JIT keep vectors in registers. What is given up for it is checked: shapes
 * at the entry of every kernel, that the tensors' arenas are open likewise, and, in the checked
 * mode that the tests run in ({@link io.driftcast.kernel.KernelMode}), each single access by the
 * tensor's own segment.
 */
@NullMarked
package io.driftcast.kernel;

import org.jspecify.annotations.NullMarked;
