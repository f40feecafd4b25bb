package io.driftcast.forecast.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.LoadedModel;
import io.driftcast.forecast.composite.SeenPlacesFamily;
import io.driftcast.forecast.composite.TransformedFamily;
import io.driftcast.forecast.smoothing.EtsFamily;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every forecaster must keep to, whatever its family. {@link ContractCase} has the cases. */
@ParameterizedClass(name = "{0}")
@MethodSource("io.driftcast.forecast.catalogue.ContractCase#all")
class ForecasterContractTest {

    private static final int HORIZON = 30;
    private static final int MANY_BYTES = 500;
    private static final int STRIDE = 37;
    private static final ForecasterFamilies FAMILIES = ModelCatalogue.families();

    private final ContractCase tested;

    ForecasterContractTest(ContractCase tested) {
        this.tested = tested;
    }

    private Forecaster start() {
        return start(1);
    }

    private Forecaster start(double scale) {
        return startWith(tested.image().apply(scale));
    }

    private static Forecaster startWith(ModelImage image) {
        try {
            return FAMILIES.start(image, 0);
        } catch (IncompatibleModelException e) {
            throw new AssertionError(e);
        }
    }

    private Forecaster restore(byte[] state) {
        try {
            return FAMILIES.restore(tested.image().apply(1), state);
        } catch (IncompatibleModelException e) {
            throw new AssertionError(e);
        }
    }

    private static double[] series(int n, long seed) {
        return ContractCase.series(n, seed);
    }

    private static double[] gapless(int n, long seed) {
        double[] values = series(n, seed);
        for (int t = 0; t < n; t++) {
            values[t] = Double.isNaN(values[t]) ? 50 : values[t];
        }
        return values;
    }

    private static void feed(Forecaster forecaster, double... values) {
        for (double value : values) {
            forecaster.update(value);
        }
    }

    private static void miss(Forecaster forecaster, int steps) {
        for (int t = 0; t < steps; t++) {
            forecaster.update(Double.NaN);
        }
    }

    /** Forecast's constructor refuses bounds out of order and values that are not finite. */
    private static void assertSame(Forecast actual, Forecast expected) {
        assertThat(actual.median()).containsExactly(expected.median());
        assertThat(actual.mean()).containsExactly(expected.mean());
        assertThat(actual.standardError()).containsExactly(expected.standardError());
        assertThat(actual.lower80()).containsExactly(expected.lower80());
        assertThat(actual.upper80()).containsExactly(expected.upper80());
        assertThat(actual.lower95()).containsExactly(expected.lower95());
        assertThat(actual.upper95()).containsExactly(expected.upper95());
    }

    @Test
    void sameSeriesGivesTheSameBits() {
        Forecaster first = start();
        Forecaster second = start();
        feed(first, series(300, 7));
        feed(second, series(300, 7));
        assertThat(first.state()).containsExactly(second.state());
        assertSame(first.forecast(HORIZON), second.forecast(HORIZON));
        feed(second, 51);
        if (!tested.name().equals("arima(0,0,0)+mean as given")) { // which has nothing to remember
            assertThat(first.state()).isNotEqualTo(second.state());
        }
    }

    @Test
    void restoredAfterEveryStepItGoesOnBitForBit() {
        Forecaster whole = start();
        Forecaster parts = restore(start().state());
        for (double value : series(400, 1)) {
            whole.update(value);
            parts.update(value);
            assertThat(parts.state()).containsExactly(whole.state());
            assertSame(parts.forecast(3), whole.forecast(3));
            parts = restore(parts.state());
        }
        assertSame(parts.forecast(HORIZON), whole.forecast(HORIZON));
    }

    @Test
    void restoredSomewhereItGoesOnBitForBit() {
        double[] values = gapless(600, 2);
        Forecaster whole = start();
        feed(whole, values);
        for (int from : new int[] {0, 1, 2, 3, 11, 12, 13, 50, 200, 599}) {
            Forecaster first = start();
            feed(first, Arrays.copyOf(values, from));
            Forecaster second = restore(first.state());
            feed(second, Arrays.copyOfRange(values, from, values.length));
            assertThat(second.state()).as("restored at %d", from).containsExactly(whole.state());
        }
    }

    @Test
    void loadedItGoesOnBitForBitAsDecodedEachTime() throws IncompatibleModelException {
        ModelImage image = tested.image().apply(1);
        try (LoadedModel loaded = FAMILIES.load(image)) {
            Forecaster offline = FAMILIES.start(image, 5);
            Forecaster inStream = loaded.start(5);
            for (double value : series(100, 15)) {
                inStream = loaded.restore(inStream.state());
                inStream.update(value);
                offline.update(value);
                assertThat(inStream.state()).containsExactly(offline.state());
            }
            assertSame(inStream.forecast(HORIZON), offline.forecast(HORIZON));
        }
    }

