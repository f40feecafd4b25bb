package io.driftcast.stream.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.series.Declaration;
import io.driftcast.series.grid.GridState;
import org.junit.jupiter.api.Test;

class SeriesMemoryTest {

    private final SeriesMemory memory = SeriesMemory.builder("in-use").build();

    private static SeriesRecord series() {
        return new SeriesRecord(GridState.fresh(Declaration.NOTHING));
    }

    @Test
    void whatWasInUseLongestAgoMakesRoom() {
        SeriesRecord first = series();
        memory.put("first", first);
        memory.put("second", series());
        for (int i = 0; i < 8190; i++) {
            memory.put("other " + i, series());
        }
        assertThat(memory.get("first")).isSameAs(first);

        memory.put("one more", series());

        assertThat(memory.get("first")).isSameAs(first);
        assertThat(memory.get("second")).isNull();
    }

    @Test
    void aTaskThatRestsHasNothingInMemory() {
        memory.put("s", series());
        memory.clear();
        assertThat(memory.get("s")).isNull();
    }

    @Test
    void itKeepsNothing() {
        assertThat(memory.persistent()).isFalse();
        assertThat(SeriesMemory.builder("in-use").loggingEnabled()).isFalse();
    }
}
