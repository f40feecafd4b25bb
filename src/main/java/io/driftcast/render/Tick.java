package io.driftcast.render;

/**
 * A mark on an axis.
 *
 * @param at its place in the axis' own units
 * @param label what is written there
 */
record Tick(double at, String label) {}
