/**
 * Numbers, texts and models as bytes and back, and hashes of them that are the same on every
 * machine.
 */
@NullMarked
package io.driftcast.bytes;

import org.jspecify.annotations.NullMarked;
