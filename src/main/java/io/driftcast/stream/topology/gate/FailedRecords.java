package io.driftcast.stream.topology.gate;

import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.series.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records on which threads of one application have died in this process. One that fails {@value
 * #TIMES} times for reasons of this program would do so for ever: it is put aside the next time,
 * before anything is done for it. Where the registry, the broker or the disk is the reason, the
 * partition stands until that is mended, and says so.
 *
 * <p>A process that starts anew counts anew, so that which record is put aside is not the same in
 * all runs; no other output depends on it. Thread-safe.
 */
public final class FailedRecords {

    /** Configuration key: the one of the application. */
    public static final String KEY = "driftcast.failed.records";

    /** So often a record is tried. */
    static final int TIMES = 3;

    private static final int MOST = 1000;
    private static final long FORGET_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final Logger LOG = LoggerFactory.getLogger(FailedRecords.class);

    private record Place(String topic, int partition, long offset) {

        @Override
        public String toString() {
            return topic + "-" + partition + "@" + offset;
        }
    }

    private record Failure(int times, String reason, boolean own, long nanos) {}

    private final LongSupplier nanoTime;
    private final Map<Place, Failure> failures =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Place, Failure> eldest) {
                    return size() > MOST;
                }
            };

    /** Spares each record the lock while all is well. */
    private volatile boolean any;

    public FailedRecords() {
        this(System::nanoTime);
    }

    FailedRecords(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** That of an application, by its properties. */
    public static FailedRecords of(Map<?, ?> configs) {
        return configs.get(KEY) instanceof FailedRecords known ? known : new FailedRecords();
    }

    /** Notes that a thread is about to die on a record. */
    synchronized void note(
            String topic, int partition, long offset, Exception failure, StreamMeters meters) {
        meters.recordFailed();
        Place place = new Place(topic, partition, offset);
        Failure before = failures.remove(place);
        Failure now =
                new Failure(
                        before == null ? 1 : before.times() + 1,
                        Limits.reason(failure.toString()),
                        isOwn(failure),
                        nanoTime.getAsLong());
        failures.put(place, now);
        any = true;
        if (now.times() == TIMES) {
            LOG.error("{}", problem(place, now));
        }
    }

    /** Whether neither the registry nor the broker nor the disk is to blame. */
    private static boolean isOwn(Exception failure) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof KafkaException || each instanceof IOException) {
                return false;
            }
        }
        return true;
    }

    private static String problem(Place place, Failure failure) {
        return String.format(
                Locale.ROOT,
                failure.own()
                        ? "%s has failed %d times and goes to the dead letters, report it with its letter: %s"
                        : "%s has failed %d times and its partition stands until that is mended, look after the registry, the broker or the disk: %s",
                place,
                failure.times(),
                failure.reason());
    }

    /**
     * Refuses the record in hand if it has failed too often. The first operators call it before
     * anything else, so that nothing is written for it yet and its bytes are whole.
     *
     * @throws RejectedRecordException if it has
     */
    public void check(ProcessingContext context) {
        if (any) {
            context.recordMetadata().ifPresent(this::check);
        }
    }

    private synchronized void check(RecordMetadata record) {
        Place here = new Place(record.topic(), record.partition(), record.offset());
        failures.keySet()
                .removeIf(each ->
                        each.partition() == here.partition()
                                && each.topic().equals(here.topic())
                                && each.offset() < here.offset());
        any = !failures.isEmpty();
        Failure failure = failures.get(here);
        if (failure != null && failure.own() && failure.times() >= TIMES) {
            throw new RejectedRecordException(
                    RejectReason.FAILED,
                    String.format(
                            Locale.ROOT,
                            "it ended a thread %d times: %s",
                            failure.times(),
                            failure.reason()));
        }
    }

    /** The partitions that stand, each with the reason and what to do. */
    public synchronized List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        long now = nanoTime.getAsLong();
        failures.forEach((place, failure) -> {
            boolean stands = !failure.own() && failure.times() >= TIMES;
            if (stands && now - failure.nanos() < FORGET_NANOS) {
                troubles.add(problem(place, failure));
            }
        });
        return troubles;
    }
}
