package io.driftcast.platform.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Every setting of our own, in the order of the documentation. */
final class Settings {

    private static final Pattern TOPIC_PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,200}");
    private static final Pattern APPLICATION_ID = Pattern.compile("[a-zA-Z0-9._-]{1,200}");
    private static final Pattern HOST = Pattern.compile("[a-zA-Z0-9.:_%\\[\\]-]{1,255}");
    private static final Pattern MODEL_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,200}");
    private static final int MANY = 1_000_000;

    private static final List<Setting<?>> DECLARED = new ArrayList<>();

    static final Setting<String> APPLICATION_ID_SETTING =
            declare(
                    "application.id",
                    "driftcast",
                    "Name of the deployment; the applications are `<id>-forecast`, `<id>-train`"
                            + " and `<id>-score`.",
                    Values.matching(
                            APPLICATION_ID,
                            "1 to 200 letters, digits, dots, underscores and hyphens"));

    static final Setting<String> TOPICS_PREFIX =
            declare(
                    "topics.prefix",
                    "driftcast.",
                    "What every topic's name begins with.",
                    Values.matching(
                            TOPIC_PREFIX,
                            "up to 200 letters, digits, dots, underscores and hyphens"));

    static final Setting<Integer> TOPICS_PARTITIONS =
            declare(
                    "topics.partitions",
                    "4",
                    "Partitions of the topics that `topics --create` makes; existing ones keep"
                            + " theirs.",
                    Values.wholeNumber(1, 10_000));

    static final Setting<Integer> TOPICS_REPLICATION =
            declare(
                    "topics.replication",
                    "-1",
                    "Replicas of the topics that `topics --create` makes.",
                    Values.wholeNumber(1, Short.MAX_VALUE).or(-1, "the broker's default"));

    static final Setting<Path> STATE_DIR =
            declare(
                    "state.dir",
                    "driftcast-state",
                    "Where the state stores are kept; made where it is missing.",
                    Values.directory());

    static final Setting<Integer> FORECAST_THREADS =
            declareComputed(
                    "forecast.threads",
                    Math.max(1, cores() / 2),
                    "half the cores, at least 1",
                    "Stream threads of the forecast application.");

    static final Setting<Integer> TRAIN_THREADS =
            declareComputed(
                    "train.threads",
                    Math.max(1, cores() - 1),
                    "cores - 1, at least 1",
                    "Threads that fit models.");

    static final Setting<Integer> SCORE_THREADS =
            declareComputed(
                    "score.threads",
                    Math.max(1, cores() / 2),
                    "half the cores, at least 1",
                    "Stream threads of the score application.");

    static final Setting<Integer> KERNEL_THREADS =
            declareComputed(
                    "kernel.threads",
                    cores(),
                    "the cores",
                    "Threads that train the network of a group together; all such fits share them.");

    static final Setting<Integer> TRAIN_MIN_STEPS =
            declare(
                    "train.min_steps",
                    "24",
                    "Closed steps that a series needs before its first fit.",
                    Values.wholeNumber(3, MANY));

    static final Setting<Double> TRAIN_GROWTH =
            declare(
                    "train.growth",
                    "0.25",
                    "A series is fitted again when its history has grown by this share.",
                    Values.numberAbove(0, 100));

    static final Setting<Duration> TIME_MAX_FUTURE =
            declare(
                    "time.max_future",
                    "PT1H",
                    "A reading whose time lies further ahead of its arrival is a dead letter.",
                    Values.duration("0 s", "365 d").forExample("PT1H or 90 min"));

    static final Setting<Duration> TIME_MAX_AGE =
            declare(
                    "time.max_age",
                    "P7D",
                    "A reading's record timestamp is not believed when it is older; now is taken"
                            + " instead.",
                    Values.duration("1 h", "3650 d").forExample("P7D or 36 h"));

    static final Setting<Integer> TIME_JUMP_CONFIRMATIONS =
            declare(
                    "time.jump_confirmations",
                    "3",
                    "Readings that must agree before a jump over a series' longest gap is"
                            + " believed.",
                    Values.wholeNumber(1, 100));

    static final Setting<Duration> STALE_TICK =
            declare(
                    "stale.tick",
                    "PT1S",
                    "How often silent series are looked for.",
                    Values.duration("100 ms", "1 h").forExample("PT1S or 500 ms"));

    static final Setting<Integer> STALE_MAX_PER_TICK =
            declare(
                    "stale.max_per_tick",
                    "1000",
                    "Most STALE forecasts of one tick and partition; the rest follow in the next.",
                    Values.wholeNumber(1, MANY));

    static final Setting<Integer> WARMUP_STEPS =
            declare(
                    "warmup.steps",
                    "8",
                    "Closed steps for which a new series' forecasts have the status WARMUP.",
                    Values.wholeNumber(2, MANY));

    static final Setting<String> HTTP_HOST =
            declare(
                    "http.host",
                    "127.0.0.1",
                    "Address of the page, the API, health and metrics.",
                    Values.matching(
                            HOST, "a host name or an address; 0.0.0.0 for every interface"));

    static final Setting<Integer> HTTP_PORT =
            declare(
                    "http.port",
                    "8080",
                    "Port of the page, the API, health and metrics; 0 turns HTTP off.",
                    Values.wholeNumber(1, 65_535).or(0, "no HTTP"));

    static final Setting<IngressPartitioner> INGRESS_PARTITIONER =
            declare(
                    "ingress.partitioner",
                    "murmur2",
                    "How producers of readings, declarations and fit requests choose partitions:"
                            + " murmur2 (Java), crc32 (librdkafka), or repartition when unknown.",
                    Values.oneOf(IngressPartitioner.class, "murmur2, crc32 or repartition"));

    static final Setting<IllegalValues> ILLEGAL_VALUES =
            declare(
                    "illegal.values",
                    "missing",
                    "A reading outside the bounds of its series: counts as missing, or reject for"
                            + " a dead letter.",
                    Values.oneOf(IllegalValues.class, "missing or reject"));

    static final Setting<Map<String, String>> TEXT_MODELS =
            declare(
                    "text.models",
                    "*=default",
                    "Which models score the texts of a source: the models `global/NAME` and"
                            + " `global/NAME/VARIANT`. A source that is not named has no model.",
                    Values.mapping(
                                    MODEL_NAME,
                                    "SOURCE=NAME, several with commas between them, * for every"
                                            + " other source; names are letters, digits, dots,"
                                            + " underscores and hyphens")
                            .forExample("incidents=messages,*=default"));

    static final Setting<Duration> SHUTDOWN_TIMEOUT =
            declare(
                    "shutdown.timeout",
                    "PT20S",
                    "Longest wait for a clean stop.",
                    Values.duration("1 ms", "1 h").forExample("PT20S"));

    /** All of the above. */
    static final List<Setting<?>> ALL = Collections.unmodifiableList(DECLARED);

    private Settings() {}

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static <T> Setting<T> declare(
            String key, String defaultText, String meaning, Legal<T> legal) {
        return add(new Setting<>(key, defaultText, defaultText, meaning, legal));
    }

    private static Setting<Integer> declareComputed(
            String key, int computed, String documented, String meaning) {
        return add(
                new Setting<>(
                        key,
                        Integer.toString(computed),
                        documented,
                        meaning,
                        Values.wholeNumber(1, 1024)));
    }

    private static <T> Setting<T> add(Setting<T> setting) {
        DECLARED.add(setting);
        return setting;
    }
}
