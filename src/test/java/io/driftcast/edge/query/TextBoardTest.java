package io.driftcast.edge.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.ScoreStatus;
import io.driftcast.avro.TextEvent;
import io.driftcast.avro.TextScore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextBoardTest {

    private final TextBoard board = new TextBoard();

    @Test
    void theWordsThatWeighedMostAreWholeWords() {
        board.event(new TextEvent("1", "home", Instant.EPOCH, "The boiler leaks!", null));
        board.score(
                score(
                        "water",
                        List.of("<bos>", "<cap>", " the", " boil", "er", " leaks", "!", "<eos>"),
                        List.of(0.3f, 0.1f, 0.05f, 0.1f, 0.1f, 0.15f, 0.18f, 0.02f)));
        TextRow row = board.rows().getFirst();
        assertThat(row.text()).isEqualTo("The boiler leaks!");
        assertThat(row.label()).isEqualTo("water");
        assertThat(row.confidence()).isEqualTo(0.75);
        assertThat(row.attended()).containsExactly("boiler", "leaks", "the");
    }

    @Test
    void aTextWithoutAModelHasARowToo() {
        board.score(score(null, List.of(), List.of()));
        TextRow row = board.rows().getFirst();
        assertThat(row.label()).isNull();
        assertThat(row.confidence()).isNaN();
        assertThat(row.attended()).isEmpty();
    }

    private static TextScore score(
            @Nullable String label, List<String> tokens, List<Float> weights) {
        return TextScore.newBuilder()
                .setEventId("1")
                .setSource("home")
                .setOccurredAt(Instant.EPOCH)
                .setStatus(label == null ? ScoreStatus.NO_MODEL : ScoreStatus.OK)
                .setLabel(label)
                .setProbabilities(label == null ? Map.of() : Map.of(label, 0.75, "fire", 0.25))
                .setTokens(tokens)
                .setTokenWeights(weights)
                .setTruncated(false)
                .setPerplexity(null)
                .setModelId(null)
                .setModelVersion(null)
                .build();
    }
}
