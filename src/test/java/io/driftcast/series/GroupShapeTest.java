package io.driftcast.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.bytes.Locales;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupShapeTest {

    /** Stored with every group's model. From Python's {@code hashlib} and {@code struct}. */
    @Test
    void hashIsTheSameInEveryLocale() {
        Locales.assertSameInAll(
                0xb319b72190e5f384L, () -> new GroupShape("PT1H", List.of(24, 168), 48).hash());
    }

    @Test
    void hashTellsShapesApart() {
        long hash = new GroupShape("PT1H", List.of(24), 12).hash();
        assertThat(new GroupShape("PT2H", List.of(24), 12).hash()).isNotEqualTo(hash);
        assertThat(new GroupShape("PT1H", List.of(24, 12), 12).hash()).isNotEqualTo(hash);
        assertThat(new GroupShape("PT1H", List.of(24), 24).hash()).isNotEqualTo(hash);
    }
}
