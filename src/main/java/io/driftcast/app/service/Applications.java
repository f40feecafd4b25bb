package io.driftcast.app.service;

import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.forecast.catalogue.Planner;
import io.driftcast.platform.config.DriftcastConfig;
import io.driftcast.platform.config.IllegalValues;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.stream.topology.ForecastTopology;
import io.driftcast.stream.topology.ScoreTopology;
import io.driftcast.stream.topology.TrainTopology;
import io.driftcast.stream.topology.ingest.ForecastSettings;
import io.driftcast.stream.topology.ingest.IngressPartitioner;
import io.driftcast.stream.topology.score.ScoreSettings;
import io.driftcast.stream.training.FitPool;
import io.driftcast.stream.training.TrainSettings;
import io.driftcast.text.classifier.TextModels;
import java.time.Duration;
import org.apache.kafka.streams.Topology;

/** Puts the topologies together from the configuration. */
public final class Applications {

    private static final Duration PUBLISH_EVERY = Duration.ofMillis(100);
    private static final int DISCOVERY_READINGS = 8;

    private final DriftcastConfig config;
    private final AvroSerdes serdes;
    private final StreamMeters meters;
    private final int partitions;

    /**
     * Puts together what the configuration asks for.
     *
     * @param partitions how many partitions the readings topic has
     */
    public Applications(
            DriftcastConfig config, AvroSerdes serdes, StreamMeters meters, int partitions) {
        this.config = config;
        this.partitions = partitions;
        this.serdes = serdes;
        this.meters = meters;
    }

    public Topology forecast() {
        ForecasterFamilies families = ModelCatalogue.families();
        return new ForecastTopology(forecastSettings(), serdes, families, meters).build();
    }

    public Topology train(FitPool pool) {
        TrainSettings settings =
                new TrainSettings(
                        config.topics().prefix(),
                        config.train().minSteps(),
                        config.train().growth(),
                        PUBLISH_EVERY);
        return new TrainTopology(
                        settings,
                        serdes,
                        Planner.CATALOGUE,
                        pool,
                        meters,
                        partitioner(),
                        partitions)
                .build();
    }

    public Topology score() {
        ScoreSettings settings =
                new ScoreSettings(
                        config.topics().prefix(), config.time().maxAge(), config.score().models());
        return new ScoreTopology(settings, serdes, TextModels::load, meters).build();
    }

    private ForecastSettings forecastSettings() {
        return new ForecastSettings(
                config.topics().prefix(),
                config.time().maxFuture(),
                config.time().maxAge(),
                config.time().jumpConfirmations(),
                DISCOVERY_READINGS,
                config.forecast().illegalValues() == IllegalValues.REJECT,
                config.forecast().warmupSteps(),
                config.stale().tick(),
                config.stale().maxPerTick(),
                partitioner(),
                partitions);
    }

    private IngressPartitioner partitioner() {
        return switch (config.forecast().ingressPartitioner()) {
            case MURMUR2 -> IngressPartitioner.MURMUR2;
            case CRC32 -> IngressPartitioner.CRC32;
            case REPARTITION -> IngressPartitioner.REPARTITION;
        };
    }
}
