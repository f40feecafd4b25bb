package io.driftcast.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.forecast.arima.ArimaSpec.Constant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArimaSpecTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arima(0,0,0)",
                "arima(1,0,0)+mean",
                "arima(2,1,2)+drift",
                "arima(12,2,12)",
                "arima(0,1,1)"
            })
    void textReadsBack(String text) {
        assertThat(ArimaSpec.parse(text)).hasToString(text);
    }

    @Test
    void ordersAreRead() {
        assertThat(ArimaSpec.parse("arima(3,1,2)+drift"))
                .isEqualTo(new ArimaSpec(3, 1, 2, Constant.DRIFT));
        assertThat(new ArimaSpec(3, 1, 2, Constant.DRIFT).parameterCount()).isEqualTo(7);
        assertThat(new ArimaSpec(0, 0, 0, Constant.NONE).parameterCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "arima",
                "arima(1,0)",
                "arima(1, 0, 0)",
                "ARIMA(1,0,0)",
                "arima(1,0,0)+constant",
                "arima(1,0,0)+drift",
                "arima(1,1,0)+mean",
                "arima(1,2,0)+drift",
                "arima(13,0,0)",
                "arima(0,3,0)",
                "arima(-1,0,0)",
                "arima(0,0,0)x"
            })
    void otherTextsAreRefused(String text) {
        assertThatThrownBy(() -> ArimaSpec.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("arima(");
    }
}
