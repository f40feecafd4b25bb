/**
 * Pages for people: one HTML file with charts as inline SVG, which opens from disk without network
 * or script, in light and in dark.
 */
@NullMarked
package io.driftcast.render;

import org.jspecify.annotations.NullMarked;
