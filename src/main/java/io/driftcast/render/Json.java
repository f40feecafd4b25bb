package io.driftcast.render;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/** The JSON of every command: snake_case names; NaN and infinities are null. */
public final class Json {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(double.class, new FiniteOrNull())
                                    .addSerializer(Double.class, new FiniteOrNull())
                                    .addSerializer(double[].class, new FiniteOrNullArray())
                                    .addDeserializer(double.class, new NumberOrNaN()))
                    .build();

    private Json() {}

    /** One line, without its end. */
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON: " + value.getClass(), e);
        }
    }

    /**
     * Reads back what {@link #line} wrote; a number that is null is NaN.
     *
     * @throws JsonProcessingException if it is not of that type
     */
    public static <T> T read(String line, Class<T> type) throws JsonProcessingException {
        return MAPPER.readValue(line, type);
    }

    private static final class NumberOrNaN extends JsonDeserializer<Double> {
        @Override
        public Double deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            return in.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }

    private static final class FiniteOrNull extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            write(value, out);
        }
    }

    private static final class FiniteOrNullArray extends JsonSerializer<double[]> {
        @Override
        public void serialize(double[] values, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStartArray();
            for (double value : values) {
                write(value, out);
            }
            out.writeEndArray();
        }
    }

    private static void write(double value, JsonGenerator out) throws IOException {
        if (Double.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeNull();
        }
    }
}
