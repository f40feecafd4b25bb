package io.driftcast.stream.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.forecast.Forecast;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The least width of the intervals of a sensor that always says the same. */
class ScaleTest {

    private static Forecast ofConstant(double value, double half) {
        Scale scale = Scale.unknown();
        scale.take(value);
        scale.take(value);
        double[] at = {value};
        double[] below = {value - half};
        double[] above = {value + half};
        return scale.atLeast(new Forecast(at, at, new double[1], below, above, below, above));
    }

    @ParameterizedTest
    @CsvSource({"21.5, 0.1", "20, 1", "-7, 1", "0, 1", "0.125, 0.001", "1013.25, 0.01"})
    void itIsTheLastDecimalPlace(double value, double place) {
        Forecast forecast = ofConstant(value, 0);
        assertThat(forecast.upper80()[0] - forecast.lower80()[0]).isEqualTo(place, within(1e-9));
        assertThat(forecast.upper95()[0]).isGreaterThan(forecast.upper80()[0]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1 / 3.0, 1e18, -1e90, 3.1e-12, Math.PI})
    void itIsNeverZero(double value) {
        Forecast forecast = ofConstant(value, 0);
        assertThat(forecast.upper80()[0]).isGreaterThan(forecast.lower80()[0]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {20.37, 1 / 3.0, 5})
    void whatIsWiderStays(double value) {
        assertThat(ofConstant(value, 0.5).upper80()[0]).isEqualTo(value + 0.5);
    }
}
