package io.driftcast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.forecast.catalogue.DefaultModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestedModelTest {

    @Test
    void commasWithinBracketsBelongToTheName() {
        assertThat(
                        RequestedModel.names(
                                "arima(2,1,2), ses ,arima(0,1,1)(0,1,1)[12],ets(M,Ad,A),sma(10)"))
                .containsExactly(
                        "arima(2,1,2)", "ses", "arima(0,1,1)(0,1,1)[12]", "ets(M,Ad,A)", "sma(10)");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 7, 24})
    void defaultModelsTakeTheSeasonOfTheSeries(int period) {
        assertThat(DefaultModels.names(period))
                .contains("naive", "snaive")
                .doesNotHaveDuplicates()
                .allSatisfy(name -> {
                    if (name.endsWith("]")) {
                        assertThat(name).endsWith("[" + period + "]");
                    }
                });
    }

    @Test
    void withoutASeasonThereAreNoSeasonalModels() {
        assertThat(DefaultModels.names(1))
                .contains("mean", "naive", "drift", "sma(10)", "ses", "holt", "linear", "quadratic")
                .contains("ar(3)", "arima(2,1,2)", "auto-arima", "arima(1,0,1)", "ets", "theta")
                .contains("dotm", "ridge", "lasso", "prophet", "combination")
                .noneSatisfy(name -> assertThat(name).matches("snaive.*|hw-.*|mstl|.*]"));
    }
}
