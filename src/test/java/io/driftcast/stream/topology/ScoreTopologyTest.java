package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.ScoreStatus;
import io.driftcast.avro.TextEvent;
import io.driftcast.avro.TextScore;
import io.driftcast.platform.serde.Topic;
import io.driftcast.stream.deployment.Role;
import io.driftcast.stream.scoring.CountingClassifier;
import io.driftcast.stream.scoring.Releases;
import io.driftcast.stream.topology.score.ScoreSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts in, scores out, by a classifier of the tests' own. */
class ScoreTopologyTest {

    private final CountingClassifier.Loader loader = new CountingClassifier.Loader();

    @TempDir Path stateDir;
    private ScoreHarness harness;

    @BeforeEach
    void start() {
        harness =
                new ScoreHarness(
                        stateDir,
                        ScoreSettings.DEFAULTS.withModels(
                                Map.of("incidents", "messages", "mute", "nobody", "*", "default")),
                        loader);
    }

    @AfterEach
    void stop() {
        harness.close();
        assertThat(loader.open).hasValue(0);
    }

    private void publish(String modelId, String word) {
        harness.publish(
                CountingClassifier.image(word, 100),
                Releases.of(modelId, "v-" + word, 1, Role.CHAMPION));
    }

    @Test
    void beforeThereIsAModelTextsAreAnsweredWithNoModel() {
        harness.text("incidents", "e1", "the pump leaks");

        TextScore score = harness.scores().getFirst();
        assertThat(score.getStatus()).isEqualTo(ScoreStatus.NO_MODEL);
        assertThat(score.getEventId()).isEqualTo("e1");
        assertThat(score.getSource()).isEqualTo("incidents");
        assertThat(score.getOccurredAt()).isEqualTo(ScoreHarness.NOW);
        assertThat(score.getLabel()).isNull();
        assertThat(score.getProbabilities()).isEmpty();
        assertThat(score.getTokens()).isEmpty();
        assertThat(score.getModelId()).isNull();
        assertThat(harness.deadLetters()).isEmpty();
    }

    @Test
    void aTextIsScoredByTheModelOfItsSource() {
        publish("global/messages", "urgent");
        publish("global/default", "calm");
        harness.text("incidents", "e1", "the pump leaks");
        harness.text("elsewhere", "e2", "nothing new");
        harness.text("mute", "e3", "nobody hears");

        List<TextScore> scores = harness.scores();
        assertThat(scores)
                .extracting(TextScore::getStatus)
                .containsExactly(ScoreStatus.OK, ScoreStatus.OK, ScoreStatus.NO_MODEL);
        TextScore first = scores.getFirst();
        assertThat(first.getProbabilities()).containsOnlyKeys("urgent", "other");
        assertThat(first.getProbabilities().values().stream().mapToDouble(p -> p).sum())
                .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(first.getLabel()).isEqualTo("other");
        assertThat(first.getTokens()).containsExactly("the", "pump", "leaks");
        assertThat(first.getTokenWeights()).hasSize(3);
        assertThat(first.getTruncated()).isFalse();
        assertThat(first.getPerplexity()).isEqualTo(14);
        assertThat(first.getModelId()).isEqualTo("global/messages");
        assertThat(first.getModelVersion()).isEqualTo("v-urgent");
        assertThat(scores.get(1).getModelId()).isEqualTo("global/default");
    }

