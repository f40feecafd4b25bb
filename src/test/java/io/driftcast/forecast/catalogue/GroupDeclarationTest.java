package io.driftcast.forecast.catalogue;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.series.Declaration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What may be declared of a series that shares a model. */
class GroupDeclarationTest {

    private static void check(List<String> models, @Nullable String transform) {
        PlannedFitters.check(
                Declaration.builder()
                        .models(models)
                        .transform(transform)
                        .horizon(12)
                        .group("g")
                        .seasonalPeriods(List.of(24))
                        .build());
    }

    @Test
    void aGroupHasOneModel() {
        assertThatThrownBy(() -> check(List.of("lstm", "rnn"), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one model for all its members")
                .hasMessageContaining("lstm, rnn");
    }

    @Test
    void aModelOfOneSeriesIsRefused() {
        assertThatThrownBy(() -> check(List.of("ets"), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'ets' is a model of one series");
    }

    @Test
    void anUnknownModelIsRefused() {
        assertThatThrownBy(() -> check(List.of("oracle"), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no model 'oracle'");
    }

    @Test
    void theGlobalModelsAreTaken() {
        check(List.of(), null);
        check(List.of("rnn"), null);
        check(List.of("lstm(8)"), null);
    }

    @Test
    void aTransformIsRefused() {
        assertThatThrownBy(() -> check(List.of(), "log"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leave transform out");
    }
}
