/** What is kept in state stores: plain versioned codecs in an envelope, never a schema registry. */
@NullMarked
package io.driftcast.stream.store;

import org.jspecify.annotations.NullMarked;