    @Test
    void aSourceThatNothingMapsHasNoModel() {
        try (ScoreHarness narrow =
                new ScoreHarness(
                        stateDir.resolve("narrow"),
                        ScoreSettings.DEFAULTS.withModels(Map.of("incidents", "messages")),
                        loader)) {
            narrow.publish(
                    CountingClassifier.image("a", 10),
                    Releases.of("global/messages", "1", 1, Role.CHAMPION));
            narrow.text("incidents", "e1", "x");
            narrow.text("others", "e2", "x");

            assertThat(narrow.scores())
                    .extracting(TextScore::getStatus)
                    .containsExactly(ScoreStatus.OK, ScoreStatus.NO_MODEL);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u0000\u0001\u0007\u001b[31m\u007f\u0085",
                "\uD83D\uDE00\uD83D\uDE80 \uD83D\uDC69\u200D\uD83D\uDCBB",
                "\u0645\u0631\u062D\u0628\u0627 \u05E9\u05DC\u05D5\u05DD",
                "Grüße \u65E5\u672C\u8A9E \u0645\u0631 \u0420\u0443",
                "\u202E\u202Dabc\uFEFF\uFFFD"
            })
    void oddTextsAreScored(String text) {
        publish("global/default", "a");
        harness.text("s", "odd", text);

        assertThat(harness.scores())
                .singleElement()
                .satisfies(score -> {
                    assertThat(score.getStatus()).isEqualTo(ScoreStatus.OK);
                    assertThat(score.getTokenWeights()).hasSameSizeAs(score.getTokens());
                });
        assertThat(harness.deadLetters()).isEmpty();
    }

    /** Java writes a question mark for it, others its three bytes, which are no UTF-8. */
    @Test
    void aLoneSurrogateIsScored() {
        publish("global/default", "a");
        TextEvent event = new TextEvent("e", "s", ScoreHarness.NOW, "a!!!b", null);
        byte[] bytes = harness.bytes(Topic.TEXT_EVENTS, TextEvent.class, event);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("!!!");
        bytes[at] = (byte) 0xED;
        bytes[at + 1] = (byte) 0xA0;
        bytes[at + 2] = (byte) 0x80;
        harness.raw(Topic.TEXT_EVENTS, ScoreHarness.utf8("s"), bytes);
        harness.text("s", "e2", "a\uD800b");

        assertThat(harness.scores())
                .hasSize(2)
                .allSatisfy(score -> assertThat(score.getStatus()).isEqualTo(ScoreStatus.OK));
    }

    @Test
    void tooLongATextIsTruncatedAndSaysSo() {
        publish("global/default", "a");
        harness.text("s", "long", "word ".repeat(200_000));

        TextScore score = harness.scores().getFirst();
        assertThat(score.getTruncated()).isTrue();
        assertThat(score.getTokens()).hasSize(CountingClassifier.WINDOW);
    }

    @Test
    void aMegabyteOfOneWordIsADeadLetterWithAReason() {
        publish("global/default", "a");
        harness.text("s", "word", "w".repeat(1 << 20));
        harness.text("s", "word", "w".repeat(1_000_000));

        assertThat(harness.rejections()).containsExactly("oversized", "unscorable");
        assertThat(harness.scores()).isEmpty();
    }

    @Test
    void aTextOnWhichItsModelFailsIsADeadLetterAndTheNextIsScored() {
        publish("global/default", "a");
        harness.text("s", "e1", "throw a");
        harness.text("s", "e2", "nan a");
        harness.text("s", "e3", "fine");

        assertThat(harness.rejections()).containsExactly("unscorable", "unscorable");
        assertThat(harness.scores()).extracting(TextScore::getEventId).containsExactly("e3");
    }

    @Test
    void whatIsNoTextIsADeadLetterWithAReason() {
        harness.raw(Topic.TEXT_EVENTS, null, new byte[] {1});
        harness.raw(Topic.TEXT_EVENTS, ScoreHarness.utf8("s"), null);
        harness.raw(Topic.TEXT_EVENTS, ScoreHarness.utf8("s"), new byte[] {1, 2, 3});
        harness.event("other", new TextEvent("e", "s", ScoreHarness.NOW, "x", null));
        harness.text("s", "e".repeat(300), "x");
        harness.text("s".repeat(300), "e", "x");

        assertThat(harness.rejections())
                .containsExactly(
                        "null-key",
                        "null-value",
                        "undecodable",
                        "key-mismatch",
                        "oversized",
                        "oversized");
        assertThat(harness.scores()).isEmpty();
    }

    @Test
    void scoresAreCounted() {
        harness.text("s", "e0", "x");
        publish("global/default", "a");
        harness.text("s", "e1", "x");

        assertThat(harness.metrics.meter("driftcast.scores").getCount()).isEqualTo(1);
        assertThat(harness.metrics.meter("driftcast.scores_without_model").getCount()).isEqualTo(1);
        assertThat(harness.metrics.timer("driftcast.score_latency_seconds").getCount())
                .isEqualTo(1);
    }
}
