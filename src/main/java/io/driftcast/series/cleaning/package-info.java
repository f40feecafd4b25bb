/**
 * Steps that clean a series before it is modelled: outliers taken out, missing values filled in.
 */
@NullMarked
package io.driftcast.series.cleaning;

import org.jspecify.annotations.NullMarked;
