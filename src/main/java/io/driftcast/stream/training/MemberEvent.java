package io.driftcast.stream.training;

/**
 * What the trainer of a group is told about one of its members, on the way from series to group.
 */
public sealed interface MemberEvent {

    /** The member. */
    String seriesId();

    /** It has joined, or something else was declared of it than before. */
    record Declared(String seriesId, SeriesProfile profile) implements MemberEvent {}

    /**
     * One of its steps has closed, or a closed one was corrected.
     *
     * @param specHash the grid of the step
     * @param steps how many steps: 1, or all the missing ones of a gap from {@code step} on
     * @param at the step's label, milliseconds since 1970 UTC
     * @param value NaN if it is missing
     */
    record Observed(
            String seriesId,
            long specHash,
            long step,
            int steps,
            long at,
            double value,
            boolean corrected)
            implements MemberEvent {}

    /** A fit was asked for. */
    record Requested(String seriesId, String reason) implements MemberEvent {}

    /** It is gone, or has another group. */
    record Left(String seriesId) implements MemberEvent {}
}
