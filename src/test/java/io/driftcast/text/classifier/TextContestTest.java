package io.driftcast.text.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.math.kernel.WorkerTeam;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextContestTest {

    private static final List<LabelledText> TEXTS = Messages.some(200, 1);

    private static TextVerdict hold(
            List<LabelledText> texts, int epochs, @Nullable TextClassifier inPlace) {
        TextRecipe recipe = TextRecipe.of(TextModelKind.AVERAGE);
        try (WorkerTeam team = new WorkerTeam(1)) {
            return new TextContest(recipe.withFitting(recipe.fitting().withEpochs(epochs)), team, 7)
                    .hold(texts, inPlace);
        }
    }

    @Test
    void theFirstModelHasNothingToBeWorseThan() {
        TextVerdict verdict = hold(TEXTS, 30, null);
        assertThat(verdict.noWorse()).isTrue();
        assertThat(verdict.measures().accuracy()).isGreaterThan(0.9);
        assertThat(verdict.reason())
                .matches("200 labelled texts, accuracy \\d\\.\\d{3} on \\d+ held back");
        assertThat(verdict.metrics())
                .containsEntry("texts", 200.0)
                .containsEntry("labels", 3.0)
                .containsEntry("held_back", (double) verdict.heldBack())
                .containsKeys("accuracy", "macro_f1", "log_loss", "validation_accuracy");
    }

    @Test
    void neitherStopsNorLearnsByWhatIsHeldBack() {
        TextVerdict verdict = hold(TEXTS, 30, null);
        TextModelCard card = verdict.model().card();
        assertThat(card.trainingTexts() + card.validationTexts() + verdict.heldBack())
                .isEqualTo(200);
    }

    @Test
    void theSameTextsGiveTheSameModel() {
        assertThat(hold(TEXTS, 3, null).model().image())
                .isEqualTo(hold(TEXTS, 3, null).model().image());
    }

    @Test
    void aModelAsGoodIsNoWorse() throws Exception {
        try (TextClassifier same = TextModels.load(hold(TEXTS, 30, null).model().image())) {
            TextVerdict verdict = hold(TEXTS, 30, same);
            assertThat(verdict.inPlace()).isEqualTo(verdict.measures());
            assertThat(verdict.noWorse()).isTrue();
        }
    }

    @Test
    void aModelOfWrongLabelsIsWorseThanTheOneInPlace() throws Exception {
        List<String> labels = TEXTS.stream().map(LabelledText::label).distinct().toList();
        LastingSplit parts = LastingSplit.of(TEXTS, 0.2, 7);
        List<LabelledText> mixed = new ArrayList<>(parts.heldBack());
        for (LabelledText text : parts.kept()) {
            int next = (labels.indexOf(text.label()) + 1) % labels.size();
            mixed.add(new LabelledText(text.text(), labels.get(next)));
        }
        try (TextClassifier good = TextModels.load(hold(TEXTS, 30, null).model().image())) {
            TextVerdict verdict = hold(mixed, 30, good);
            assertThat(verdict.noWorse()).isFalse();
            assertThat(verdict.reason())
                    .matches(
                            "200 labelled texts, accuracy 0\\.\\d{3} on \\d+ held back, the model in place \\d\\.\\d{3}");
        }
    }

    @Test
    void aLabelThatTheModelInPlaceDoesNotKnowIsWrongThere() throws Exception {
        List<LabelledText> more = new ArrayList<>(TEXTS);
        for (int i = 0; i < 100; i++) {
            more.add(new LabelledText("zebra quagga okapi " + i, "animals"));
        }
        try (TextClassifier before = TextModels.load(hold(TEXTS, 30, null).model().image())) {
            TextVerdict verdict = hold(more, 30, before);
            double then = Objects.requireNonNull(verdict.inPlace()).accuracy();
            assertThat(then).isLessThan(0.85);
            assertThat(verdict.measures().accuracy()).isGreaterThan(then);
        }
    }

    @Test
    void textsOfOneLabelAreNoContest() {
        List<LabelledText> one =
                TEXTS.stream().map(text -> new LabelledText(text.text(), "one")).toList();
        assertThatThrownBy(() -> hold(one, 3, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two labels");
    }

    @Test
    void withNothingHeldBackNothingIsCompared() {
        List<LabelledText> few = LastingSplit.of(TEXTS, 0.2, 7).kept().subList(0, 10);
        assertThatThrownBy(() -> hold(few, 3, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none of 10 labelled texts falls into the part");
    }
}
