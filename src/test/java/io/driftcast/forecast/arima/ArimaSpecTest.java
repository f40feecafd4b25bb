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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arima(0,1,1)(0,1,1)[12]",
                "arima(2,1,1)(0,0,1)[12]+drift",
                "arima(1,0,0)(0,1,0)[336]+drift",
                "arima(1,0,0)(1,0,0)[7]+mean"
            })
    void seasonalTextAndSpecAreOneAndTheSame(String text) {
        assertThat(ArimaSpec.parse(text).toString()).isEqualTo(text);
        assertThat(ArimaSpec.parse(ArimaSpec.parse(text).toString()))
                .isEqualTo(ArimaSpec.parse(text));
    }

    @Test
    void shorterNamesOfTheSame() {
        assertThat(ArimaSpec.parse("ar(3)")).isEqualTo(ArimaSpec.parse("arima(3,0,0)"));
        assertThat(ArimaSpec.parse("ar(1)+mean")).isEqualTo(ArimaSpec.parse("arima(1,0,0)+mean"));
        assertThat(ArimaSpec.parse("arma(2,1)")).isEqualTo(ArimaSpec.parse("arima(2,0,1)"));
        assertThat(ArimaSpec.parse("arma(1,0)(1,0,0)[12]"))
                .isEqualTo(ArimaSpec.parse("arima(1,0,0)(1,0,0)[12]"));
        assertThat(ArimaSpec.parse("arima(1,0,0)(0,0,0)[12]"))
                .as("a season without terms is none")
                .isEqualTo(ArimaSpec.parse("arima(1,0,0)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arima(0,1,1)(0,1,1)[12]+drift",
                "arima(0,0,1)(0,1,1)[12]+mean",
                "arima(0,0,1)(0,0,1)[12]+drift",
                "arima(0,1,1)(0,1,1)[1]",
                "arima(0,1,1)(0,1,1)[1001]",
                "arima(0,1,1)(5,1,1)[12]",
                "arima(0,1,1)(0,3,1)[12]",
                "arima(0,1,1)(0,1,1)",
                "arima(0,1,1)[12]",
                "ar(1,2)"
            })
    void seasonsThatCannotBeAreRefused(String text) {
        assertThatThrownBy(() -> ArimaSpec.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatASpecCosts() {
        ArimaSpec spec = ArimaSpec.parse("arima(2,0,1)(0,1,1)[12]+drift");
        assertThat(spec.lostToDifferences()).isEqualTo(12);
        assertThat(spec.termCount()).isEqualTo(4);
        assertThat(spec.parameterCount()).isEqualTo(6);
    }
}
