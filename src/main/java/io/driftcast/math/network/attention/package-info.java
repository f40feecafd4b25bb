/**
 * Networks that read tokens: attention, the layers of an encoder, and a classifier made of them. It
 * is a {@link io.driftcast.math.network.Learner} like any other network.
 */
@NullMarked
package io.driftcast.math.network.attention;

import org.jspecify.annotations.NullMarked;
