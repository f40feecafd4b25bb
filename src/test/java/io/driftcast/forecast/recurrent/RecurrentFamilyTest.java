package io.driftcast.forecast.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.GroupFitter;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.math.kernel.KernelWarmup;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecurrentFamilyTest {

    private static final int PERIOD = 12;
    private static final ForecasterFamilies FAMILIES =
            new ForecasterFamilies(List.of(new RecurrentFamily()));
    private static final RecurrentModels MODELS = new RecurrentModels();

    private static double[] values(int n, long seed, double scale) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        double level = 40;
        for (int t = 0; t < n; t++) {
            level += 0.2 * random.nextGaussian();
            double season = 5 * Math.sin(2 * Math.PI * t / PERIOD);
            values[t] = scale * (level + season + random.nextGaussian());
        }
        return values;
    }

    private static FittedModel single(String name) throws UnfittableSeriesException {
        Fit fit =
                Objects.requireNonNull(MODELS.find(name, ModelRequest.of(PERIOD)))
                        .fit(TrainingSeries.of(PERIOD, values(120, 1, 1)));
        return fit.model();
    }

    private static List<TrainingSeries> group() {
        List<TrainingSeries> members = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            members.add(TrainingSeries.of(PERIOD, values(150 + i, i, Math.pow(10, i))));
        }
        return members;
    }

    private static FittedModel ofGroup(List<TrainingSeries> members)
            throws UnfittableSeriesException {
        GroupFitter fitter =
                Objects.requireNonNull(MODELS.findForGroup("lstm(8)", ModelRequest.of(PERIOD)));
        return fitter.fit(members);
    }

    private static void assertSame(Forecast actual, Forecast expected) {
        assertThat(actual.median()).containsExactly(expected.median());
        assertThat(actual.lower95()).containsExactly(expected.lower95());
        assertThat(actual.upper80()).containsExactly(expected.upper80());
    }

    @Test
    void loadedItForecastsBitForBitAsOffline() throws Exception {
        FittedModel model = single("lstm");
        Forecaster offline = FAMILIES.restore(model);
        try (LoadedModel loaded = FAMILIES.load(model.image())) {
            Forecaster inStream = loaded.restore(model.state());
            Forecaster other = loaded.start(3);
            for (double value : values(50, 9, 1)) {
                offline.update(value);
                inStream.update(value);
                other.update(-value); // shares working memory, not state
                assertThat(inStream.state()).containsExactly(offline.state());
            }
            assertSame(inStream.forecast(30), offline.forecast(30));
        }
    }

    @Test
    void theWeightsAreThereOnceAndFreedWithTheLastOne() throws Exception {
        FittedModel model = single("rnn");
        int before = SharedWeights.copies();
        LoadedModel first = FAMILIES.load(model.image());
        LoadedModel second =
                FAMILIES.load(
                        new ModelImage(
                                RecurrentFamily.KIND,
                                RecurrentFamily.VERSION,
                                model.image().parameters().clone()));
        assertThat(SharedWeights.copies()).isEqualTo(before + 1);
        Forecaster forecaster = second.start(0);
        first.close();
        first.close();
        forecaster.update(40);
        assertThat(SharedWeights.copies()).isEqualTo(before + 1);
        second.close();
        assertThat(SharedWeights.copies()).isEqualTo(before);
        assertThatThrownBy(() -> forecaster.update(41)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anUpdateAllocatesNothing() throws Exception {
        FittedModel model = single("lstm");
        try (LoadedModel loaded = FAMILIES.load(model.image())) {
            Forecaster forecaster = loaded.restore(model.state());
            assertThat(KernelWarmup.run(() -> forecaster.update(41.5), 200_000)).isTrue();
        }
    }

    @Test
    void aGroupsModelServesASeriesThatItNeverSaw() throws Exception {
        FittedModel model = ofGroup(group());
        Forecaster forecaster = FAMILIES.start(model.image(), 0);
        double[] values = values(120, 77, 1e6);
        assertThat(forecaster.forecast(5).upper95()[0]).isPositive();
        for (int t = 0; t < 108; t++) {
            forecaster.update(values[t]);
            assertThat(forecaster.forecast(30).horizon()).isEqualTo(30);
        }
        Forecast forecast = forecaster.forecast(12);
        for (int h = 0; h < 12; h++) {
            assertThat(forecast.median()[h]).isBetween(2e7, 6e7);
            assertThat(forecast.upper95()[h]).isGreaterThan(forecast.lower95()[h]);
        }
    }

    @Test
    void theSameGroupGivesTheSameBytes() throws Exception {
        FittedModel first = ofGroup(group());
        FittedModel second = ofGroup(group());
        assertThat(second.image()).isEqualTo(first.image());
        assertThat(second.state()).containsExactly(first.state());
    }

    @Test
    void aGroupWithGapsConstantAndShortMembersIsFitted() throws Exception {
        List<TrainingSeries> members = new ArrayList<>(group());
        double[] gaps = values(150, 50, 1);
        for (int t = 10; t < 150; t += 7) {
            gaps[t] = Double.NaN;
        }
        members.add(TrainingSeries.of(PERIOD, gaps));
        double[] constant = new double[150];
        Arrays.fill(constant, 7);
        members.add(TrainingSeries.of(PERIOD, constant));
        members.add(TrainingSeries.of(PERIOD, 1, 2, 3));
        FittedModel model = ofGroup(members);
        assertThat(model.metrics()).containsEntry("series", 7.0);
        Forecaster forecaster = FAMILIES.start(model.image(), 0);
        for (double value : constant) {
            forecaster.update(value);
        }
        assertThat(forecaster.forecast(12).median()).containsOnly(7);
        assertThat(forecaster.forecast(12).upper95()).containsOnly(7);
    }

    @Test
    void aGroupWhoseSeasonIsTooLongIsFittedWithoutIt() throws Exception {
        int minutesOfADay = 1440;
        FittedModel model =
                ofGroup(
                        List.of(
                                TrainingSeries.of(minutesOfADay, values(150, 1, 1)),
                                TrainingSeries.of(minutesOfADay, values(150, 2, 1))));
        assertThat(model.spec()).isEqualTo("lstm(8) of a group");
        assertThat(model.metrics()).containsEntry("series", 2.0);
    }

    @Test
    void valuesTooLargeToBeSquaredAreRefusedInWords() throws Exception {
        TrainingSeries vast = TrainingSeries.of(PERIOD, values(150, 3, 1e153));
        for (String name : List.of("lstm", "rnn")) {
            ModelFitter fitter = Objects.requireNonNull(MODELS.find(name, ModelRequest.of(PERIOD)));
            assertThatThrownBy(() -> fitter.fit(vast))
                    .isInstanceOf(UnfittableSeriesException.class)
                    .hasMessageContaining("1.0E150");
        }
        assertThatThrownBy(() -> ofGroup(List.of(vast)))
                .isInstanceOf(UnfittableSeriesException.class)
                .hasMessageContaining("1.0E150");
        List<TrainingSeries> members = new ArrayList<>(group());
        members.add(vast);
        assertThat(ofGroup(members).image()).isEqualTo(ofGroup(group()).image());
    }

    @Test
    void ofMoreSeriesThanThereIsMemoryForEveryKthIsLearntFrom() {
        List<TrainingSeries> series = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            series.add(TrainingSeries.of(PERIOD, values(100, i, 1)));
        }
        long each = 100 * Examples.bytesAStep(2);
        assertThat(RecurrentGroupFitter.withinMemory(series, 2, 10 * each)).isEqualTo(series);
        assertThat(RecurrentGroupFitter.withinMemory(series, 2, 10 * each - 1))
                .containsExactly(
                        series.get(0), series.get(2), series.get(4), series.get(6), series.get(8));
        assertThat(RecurrentGroupFitter.withinMemory(series, 2, 3 * each))
                .containsExactly(series.get(0), series.get(4), series.get(8));
        assertThat(RecurrentGroupFitter.withinMemory(series, 2, 1))
                .containsExactly(series.getFirst());
        assertThat(RecurrentGroupFitter.withinMemory(List.of(), 2, 1)).isEmpty();
    }

    @Test
    void aGroupOfShortSeriesIsRefusedInWords() {
        assertThatThrownBy(() -> ofGroup(List.of(TrainingSeries.of(PERIOD, 1, 2, 3))))
                .isInstanceOf(UnfittableSeriesException.class)
                .hasMessageContaining("values");
        assertThatThrownBy(() -> ofGroup(List.of())).isInstanceOf(UnfittableSeriesException.class);
    }

    /** After as many values each forecasts from another step of the calendar. */
    private static double[] startedAt(FittedModel model, long offset) throws Exception {
        Forecaster offline = FAMILIES.start(model.image(), offset);
        try (LoadedModel loaded = FAMILIES.load(model.image())) {
            Forecaster inStream = loaded.start(offset);
            for (double value : values(40, 3, 1)) {
                offline.update(value);
                inStream.update(value);
            }
            assertThat(inStream.state()).containsExactly(offline.state());
            return offline.forecast(PERIOD).median();
        }
    }

    @Test
    void startedElsewhereItKnowsThePhase() throws Exception {
        FittedModel model = single("rnn");
        assertThat(model.spec()).contains("[12]");
        double[] atTheBeginning = startedAt(model, 0);
        for (int cycles : new int[] {-3, 1, 1000}) {
            assertThat(startedAt(model, (long) cycles * PERIOD)).containsExactly(atTheBeginning);
        }
        assertThat(startedAt(model, 5))
                .containsExactly(startedAt(model, 5 - PERIOD))
                .isNotEqualTo(startedAt(model, -5))
                .isNotEqualTo(atTheBeginning);
        Forecaster skipped = FAMILIES.start(model.image(), 0);
        for (int t = 0; t < 5; t++) {
            skipped.update(Double.NaN);
        }
        Forecaster later = FAMILIES.start(model.image(), 5);
        assertThat(step(later)).isEqualTo(step(skipped));
    }

    /** The calendar's step, with which a state begins behind its tag. */
    private static long step(Forecaster forecaster) {
        return ByteBuffer.wrap(forecaster.state()).getLong(1);
    }

    @Test
    void aStateOfAnotherShapeIsRefused() throws Exception {
        FittedModel small = single("lstm(4)");
        FittedModel large = single("lstm(6)");
        assertThatThrownBy(() -> FAMILIES.restore(large.image(), small.state()))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining("state");
        assertThatThrownBy(() ->
                        FAMILIES.load(
                                new ModelImage(
                                        RecurrentFamily.KIND, 1, large.image().parameters())))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining("version 1");
    }

    @Test
    void aStateThatKnowsMoreThanIsCountedIsRefused() throws Exception {
        FittedModel model = single("lstm(4)");
        byte[] state = model.state().clone();
        int known = 1 + Long.BYTES + Integer.BYTES; // after tag, step and place
        ByteBuffer.wrap(state).putInt(known, Integer.MAX_VALUE);
        assertThatThrownBy(() -> FAMILIES.restore(model.image(), state))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining("known");
    }

    @Test
    void namesAreReadOrRefusedInWords() {
        ModelRequest request = ModelRequest.of(PERIOD);
        assertThat(MODELS.find("lstm(32,2,peepholes)", request)).isNotNull();
        assertThat(MODELS.find("lstm(peepholes)", request)).isNotNull();
        assertThat(MODELS.find("ets", request)).isNull();
        for (String name : List.of("lstm(0)", "lstm(3.5)", "lstm(8,9)", "rnn(peepholes)")) {
            assertThatThrownBy(() -> MODELS.find(name, request))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
