package io.driftcast.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftcast.avro.ActivationState;
import io.driftcast.avro.Forecast;
import io.driftcast.avro.ForecastStatus;
import io.driftcast.avro.ForecastStep;
import io.driftcast.avro.Model;
import io.driftcast.avro.ModelActivation;
import io.driftcast.avro.ModelRole;
import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationFlag;
import io.driftcast.avro.Reading;
import io.driftcast.avro.TextEvent;
import io.driftcast.avro.TextScore;
import io.driftcast.bytes.ModelImage;
import io.driftcast.platform.serde.Topic;
import io.driftcast.stream.deployment.Role;
import io.driftcast.stream.scoring.Releases;
import io.driftcast.text.classifier.LabelledText;
import io.driftcast.text.classifier.TextClassifier;
import io.driftcast.text.classifier.TextModelKind;
import io.driftcast.text.classifier.TextModels;
import io.driftcast.text.classifier.TrainedModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The whole program from outside, the same on every Kafka: topics made and readings sent by its own
 * commands, one {@code driftcast run} for all tests, each with series of its own.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EndToEndSuite {

    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int FIRST_YEAR = 1800;
    private static final int YEARS = 215;
    private static final int YEARS_AT_FIRST = 150;

    private static final List<LabelledText> MESSAGES = TrainedModels.messages(40, 9);

    @RegisterExtension private final Processes processes = new Processes(getClass());

    private @Nullable Environment environment;
    private Installation driftcast;
    private Instance instance;

    /** Starts what the suite is to run against. */
    abstract Environment startEnvironment(Processes own);

    @BeforeAll
    void start() {
        environment = startEnvironment(processes);
        driftcast =
                new Installation(
                        environment,
                        processes,
                        "suite",
                        Map.of("train.min_steps", "30", "text.models", "desk=messages"));
        instance = driftcast.start("run").awaitReady();
    }

    @AfterAll
    void close() {
        processes.close();
        if (driftcast != null) {
            driftcast.close();
        }
        if (environment != null) {
            environment.close();
        }
    }

    @Test
    void twoCenturiesAreReplayedAndNothingIsLost() throws IOException {
        SplittableRandom random = new SplittableRandom(1800);
        List<String> rows = new ArrayList<>(List.of("Year,CO2"));
        double value = 5;
        for (int year = 0; year < YEARS; year++) {
            value += 0.3 * random.nextDouble(-1, 1.2);
            rows.add(String.format(Locale.ROOT, "%d,%s", FIRST_YEAR + year, value));
        }

        replayTwoCenturies("generated", rows);
    }

    @Test
    void theEmissionsOfCanadaAreReplayedAndNothingIsLost() throws IOException {
        Path file =
                Path.of(
                        System.getProperty("shared.dir", "../shared"),
                        "data/emissions/co2_canada_1800_2014.csv");
        assumeThat(file).as("real data; -Dshared.dir=DIR says where it is").exists();

        replayTwoCenturies("canada", Files.readAllLines(file));
    }

    private void replayTwoCenturies(String series, List<String> rows) throws IOException {
        List<Double> values =
                rows.stream().skip(1).map(row -> Double.valueOf(row.split(",", -1)[1])).toList();
        assertThat(values).hasSize(YEARS);

        replay(series, rows, 1, 1 + YEARS_AT_FIRST);
        awaitModel(series);
        replay(series, rows, 1 + YEARS_AT_FIRST, rows.size());
        driftcast.awaitForecasts();

        Answers answers = Answers.of(driftcast, series);
        assertThat(readings(series)).hasSize(YEARS);
        assertThat(answers.observations()).extracting(Observation::getValue).isEqualTo(values);
        for (int year = 0; year < YEARS; year++) {
            assertThat(answers.observations().get(year).getAt()).isEqualTo(newYear(year));
        }
        assertThat(answers.origins()).isEqualTo(answers.steps());
        assertTheRightYears(answers.forecasts());
        assertOkOnceActive(answers);
        assertThat(deadLetters(series)).isEmpty();
    }

    /** Rows from (included) to (excluded) as a file of the series' name. */
    private void replay(String series, List<String> rows, int from, int to) throws IOException {
        Path part = Files.createDirectories(driftcast.folder().resolve("rows-" + from));
        List<String> chosen = new ArrayList<>(rows.subList(0, 1));
        chosen.addAll(rows.subList(from, to));
        Path file = Files.write(part.resolve(series + ".csv"), chosen);

        String answer = driftcast.command("replay", file.toString(), "--format", "json");

        assertThat(new ObjectMapper().readTree(answer).path("sent").asInt()).isEqualTo(to - from);
    }

    private static Instant newYear(int year) {
        return LocalDate.of(FIRST_YEAR + year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static void assertTheRightYears(List<Forecast> forecasts) {
        for (int year = 0; year < YEARS; year++) {
            Forecast forecast = forecasts.get(year);
            assertThat(forecast.getOriginAt()).isEqualTo(newYear(year));
            List<Instant> expected = new ArrayList<>();
            for (int ahead = 1; ahead <= 12; ahead++) {
                expected.add(newYear(year + ahead));
            }
            assertThat(forecast.getSteps()).extracting(ForecastStep::getAt).isEqualTo(expected);
            assertThat(forecast.getSteps()).allSatisfy(EndToEndSuite::assertOrdered);
        }
    }

    private static void assertOrdered(ForecastStep step) {
        assertThat(
                        List.of(
                                step.getLower95(),
                                step.getLower80(),
                                step.getForecastValue(),
                                step.getUpper80(),
                                step.getUpper95()))
                .isSorted()
                .allMatch(Double::isFinite);
    }

    private static void assertOkOnceActive(Answers answers) {
        assertThat(answers.activations())
                .isNotEmpty()
                .extracting(ModelActivation::getState)
                .containsOnly(ActivationState.ACTIVE);
        long active = answers.activations().getFirst().getFromStep();
        assertThat(active).isLessThanOrEqualTo(answers.steps().get(YEARS_AT_FIRST));
        for (Forecast forecast : answers.forecasts()) {
            long seen = forecast.getOriginStep() - answers.steps().getFirst() + 1;
            ForecastStatus expected =
                    forecast.getOriginStep() >= active
                            ? ForecastStatus.OK
                            : seen < 8 ? ForecastStatus.WARMUP : ForecastStatus.FALLBACK;
            assertThat(forecast.getStatus())
                    .as("origin %s", forecast.getOriginAt())
                    .isEqualTo(expected);
        }
    }

    @Test
    void everyClosedStepOfManySeriesIsAnsweredOnce() {
        Instant start = Instant.parse("2019-03-30T00:00:00Z");
        int hours = 120;
        Map<String, List<@Nullable Double>> sent = new TreeMap<>();
        SplittableRandom random = new SplittableRandom(12);
        for (int series = 0; series < 12; series++) {
            List<@Nullable Double> values = new ArrayList<>();
            for (int hour = 0; hour < hours; hour++) {
                boolean missing = hour > 0 && random.nextInt(25) == 0;
                values.add(missing ? null : 20 + series + random.nextDouble());
            }
            sent.put("many/" + series, values);
        }
        List<String> order = new ArrayList<>();
        sent.forEach((series, values) -> values.forEach(_ -> order.add(series)));
        shuffle(order, random);

        Map<String, Integer> next = new TreeMap<>();
        try (ReadingProducer producer = new ReadingProducer(driftcast)) {
            for (String series : order) {
                int hour = next.merge(series, 1, Integer::sum) - 1;
                producer.send(
                        series,
                        start.plus(Duration.ofHours(hour)),
                        sent.getOrDefault(series, List.of()).get(hour));
            }
        }
        driftcast.awaitForecasts();

        Answers.All all = Answers.all(driftcast);
        sent.forEach((series, values) -> {
            Answers answers = all.of(series);
            List<Instant> labels = new ArrayList<>();
            for (int hour = 0; hour < hours; hour++) {
                labels.add(start.plus(Duration.ofHours(hour)));
            }
            assertThat(answers.observations()).extracting(Observation::getAt).isEqualTo(labels);
            assertThat(answers.observations()).extracting(Observation::getValue).isEqualTo(values);
            assertThat(answers.observations())
                    .allMatch(step -> step.getCount() == (step.getValue() == null ? 0 : 1))
                    .allMatch(step ->
                            step.getFlags()
                                    .equals(
                                            step.getValue() == null
                                                    ? List.of(ObservationFlag.MISSING)
                                                    : List.of()));
            assertThat(answers.steps()).isSorted().doesNotHaveDuplicates();
            assertThat(answers.origins()).isEqualTo(answers.steps());
            assertThat(deadLetters(series)).isEmpty();
        });
    }

    private static void shuffle(List<String> list, SplittableRandom random) {
        for (int i = list.size() - 1; i > 0; i--) {
            list.set(i, list.set(random.nextInt(i + 1), list.get(i)));
        }
    }

    /** A record that must become a dead letter for this reason. */
    private record Poison(
            String reason, byte @Nullable [] key, byte @Nullable [] value, RecordMetadata at) {}

    @Test
    void poisonIsPutAsideWholeAndTheGoodReadingsGoOn() {
        String series = "poisoned";
        Instant start = Instant.parse("2020-02-28T00:00:00Z");
        List<Poison> poisons = new ArrayList<>();
        int good = 0;
        try (ReadingProducer producer = new ReadingProducer(driftcast)) {
            Instant farAhead = Instant.now().plus(Duration.ofHours(3));
            Map<String, byte @Nullable []> bad = new TreeMap<>();
            bad.put("undecodable, no frame", new byte[] {(byte) 0xde, (byte) 0xad, 1, 2});
            bad.put("undecodable, unknown schema", new byte[] {0, 0x7f, 1, 2, 3, 4, 5});
            bad.put("not-finite, NaN", driftcast.readingBytes(series, start, Double.NaN));
            bad.put("far-future", driftcast.readingBytes(series, farAhead, 1.0));
            bad.put("key-mismatch", driftcast.readingBytes("another", start, 1.0));
            bad.put("null-value", null);
            for (Map.Entry<String, byte @Nullable []> each : bad.entrySet()) {
                for (int i = 0; i < 5; i++) {
                    producer.send(series, start.plus(Duration.ofDays(good)), 1.0 * good);
                    good++;
                }
                byte[] key = ReadingProducer.utf8(series);
                String reason = each.getKey().split(",", -1)[0];
                poisons.add(poison(producer, reason, key, each.getValue()));
            }
            byte[] keyless = driftcast.readingBytes(series, start, 1.0);
            poisons.add(poison(producer, "null-key", null, keyless));
            for (int i = 0; i < 5; i++) {
                producer.send(series, start.plus(Duration.ofDays(good)), 1.0 * good);
                good++;
            }
        }
        driftcast.awaitForecasts();

        Answers answers = Answers.of(driftcast, series);
        assertThat(answers.observations())
                .extracting(Observation::getValue)
                .isEqualTo(ascending(good));
        assertThat(answers.origins()).isEqualTo(answers.steps());
        List<ConsumerRecord<byte[], byte[]>> letters = driftcast.raw(Topic.DEAD_LETTERS);
        for (Poison poison : poisons) {
            assertThat(letters.stream().filter(letter -> isOf(letter, poison.at())))
                    .as(poison.reason())
                    .singleElement()
                    .satisfies(letter -> assertWhole(letter, poison));
        }
        assertThat(deadLetters(series)).hasSize(poisons.size() - 1);
    }

    private static List<Double> ascending(int count) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(1.0 * i);
        }
        return values;
    }

    private Poison poison(
            ReadingProducer producer,
            String reason,
            byte @Nullable [] key,
            byte @Nullable [] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        driftcast.topic(Topic.READINGS),
                        null,
                        key,
                        value,
                        List.of(new RecordHeader("trace", new byte[] {7})));
        return new Poison(reason, key, value, producer.write(record));
    }

    private static boolean isOf(ConsumerRecord<byte[], byte[]> letter, RecordMetadata source) {
        return header(letter, "__streams.errors.partition")
                        .equals(Integer.toString(source.partition()))
                && header(letter, "__streams.errors.offset").equals(Long.toString(source.offset()));
    }

    private void assertWhole(ConsumerRecord<byte[], byte[]> letter, Poison poison) {
        assertThat(letter.key()).isEqualTo(poison.key());
        assertThat(letter.value()).isEqualTo(poison.value());
        assertThat(header(letter, "driftcast.reason")).isEqualTo(poison.reason());
        assertThat(header(letter, "__streams.errors.topic"))
                .isEqualTo(driftcast.topic(Topic.READINGS));
        assertThat(header(letter, "__streams.errors.message")).isNotBlank();
        assertThat(letter.headers().lastHeader("trace").value()).containsExactly(7);
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Test
    void textsAreScoredOnceEachByTheModelThatWorks() throws Exception {
        List<String> expected = new ArrayList<>();
        sendTexts("desk", "early");
        MESSAGES.forEach(_ -> expected.add("NO_MODEL null null"));
        sendTexts("nobody", "unmapped");

        publish("global/messages", TextModelKind.AVERAGE, 1, Role.CHAMPION);
        sendTexts("desk", "average");
        expected.addAll(scoredBy(TextModelKind.AVERAGE));
        publish("global/messages/beside", TextModelKind.AVERAGE, 2, Role.SHADOW);
        publish("global/messages", TextModelKind.MLP, 3, Role.CHAMPION); // in several parts
        sendTexts("desk", "perceptron");
        expected.addAll(scoredBy(TextModelKind.MLP));
        driftcast.publish(
                new ModelImage("text-of-tomorrow", 1, new byte[1_000_000]),
                Releases.of("global/messages", "tomorrow", 4, Role.CHAMPION),
                System.currentTimeMillis());
        driftcast.awaitScores();
        sendTexts("desk", "refused");
        expected.addAll(scoredBy(TextModelKind.MLP));
        sendTexts("desk", "r".repeat(300));

        assertThat(scores(Topic.TEXT_SCORES, "desk")).isEqualTo(expected);
        assertThat(scores(Topic.TEXT_SCORES, "nobody"))
                .hasSameSizeAs(MESSAGES)
                .containsOnly("NO_MODEL null null");
        List<String> beside = scoredBy(TextModelKind.AVERAGE);
        beside.addAll(scoredBy(TextModelKind.AVERAGE));
        assertThat(scores(Topic.SHADOW_SCORES, "desk")).isEqualTo(beside);
        assertThat(deadLetters("desk"))
                .hasSameSizeAs(MESSAGES)
                .allMatch(letter -> header(letter, "driftcast.reason").equals("oversized"));
        assertThat(
                        driftcast.read(Topic.MODEL_ACTIVATIONS, ModelActivation.class).stream()
                                .filter(told -> told.getModelId().startsWith("global/"))
                                .map(told -> told.getState() + " " + told.getModelVersion()))
                .hasSize(4 * Installation.PARTITIONS)
                .containsOnly(
                        "ACTIVE average", "CHALLENGER average", "ACTIVE mlp", "REFUSED tomorrow");
    }

    private void publish(String modelId, TextModelKind kind, long deployment, Role role) {
        driftcast.publish(
                TrainedModels.of(kind),
                Releases.of(modelId, kind.word(), deployment, role),
                System.currentTimeMillis());
        driftcast.awaitScores();
    }

    /** Sends all messages, and waits until they are answered. */
    private void sendTexts(String source, String name) {
        try (ReadingProducer producer = new ReadingProducer(driftcast)) {
            for (int i = 0; i < MESSAGES.size(); i++) {
                TextEvent event =
                        new TextEvent(
                                name + i,
                                source,
                                Instant.parse("2020-01-01T00:00:00Z"),
                                MESSAGES.get(i).text(),
                                null);
                producer.send(driftcast.text(event, System.currentTimeMillis()));
            }
            producer.flush();
        }
        driftcast.awaitScores();
    }

    /** What a model says of the messages outside the stream. */
    private static List<String> scoredBy(TextModelKind kind) throws Exception {
        List<String> scores = new ArrayList<>();
        try (TextClassifier classifier = TextModels.load(TrainedModels.of(kind))) {
            for (LabelledText message : MESSAGES) {
                String label = classifier.labels().get(classifier.score(message.text()).best());
                scores.add("OK " + label + " " + kind.word());
            }
        }
        return scores;
    }

    private List<String> scores(Topic topic, String source) {
        return driftcast.read(topic, TextScore.class).stream()
                .filter(score -> score.getSource().equals(source))
                .map(score ->
                        score.getStatus() + " " + score.getLabel() + " " + score.getModelVersion())
                .toList();
    }

    @Test
    void healthAndMetricsTellWhatTheTopicsTell() throws Exception {
        Instant start = Instant.parse("2021-01-01T00:00:00Z");
        try (ReadingProducer producer = new ReadingProducer(driftcast)) {
            for (int hour = 0; hour < 40; hour++) {
                producer.send("measured", start.plus(Duration.ofHours(hour)), hour % 7 + 0.5);
            }
            producer.send("measured", Instant.parse("1600-01-01T00:00:00Z"), 1.0);
        }
        driftcast.awaitForecasts();
        awaitModel("measured");

        assertThat(instance.get("/live").statusCode()).isEqualTo(200);
        assertThat(instance.get("/ready").statusCode()).isEqualTo(200);
        assertThat(deadLetters("measured")).hasSize(1);
        await().atMost(WITHIN).pollInterval(POLL).untilAsserted(this::assertMetersMatchTopics);
    }

    private void assertMetersMatchTopics() throws IOException, InterruptedException {
        Metrics metrics = Metrics.parse(instance.get("/metrics").body());
        int letters = driftcast.raw(Topic.DEAD_LETTERS).size();

        assertThat(letters).isPositive();
        assertThat(metrics.sum("driftcast_dead_letters_total")).isEqualTo(letters);
        assertThat(metrics.value("driftcast_dead_letters_total", "reason", "time-out-of-range"))
                .isEqualTo(1);
        assertThat(metrics.sum("driftcast_readings_total"))
                .isEqualTo(driftcast.raw(Topic.READINGS).size() - lettersOf(Topic.READINGS));
        assertThat(
                        metrics.sum("driftcast_scores_total")
                                + metrics.sum("driftcast_scores_without_model_total"))
                .isEqualTo(driftcast.raw(Topic.TEXT_SCORES).size());
        assertThat(metrics.sum("driftcast_observations_total"))
                .isEqualTo(driftcast.raw(Topic.OBSERVATIONS).size());
        assertThat(
                        metrics.sum("driftcast_forecasts_total")
                                + metrics.sum("driftcast_forecasts_stale_total"))
                .isEqualTo(driftcast.raw(Topic.FORECASTS).size());
        assertThat(metrics.sum("driftcast_fits_total"))
                .isPositive()
                .isEqualTo(
                        driftcast.read(Topic.MODEL_HISTORY, Model.class).stream()
                                .filter(model -> model.getRole() == ModelRole.CHAMPION)
                                .toList()
                                .size());
    }

    /** Waits until the trainer has published a model of the series and the hot path has it. */
    private void awaitModel(String series) {
        await("a model of " + series)
                .atMost(WITHIN)
                .pollInterval(POLL)
                .until(() ->
                        driftcast.read(Topic.MODEL_HISTORY, Model.class).stream()
                                .anyMatch(model -> model.getSeriesId().equals(series)));
        driftcast.awaitForecasts();
    }

    private List<Reading> readings(String series) {
        return driftcast.raw(Topic.READINGS).stream()
                .filter(record -> hasKey(record, series))
                .map(record -> driftcast.decode(Topic.READINGS, Reading.class, record.value()))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters(String series) {
        return driftcast.raw(Topic.DEAD_LETTERS).stream()
                .filter(record -> hasKey(record, series))
                .toList();
    }

    private int lettersOf(Topic topic) {
        return driftcast.raw(Topic.DEAD_LETTERS).stream()
                .filter(letter ->
                        header(letter, "__streams.errors.topic").equals(driftcast.topic(topic)))
                .toList()
                .size();
    }

    private static boolean hasKey(ConsumerRecord<byte[], byte[]> record, String series) {
        return record.key() != null
                && new String(record.key(), StandardCharsets.UTF_8).equals(series);
    }
}
