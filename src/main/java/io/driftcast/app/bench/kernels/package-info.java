/** The bench of the kernels and of the networks on them. */
@NullMarked
package io.driftcast.app.bench.kernels;

import org.jspecify.annotations.NullMarked;
