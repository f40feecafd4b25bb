/**
 * Networks that read bags of weighted features: the sum of their rows in a table, bent or not, and
 * a linear layer to the classes.
 */
@NullMarked
package io.driftcast.math.network.bag;

import org.jspecify.annotations.NullMarked;
