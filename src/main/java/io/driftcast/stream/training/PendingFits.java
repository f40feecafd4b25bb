package io.driftcast.stream.training;

import io.driftcast.forecast.FittedModel;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.stream.training.FitState.PendingFit;
import java.util.Locale;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fits of one task, of series or of groups.
 *
 * <p>A fit never runs on the stream's thread: it is marked as pending in the store, runs on the
 * pool, and its model is published and the mark taken away in one transaction. Fits that a restart
 * finds pending are handed to the pool again.
 */
public final class PendingFits implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PendingFits.class);

    /** Knows what is to be fitted, and where models go. */
    public interface Owner {

        /**
         * A pending fit with the history as it is now that its turn has come.
         *
         * @return null if there is nothing to fit
         */
        FitQueue.@Nullable Job snapshot(String key, FitState marked, PendingFit pending);

        /** Publishes what was fitted. */
        void publish(FitQueue.Job job, FittedModel model, long deployment, long now);
    }

    /** What a model's record holds beside its parameters and state: names, metrics, framing. */
    private static final int REST_OF_RECORD_BYTES = 16 << 10;

    private final KeyValueStore<String, FitState> fits;
    private final FitSchedule schedule;
    private final FitQueue queue;
    private final StreamMeters meters;
    private final Owner owner;
    private final int maxModelBytes;

    /**
     * @param maxRecordBytes how large a record may be
     */
    public PendingFits(
            KeyValueStore<String, FitState> fits,
            FitSchedule schedule,
            FitQueue queue,
            StreamMeters meters,
            Owner owner,
            int maxRecordBytes) {
        this.fits = fits;
        this.schedule = schedule;
        this.queue = queue;
        this.meters = meters;
        this.owner = owner;
        maxModelBytes = maxRecordBytes - REST_OF_RECORD_BYTES;
    }

    /** Takes up what was pending when the task before this one ended. */
    public void resume() {
        try (KeyValueIterator<String, FitState> all = fits.all()) {
            all.forEachRemaining(entry -> {
                if (entry.value.pending() != null) {
                    queue.enqueue(entry.key);
                }
            });
        }
    }

    /** Keeps a state, marking a fit as pending first if one is due. */
    public void put(String key, FitState fit) {
        FitState next = fit;
        if (fit.pending() == null) {
            PendingFit due = schedule.due(fit);
            if (due != null) {
                next = fit.withPending(due);
                queue.enqueue(key);
            }
        }
        fits.put(key, next);
    }

    /** Publishes what has been fitted, and hands to the pool what waits. */
    public void exchange(long now) {
        for (FitQueue.Finished finished : queue.finished()) {
            settle(finished, now);
        }
        queue.submitWaiting(this::snapshot, this::taken);
    }

    /**
     * The turn of a fit may come long after it was marked: it then takes all steps that have closed
     * meanwhile.
     */
    private FitQueue.@Nullable Job snapshot(String key) {
        FitState marked = fits.get(key);
        PendingFit pending = marked == null ? null : marked.pending();
        if (marked == null || pending == null) {
            return null;
        }
        FitQueue.Job job = owner.snapshot(key, marked, pending);
        fits.put(
                key,
                job == null
                        ? marked.settled(marked.deployment())
                        : marked.withSpecHash(job.specHash()).withPending(job.pending()));
        return job;
    }

    private void taken(FitQueue.Job job) {
        for (String member : job.leftOut()) {
            meters.memberLeftOut();
            LOG.warn("The model of '{}' is fitted without {}", job.key(), member);
        }
    }

    private void settle(FitQueue.Finished finished, long now) {
        FitQueue.Job job = finished.job();
        FitState fit = fits.get(job.key());
        if (fit == null || !job.pending().equals(fit.pending())) {
            return; // The history was purged or began anew while the fit ran.
        }
        switch (finished) {
            case FitQueue.Finished.Fitted(_, FittedModel model, _)
                    when bytes(model) > maxModelBytes ->
                    fail(
                            job,
                            fit,
                            String.format(
                                    Locale.ROOT,
                                    "its model takes %d bytes, a record holds %d: name fewer units or layers",
                                    bytes(model),
                                    maxModelBytes));
            case FitQueue.Finished.Fitted(_, FittedModel model, long nanos) -> {
                meters.fit(nanos);
                long deployment = fit.deployment() + 1;
                owner.publish(job, model, deployment, now);
                put(job.key(), fit.settled(deployment));
            }
            case FitQueue.Finished.Failed(_, Throwable cause) -> fail(job, fit, cause.toString());
        }
    }

    private static long bytes(FittedModel model) {
        return (long) model.image().parameters().length + model.state().length;
    }

    /** Settles a fit without a model: the next one waits for its turn as after any other. */
    private void fail(FitQueue.Job job, FitState fit, String why) {
        meters.failedFit();
        LOG.warn(
                "'{}' could not be fitted to steps {} to {}: {}",
                job.key(),
                job.pending().fromStep(),
                job.pending().toStep(),
                why);
        put(job.key(), fit.settled(fit.deployment()));
    }

    @Override
    public void close() {
        queue.close();
    }
}
