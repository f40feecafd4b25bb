/**
 * What a series is put through before a model sees it, each with its way back: transforms,
 * differences, scaling; and trailing averages.
 */
@NullMarked
package io.driftcast.series.transform;

import org.jspecify.annotations.NullMarked;
