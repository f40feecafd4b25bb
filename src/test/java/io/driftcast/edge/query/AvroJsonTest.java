package io.driftcast.edge.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.Forecast;
import io.driftcast.avro.ForecastStatus;
import io.driftcast.avro.ForecastStep;
import io.driftcast.avro.Reading;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

class AvroJsonTest {

    @Test
    void timesAreTextAndMissingValuesNull() {
        GenericRecord reading =
                new GenericRecordBuilder(Reading.getClassSchema())
                        .set("series_id", "meter")
                        .set(
                                "observed_at",
                                Instant.parse("1801-02-03T04:05:06.007Z").toEpochMilli())
                        .set("value", null)
                        .set("unit", "kWh")
                        .set("attributes", Map.of("site", "north"))
                        .build();

        assertThat(AvroJson.of(reading))
                .hasToString(
                        "{\"series_id\":\"meter\",\"observed_at\":\"1801-02-03T04:05:06.007Z\","
                                + "\"value\":null,\"unit\":\"kWh\",\"attributes\":"
                                + "{\"site\":\"north\"}}");
    }

    @Test
    void numbersThatAreNoneAreNullInNestedRecords() {
        Schema steps = Forecast.getClassSchema().getField("steps").schema().getElementType();
        assertThat(steps.getFullName()).isEqualTo(ForecastStep.class.getName());
        GenericRecord step = new GenericData.Record(steps);
        steps.getFields().forEach(field -> step.put(field.pos(), Double.NaN));
        step.put("step", 5L);
        step.put("at", 0L);
        step.put("mean", 2.5);
        GenericRecord forecast = new GenericData.Record(Forecast.getClassSchema());
        forecast.put("series_id", "s");
        forecast.put(
                "status",
                new GenericData.EnumSymbol(
                        Forecast.getClassSchema().getField("status").schema(),
                        ForecastStatus.OK.name()));
        forecast.put("steps", List.of(step));

        var json = AvroJson.of(forecast);

        assertThat(json.path("status").asText()).isEqualTo("OK");
        assertThat(json.at("/steps/0/at").asText()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(json.at("/steps/0/mean").asDouble()).isEqualTo(2.5);
        assertThat(json.at("/steps/0/forecast_value").isNull()).isTrue();
    }

    @Test
    void bytesAreBase64() {
        Schema schema = SchemaBuilder.record("Blob").fields().requiredBytes("data").endRecord();
        GenericRecord blob = new GenericData.Record(schema);
        blob.put("data", ByteBuffer.wrap(new byte[] {0, 1, 2}));

        assertThat(AvroJson.of(blob)).hasToString("{\"data\":\"AAEC\"}");
    }
}
