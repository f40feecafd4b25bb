package io.driftcast.stream.training;

import io.driftcast.stream.training.FitState.FitOrder;
import io.driftcast.stream.training.FitState.PendingFit;
import org.jspecify.annotations.Nullable;

/**
 * When a series is fitted: as soon as it has enough steps, again whenever its history has grown by
 * a given part, and on request.
 */
public final class FitSchedule {

    private final int minSteps;
    private final double growth;

    public FitSchedule(TrainSettings settings) {
        minSteps = settings.minSteps();
        growth = settings.growth();
    }

    /** The fit that is due, or null if none is. */
    @Nullable PendingFit due(FitState fit) {
        if (fit.observed() < minSteps) {
            return null;
        }
        FitOrder order = fit.requested();
        long from = fit.firstKept();
        if (order != null) {
            long wanted = order.fromStep() == null ? from : Math.max(from, order.fromStep());
            return new PendingFit(Math.min(wanted, fit.lastStep()), fit.lastStep(), order.cause());
        }
        if (fit.fittedAt() == 0) {
            return new PendingFit(from, fit.lastStep(), "first");
        }
        return fit.observed() >= Math.ceil(fit.fittedAt() * (1 + growth))
                ? new PendingFit(from, fit.lastStep(), "growth")
                : null;
    }
}
