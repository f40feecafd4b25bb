package io.driftcast.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

    @ParameterizedTest
    @CsvSource({
        "144, 12, 24",
        "60, 12, 24",
        "59, 12, 11",
        "108, 4, 8",
        "215, 1, 43",
        "3, 1, 1",
        "700, 336, 140"
    })
    void theUsualTestPartIsTwoSeasonsOrAFifth(int length, int period, int test) {
        assertThat(Origins.usualTest(length, period)).isEqualTo(test);
    }

    @Test
    void originsAreSpreadEvenlyAndTheLastReachesTheEnd() {
        assertThat(new Origins(12, 3, 4).trainingLengths(100)).containsExactly(88, 91, 94, 97);
        assertThat(new Origins(12, 6, 3).trainingLengths(100)).containsExactly(88, 91, 94);
        assertThat(new Origins(5, 1, 5).trainingLengths(6)).containsExactly(1, 2, 3, 4, 5);
        assertThat(Origins.holdOut(12).trainingLengths(13)).containsExactly(1);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new Origins(0, 1, 1)).hasMessageContaining("at least one step");
        assertThatThrownBy(() -> new Origins(3, 4, 1)).hasMessageContaining("4 steps ahead");
        assertThatThrownBy(() -> new Origins(4, 2, 4)).hasMessageContaining("at most 3 do");
        assertThatThrownBy(() -> Origins.holdOut(12).trainingLengths(12))
                .hasMessageContaining("leaves nothing");
    }
}
