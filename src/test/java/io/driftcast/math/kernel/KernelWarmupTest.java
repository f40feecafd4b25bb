package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelWarmupTest {

    private static final int LIMIT = 50_000;

    /** Where the JIT must let an allocation be. */
    private byte[] kept = {};

    @Test
    void endsWhenAnOperationAllocatesNoMore() {
        int[] runs = {0};

        boolean warm =
                KernelWarmup.run(
                        () -> {
                            if (runs[0]++ < 100) {
                                kept = new byte[1000];
                            }
                        },
                        LIMIT);

        assertThat(warm).isTrue();
        assertThat(runs[0]).isGreaterThanOrEqualTo(1100).isLessThan(LIMIT);
    }

    @Test
    void whatIsNotCountedIsNotWarm() {
        int[] runs = {0};

        assertThat(KernelWarmup.run(() -> runs[0]++, 2000, () -> -1)).isFalse();
        assertThat(runs[0]).isEqualTo(2000);
    }

    @Test
    void givesUpOnAnOperationThatAlwaysAllocates() {
        assertThat(KernelWarmup.run(() -> kept = new byte[16], 2000)).isFalse();
        assertThat(kept).hasSize(16);
    }
}
