/** How good a classifier is: confusion, curves, and what its probabilities are worth. */
@NullMarked
package io.driftcast.text.measure;

import org.jspecify.annotations.NullMarked;
