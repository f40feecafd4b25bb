package io.driftcast.math.network.attention;

/** Where a layer normalises: see {@link Residual}. */
public enum NormPlace {
    /** Before the sublayer, beside what goes round it. */
    FIRST,

    /** After both are added. */
    LAST
}
