package io.driftcast.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordLineTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"value\":{\"value\":1.5,\"unit\":null,\"steps\":[1,2]}|value=1.5  steps=[2]",
                "\"value\":null|(deleted)",
                "\"headers\":{\"r\":\"a\\nb\",\"x.stacktrace\":\"at\"},\"value_base64\":\"AAE=\""
                        + "|r=a b  bytes=AAE=",
                "\"value_base64\":\"AAE=\",\"error\":\"no schema\"|error=no schema  bytes=AAE=",
            })
    void aRecordIsOneShortLine(String fields, String shown) throws Exception {
        String json =
                "{\"timestamp\":\"2020-01-01T00:00:00Z\",\"partition\":2,\"offset\":17,"
                        + "\"key\":\"meter\","
                        + fields
                        + "}";

        assertThat(RecordLine.of((ObjectNode) MAPPER.readTree(json)))
                .isEqualTo("2020-01-01T00:00:00Z  2:17  meter  " + shown);
    }
}
