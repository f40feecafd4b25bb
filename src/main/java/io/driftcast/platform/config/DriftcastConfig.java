package io.driftcast.platform.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The whole configuration. Printing it, or one of its maps, masks secrets.
 *
 * @param applicationId name of the deployment
 * @param topics names and making of topics
 * @param stateDir where state stores are kept
 * @param forecast the forecast application
 * @param train the training application
 * @param score the scoring application
 * @param kernel the networks' arithmetic
 * @param time which reading times are believed
 * @param stale how silence is noticed
 * @param http where HTTP is served
 * @param shutdownTimeout longest wait for a clean stop
 * @param kafka passed to Kafka's clients and to Streams, without the prefix {@code kafka.}
 * @param schemaRegistry passed to the schema registry's client and serializers
 */
public record DriftcastConfig(
        String applicationId,
        Topics topics,
        Path stateDir,
        Forecast forecast,
        Train train,
        Score score,
        Kernel kernel,
        Time time,
        Stale stale,
        Http http,
        Duration shutdownTimeout,
        Map<String, String> kafka,
        Map<String, String> schemaRegistry) {

    /** Makes the maps unmodifiable and safe to print. */
    public DriftcastConfig {
        kafka = MaskedMap.of(kafka);
        schemaRegistry = MaskedMap.of(schemaRegistry);
    }

    /**
     * Names and making of topics.
     *
     * @param prefix what every topic's name begins with
     * @param partitions of a topic that is made
     * @param replication of a topic that is made; -1 is the broker's default
     */
    public record Topics(String prefix, int partitions, int replication) {}

    /**
     * The forecast application.
     *
     * @param threads stream threads
     * @param warmupSteps closed steps for which a new series' forecasts are WARMUP
     * @param ingressPartitioner how the producers of readings choose partitions
     * @param illegalValues what becomes of values outside the bounds of their series
     */
    public record Forecast(
            int threads,
            int warmupSteps,
            IngressPartitioner ingressPartitioner,
            IllegalValues illegalValues) {}

    /**
     * The training application.
     *
     * @param threads threads that fit models
     * @param minSteps closed steps before a first fit
     * @param growth share by which a history grows between fits
     */
    public record Train(int threads, int minSteps, double growth) {}

    /**
     * The scoring application.
     *
     * @param threads stream threads
     * @param models by source the name of the models that score its texts; under {@code *} that of
     *     every source that is not named
     */
    public record Score(int threads, Map<String, String> models) {

        /** Makes the map unmodifiable. */
        public Score {
            models = Map.copyOf(models);
        }
    }

    /**
     * The networks' arithmetic.
     *
     * @param threads threads that work on one network together
     */
    public record Kernel(int threads) {}

    /**
     * Which reading times are believed.
     *
     * @param maxFuture furthest ahead of arrival
     * @param maxAge oldest record timestamp that is believed
     * @param jumpConfirmations readings that must agree before a long jump is believed
     */
    public record Time(Duration maxFuture, Duration maxAge, int jumpConfirmations) {}

    /**
     * How silence is noticed.
     *
     * @param tick how often silent series are looked for
     * @param maxPerTick most STALE forecasts of a tick and partition
     */
    public record Stale(Duration tick, int maxPerTick) {}

    /**
     * Where HTTP is served.
     *
     * @param host address to listen on
     * @param port 0 for no HTTP
     */
    public record Http(String host, int port) {}

    /** The forecast application's id in Kafka. */
    public String forecastApplicationId() {
        return applicationId + "-forecast";
    }

    /** The scoring application's id in Kafka. */
    public String scoreApplicationId() {
        return applicationId + "-score";
    }

    /** The training application's id in Kafka. */
    public String trainApplicationId() {
        return applicationId + "-train";
    }
}
