package io.driftcast.forecast.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.baseline.BaselineModels;
import io.driftcast.forecast.baseline.MeanFamily;
import io.driftcast.forecast.composite.CombinationFamily;
import io.driftcast.forecast.composite.CompositeModels;
import io.driftcast.forecast.composite.MstlFamily;
import io.driftcast.forecast.composite.TransformedFamily;
import io.driftcast.forecast.composite.TransformedFitter;
import io.driftcast.series.transform.TransformSpec;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks inside other models: loaded, their weights are there once, and go with the whole. */
class NestedNetworksTest {

    private static final int PERIOD = 12;
    private static final ForecasterFamilies FAMILIES =
            new ForecasterFamilies(
                    List.of(
                            new RecurrentFamily(),
                            new MeanFamily(),
                            new CombinationFamily(NestedNetworksTest::families),
                            new MstlFamily(NestedNetworksTest::families),
                            new TransformedFamily(NestedNetworksTest::families)));

    private static ForecasterFamilies families() {
        return FAMILIES;
    }

    private static double[] values(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        for (int t = 0; t < n; t++) {
            values[t] = 50 + 5 * Math.sin(2 * Math.PI * t / PERIOD) + random.nextGaussian();
        }
        return values;
    }

    private static ModelFitter fitter(String name, ModelRequest request) {
        return Stream.of(
                        new RecurrentModels(),
                        new BaselineModels(),
                        new CompositeModels(
                                NestedNetworksTest::families, NestedNetworksTest::fitter))
                .map(models -> models.find(name, request))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static FittedModel fit(String transform, String name) throws UnfittableSeriesException {
        return new TransformedFitter(
                        TransformSpec.parse(transform),
                        fitter(name, ModelRequest.of(PERIOD)),
                        NestedNetworksTest::families)
                .fit(TrainingSeries.of(PERIOD, values(96, 1)))
                .model();
    }

    private static LoadedModel load(FittedModel model) throws IncompatibleModelException {
        return FAMILIES.load(model.image());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "log; rnn(4)",
                "none; combination(mean,rnn(4))",
                "none; mstl(rnn(4))",
                "sqrt; combination(mstl(rnn(4)),mean)"
            })
    void loadedTheWeightsAreThereOnceAndForecastAsOffline(String transform, String name)
            throws Exception {
        FittedModel model = fit(transform, name);
        Forecaster offline = FAMILIES.restore(model);
        int before = SharedWeights.copies();
        LoadedModel loaded = load(model);
        LoadedModel other = load(model);
        assertThat(SharedWeights.copies()).isEqualTo(before + 1);
        byte[] state = model.state();
        for (double value : values(30, 2)) {
            Forecaster inStream = loaded.restore(state);
            inStream.update(value);
            offline.update(value);
            state = inStream.state();
            assertThat(state).containsExactly(offline.state());
            assertThat(inStream.forecast(5).upper95())
                    .containsExactly(offline.forecast(5).upper95());
        }
        assertThat(loaded.start(7).forecast(15).median())
                .containsExactly(FAMILIES.start(model.image(), 7).forecast(15).median());
        loaded.close();
        assertThat(SharedWeights.copies()).isEqualTo(before + 1);
        other.close();
        assertThat(SharedWeights.copies()).isEqualTo(before);
    }

    @Test
    void aCombinationThatCannotBeLoadedLeavesNothingBehind() throws Exception {
        FittedModel model = fit("none", "combination(rnn(4),lstm(4),mean)");
        ForecasterFamilies withoutMean =
                new ForecasterFamilies(
                        List.of(
                                new CombinationFamily(() ->
                                        new ForecasterFamilies(List.of(new RecurrentFamily())))));
        int before = SharedWeights.copies();

        assertThatThrownBy(() -> withoutMean.load(model.image()))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining("mean");
        assertThat(SharedWeights.copies()).isEqualTo(before);
    }
}
