package io.driftcast.platform.admin;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AdminCallsTest {

    /** Kafka takes no password there, and says so with the whole address. */
    @Test
    void aPasswordInAnAddressWithoutASchemeIsNotToldInTheFailure() {
        assertThatThrownBy(() ->
                        AdminCalls.open(Map.of("bootstrap.servers", "jane:sesame@localhost:9092")))
                .isInstanceOf(KafkaUnavailableException.class)
                .hasMessageContaining("cannot connect to Kafka at ****@localhost:9092")
                .hasMessageContaining("check the kafka.* settings")
                .hasMessageNotContaining("sesame")
                .hasNoCause();
    }
}
