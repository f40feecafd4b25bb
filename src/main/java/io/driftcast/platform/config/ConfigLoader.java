package io.driftcast.platform.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a {@link DriftcastConfig}, and reports everything that is wrong with it at once. */
public final class ConfigLoader {

    private final RawSettings raw;
    private final List<String> problems = new ArrayList<>();

    private ConfigLoader(RawSettings raw) {
        this.raw = raw;
    }

    /**
     * Reads the settings; what is not set has its default.
     *
     * @param sources file, environment and flags
     * @param required keys without a default that the caller needs, for example {@code
     *     kafka.bootstrap.servers}
     * @throws ConfigException naming every unknown key, bad value and missing key
     */
    public static DriftcastConfig load(ConfigSources sources, String... required) {
        RawSettings raw = RawSettings.read(sources);
        ConfigLoader loader = new ConfigLoader(raw);
        loader.reportUnknownKeys();
        loader.reportMissing(List.of(required));
        return loader.build();
    }

    private void reportUnknownKeys() {
        for (String key : raw.keys()) {
            String instead = PassThrough.OURS.get(key);
            if (instead != null) {
                problems.add("%s (%s): %s".formatted(key, raw.origin(key), instead));
            }
            boolean ours = Settings.ALL.stream().anyMatch(setting -> setting.key().equals(key));
            if (!ours && PassThrough.of(key).isEmpty()) {
                // The value is not shown: it may be a secret under a mistyped key.
                problems.add(
                        key
                                + " ("
                                + raw.origin(key)
                                + "): is not a setting"
                                + Suggestion.clause(key, candidates(key)));
            }
        }
    }

    private static Collection<String> candidates(String key) {
        Stream<String> known =
                Stream.concat(
                        Stream.concat(
                                Settings.ALL.stream().map(Setting::key),
                                PassThrough.REGISTRY_KEYS.stream().sorted()),
                        Stream.of("kafka.bootstrap.servers", "schema.registry.url"));
        return key.startsWith(EnvironmentNames.PREFIX)
                ? known.map(EnvironmentNames::of).toList()
                : known.toList();
    }

    private void reportMissing(List<String> required) {
        for (String key : required) {
            if (raw.value(key).filter(value -> !value.isBlank()).isEmpty()) {
                problems.add(
                        key
                                + " is not set: put it in the configuration file or set "
                                + EnvironmentNames.of(key));
            }
        }
    }

    private DriftcastConfig build() {
        DriftcastConfig config =
                new DriftcastConfig(
                        value(Settings.APPLICATION_ID_SETTING),
                        new DriftcastConfig.Topics(
                                value(Settings.TOPICS_PREFIX),
                                value(Settings.TOPICS_PARTITIONS),
                                value(Settings.TOPICS_REPLICATION)),
                        value(Settings.STATE_DIR),
                        new DriftcastConfig.Forecast(
                                value(Settings.FORECAST_THREADS),
                                value(Settings.WARMUP_STEPS),
                                value(Settings.INGRESS_PARTITIONER),
                                value(Settings.ILLEGAL_VALUES)),
                        new DriftcastConfig.Train(
                                value(Settings.TRAIN_THREADS),
                                value(Settings.TRAIN_MIN_STEPS),
                                value(Settings.TRAIN_GROWTH)),
                        new DriftcastConfig.Score(
                                value(Settings.SCORE_THREADS), value(Settings.TEXT_MODELS)),
                        new DriftcastConfig.Kernel(value(Settings.KERNEL_THREADS)),
                        new DriftcastConfig.Time(
                                value(Settings.TIME_MAX_FUTURE),
                                value(Settings.TIME_MAX_AGE),
                                value(Settings.TIME_JUMP_CONFIRMATIONS)),
                        new DriftcastConfig.Stale(
                                value(Settings.STALE_TICK), value(Settings.STALE_MAX_PER_TICK)),
                        new DriftcastConfig.Http(
                                value(Settings.HTTP_HOST), value(Settings.HTTP_PORT)),
                        value(Settings.SHUTDOWN_TIMEOUT),
                        passedThrough(PassThrough.KAFKA),
                        passedThrough(PassThrough.SCHEMA_REGISTRY));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return config;
    }

    private Map<String, String> passedThrough(PassThrough receiver) {
        Map<String, String> entries = new TreeMap<>();
        for (String key : raw.keys()) {
            if (PassThrough.of(key).equals(Optional.of(receiver))) {
                receiver.put(entries, key, raw.value(key).orElseThrow());
            }
        }
        return entries;
    }

    /** The value of a setting; its default, and a problem noted, where the text is not legal. */
    private <T> T value(Setting<T> setting) {
        return raw.value(setting.key())
                .map(text -> parsed(setting, text.strip()))
                .orElseGet(() -> fallback(setting));
    }

    private <T> T parsed(Setting<T> setting, String text) {
        try {
            return setting.legal().parse().apply(text);
        } catch (IllegalArgumentException e) {
            problems.add(
                    setting.key()
                            + " = \""
                            + Secrets.masked(setting.key(), text)
                            + "\" ("
                            + raw.origin(setting.key())
                            + "): "
                            + e.getMessage()
                            + "; legal: "
                            + setting.legal().words());
            return fallback(setting);
        }
    }

    private static <T> T fallback(Setting<T> setting) {
        return setting.legal().parse().apply(setting.defaultText());
    }
}