    /**
     * The series of a task take turns on one loaded model, and go on for as long as they are in
     * use.
     */
    @Test
    void forecastersOfOneLoadedModelThatTakeTurnsKnowNothingOfEachOther()
            throws IncompatibleModelException {
        ModelImage image = tested.image().apply(1);
        try (LoadedModel loaded = FAMILIES.load(image)) {
            Forecaster one = loaded.start(0);
            Forecaster other = loaded.start(0);
            Forecaster alone = FAMILIES.start(image, 0);
            double[] ones = series(60, 16);
            double[] others = series(60, 17);
            for (int t = 0; t < ones.length; t++) {
                one.update(ones[t]);
                other.update(others[t]);
                other.forecast(HORIZON);
                alone.update(ones[t]);
                assertThat(one.state()).containsExactly(alone.state());
                assertSame(one.forecast(HORIZON), alone.forecast(HORIZON));
            }
        }
    }

    @Test
    void forecastingAndRestoringChangeNothing() throws IncompatibleModelException {
        Forecaster forecaster = start();
        feed(forecaster, series(100, 3));
        byte[] before = forecaster.state();
        Forecast first = forecaster.forecast(HORIZON);
        assertThat(forecaster.state()).containsExactly(before);
        assertSame(forecaster.forecast(HORIZON), first);

        ModelImage image = tested.image().apply(1);
        byte[] parameters = image.parameters().clone();
        byte[] state = before.clone();
        Forecaster restored = FAMILIES.restore(image, state);
        feed(restored, 48, 49);
        assertThat(image.parameters()).containsExactly(parameters);
        assertThat(state).containsExactly(before);
    }

    @Test
    void longerForecastsBeginLikeShorterOnes() {
        Forecaster forecaster = start();
        feed(forecaster, series(100, 4));
        Forecast brief = forecaster.forecast(1);
        Forecast full = forecaster.forecast(HORIZON);
        assertThat(brief.horizon()).isEqualTo(1);
        assertThat(full.horizon()).isEqualTo(HORIZON);
        assertThat(full.median()[0]).isEqualTo(brief.median()[0]);
        assertThat(full.upper95()[0]).isEqualTo(brief.upper95()[0]);
    }

    @Test
    void forecastsAreFiniteAndOrderedFromTheFirstMoment() {
        Forecaster forecaster = start();
        assertThat(forecaster.forecast(HORIZON).horizon()).isEqualTo(HORIZON);
        for (double value : series(200, 5)) {
            forecaster.update(value);
            assertThat(forecaster.forecast(HORIZON).horizon()).isEqualTo(HORIZON);
        }
    }

    @Test
    void oneAndTwoPointsGiveWideBounds() {
        double[] known = gapless(500, 6);
        Forecaster trained = start();
        feed(trained, known);
        double settled = width(trained.forecast(1));
        Forecaster one = start();
        one.update(known[0]);
        assertThat(width(one.forecast(1))).isGreaterThanOrEqualTo(0.999 * settled);
        one.update(known[1]);
        assertThat(one.forecast(HORIZON).horizon()).isEqualTo(HORIZON);
    }

    /** Of the 95 % interval; on a transformed scale, which stretches it, the standard error. */
    private double width(Forecast forecast) {
        boolean transformed = tested.image().apply(1).kind().equals(TransformedFamily.KIND);
        return transformed
                ? forecast.standardError()[0]
                : forecast.upper95()[0] - forecast.lower95()[0];
    }

    @Test
    void boundsDoNotNarrowWithTheHorizon() {
        assumeFalse(
                tested.image().apply(1).kind().equals(SeenPlacesFamily.KIND),
                "wider at places that never have a value");
        Forecaster forecaster = start();
        feed(forecaster, gapless(300, 8));
        Forecast forecast = forecaster.forecast(HORIZON);
        double[] error = forecast.standardError();
        double[] size = forecast.median();
        boolean mayMultiply = tested.image().apply(1).kind().equals(EtsFamily.KIND);
        boolean narrows = false;
        for (int h = 1; h < HORIZON; h++) {
            narrows |= error[h] < error[h - 1] * (1 - 1e-12);
            // what multiplies goes down with the values, and a rising trend eases it a little
            double share = Math.min(1, Math.abs(size[h] / size[h - 1]));
            assertThat(error[h])
                    .as("%d steps ahead", h + 1)
                    .isGreaterThanOrEqualTo(0.99 * share * error[h - 1]);
        }
        assertThat(narrows && !mayMultiply).as("narrows").isFalse();
    }

    @Test
    void missingValuesLeaveForecastsFiniteAndNotNarrower() {
        Forecaster forecaster = start();
        feed(forecaster, gapless(300, 9));
        double before = width(forecaster.forecast(1));
        miss(forecaster, 200);
        assertThat(width(forecaster.forecast(1))).isGreaterThanOrEqualTo(before * (1 - 1e-12));
        feed(forecaster, gapless(100, 10));
        assertThat(width(forecaster.forecast(1))).isLessThan(20 * before);
        miss(forecaster, 1000);
        assertThat(width(forecaster.forecast(1))).isGreaterThanOrEqualTo(before * (1 - 1e-12));
        assertThat(forecaster.forecast(HORIZON).horizon()).isEqualTo(HORIZON);
    }

