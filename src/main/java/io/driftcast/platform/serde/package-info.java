/**
 * Avro records to and from bytes: Confluent's framing and schema registry client, with encoders and
 * readers that are reused.
 */
@NullMarked
package io.driftcast.platform.serde;

import org.jspecify.annotations.NullMarked;
