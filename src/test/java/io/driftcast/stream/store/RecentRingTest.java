package io.driftcast.stream.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.series.Declaration;
import io.driftcast.series.grid.Grid;
import io.driftcast.series.grid.GridSetup;
import io.driftcast.series.grid.GridState;
import io.driftcast.series.grid.Tallies;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecentRingTest {

    /** Without a season 256 steps are kept, in 17 chunks behind the newest. */
    private static final int CHUNKS = 17;

    private final Grid grid =
            Objects.requireNonNull(GridSetup.of(Declaration.NOTHING, "P1Y", 1, 0).grid());
    private final MapStore<ChunkKey, StepChunk> full = new MapStore<>();
    private final SeriesRecord series = new SeriesRecord(GridState.fresh(Declaration.NOTHING));
    private RecentRing ring;

    @BeforeEach
    void open() {
        ring = new RecentRing(full, "s", series, grid);
    }

    private void add(long from, long to) {
        for (long step = from; step <= to; step++) {
            ring.add(Tallies.of(step, step / 2.0, 1));
        }
    }

    private int stored() {
        int count = 0;
        try (var all = full.all()) {
            while (all.hasNext()) {
                all.next();
                count++;
            }
        }
        return count;
    }

    @Test
    void onlyFullChunksAreWritten() {
        add(-16, -2);
        assertThat(stored()).isZero();
        assertThat(ring.holds(-16)).isTrue();
        add(-1, 0);
        assertThat(stored()).isEqualTo(1);
        assertThat(ring.value(-16)).isEqualTo(-8.0);
        assertThat(ring.value(0)).isZero();
        assertThat(ring.holds(1)).isFalse();
    }

    @Test
    void itHoldsWhatAPlainListHolds() {
        SplittableRandom random = new SplittableRandom(4);
        TreeMap<Long, Double> all = new TreeMap<>();
        long step = -700;
        for (int i = 0; i < 1500; i++) {
            double value = random.nextInt(9) == 0 ? Double.NaN : random.nextDouble();
            ring.add(Tallies.of(step, value, 1));
            all.put(step++, value);
            long asked = step - 1 - random.nextInt(400);
            if (random.nextInt(20) == 0 && ring.holds(asked)) {
                ring.correct(Tallies.of(asked, 7, 2));
                all.put(asked, 7.0);
            }
            if (ring.holds(asked)) {
                assertThat(ring.value(asked)).isEqualTo(all.get(asked));
            }
            assertThat(ring.holds(step)).isFalse();
            assertThat(ring.holds(step - 256)).isEqualTo(all.containsKey(step - 256));
        }
        assertThat(stored()).isEqualTo(CHUNKS);
        assertThat(ring.holds(step - 1 - (CHUNKS + 1) * StepChunk.STEPS)).isFalse();
    }

    @Test
    void aGapIsKeptAsFarAsThereIsRoom() {
        add(0, 20);
        ring.addMissing(21, 100_000);
        long last = 100_020;
        assertThat(ring.holds(last)).isTrue();
        assertThat(ring.value(last)).isNaN();
        assertThat(ring.holds(last - 255)).isTrue();
        assertThat(ring.holds(20)).isFalse();
        assertThat(stored()).isLessThanOrEqualTo(CHUNKS);
        add(last + 1, last + 1);
        assertThat(ring.value(last + 1)).isEqualTo((last + 1) / 2.0);
    }

    @Test
    void aStepThatIsNotKeptCannotBeCorrected() {
        add(0, 20);
        assertThatThrownBy(() -> ring.correct(Tallies.of(-1, 1, 1)))
                .hasMessageContaining("is not kept");
    }

    @Test
    void whatIsClearedLeavesNothing() {
        add(0, 600);
        ring.clear();
        assertThat(stored()).isZero();
        assertThat(series.newest()).isNull();
        assertThat(ring.holds(600)).isFalse();
    }

    @Test
    void aLongerSeasonHasAnotherPlaceForEachChunk() {
        Grid daily = Objects.requireNonNull(GridSetup.of(Declaration.NOTHING, "PT5M", 1, 0).grid());
        assertThat(ring.fits(daily)).isFalse();
        assertThat(ring.fits(grid)).isTrue();
    }
}
