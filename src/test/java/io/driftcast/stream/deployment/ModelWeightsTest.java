package io.driftcast.stream.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ForecasterFamily;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.LoadedModel.Owner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is loaded, kept and let go when. */
class ModelWeightsTest {

    private static final WeightsKey FIRST = new WeightsKey("group/g/m", "1");
    private static final WeightsKey SECOND = new WeightsKey("group/g/m", "2");

    private final Map<WeightsKey, Weights> kept = new HashMap<>();
    private final WeightsStore store = new KeptInMemory(kept);
    private final List<String> events = new ArrayList<>();
    private ModelWeights weights;

    /** Notes what is loaded and closed; makes no forecasters. */
    private final class NotingFamily extends ForecasterFamily {

        NotingFamily() {
            super("noting", 1);
        }

        @Override
        protected LoadedModel load(byte[] parameters, Owner owner) {
            String name = Byte.toString(parameters[0]);
            events.add("load " + name);
            return new LoadedModel() {
                @Override
                public Forecaster restore(byte[] state) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Forecaster start(long offset) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void close() {
                    events.add("close " + name);
                }
            };
        }
    }

    @BeforeEach
    void open() {
        weights = task();
    }

    private ModelWeights task() {
        return new ModelWeights(store, new ForecasterFamilies(List.of(new NotingFamily())));
    }

    private ModelWeights.Candidate candidate(
            @Nullable WeightsKey former, WeightsKey key, int parameters)
            throws IncompatibleModelException {
        return weights.candidate(
                former, key, new ModelImage("noting", 1, new byte[] {(byte) parameters}));
    }

    private int references(WeightsKey key) {
        Weights one = store.get(key);
        return one == null ? 0 : one.references();
    }

    @Test
    void aVersionIsLoadedOnceForAllItsSeriesAndGoesWithTheLast() throws IncompatibleModelException {
        for (int series = 0; series < 3; series++) {
            weights.replace(null, candidate(null, FIRST, 10));
        }
        assertThat(references(FIRST)).isEqualTo(3);
        assertThat(weights.at(FIRST)).isSameAs(weights.at(FIRST));
        assertThat(events).containsExactly("load 10");

        weights.replace(FIRST, candidate(FIRST, SECOND, 20));
        weights.release(FIRST);
        assertThat(references(FIRST)).isEqualTo(1);
        assertThat(references(SECOND)).isEqualTo(1);

        weights.replace(FIRST, candidate(FIRST, SECOND, 20));
        assertThat(store.get(FIRST)).isNull();
        assertThat(references(SECOND)).isEqualTo(2);
        assertThat(events).containsExactly("load 10", "load 20", "close 10");

        weights.release(SECOND);
        weights.release(SECOND);
        assertThat(store.get(SECOND)).isNull();
        assertThat(events).endsWith("close 20");
    }

    @Test
    void aCandidateThatIsDiscardedLeavesNothing() throws IncompatibleModelException {
        candidate(null, FIRST, 10).discard();

        assertThat(store.get(FIRST)).isNull();
        assertThat(events).containsExactly("load 10", "close 10");
    }

    @Test
    void anotherTaskOnTheSameStoreLoadsWhatIsKeptWhenItIsRun() throws IncompatibleModelException {
        weights.replace(null, candidate(null, FIRST, 10));
        weights.close();
        assertThat(events).containsExactly("load 10", "close 10");

        weights = task();
        weights.at(FIRST);
        weights.replace(FIRST, candidate(FIRST, FIRST, 10));

        assertThat(references(FIRST)).isEqualTo(1);
        assertThat(events).containsExactly("load 10", "close 10", "load 10");
    }

    @Test
    void whatIsNotKeptIsNotRun() {
        assertThatThrownBy(() -> weights.at(FIRST))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining("not kept");
    }

    @Test
    void otherParametersUnderTheSameVersionTakeThePlaceOfASeriesOwn()
            throws IncompatibleModelException {
        weights.replace(null, candidate(null, FIRST, 10));

        weights.replace(FIRST, candidate(FIRST, FIRST, 11));

        assertThat(references(FIRST)).isEqualTo(1);
        assertThat(events).containsExactly("load 10", "load 11", "close 10");
    }

    @Test
    void otherParametersUnderAVersionThatOthersRunAreRefused() throws IncompatibleModelException {
        weights.replace(null, candidate(null, FIRST, 10));
        weights.replace(null, candidate(null, FIRST, 10));

        assertThatThrownBy(() -> candidate(FIRST, FIRST, 11))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining("other parameters");
        assertThat(references(FIRST)).isEqualTo(2);
    }
}
