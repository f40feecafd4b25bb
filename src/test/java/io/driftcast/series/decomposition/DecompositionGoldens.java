package io.driftcast.series.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftcast.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The figures of R and statsmodels, and how near to them a decomposition has to be. */
final class DecompositionGoldens {

    /** Of the range of the values. */
    private static final double TOLERANCE = 1e-8;

    /** The goldens have eight significant digits; half a unit of the last is this share. */
    private static final double DIGITS = 5.001e-8;

    static final JsonNode ALL = Goldens.read("decomposition.json");

    private DecompositionGoldens() {}

    static void assertClose(double[] actual, JsonNode expected, double range, String what) {
        if (expected.isObject()) { // a long vector, of which three parts are kept
            int n =
                    expected.get("n").isArray()
                            ? expected.get("n").get(0).asInt()
                            : expected.get("n").asInt();
            assertThat(actual).as(what).hasSize(n);
            assertClose(Arrays.copyOf(actual, 40), expected.get("first40"), range, what);
            assertClose(
                    Arrays.copyOfRange(actual, n / 2, n / 2 + 40),
                    expected.get("mid40"),
                    range,
                    what);
            assertClose(Arrays.copyOfRange(actual, n - 40, n), expected.get("last40"), range, what);
            return;
        }
        assertThat(actual).as(what).hasSize(expected.size());
        for (int t = 0; t < actual.length; t++) {
            if (expected.get(t).isNull()) {
                assertThat(actual[t]).as("%s at %d", what, t).isNaN();
            } else {
                double value = expected.get(t).asDouble();
                assertThat(actual[t])
                        .as("%s at %d", what, t)
                        .isCloseTo(value, within(TOLERANCE * range + DIGITS * Math.abs(value)));
            }
        }
    }

    static double range(double[] values) {
        return Arrays.stream(values).max().orElseThrow()
                - Arrays.stream(values).min().orElseThrow();
    }

    static JsonNode shared(String name) throws IOException {
        Path file = Path.of(System.getProperty("shared.dir", "../shared"), "goldens", name);
        assumeTrue(Files.exists(file), () -> file + " is not there (system property shared.dir)");
        return new ObjectMapper().readTree(file.toFile());
    }
}
