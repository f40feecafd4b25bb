package io.driftcast.app.demo;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.app.service.DriftcastService;
import io.driftcast.app.service.Monitoring;
import io.driftcast.bytes.ModelImage;
import io.driftcast.data.ReadingSource;
import io.driftcast.edge.feed.PacedSource;
import io.driftcast.edge.feed.Pacer;
import io.driftcast.edge.query.SeriesBoard;
import io.driftcast.platform.admin.AdminCalls;
import io.driftcast.platform.admin.TopicCreation;
import io.driftcast.platform.config.DriftcastConfig;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.RegistrySettings;
import io.driftcast.platform.serde.SchemaRegistry;
import io.driftcast.platform.serde.Topic;
import io.driftcast.text.classifier.TextModel;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One run of the demo against a broker: the three applications, a feed of readings that is replayed
 * in two parts with the fitting of the first models in between, and one of texts beside the second
 * part.
 */
public final class DemoRun {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long TRAINING_SEED = 1;
    private static final double MILLIS = 1000;

    private final DriftcastConfig config;
    private final DemoFeed feed;
    private final DemoTexts texts;
    private final DemoScreen screen;
    private final double restPerSecond;
    private final boolean stays;

    /**
     * @param restPerSecond how many readings of the rest to send a second; infinite: all at once
     * @param stays whether to go on showing what comes when the feed has ended
     */
    public DemoRun(
            DriftcastConfig config,
            DemoFeed feed,
            DemoTexts texts,
            DemoScreen screen,
            double restPerSecond,
            boolean stays) {
        this.config = config;
        this.feed = feed;
        this.texts = texts;
        this.screen = screen;
        this.restPerSecond = restPerSecond;
        this.stays = stays;
    }

    /**
     * Runs it.
     *
     * @throws InterruptedException if it is told to end; everything it started is closed by then
     */
    public DemoReport run() throws InterruptedException {
        long start = System.nanoTime();
        try (AdminCalls calls = AdminCalls.open(config.kafka())) {
            TopicCreation.createMissing(calls, config.topics());
        }
        try (SchemaRegistry registry =
                SchemaRegistry.connect(RegistrySettings.of(config.schemaRegistry()))) {
            AvroSerdes serdes = new AvroSerdes(registry);
            registerSchemas(serdes);
            MetricRegistry metrics = new MetricRegistry();
            try (DriftcastService service =
                            new DriftcastService(
                                    config, serdes, metrics, config.topics().partitions());
                    Monitoring _ = Monitoring.start(config.http(), service, metrics);
                    DemoSession session = new DemoSession(config, serdes)) {
                return replay(session, service, start);
            }
        }
    }

    private void registerSchemas(AvroSerdes serdes) {
        for (Topic topic : Topic.values()) {
            topic.recordType()
                    .ifPresent(type ->
                            serdes.values(type).prepare(topic.name(config.topics().prefix())));
        }
    }

    private DemoReport replay(DemoSession session, DriftcastService service, long start)
            throws InterruptedException {
        SeriesBoard board = session.board();
        Await await = new Await(PATIENCE, board::records, service::requireAlive);
        try (ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor()) {
            ScheduledFuture<?> _ =
                    ticker.scheduleWithFixedDelay(
                            () -> screen.show(board, session.texts()),
                            DemoScreen.EVERY_MILLIS,
                            DemoScreen.EVERY_MILLIS,
                            TimeUnit.MILLISECONDS);
            try {
                screen.phase("starting the forecast application");
                session.declare(feed.specs());
                service.startForecast();
                await.until("the forecast application is starting", service::forecasts);
                screen.phase("replaying the first part of each series");
                session.send(feed.first());
                session.awaitProcessed(await);
                // Only now, so that no model of the first two dozen steps goes to work in between.
                screen.phase("fitting a model to each series");
                service.startTrain();
                service.startScore();
                session.awaitModels(await);
                screen.phase("training a classifier of messages");
                long trainingStart = System.nanoTime();
                TextModel model = texts.train(TRAINING_SEED);
                double trainingSeconds = secondsSince(trainingStart);
                ModelImage image = model.image();
                session.publish(image, texts.release(image, model));
                await.until("the score application is starting", service::scores);
                session.awaitTextModel(await);
                screen.phase("replaying the rest, a forecast for each step, a score for each text");
                Thread sender = sendTexts(session);
                session.send(paced(feed.rest()));
                sender.join();
                session.awaitProcessed(await);
                session.awaitScores(await, texts.feed().size());
                DemoReport report =
                        DemoReport.of(
                                board,
                                TextReport.of(
                                        texts.feed(),
                                        session.texts().rows(),
                                        model,
                                        trainingSeconds),
                                secondsSince(start));
                if (stays) {
                    screen.phase("the feed has ended; the sensors are silent now");
                    Thread.sleep(Long.MAX_VALUE);
                }
                return report;
            } finally {
                ticker.shutdownNow();
            }
        }
    }

    /** Beside the readings, over the same time. */
    private Thread sendTexts(DemoSession session) {
        double millis =
                Double.isInfinite(restPerSecond) ? 0 : MILLIS * feed.restSize() / restPerSecond;
        return Thread.ofVirtual()
                .start(() -> {
                    try {
                        session.sendTexts(
                                texts.unlabelled(), Duration.ofMillis(Math.round(millis)));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private ReadingSource paced(ReadingSource rest) {
        return Double.isInfinite(restPerSecond)
                ? rest
                : new PacedSource(rest, restPerSecond, Pacer.SYSTEM);
    }

    private static double secondsSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }
}
