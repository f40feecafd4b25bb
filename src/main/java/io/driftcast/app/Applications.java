package io.driftcast.app;

import io.driftcast.config.DriftcastConfig;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.serde.AvroSerdes;
import io.driftcast.topology.ForecastSettings;
import io.driftcast.topology.ForecastTopology;
import io.driftcast.topology.IngressPartitioner;
import io.driftcast.topology.StreamMeters;
import io.driftcast.topology.TrainSettings;
import io.driftcast.topology.TrainTopology;
import io.driftcast.training.FitPool;
import io.driftcast.training.ModelCatalogue;
import io.driftcast.training.Planner;
import java.time.Duration;
import org.apache.kafka.streams.Topology;

/** Puts the two topologies together from the configuration. */
final class Applications {

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
    Applications(DriftcastConfig config, AvroSerdes serdes, StreamMeters meters, int partitions) {
        this.config = config;
        this.partitions = partitions;
        this.serdes = serdes;
        this.meters = meters;
    }

    Topology forecast() {
        ForecasterFamilies families = ModelCatalogue.families();
        return new ForecastTopology(forecastSettings(), serdes, families, meters).build();
    }

    Topology train(FitPool pool) {
        TrainSettings settings =
                new TrainSettings(
                        config.topics().prefix(),
                        config.train().minSteps(),
                        config.train().growth(),
                        PUBLISH_EVERY);
        return new TrainTopology(settings, serdes, Planner.CATALOGUE, pool, meters).build();
    }

    private ForecastSettings forecastSettings() {
        return new ForecastSettings(
                config.topics().prefix(),
                config.time().maxFuture(),
                config.time().jumpConfirmations(),
                DISCOVERY_READINGS,
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
