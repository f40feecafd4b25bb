/**
 * Which models score the texts of a source: their records in parts, who is champion and who runs
 * beside it, and what they say of a text. No Kafka in it.
 */
@NullMarked
package io.driftcast.stream.scoring;

import org.jspecify.annotations.NullMarked;
