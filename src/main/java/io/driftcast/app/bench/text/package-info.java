/** Accuracy of the text classifiers on public data sets that users fetch themselves. */
@NullMarked
package io.driftcast.app.bench.text;

import org.jspecify.annotations.NullMarked;
