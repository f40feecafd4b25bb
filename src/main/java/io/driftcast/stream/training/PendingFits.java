package io.driftcast.stream.training;

import io.driftcast.avro.ModelRole;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.catalogue.SeriesFit;
import io.driftcast.forecast.catalogue.TrainedModel;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.series.Limits;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.FitState.Published;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fits of one task, of series or of groups.
 *
 * <p>A fit never runs on the stream's thread: it is marked as pending in the store, runs on the
 * pool, and its models are published and the mark taken away in one transaction. Fits that a
 * restart finds pending are handed to the pool again.
 *
 * <p>Of several models the challengers go out first, in the order in which they were named, then
 * the champion, each with a deployment one higher; and last those are taken back that had been
 * published before and are not any more, so that at no point there is none to work.
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

        /** Publishes one of the models that were fitted. */
        void publish(FitQueue.Job job, Publication publication, long now);

        /** Takes the model of a forecaster back that was published before. */
        void withdraw(String key, String name, long now);
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
        FitQueue.Job job = snapshot(key, marked, pending);
        fits.put(
                key,
                job == null
                        ? marked.settled(marked.published())
                        : marked.withSpecHash(job.specHash()).withPending(job.pending()));
        return job;
    }

    /** What cannot be read for a fit would not be the next time either: that fit has failed. */
    private FitQueue.@Nullable Job snapshot(String key, FitState marked, PendingFit pending) {
        try {
            return owner.snapshot(key, marked, pending);
        } catch (KafkaException e) {
            throw e; // the store's failure, not the history's
        } catch (RuntimeException e) {
            fail(key, pending, e.toString());
            return null;
        }
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
            case FitQueue.Finished.Fitted(_, SeriesFit made, long nanos) -> {
                List<TrainedModel> fitting = fitting(job, made);
                if (fitting.isEmpty()) {
                    put(job.key(), fit.settled(fit.published()));
                    return;
                }
                meters.fit(nanos);
                put(job.key(), fit.settled(publish(job, fitting, fit.published(), now)));
            }
            case FitQueue.Finished.Failed(_, Throwable cause) -> {
                fail(job, cause.toString());
                put(job.key(), fit.settled(fit.published()));
            }
        }
    }

    /** The models that a record holds; the others fail alone. */
    private List<TrainedModel> fitting(FitQueue.Job job, SeriesFit made) {
        made.failures().forEach(failure -> fail(job, failure));
        List<TrainedModel> fitting = new ArrayList<>();
        for (TrainedModel each : made.models()) {
            long bytes = bytes(each.model());
            if (bytes <= maxModelBytes) {
                fitting.add(each);
            } else {
                fail(
                        job,
                        String.format(
                                Locale.ROOT,
                                "%s: its model takes %d bytes, a record holds %d: name fewer units or layers",
                                each.name(),
                                bytes,
                                maxModelBytes));
            }
        }
        return fitting;
    }

    private Published publish(
            FitQueue.Job job, List<TrainedModel> models, Published before, long now) {
        List<TrainedModel> order = new ArrayList<>(models);
        TrainedModel champion = new SeriesFit(models, List.of()).champion();
        order.remove(champion);
        order.add(champion);
        long deployment = before.deployment();
        for (TrainedModel each : order) {
            deployment++;
            ModelRole role = each.equals(champion) ? ModelRole.CHAMPION : ModelRole.CHALLENGER;
            owner.publish(job, new Publication(each.name(), role, deployment, each.model()), now);
        }
        List<String> names = order.stream().map(TrainedModel::name).toList();
        for (String name : before.names()) {
            if (!names.contains(name)) {
                owner.withdraw(job.key(), name, now);
            }
        }
        return new Published(deployment, names);
    }

    private static long bytes(FittedModel model) {
        return (long) model.image().parameters().length + model.state().length;
    }

    private void fail(FitQueue.Job job, String why) {
        fail(job.key(), job.pending(), why);
    }

    private void fail(String key, PendingFit pending, String why) {
        meters.failedFit();
        LOG.warn(
                "'{}' could not be fitted to steps {} to {}: {}",
                key,
                pending.fromStep(),
                pending.toStep(),
                Limits.reason(why));
    }

    @Override
    public void close() {
        queue.close();
    }
}
