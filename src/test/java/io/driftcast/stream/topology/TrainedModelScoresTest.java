package io.driftcast.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.ScoreStatus;
import io.driftcast.avro.TextScore;
import io.driftcast.bytes.ModelImage;
import io.driftcast.stream.deployment.Role;
import io.driftcast.stream.scoring.Releases;
import io.driftcast.stream.topology.score.ScoreSettings;
import io.driftcast.text.classifier.TextClassifier;
import io.driftcast.text.classifier.TextModelKind;
import io.driftcast.text.classifier.TextModels;
import io.driftcast.text.classifier.TrainedModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Classifiers that were really trained, of each kind, in the stream. */
class TrainedModelScoresTest {

    private static final String ID = "global/default";

    /** Each of these has broken some tokenizer. */
    private static final List<String> ODD =
            List.of(
                    "",
                    " \t\r\n ",
                    "\u0000\u0001\u0007\u001b[31m\u007f\u0085\u2028",
                    "w".repeat(1_000_000),
                    "pump ".repeat(200_000),
                    "a\uD800b \uDC00 c",
                    "\uD83D\uDE00\uD83D\uDE80 \uD83D\uDC69\u200D\uD83D\uDCBB \u2764\uFE0F",
                    "\u0645\u0631\u062D\u0628\u0627 \u05E9\u05DC\u05D5\u05DD \u202Eabc\u202C",
                    "Grüße \u65E5\u672C\u8A9E \u0420\u0443\u0441 \u0e44\u0e17\u0e22 fu\uFB01",
                    "e" + "\u0301".repeat(10_000),
                    "\uFEFF\uFFFD\uFFFF");

    @TempDir Path stateDir;
    private ScoreHarness harness;

    @BeforeEach
    void start() {
        harness = new ScoreHarness(stateDir, ScoreSettings.DEFAULTS, TextModels::load);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @ParameterizedTest
    @EnumSource
    void scoreAsTheyDoOutsideTheStreamBitForBit(TextModelKind kind) throws Exception {
        harness.publish(TrainedModels.of(kind), Releases.of(ID, kind.word(), 1, Role.CHAMPION));
        List<String> texts = new ArrayList<>(ODD);
        TrainedModels.messages(20, 9).forEach(message -> texts.add(message.text()));
        List<io.driftcast.text.classifier.TextScore> expected = new ArrayList<>();
        try (TextClassifier classifier = TextModels.load(TrainedModels.of(kind))) {
            for (String text : texts) {
                harness.text("s", "e", text);
                // As a lone surrogate comes out of the record.
                expected.add(classifier.score(text.replaceAll("\\p{Cs}", "?")));
            }
        }

        assertThat(harness.deadLetters()).isEmpty();
        List<TextScore> scores = harness.scores();
        assertThat(scores).hasSameSizeAs(texts);
        for (int i = 0; i < texts.size(); i++) {
            TextScore score = scores.get(i);
            assertThat(score.getStatus()).isEqualTo(ScoreStatus.OK);
            assertThat(score.getTokens()).isEqualTo(expected.get(i).tokens());
            assertThat(score.getTokenWeights())
                    .as("weights of text %d", i)
                    .hasSameSizeAs(score.getTokens())
                    .allMatch(weight -> Float.isFinite(weight));
            assertThat(score.getTruncated()).isEqualTo(expected.get(i).truncated());
            assertThat(score.getTruncated()).as("text %d", i).isEqualTo(i == 3 || i == 4 || i == 9);
            assertThat(score.getProbabilities().values().stream().mapToDouble(p -> p).sum())
                    .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5));
            float best = expected.get(i).probabilities()[expected.get(i).best()];
            assertThat(score.getProbabilities()).containsEntry(score.getLabel(), (double) best);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneOfDamagedBytesIsRefusedAndTheOneBeforeItStays(TextModelKind kind) {
        harness.publish(TrainedModels.of(kind), Releases.of(ID, "good", 1, Role.CHAMPION));
        ModelImage image = TrainedModels.of(kind);
        byte[] cut = Arrays.copyOf(image.parameters(), image.parameters().length / 2);
        harness.publish(
                new ModelImage(image.kind(), image.formatVersion(), cut),
                Releases.of(ID, "cut", 2, Role.CHAMPION));
        harness.publish(
                new ModelImage("text-of-tomorrow", 1, image.parameters()),
                Releases.of(ID, "kind", 3, Role.CHAMPION));
        harness.text("s", "e", "the pipe in the hall leaks");

        assertThat(harness.scores()).extracting(TextScore::getModelVersion).containsExactly("good");
        assertThat(harness.activations())
                .extracting(told -> told.getState() + " " + told.getModelVersion())
                .containsExactly("ACTIVE good", "REFUSED cut", "REFUSED kind");
    }
}
