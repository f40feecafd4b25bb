/**
 * How good the forecasts are: our models beside the published figures of other implementations, on
 * the same data and by the same formulas. Behind {@code ./driftcast bench accuracy}.
 */
@NullMarked
package io.driftcast.app.bench.accuracy;

import org.jspecify.annotations.NullMarked;
