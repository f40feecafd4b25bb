package io.driftcast.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/** Times counted from 1970-01-01 UTC, in seconds or milliseconds, told apart by their size. */
final class EpochTime {
    /** The smallest number that is taken as seconds: 2001-09-09. */
    static final double SECONDS_FROM = 1e9;

    /** The smallest number that is taken as milliseconds: also 2001-09-09. */
    static final double MILLIS_FROM = 1e12;

    private EpochTime() {}

    /** The time, to the millisecond; empty if the text is no number of the format's size. */
    static Optional<Instant> parse(String text, TimeFormat format) {
        return Numbers.parse(text)
                .filter(amount -> isOfSize(amount, format))
                .map(_ -> Instant.ofEpochMilli(millis(new BigDecimal(text), format)));
    }

    private static boolean isOfSize(double amount, TimeFormat format) {
        return format == TimeFormat.EPOCH_MILLIS
                ? amount >= MILLIS_FROM && amount < 1e15
                : amount >= SECONDS_FROM && amount < MILLIS_FROM;
    }

    private static long millis(BigDecimal amount, TimeFormat format) {
        BigDecimal millis = format == TimeFormat.EPOCH_MILLIS ? amount : amount.movePointRight(3);
        return millis.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
