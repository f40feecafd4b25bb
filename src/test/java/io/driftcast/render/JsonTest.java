package io.driftcast.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTest {

    record Sample(double forecastValue, Double other, double[] many) {}

    @Test
    void namesAreSnakeCaseAndNumbersThatAreNoneAreNull() {
        double[] many = {1.5, Double.NaN, Double.NEGATIVE_INFINITY};

        assertThat(Json.line(new Sample(Double.POSITIVE_INFINITY, Double.NaN, many)))
                .isEqualTo("{\"forecast_value\":null,\"other\":null,\"many\":[1.5,null,null]}");
    }

    @Test
    void aTableIsAlignedWithoutTrailingSpaces() {
        assertThat(new TextTable("NAME", "N").row("a-long-name", 1).row("b", 22).lines())
                .containsExactly("NAME         N", "a-long-name  1", "b            22");
    }
}