    @Test
    void nothingButMissingValuesIsForecastToo() {
        Forecaster forecaster = start();
        miss(forecaster, 100);
        assertThat(width(forecaster.forecast(HORIZON))).isPositive();
    }

    @Test
    void infinityCountsAsMissing() {
        Forecaster missing = start();
        Forecaster infinite = start();
        feed(missing, 50, 51, Double.NaN, 52);
        feed(infinite, 50, 51, Double.POSITIVE_INFINITY, 52);
        assertThat(infinite.state()).containsExactly(missing.state());
    }

    @Test
    void constantSeriesIsForecastAsItself() {
        for (double value : new double[] {0, 7.3, -1e9}) {
            ModelImage image = tested.constant().apply(value);
            if (image == null) {
                continue;
            }
            Forecaster forecaster = startWith(image);
            for (int t = 0; t < 100; t++) {
                forecaster.update(value);
            }
            Forecast forecast = forecaster.forecast(5);
            double slack = 1e-9 * Math.abs(value);
            for (int h = 0; h < 5; h++) {
                assertThat(forecast.median()[h]).isCloseTo(value, within(slack));
                assertThat(forecast.lower95()[h]).isCloseTo(value, within(slack));
                assertThat(forecast.upper95()[h]).isCloseTo(value, within(slack));
            }
        }
    }

    @Test
    void repeatedValuesAreNoTrouble() {
        Forecaster forecaster = start();
        SplittableRandom random = new SplittableRandom(11);
        for (int run = 0; run < 50; run++) {
            double value = 50 + random.nextInt(3);
            for (int t = 0; t < 20; t++) {
                forecaster.update(value);
                assertThat(forecaster.forecast(3).horizon()).isEqualTo(3);
            }
        }
    }

    @Test
    void unitsDoNotMatter() {
        double[] values = series(200, 12);
        Forecaster plain = start();
        feed(plain, values);
        Forecast expected = plain.forecast(HORIZON);
        for (double scale : new double[] {1 / tested.unit(), tested.unit()}) {
            Forecaster scaled = start(scale);
            for (double value : values) {
                scaled.update(value * scale);
            }
            Forecast forecast = scaled.forecast(HORIZON);
            for (int h = 0; h < HORIZON; h++) {
                double slack = 1e-9 * Math.abs(expected.upper95()[h]);
                assertThat(forecast.median()[h] / scale)
                        .isCloseTo(expected.median()[h], within(slack));
                assertThat(forecast.upper95()[h] / scale)
                        .isCloseTo(expected.upper95()[h], within(slack));
            }
        }
    }

    @Test
    void theStateDoesNotGrow() {
        Forecaster forecaster = start();
        double[] values = series(1000, 13);
        int largest = 0;
        for (double value : values) {
            forecaster.update(value);
            largest = Math.max(largest, forecaster.state().length);
        }
        for (int round = 0; round < 100; round++) {
            feed(forecaster, values);
        }
        assertThat(forecaster.state()).hasSizeLessThanOrEqualTo(largest);
        assertThat(forecaster.forecast(HORIZON).horizon()).isEqualTo(HORIZON);
    }

    @Test
    void otherVersionsAreRefused() {
        ModelImage image = tested.image().apply(1);
        int version = image.formatVersion() + 1;
        ModelImage other = new ModelImage(image.kind(), version, image.parameters());
        assertThatThrownBy(() -> FAMILIES.start(other, 0))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining("version " + version)
                .hasMessageContaining(image.kind());
        assertThatThrownBy(() -> FAMILIES.restore(other, start().state()))
                .isInstanceOf(IncompatibleModelException.class);
    }

    @Test
    void bytesOfAnotherShapeAreRefused() {
        ModelImage image = tested.image().apply(1);
        byte[] parameters = image.parameters();
        Forecaster forecaster = start();
        feed(forecaster, series(50, 14));
        byte[] state = forecaster.state();
        for (int length : lengthsNextTo(state)) {
            byte[] other = Arrays.copyOf(state, length);
            assertThatThrownBy(() -> FAMILIES.restore(image, other))
                    .isInstanceOf(IncompatibleModelException.class)
                    .hasMessageContaining("state");
        }
        for (int length : lengthsNextTo(parameters)) {
            ModelImage other = with(image, Arrays.copyOf(parameters, length));
            assertThatThrownBy(() -> FAMILIES.start(other, 0))
                    .isInstanceOf(IncompatibleModelException.class)
                    .hasMessageContaining("parameters");
        }
        assertThatThrownBy(() -> FAMILIES.restore(with(image, state), parameters))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining("expected");
    }

    private static ModelImage with(ModelImage image, byte[] parameters) {
        return new ModelImage(image.kind(), image.formatVersion(), parameters);
    }

    /**
     * All others where there are not many; the first, the last and some between where there are.
     */
    private static int[] lengthsNextTo(byte[] bytes) {
        return IntStream.rangeClosed(0, bytes.length + 1)
                .filter(length ->
                        length < MANY_BYTES
                                || length % STRIDE == 0
                                || length > bytes.length - MANY_BYTES)
                .filter(length -> length != bytes.length)
                .toArray();
    }
}
