package io.driftcast.stream.training;

/**
 * What the trainer of a group keeps of a member besides its history.
 *
 * @param profile what was declared of it, and its grid
 * @param history which steps are kept; it has no fits of its own
 */
public record GroupMember(SeriesProfile profile, FitState history) {

    /** With another history. */
    public GroupMember withHistory(FitState other) {
        return new GroupMember(profile, other);
    }
}
