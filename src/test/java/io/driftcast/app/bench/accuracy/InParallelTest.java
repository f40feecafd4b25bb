package io.driftcast.app.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InParallelTest {

    private final Queue<String> progress = new ConcurrentLinkedQueue<>();
    private final InParallel parallel = new InParallel(progress::add);

    @Test
    void resultsComeInTheOrderOfTheItems() throws InterruptedException {
        List<Integer> items = IntStream.range(0, 100).boxed().toList();

        List<Integer> squares = parallel.map("squares", items, item -> item * item);

        assertThat(squares).isEqualTo(items.stream().map(item -> item * item).toList());
        assertThat(progress).hasSize(10).contains("squares: 100 of 100");
    }

    @Test
    void aFailureEndsTheWorkWithItsCause() {
        assertThatThrownBy(() ->
                        parallel.map(
                                "work",
                                List.of(1, 0),
                                item -> {
                                    if (item == 0) {
                                        throw new IllegalArgumentException("nought");
                                    }
                                    return item;
                                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("work failed")
                .hasRootCauseMessage("nought");
    }
}
