package io.driftcast.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.app.service.Applications;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.platform.serde.SchemaRegistry;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.training.FitPool;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the configuration accepts nothing behind it refuses. */
class SettingRangesTest {

    /** Settings whose values have no order. */
    private static final List<String> WORDS =
            List.of(
                    "application.id",
                    "topics.prefix",
                    "state.dir",
                    "http.host",
                    "ingress.partitioner",
                    "illegal.values",
                    "text.models");

    private static DriftcastConfig config(String key, String value) {
        return ConfigLoader.load(ConfigSources.ofEnvironment(Map.of()).withFlag(key, value));
    }

    private static Stream<String[]> extremes() {
        return Settings.ALL.stream()
                .flatMap(setting ->
                        setting.legal().extremes().stream()
                                .map(extreme -> new String[] {setting.key(), extreme}));
    }

    @Test
    void everySettingWithAnOrderSaysWhereItEnds() {
        assertThat(Settings.ALL)
                .filteredOn(setting -> setting.legal().extremes().isEmpty())
                .extracting(Setting::key)
                .containsExactlyInAnyOrderElementsOf(WORDS);
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void allTopologiesAreBuiltFromTheLeastAndTheGreatestValue(String key, String value) {
        DriftcastConfig config = config(key, value);
        Map<String, String> nowhere = Map.of("schema.registry.url", "mock://ranges");
        int fits = config.train().threads();

        try (SchemaRegistry registry = SchemaRegistry.connect(nowhere);
                FitPool pool = new FitPool("none", fits, fits, config.shutdownTimeout())) {
            Applications applications =
                    new Applications(
                            config,
                            new AvroSerdes(registry),
                            new StreamMeters(new MetricRegistry(), RejectReason.labels()),
                            config.topics().partitions());
            assertThat(applications.forecast().describe().subtopologies()).isNotEmpty();
            assertThat(applications.train(pool).describe().subtopologies()).isNotEmpty();
            assertThat(applications.score().describe().subtopologies()).isNotEmpty();
        }
    }
}
