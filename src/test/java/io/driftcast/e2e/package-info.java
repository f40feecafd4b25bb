/** The whole program, in processes of its own, against a real Kafka and a real schema registry. */
@NullMarked
package io.driftcast.e2e;

import org.jspecify.annotations.NullMarked;
