package io.driftcast.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriterionTest {

    @ParameterizedTest
    @CsvSource({
        "'arima(2,1,1)(0,1,0)[12]', 1 1",
        "'arima(2,1,2)+drift', 1 0",
        "'arima(10,0,2)(1,0,1)[168]+mean', 0 0",
    })
    void differencesAreReadFromTheCanonicalText(String spec, String differences) {
        assertThat(Criterion.differences(spec)).isEqualTo(differences);
    }

    @Test
    void otherModelsHaveNone() {
        assertThatThrownBy(() -> Criterion.differences("ets(A,N,N)"))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("ets(A,N,N)");
    }
}
