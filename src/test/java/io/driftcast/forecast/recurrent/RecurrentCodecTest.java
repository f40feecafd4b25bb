package io.driftcast.forecast.recurrent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecurrentCodecTest {

    /** Where the number of networks stands, and behind it hidden units and layers. */
    private static final int NETWORKS = 4;

    private static byte[] encoded() throws Exception {
        double[] values = new SplittableRandom(1).doubles(60, 0, 9).toArray();
        return Objects.requireNonNull(new RecurrentModels().find("rnn(2)", ModelRequest.of(1)))
                .fit(TrainingSeries.of(1, values))
                .model()
                .image()
                .parameters();
    }

    /** 2.7 GB, of which the record has some hundred bytes: refused before they are asked for. */
    @Test
    void aHeaderThatPromisesMoreThanTheRecordHoldsAsksForNoMemory() throws Exception {
        byte[] hostile = encoded();
        ByteBuffer.wrap(hostile).putInt(NETWORKS + 1, 4096).putInt(NETWORKS + 5, 20);

        assertThatThrownBy(() -> RecurrentCodec.decode("recurrent", hostile))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining(
                        String.format(Locale.ROOT, "%d bytes are not 3 networks", hostile.length));
    }

    @Test
    void morePartsThanThereMayBeAreRefused() throws Exception {
        byte[] model = encoded();
        for (int networks : new int[] {0, RecurrentModel.MAX_MEMBERS + 1, 255}) {
            byte[] hostile = model.clone();
            hostile[NETWORKS] = (byte) networks;
            assertThatThrownBy(() -> RecurrentCodec.decode("recurrent", hostile))
                    .as("%d networks", networks)
                    .isInstanceOf(IncompatibleModelException.class);
        }
        for (int units : new int[] {0, 4097, Integer.MAX_VALUE}) {
            byte[] hostile = model.clone();
            ByteBuffer.wrap(hostile).putInt(NETWORKS + 1, units);
            assertThatThrownBy(() -> RecurrentCodec.decode("recurrent", hostile))
                    .as("%d units", units)
                    .isInstanceOf(IncompatibleModelException.class)
                    .hasMessageContaining("hidden units");
        }
    }
}
