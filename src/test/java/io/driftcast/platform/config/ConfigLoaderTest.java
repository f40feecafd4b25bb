package io.driftcast.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /** Every setting with a value that is not its default. */
    private static final Map<String, String> EVERY_SETTING =
            Map.ofEntries(
                    Map.entry("application.id", "plant-7"),
                    Map.entry("topics.prefix", "plant."),
                    Map.entry("topics.partitions", "12"),
                    Map.entry("topics.replication", "3"),
                    Map.entry("state.dir", "/var/lib/driftcast"),
                    Map.entry("forecast.threads", Integer.toString(CORES + 1)),
                    Map.entry("train.threads", Integer.toString(CORES + 2)),
                    Map.entry("score.threads", Integer.toString(CORES + 4)),
                    Map.entry("text.models", "incidents = messages, a=b=c.1-d,*=default"),
                    Map.entry("kernel.threads", Integer.toString(CORES + 3)),
                    Map.entry("train.min_steps", "36"),
                    Map.entry("train.growth", "0.5"),
                    Map.entry("time.max_future", "90 min"),
                    Map.entry("time.max_age", "36 h"),
                    Map.entry("time.jump_confirmations", "5"),
                    Map.entry("stale.tick", "250 ms"),
                    Map.entry("stale.max_per_tick", "77"),
                    Map.entry("warmup.steps", "13"),
                    Map.entry("http.host", "0.0.0.0"),
                    Map.entry("http.port", "0"),
                    Map.entry("ingress.partitioner", "crc32"),
                    Map.entry("illegal.values", "reject"),
                    Map.entry("shutdown.timeout", "PT1M"));

    private static final DriftcastConfig EVERY_VALUE =
            new DriftcastConfig(
                    "plant-7",
                    new DriftcastConfig.Topics("plant.", 12, 3),
                    Path.of("/var/lib/driftcast"),
                    new DriftcastConfig.Forecast(
                            CORES + 1, 13, IngressPartitioner.CRC32, IllegalValues.REJECT),
                    new DriftcastConfig.Train(CORES + 2, 36, 0.5),
                    new DriftcastConfig.Score(
                            CORES + 4,
                            Map.of("incidents", "messages", "a=b", "c.1-d", "*", "default")),
                    new DriftcastConfig.Kernel(CORES + 3),
                    new DriftcastConfig.Time(Duration.ofMinutes(90), Duration.ofHours(36), 5),
                    new DriftcastConfig.Stale(Duration.ofMillis(250), 77),
                    new DriftcastConfig.Http("0.0.0.0", 0),
                    Duration.ofMinutes(1),
                    Map.of(),
                    Map.of());

    @TempDir private Path directory;

    private static ConfigSources environment(Map<String, String> variables) {
        return ConfigSources.ofEnvironment(variables);
    }

    private Path file(String... lines) throws IOException {
        return Files.write(directory.resolve("driftcast.properties"), List.of(lines));
    }

    @Test
    void defaultsApplyWhereNothingIsSet() {
        assertThat(ConfigLoader.load(environment(Map.of())))
                .isEqualTo(
                        new DriftcastConfig(
                                "driftcast",
                                new DriftcastConfig.Topics("driftcast.", 4, -1),
                                Path.of("driftcast-state"),
                                new DriftcastConfig.Forecast(
                                        Math.max(1, CORES / 2),
                                        8,
                                        IngressPartitioner.MURMUR2,
                                        IllegalValues.MISSING),
                                new DriftcastConfig.Train(Math.max(1, CORES - 1), 24, 0.25),
                                new DriftcastConfig.Score(
                                        Math.max(1, CORES / 2), Map.of("*", "default")),
                                new DriftcastConfig.Kernel(CORES),
                                new DriftcastConfig.Time(
                                        Duration.ofHours(1), Duration.ofDays(7), 3),
                                new DriftcastConfig.Stale(Duration.ofSeconds(1), 1000),
                                new DriftcastConfig.Http("127.0.0.1", 8080),
                                Duration.ofSeconds(20),
                                Map.of(),
                                Map.of()));
    }

    @Test
    void theExampleSetsEverySettingToSomethingElseThanItsDefault() {
        assertThat(Settings.ALL)
                .allSatisfy(setting ->
                        assertThat(EVERY_SETTING.get(setting.key()))
                                .isNotNull()
                                .isNotEqualTo(setting.defaultText()));
        assertThat(EVERY_SETTING).hasSameSizeAs(Settings.ALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "messages",
                "a=",
                "=messages",
                "a=b,",
                "a=b,,c=d",
                "a=b c",
                "a=b/c",
                "a=b,a=c"
            })
    void aMappingThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() ->
                        ConfigLoader.load(environment(Map.of()).withFlag("text.models", text)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("text.models");
    }

    @Test
    void kafkasKeysThatAreOursToSetAreRefused() {
        assertThatThrownBy(() ->
                        ConfigLoader.load(
                                environment(Map.of())
                                        .withFlag("kafka.application.id", "foo")
                                        .withFlag("kafka.state.dir", "/tmp/x")))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e ->
                                assertThat(e.problems())
                                        .containsExactly(
                                                "kafka.application.id (command line): all applications would be one group: set application.id",
                                                "kafka.state.dir (command line): set state.dir"));
    }

    @Test
    void everySettingIsReadFromTheFile() throws IOException {
        Path file =
                file(
                        EVERY_SETTING.entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .toArray(String[]::new));

        assertThat(ConfigLoader.load(environment(Map.of()).withFile(file))).isEqualTo(EVERY_VALUE);
    }

    @Test
    void everySettingIsReadFromTheEnvironment() {
        Map<String, String> variables = new HashMap<>();
        EVERY_SETTING.forEach((key, value) -> variables.put(EnvironmentNames.of(key), value));

        assertThat(variables).containsEntry("DRIFTCAST_TRAIN_MIN_STEPS", "36");
        assertThat(ConfigLoader.load(environment(variables))).isEqualTo(EVERY_VALUE);
    }

    @Test
    void everySettingIsReadFromFlags() {
        ConfigSources sources = environment(Map.of());
        for (Map.Entry<String, String> entry : EVERY_SETTING.entrySet()) {
            sources = sources.withFlag(entry.getKey(), entry.getValue());
        }

        assertThat(ConfigLoader.load(sources)).isEqualTo(EVERY_VALUE);
    }

    @Test
    void flagsOverruleTheEnvironmentAndThatTheFile() throws IOException {
        ConfigSources sources =
                environment(
                                Map.of(
                                        "DRIFTCAST_TRAIN_THREADS", "20",
                                        "DRIFTCAST_FORECAST_THREADS", "20"))
                        .withFile(
                                file(
                                        "train.threads = 10",
                                        "forecast.threads = 10",
                                        "http.port = 1010"))
                        .withFlag("train.threads", "30");

        DriftcastConfig config = ConfigLoader.load(sources);

        assertThat(config.train().threads()).isEqualTo(30);
        assertThat(config.forecast().threads()).isEqualTo(20);
        assertThat(config.http().port()).isEqualTo(1010);
    }

    @Test
    void clientSettingsArePassedThroughUnchanged() throws IOException {
        ConfigSources sources =
                environment(
                                Map.of(
                                        "DRIFTCAST_KAFKA_BOOTSTRAP_SERVERS", "b1:9092,b2:9092",
                                        "DRIFTCAST_SCHEMA_REGISTRY_URL", "http://registry:8081",
                                        "DRIFTCAST_AUTO_REGISTER_SCHEMAS", "false"))
                        .withFile(
                                file(
                                        "kafka.producer.linger.ms=7",
                                        "kafka.sasl.password=a${b}%c d",
                                        "basic.auth.user.info=me:x",
                                        "bearer.auth.token=t",
                                        "use.latest.version=true",
                                        "value.subject.name.strategy=a.b.C"));

        DriftcastConfig config = ConfigLoader.load(sources);

        assertThat(config.kafka())
                .isEqualTo(
                        Map.of(
                                "bootstrap.servers", "b1:9092,b2:9092",
                                "producer.linger.ms", "7",
                                "sasl.password", "a${b}%c d"));
        assertThat(config.schemaRegistry())
                .isEqualTo(
                        Map.of(
                                "schema.registry.url", "http://registry:8081",
                                "auto.register.schemas", "false",
                                "basic.auth.user.info", "me:x",
                                "bearer.auth.token", "t",
                                "use.latest.version", "true",
                                "value.subject.name.strategy", "a.b.C"));
    }

    @Test
    void everyProblemIsReportedAtOnceWithItsOrigin() throws IOException {
        Path file = file("# first", "http.port = 80800", "train.min_step = 5", "stale.tick=soon");
        ConfigSources sources =
                environment(
                                Map.of(
                                        "DRIFTCAST_TRAIN_GROWTH", "NaN",
                                        "DRIFTCAST_HTPP_HOST", "x"))
                        .withFile(file)
                        .withFlag("ingress.partitioner", "md5")
                        .withFlag("bootstrap.servers", "b:9092");

        ConfigException problem =
                catchThrowableOfType(
                        ConfigException.class,
                        () -> ConfigLoader.load(sources, "kafka.bootstrap.servers"));

        assertThat(problem.problems())
                .containsExactlyInAnyOrder(
                        "http.port = \"80800\" ("
                                + file
                                + ":2): is out of range; legal: a whole number from 1 to 65535, or"
                                + " 0 for no HTTP",
                        "train.min_step ("
                                + file
                                + ":3): is not a setting; did you mean train.min_steps?",
                        "stale.tick = \"soon\" ("
                                + file
                                + ":4): is not a duration; legal: a duration from 100 ms to 1 h,"
                                + " for example PT1S or 500 ms",
                        "train.growth = \"NaN\" (environment variable DRIFTCAST_TRAIN_GROWTH): is"
                                + " out of range; legal: a number above 0, at most 100",
                        "DRIFTCAST_HTPP_HOST (environment variable DRIFTCAST_HTPP_HOST): is not a"
                                + " setting; did you mean DRIFTCAST_HTTP_HOST?",
                        "ingress.partitioner = \"md5\" (command line): is not one of them; legal:"
                                + " murmur2, crc32 or repartition",
                        "bootstrap.servers (command line): is not a setting; did you mean"
                                + " kafka.bootstrap.servers?",
                        "kafka.bootstrap.servers is not set: put it in the configuration file or"
                                + " set DRIFTCAST_KAFKA_BOOTSTRAP_SERVERS");
        assertThat(problem).message().hasLineCount(8);
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = directory.resolve("none.properties");

        assertThatThrownBy(() -> ConfigLoader.load(environment(Map.of()).withFile(missing)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("none.properties")
                .hasMessageContaining("no such file");
    }

    @Test
    void variablesOfTheLauncherAndOfKubernetesAreNoSettings() {
        Map<String, String> variables =
                Map.of(
                        "DRIFTCAST_JAVA_OPTS", "-Xmx1g",
                        "DRIFTCAST_DEBUG", "1",
                        "DRIFTCAST_SERVICE_HOST", "10.0.0.1",
                        "DRIFTCAST_SERVICE_PORT_HTTP", "80",
                        "DRIFTCAST_PORT", "tcp://10.0.0.1:80",
                        "DRIFTCAST_PORT_80_TCP_ADDR", "10.0.0.1",
                        "PATH", "/bin");

        assertThat(ConfigLoader.load(environment(variables)))
                .isEqualTo(ConfigLoader.load(environment(Map.of())));
    }

    @Test
    void anEmptyPrefixIsLegal() {
        ConfigSources sources = environment(Map.of()).withFlag("topics.prefix", "");

        assertThat(ConfigLoader.load(sources).topics().prefix()).isEmpty();
    }
}
