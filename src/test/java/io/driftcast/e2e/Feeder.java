package io.driftcast.e2e;

import static org.awaitility.Awaitility.await;

import io.driftcast.platform.serde.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Keeps records flowing on a thread of its own: in slices, never further ahead of what the
 * applications that take them have committed than a window. So some are always on their way, and
 * those of a window go on coming while the application is away. {@link #trickle} makes them last.
 */
final class Feeder implements AutoCloseable {

    private static final Pace FLOW = new Pace(40, 400, 1.0);
    private static final Pace TRICKLE = new Pace(8, 8, 0.8);
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(10);

    private final Installation installation;
    private final ReadingProducer producer;
    private final Map<Topic, String> groups;
    private final Runnable awaitAnswers;
    private final List<ProducerRecord<byte[], byte[]>> records;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("feeder").daemon().factory());
    private final Future<?> feeding;
    private final long before;
    private volatile int sent;
    private volatile Pace pace = FLOW;

    /**
     * How fast records come.
     *
     * @param slice how many at once
     * @param window how many at most that are not committed
     * @param limit up to which part of all
     */
    private record Pace(int slice, int window, double limit) {}

    private Feeder(
            Installation installation,
            Map<Topic, String> groups,
            Runnable awaitAnswers,
            List<ProducerRecord<byte[], byte[]>> records) {
        this.installation = installation;
        this.groups = groups;
        this.awaitAnswers = awaitAnswers;
        this.records = records;
        producer = new ReadingProducer(installation);
        before = groups.keySet().stream().mapToLong(installation::sent).sum();
        feeding = thread.submit(this::feed);
    }

    /** Starts to send records to the readings topic, on which nothing else is sent meanwhile. */
    static Feeder ofReadings(
            Installation installation, List<ProducerRecord<byte[], byte[]>> records) {
        return new Feeder(
                installation,
                Map.of(Topic.READINGS, installation.forecastGroup()),
                installation::awaitForecasts,
                records);
    }

    /** The same with texts on theirs, so that both applications are at the same place. */
    static Feeder ofReadingsAndTexts(
            Installation installation,
            List<ProducerRecord<byte[], byte[]>> readings,
            List<ProducerRecord<byte[], byte[]>> texts) {
        return new Feeder(
                installation,
                Map.of(
                        Topic.READINGS, installation.forecastGroup(),
                        Topic.TEXT_EVENTS, installation.scoreGroup()),
                () -> {
                    installation.awaitForecasts();
                    installation.awaitScores();
                },
                evenly(readings, texts));
    }

    private static <T> List<T> evenly(List<T> some, List<T> others) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            all.add(some.get(i));
            int from = (int) ((long) i * others.size() / some.size());
            int to = (int) ((i + 1L) * others.size() / some.size());
            all.addAll(others.subList(from, to));
        }
        return all;
    }

    private void feed() {
        while (sent < records.size()) {
            await("records to be taken after " + sent)
                    .atMost(WITHIN)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .until(this::isWanted);
            int end = Math.min(sent + pace.slice(), records.size());
            records.subList(sent, end).forEach(producer::send);
            producer.flush();
            sent = end;
        }
    }

    private boolean isWanted() {
        Pace now = pace;
        return sent < now.limit() * records.size() && sent - committed() < now.window();
    }

    /** From now on they come slowly, and the last ones not until {@link #flow}. */
    void trickle() {
        pace = TRICKLE;
    }

    /** From now on they come as fast as they are taken. */
    void flow() {
        pace = FLOW;
    }

    /** How many of these records have been committed. */
    long committed() {
        return groups.entrySet().stream()
                        .mapToLong(each -> installation.taken(each.getValue(), each.getKey()))
                        .sum()
                - before;
    }

    /**
     * Waits until a part of all is committed.
     *
     * @param part 0 to 1
     */
    void awaitProgress(double part) {
        long wanted = Math.round(part * records.size());
        await(String.format(Locale.ROOT, "%d records to be committed", wanted))
                .atMost(WITHIN)
                .pollInterval(POLL)
                .failFast("the feeder has failed", () -> feeding.state() == Future.State.FAILED)
                .until(() -> committed() >= wanted);
    }

    /** Waits until everything is sent and committed. */
    void awaitDone() {
        try {
            feeding.get(WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the records were not all sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        awaitAnswers.run();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        producer.close();
    }
}
