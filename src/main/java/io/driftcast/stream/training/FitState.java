package io.driftcast.stream.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the trainer keeps of a series besides its history, or of a group over all its members.
 *
 * @param specHash the grid of the history; of a group what its members have in common
 * @param firstStep the first step of the history
 * @param lastStep its last step
 * @param observed how many of its steps had a value; halved, {@code fittedAt} with it, before it is
 *     more than an int holds
 * @param fittedAt {@code observed} when the last fit was asked for; 0 before the first
 * @param published what of it stands on the topic of models
 * @param trainingWindow how many of the latest steps to fit to
 * @param pending the fit that is under way, and is to be taken up again after a restart
 * @param requested a fit that was asked for while another was pending
 */
public record FitState(
        long specHash,
        long firstStep,
        long lastStep,
        int observed,
        int fittedAt,
        Published published,
        int trainingWindow,
        @Nullable PendingFit pending,
        @Nullable FitOrder requested) {

    /**
     * What stands on the topic of models.
     *
     * @param deployment the highest deployment so far; 0 before the first
     * @param names the forecasters of the models that were published and not taken back since
     */
    public record Published(long deployment, List<String> names) {

        /** Nothing yet. */
        public static final Published NOTHING = new Published(0, List.of());

        public Published {
            names = List.copyOf(names);
        }
    }

    /**
     * Why to fit, and from where.
     *
     * @param cause for the audit trail
     * @param fromStep the first step to fit to; null for as far back as the window goes
     */
    public record FitOrder(String cause, @Nullable Long fromStep) {}

    /**
     * A fit under way.
     *
     * @param fromStep the first step it is fitted to
     * @param toStep the last one
     * @param cause for the audit trail
     */
    public record PendingFit(long fromStep, long toStep, String cause) {}

    /** A history that begins at {@code step} with nothing in it. */
    public static FitState beginning(
            long specHash, long step, Published published, int trainingWindow) {
        return new FitState(specHash, step, step - 1, 0, 0, published, trainingWindow, null, null);
    }

    /** The first step that the training window still reaches. */
    public long firstKept() {
        return Math.max(firstStep, lastStep - trainingWindow + 1);
    }

    /** Whether the training window reaches a step of the history. */
    public boolean keeps(long step) {
        return step >= firstKept() && step <= lastStep;
    }

    /** With one more step. */
    public FitState grown(long step, boolean hasValue) {
        int share = hasValue && observed == Integer.MAX_VALUE ? 2 : 1;
        return new FitState(
                specHash,
                firstStep,
                step,
                observed / share + (hasValue ? 1 : 0),
                fittedAt / share,
                published,
                trainingWindow,
                pending,
                requested);
    }

    /** With more steps without a value. */
    public FitState grownBy(int steps) {
        return grown(lastStep + steps, false);
    }

    /** With a step inside the history that got a value after all. */
    public FitState filled() {
        return grown(lastStep, true);
    }

    /** With a fit under way, which will know all that was observed. */
    public FitState withPending(PendingFit fit) {
        return new FitState(
                specHash,
                firstStep,
                lastStep,
                observed,
                observed,
                published,
                trainingWindow,
                fit,
                null);
    }

    /** With no fit under way any more, and what stands since then. */
    public FitState settled(Published standing) {
        return new FitState(
                specHash,
                firstStep,
                lastStep,
                observed,
                fittedAt,
                standing,
                trainingWindow,
                null,
                requested);
    }

    /** With a fit asked for. */
    public FitState withRequested(FitOrder order) {
        return new FitState(
                specHash,
                firstStep,
                lastStep,
                observed,
                fittedAt,
                published,
                trainingWindow,
                pending,
                order);
    }

    /** With what the members of a group have in common in place of the grid. */
    public FitState withSpecHash(long hash) {
        return new FitState(
                hash,
                firstStep,
                lastStep,
                observed,
                fittedAt,
                published,
                trainingWindow,
                pending,
                requested);
    }

    /** With another training window, which does not bring back what has left the one before. */
    public FitState withTrainingWindow(int steps) {
        return new FitState(
                specHash,
                firstKept(),
                lastStep,
                observed,
                fittedAt,
                published,
                steps,
                pending,
                requested);
    }
}
