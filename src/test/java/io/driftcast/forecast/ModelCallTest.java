package io.driftcast.forecast;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCallTest {

    private static ModelCall parsed(String name) {
        return requireNonNull(ModelCall.parse(name));
    }

    @Test
    void argumentsAreCutOutsideInnerBrackets() {
        assertThat(parsed("ets")).isEqualTo(new ModelCall("ets", List.of()));
        assertThat(parsed("sma(10)")).isEqualTo(new ModelCall("sma", List.of("10")));
        assertThat(parsed("combination(ets, arima(0,1,1)(0,1,1)[12],mstl(arima(1,1,1)))"))
                .isEqualTo(
                        new ModelCall(
                                "combination",
                                List.of("ets", "arima(0,1,1)(0,1,1)[12]", "mstl(arima(1,1,1))")));
        assertThat(parsed("f()").arguments()).containsExactly("");
    }

    @Test
    void otherFormsAreNotCalls() {
        for (String name :
                new String[] {"arima(0,1,1)(0,1,1)[12]", "f(1)(2)", "f(1", "f((1)", "f(1))"}) {
            assertThat(ModelCall.parse(name)).as(name).isNull();
        }
    }

    @Test
    void numbersAreCheckedAndCounted() {
        assertThat(parsed("f(1,-2.5)").number(1, "b")).isEqualTo(-2.5);
        assertThatThrownBy(() -> parsed("f(1,x)").number(1, "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("f: b is a number, not 'x'");
        assertThatThrownBy(() -> parsed("f").number(0, "a"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parsed("f(1,2)").requireArguments(0, 1, "f(1)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("f with 2 arguments; it is called f(1)");
    }
}
