package io.driftcast.math.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdamSettingsTest {

    @Test
    void hasThePapersConstants() {
        assertThat(AdamSettings.withRate(0.1f))
                .isEqualTo(new AdamSettings(0.1f, 0.9f, 0.999f, 1e-8f));
    }

    @Test
    void takesTheEndsOfItsRanges() {
        assertThat(new AdamSettings(Float.MIN_VALUE, 0, 0, Float.MIN_VALUE).beta1()).isZero();
        float below = Math.nextDown(1f);
        assertThat(new AdamSettings(Float.MAX_VALUE, below, below, Float.MAX_VALUE).beta2())
                .isEqualTo(below);
    }

    @ParameterizedTest
    @ValueSource(floats = {0, -1, Float.NaN, Float.POSITIVE_INFINITY})
    void refusesARateOrAnEpsilonThatIsNotAboveZeroAndFinite(float value) {
        refused(() -> AdamSettings.withRate(value));
        refused(() -> new AdamSettings(0.1f, 0.9f, 0.999f, value));
    }

    @ParameterizedTest
    @ValueSource(floats = {-0.1f, 1, 2, Float.NaN, Float.POSITIVE_INFINITY})
    void refusesADecayOutsideOfZeroToOne(float value) {
        refused(() -> new AdamSettings(0.1f, value, 0.999f, 1e-8f));
        refused(() -> new AdamSettings(0.1f, 0.9f, value, 1e-8f));
    }

    private static void refused(Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run);
    }
}
