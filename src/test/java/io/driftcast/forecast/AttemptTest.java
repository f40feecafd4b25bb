package io.driftcast.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class AttemptTest {

    @Test
    void whateverIsThrownSaysThatTheSeriesCannotBeFitted() {
        assertThatThrownBy(() ->
                        Attempt.at(() -> {
                            throw new IllegalStateException("no start");
                        }))
                .isInstanceOf(UnfittableSeriesException.class)
                .hasMessageContaining("no start");
        assertThatThrownBy(() -> Attempt.at(() -> forever(0)))
                .isInstanceOf(UnfittableSeriesException.class);
        assertThat(Attempt.maybe(() -> new int[1][-1])).isEmpty();
        assertThat(Attempt.maybe(() -> 3)).contains(3);
    }

    @SuppressWarnings("InfiniteRecursion") // that is the point
    private static int forever(int depth) {
        return 1 + forever(depth + 1);
    }

    @Test
    void aCancellationEndsAllAttempts() {
        assertThatThrownBy(() ->
                        Attempt.maybe(() -> {
                            throw new CancellationException("interrupted");
                        }))
                .isInstanceOf(CancellationException.class);
    }
}
