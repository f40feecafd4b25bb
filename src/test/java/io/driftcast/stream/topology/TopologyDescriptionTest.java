package io.driftcast.stream.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.forecast.catalogue.Planner;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.RegistrySettings;
import io.driftcast.platform.serde.SchemaRegistry;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.topology.ingest.ForecastSettings;
import io.driftcast.stream.topology.ingest.IngressPartitioner;
import io.driftcast.stream.topology.score.ScoreSettings;
import io.driftcast.stream.training.FitPool;
import io.driftcast.stream.training.TrainSettings;
import io.driftcast.text.classifier.TextModels;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Holds the names of operators, stores and topics: a changed name loses the state of whoever
 * upgrades. A wanted change is made in the files under {@code src/test/resources/topology} too.
 */
class TopologyDescriptionTest {

    private final SchemaRegistry registry =
            SchemaRegistry.connect(
                    RegistrySettings.of(Map.of("schema.registry.url", "mock://description")));
    private final AvroSerdes serdes = new AvroSerdes(registry);
    private final StreamMeters meters =
            new StreamMeters(new MetricRegistry(), RejectReason.labels());

    @AfterEach
    void close() {
        registry.close();
    }

    private Topology forecast(IngressPartitioner partitioner) {
        ForecastSettings settings = ForecastSettings.DEFAULTS.withPartitioner(partitioner);
        return new ForecastTopology(settings, serdes, ModelCatalogue.families(), meters).build();
    }

    @Test
    void theForecastApplication() throws IOException {
        assertThat(forecast(IngressPartitioner.MURMUR2).describe().toString())
                .isEqualTo(golden("forecast.txt"));
    }

    @Test
    void theForecastApplicationBehindARepartitionTopic() throws IOException {
        assertThat(forecast(IngressPartitioner.REPARTITION).describe().toString())
                .isEqualTo(golden("forecast-repartition.txt"));
    }

    @Test
    void theTrainApplication() throws IOException {
        assertThat(train(IngressPartitioner.MURMUR2)).isEqualTo(golden("train.txt"));
    }

    @Test
    void theTrainApplicationBehindRepartitionTopics() throws IOException {
        assertThat(train(IngressPartitioner.REPARTITION))
                .isEqualTo(golden("train-repartition.txt"));
    }

    @Test
    void theScoreApplication() throws IOException {
        ScoreTopology score =
                new ScoreTopology(ScoreSettings.DEFAULTS, serdes, TextModels::load, meters);
        assertThat(score.build().describe().toString()).isEqualTo(golden("score.txt"));
    }

    private String train(IngressPartitioner partitioner) {
        try (FitPool pool = new FitPool("none", 1, 1, Duration.ZERO)) {
            return new TrainTopology(
                            TrainSettings.DEFAULTS,
                            serdes,
                            Planner.CATALOGUE,
                            pool,
                            meters,
                            partitioner,
                            4)
                    .build()
                    .describe()
                    .toString();
        }
    }

    private static String golden(String name) throws IOException {
        String path = "/topology/" + name;
        try (InputStream in = TopologyDescriptionTest.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), UTF_8);
        }
    }
}
