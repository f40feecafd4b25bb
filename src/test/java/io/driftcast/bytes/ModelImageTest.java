package io.driftcast.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ModelImageTest {

    private static final ModelImage IMAGE = new ModelImage("arima", 2, new byte[] {1, 2, 3});

    @Test
    void imagesAreEqualIfTheirContentsAre() {
        assertThat(new ModelImage("arima", 2, new byte[] {1, 2, 3}))
                .isEqualTo(IMAGE)
                .hasSameHashCodeAs(IMAGE);
        assertThat(new ModelImage("ets", 2, new byte[] {1, 2, 3})).isNotEqualTo(IMAGE);
        assertThat(new ModelImage("arima", 3, new byte[] {1, 2, 3})).isNotEqualTo(IMAGE);
        assertThat(new ModelImage("arima", 2, new byte[] {1, 2, 4})).isNotEqualTo(IMAGE);
    }

    @Test
    void aCopyHasWhatLiesBetweenPositionAndLimit() {
        ByteBuffer around = ByteBuffer.wrap(new byte[] {9, 1, 2, 3, 9}).position(1).limit(4);
        assertThat(ModelImage.copyOf("arima", 2, around)).isEqualTo(IMAGE);
        assertThat(ModelImage.copyOf("arima", 2, around.asReadOnlyBuffer())).isEqualTo(IMAGE);
        assertThat(around.position()).isEqualTo(1);
    }
}
