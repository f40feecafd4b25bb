package io.driftcast.text.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.bytes.ModelImage;
import io.driftcast.math.kernel.WorkerTeam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextTrainerTest {

    private static final List<LabelledText> TRAINING = Messages.some(200, 1);
    private static final List<LabelledText> VALIDATION = Messages.some(60, 2);

    private static final Map<TextModelKind, TextModel> TRAINED = new ConcurrentHashMap<>();

    /** Trained once for all tests. */
    private static TextModel trained(TextModelKind kind) {
        return TRAINED.computeIfAbsent(kind, each -> train(each, 2));
    }

    private static TextModel train(TextModelKind kind, int threads) {
        try (WorkerTeam team = new WorkerTeam(threads)) {
            return new TextTrainer(TextRecipe.of(kind), team, 7)
                    .train(TRAINING, VALIDATION, List.of(), EpochListener.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void learnsMessagesOfThreeKinds(TextModelKind kind) throws Exception {
        TextModel model = trained(kind);
        int right = 0;
        List<LabelledText> others = Messages.some(90, 3);
        try (TextClassifier classifier = TextModels.load(model.image())) {
            for (LabelledText other : others) {
                TextScore score = classifier.score(other.text());
                right += classifier.labels().get(score.best()).equals(other.label()) ? 1 : 0;
                assertThat(score.weights()).hasSize(score.tokens().size());
                float sum = 0;
                for (float probability : score.probabilities()) {
                    sum += probability;
                }
                assertThat(sum).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5f));
            }
        }
        assertThat(right).isGreaterThanOrEqualTo(86);
        assertThat(model.card().validation().accuracy()).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameModelOnAnyNumberOfThreads(TextModelKind kind) {
        assertThat(train(kind, 1).image()).isEqualTo(trained(kind).image());
    }

    @ParameterizedTest
    @EnumSource
    void scoresTheSameBitsAfterItWasBytes(TextModelKind kind) throws Exception {
        ModelImage image = trained(kind).image();
        assertThat(TextModel.of(image).image()).isEqualTo(image);
        int copies = TextModels.copies();
        try (TextClassifier one = TextModels.load(image);
                TextClassifier other = TextModels.load(image)) {
            assertThat(TextModels.copies()).isEqualTo(copies + 1);
            for (LabelledText text : VALIDATION.subList(0, 20)) {
                TextScore expected = one.score(text.text());
                TextScore actual = other.score(text.text());
                assertThat(actual.probabilities()).isEqualTo(expected.probabilities());
                assertThat(actual.weights()).isEqualTo(expected.weights());
                assertThat(actual.perplexity()).isEqualTo(expected.perplexity());
            }
        }
        assertThat(TextModels.copies()).isEqualTo(copies);
    }

    @ParameterizedTest
    @EnumSource
    void brokenBytesAreRefusedWithAReason(TextModelKind kind) {
        ModelImage image = trained(kind).image();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 60; i++) {
            int end = random.nextInt(image.parameters().length);
            byte[] cut = Arrays.copyOf(image.parameters(), end);
            assertThatThrownBy(() -> TextModels.load(new ModelImage(image.kind(), 1, cut)))
                    .isInstanceOf(UnusableTextModelException.class)
                    .hasMessageStartingWith("the model's bytes");
        }
        for (int i = 0; i < 300; i++) {
            byte[] changed = image.parameters().clone();
            int at = random.nextInt(Math.min(4000, changed.length));
            changed[at] ^= (byte) (1 << random.nextInt(8));
            try (TextClassifier usable =
                    TextModels.load(new ModelImage(image.kind(), 1, changed))) {
                assertThat(usable.score("the door is open").tokens()).isNotEmpty();
            } catch (UnusableTextModelException e) {
                assertThat(e).hasMessageContaining("bytes");
            }
        }
        assertThatThrownBy(() -> TextModels.load(new ModelImage("text-odd", 1, new byte[0])))
                .hasMessageContaining("text-odd");
        assertThatThrownBy(() -> TextModels.load(new ModelImage(image.kind(), 9, new byte[0])))
                .hasMessageContaining("format 9");
    }

    @ParameterizedTest
    @EnumSource
    void anyTextHasAScore(TextModelKind kind) throws Exception {
        try (TextClassifier classifier = TextModels.load(trained(kind).image())) {
            for (String text : odd()) {
                TextScore score = classifier.score(text);
                assertThat(score.tokens()).hasSameSizeAs(score.weights());
                assertThat(score.perplexity()).isFinite().isGreaterThan(1);
                for (float probability : score.probabilities()) {
                    assertThat(probability).isBetween(0f, 1f);
                }
            }
            assertThat(classifier.score("x".repeat(1 << 20)).truncated()).isTrue();
            assertThat(classifier.score("short").truncated()).isFalse();
        }
    }

    private static List<String> odd() {
        return List.of(
                "",
                " ",
                "\u0000\u0001\u001b[31m\u007f",
                "x".repeat(1 << 20),
                "\ud800 alone \udc00",
                "👩‍👩‍👧‍👦🔥",
                "שלום עולם مرحبا",
                "дверь dør 扉 🚪 open",
                "e\u0301".repeat(1000));
    }

    @Test
    void unlikeTextsPerplex() throws Exception {
        try (TextClassifier classifier = TextModels.load(trained(TextModelKind.AVERAGE).image())) {
            double alike = classifier.score("the door of the garage is open").perplexity();
            double unlike = classifier.score("quarterly revenue rose in Zürich").perplexity();
            assertThat(unlike).isGreaterThan(10 * alike);
        }
    }

    @Test
    void oneLabelIsNoClassifier() {
        List<LabelledText> texts = List.of(new LabelledText("a", "x"), new LabelledText("b", "x"));
        TextTrainer trainer =
                new TextTrainer(TextRecipe.of(TextModelKind.AVERAGE), WorkerTeam.shared(), 1);
        assertThatThrownBy(() -> trainer.train(texts, List.of(), List.of(), EpochListener.NONE))
                .hasMessageContaining("two labels");
    }

    @Test
    void saysHowEachEpochWentAndWhatMoreTextsDo() {
        List<EpochListener.Epoch> epochs = new ArrayList<>();
        TextModel model =
                new TextTrainer(TextRecipe.of(TextModelKind.AVERAGE), WorkerTeam.shared(), 1)
                        .train(TRAINING, VALIDATION, List.of(0.25, 0.5), epochs::add);
        assertThat(epochs).isEqualTo(model.card().epochs()).isNotEmpty();
        assertThat(epochs.getLast().loss()).isLessThan(epochs.getFirst().loss());
        assertThat(model.card().learningCurve())
                .extracting(TextModelCard.CurvePoint::texts)
                .containsExactly(50, 100, 200);
        assertThat(model.card().verdict()).startsWith("a good fit");
    }
}
