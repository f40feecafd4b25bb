package io.driftcast.data;

/** What stands before the decimals of a number; the other one may then separate thousands. */
public enum DecimalMark {
    /** 1234.5 or 1,234.5. */
    POINT,
    /** 1234,5 or 1.234,5. */
    COMMA
}
