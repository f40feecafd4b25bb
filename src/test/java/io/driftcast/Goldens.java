package io.driftcast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Reference results under src/test/resources/goldens; the README there says where they come from.
 */
public final class Goldens {

    private Goldens() {}

    /** The document of one file. */
    public static JsonNode read(String file) {
        try (InputStream in = Goldens.class.getResourceAsStream("/goldens/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no golden " + file);
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of R's data sets, for example co2. */
    public static double[] series(String name) {
        return numbers(read("series.json").get(name));
    }

    /** A JSON array as numbers. */
    public static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }
}
