package io.driftcast.text.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LastingSplitTest {

    private static final List<LabelledText> TEXTS =
            IntStream.range(0, 1000)
                    .mapToObj(i -> new LabelledText("message " + i, i % 3 == 0 ? "a" : "b"))
                    .toList();

    @Test
    void holdsTheShareBackAndKeepsTheRest() {
        LastingSplit split = LastingSplit.of(TEXTS, 0.2, 7);
        assertThat(split.heldBack().size() / (double) TEXTS.size())
                .isEqualTo(0.2, Offset.offset(0.05));
        assertThat(Stream.concat(split.kept().stream(), split.heldBack().stream()).toList())
                .containsExactlyInAnyOrderElementsOf(TEXTS);
    }

    @Test
    void whatWasHeldBackIsHeldBackWhenOthersComeAndGo() {
        List<LabelledText> before = TEXTS.subList(0, 600);
        List<LabelledText> after = TEXTS.subList(300, 1000);
        List<LabelledText> heldBefore = LastingSplit.of(before, 0.2, 7).heldBack();
        List<LabelledText> keptAfter = LastingSplit.of(after, 0.2, 7).kept();
        assertThat(heldBefore).isNotEmpty().doesNotContainAnyElementsOf(keptAfter);
    }

    @Test
    void aTextThatChangedItsLabelStaysInItsPart() {
        for (LabelledText text : TEXTS.subList(0, 50)) {
            LabelledText other = new LabelledText(text.text(), "another");
            LastingSplit split = LastingSplit.of(List.of(text, other), 0.5, 7);
            assertThat(split.kept().size()).isIn(0, 2);
        }
    }

    @Test
    void anImpossibleShareIsRefused() {
        assertThatThrownBy(() -> LastingSplit.of(TEXTS, 1, 7)).hasMessage("a share of 1.0");
        assertThatThrownBy(() -> LastingSplit.of(TEXTS, Double.NaN, 7))
                .hasMessage("a share of NaN");
    }
}
