package io.driftcast.stream.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.forecast.TrainingSeries;
import io.driftcast.stream.training.FitState;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.FitState.Published;
import io.driftcast.stream.training.SeriesProfile;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final int WINDOW = 100;

    private final MapStore<ChunkKey, HistoryChunk> store = new MapStore<>();
    private final History history = new History(store, "s");

    private FitState put(long from, long to, int window) {
        FitState fit = FitState.beginning(5, from, Published.NOTHING, window);
        for (long step = from; step <= to; step++) {
            history.put(step, step / 2.0, 1000 * step, window);
            fit = fit.grown(step, true);
        }
        return fit;
    }

    @Test
    void stepsAreReadBackWithTheirLabelsAcrossChunks() {
        put(-70, 70, WINDOW);

        TrainingSeries read = history.read(SeriesProfile.UNKNOWN, -10, 69);

        assertThat(read.values()).hasSize(80).startsWith(-5, -4.5).endsWith(34, 34.5);
        assertThat(read.firstStep()).isEqualTo(-10);
        assertThat(history.label(-64)).isEqualTo(-64_000);
        assertThat(history.value(70)).isEqualTo(35);
    }

    @Test
    void aStepThatIsNotKeptIsMissingAndHasNoLabel() {
        put(0, 10, WINDOW);
        assertThat(history.value(64)).isNaN();
        assertThat(history.value(11)).isNaN();
        assertThatThrownBy(() -> history.label(64))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("64")
                .hasMessageContaining("'s'");
    }

    @Test
    void chunksThatHaveLeftTheWindowAreDropped() {
        put(0, 999, WINDOW);

        assertThat(history.value(899)).isEqualTo(449.5);
        assertThat(history.value(0)).isNaN();
        assertThat(store.approximateNumEntries()).isLessThanOrEqualTo(5);
    }

    @Test
    void whatIsWantedBeginsWithTheFirstStepThatIsKept() {
        put(0, 199, 1000);
        assertThat(history.firstKept(3, 199)).isEqualTo(3);

        store.delete(new ChunkKey("s", 0));
        store.delete(new ChunkKey("s", 1));

        assertThat(history.firstKept(3, 199)).isEqualTo(2L * HistoryChunk.STEPS);
        assertThat(history.firstKept(3, 100)).isEqualTo(100);
    }

    @Test
    void aPendingFitTakesWhatHasClosedSinceAndNotWhatHasLeftTheWindow() {
        FitState fit = put(0, 149, WINDOW);

        assertThat(history.upToDate(fit, new PendingFit(10, 119, "growth")))
                .isEqualTo(new PendingFit(50, 149, "growth"));
        assertThat(history.upToDate(fit, new PendingFit(70, 119, "request: x")))
                .isEqualTo(new PendingFit(70, 149, "request: x"));
    }

    @Test
    void oneSeriesIsClearedAndAnotherStays() {
        FitState fit = put(0, 199, 1000);
        History other = new History(store, "t");
        other.put(7, 1, 7, 1000);

        history.clear(fit);

        assertThat(store.approximateNumEntries()).isEqualTo(1);
        assertThat(other.value(7)).isEqualTo(1);
    }
}
