/**
 * Recurrent networks, simple and with long short-term memory, that learn by back-propagation
 * through time, and the forecasters made of them.
 */
@NullMarked
package io.driftcast.forecast.recurrent;

import org.jspecify.annotations.NullMarked;
