/**
 * Models made of models: on a transformed scale, beside one another, or of what a decomposition
 * leaves. They hold the models inside them as bytes, of whatever family.
 */
@NullMarked
package io.driftcast.forecast.composite;

import org.jspecify.annotations.NullMarked;
