package io.driftcast.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.series.StepInterval;
import io.driftcast.series.Timeline;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalendarArimaFitterTest {

    private static final List<LocalDate> HOLIDAYS =
            List.of(LocalDate.of(1970, 5, 1), LocalDate.of(1970, 3, 2), LocalDate.of(1970, 8, 15));

    /** Monday to Saturday, then a holiday. */
    private static final double[] EFFECTS = {3, 2, 1, 0, -1, -4, 5};

    private static ModelFitter fitter(String name, int period) {
        ModelRequest request =
                new ModelRequest(period, null, HOLIDAYS, 1, 0, ModelRequest.Zero.BOUND);
        return Objects.requireNonNull(new ArimaModels().find(name, request));
    }

    private static TrainingSeries series(String interval, int period, double... values) {
        StepInterval steps = StepInterval.parse(interval, ZoneOffset.UTC);
        return new TrainingSeries(new Timeline(steps, 0, 0), List.of(period), values);
    }

    /** Days from 1970-01-01 on: an AR(1) with innovations of variance 1 about the effects. */
    private static double[] daily(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        double error = 0;
        for (int t = 0; t < n; t++) {
            LocalDate day = LocalDate.ofEpochDay(t);
            error = 0.5 * error + random.nextGaussian();
            int place = day.getDayOfWeek().getValue() - 1;
            values[t] = 20 + error + (place < 6 ? EFFECTS[place] : 0);
            values[t] += HOLIDAYS.contains(day) ? EFFECTS[6] : 0;
        }
        return values;
    }

    private static double[] effects(Fit fit) {
        return List.of(
                        "monday",
                        "tuesday",
                        "wednesday",
                        "thursday",
                        "friday",
                        "saturday",
                        "holidays")
                .stream()
                .map(name -> fit.estimates().get(name))
                .mapToDouble(estimate -> ((Estimate.Scalar) estimate).value())
                .toArray();
    }

    /**
     * The spectrum of the AR(1) is at most 1 / (1 - phi)^2 = 4 times that of its innovations, which
     * bounds the standard error of a difference of two means of n / 7 days by 2 sqrt(2 * 7 / n); a
     * holiday alone among its neighbours has 1 / sqrt(1 + phi^2), three of them sqrt(3) less.
     */
    @Test
    void theEffectsOfASimulationAreFound() throws UnfittableSeriesException {
        double[] values = daily(700, 7);
        for (int t = 0; t < values.length; t += 23) {
            values[t] = Double.NaN;
        }
        Fit fit =
                fitter("arima(1,0,0)+calendar(holidays,weekday)", 7).fit(series("P1D", 7, values));
        assertThat(fit.model().spec()).isEqualTo("arima(1,0,0)+mean+calendar(weekday,holidays)");
        double[] effects = effects(fit);
        for (int c = 0; c < 6; c++) {
            assertThat(effects[c])
                    .as("day %d", c + 1)
                    .isCloseTo(EFFECTS[c], within(3 * 2 * Math.sqrt(14.0 / 700)));
        }
        assertThat(effects[6]).isCloseTo(EFFECTS[6], within(3 / Math.sqrt(3 * 1.25)));
        assertThat(fit.model().metrics().get("sigma2")).isCloseTo(1, within(0.2));
    }

    @Test
    void unitsDoNotMatter() throws UnfittableSeriesException {
        double[] values = daily(300, 8);
        ModelFitter fitter = fitter("arima(1,0,0)+calendar(weekday,holidays)", 7);
        double[] effects = effects(fitter.fit(series("P1D", 7, values)));
        for (double factor : new double[] {1e-6, 1e6}) {
            double[] scaled = Arrays.stream(values).map(value -> value * factor).toArray();
            double[] found = effects(fitter.fit(series("P1D", 7, scaled)));
            for (int c = 0; c < found.length; c++) {
                assertThat(found[c] / factor).isCloseTo(effects[c], within(1e-5));
            }
        }
    }

    @Test
    void aStartElsewhereKnowsTheDate()
            throws UnfittableSeriesException, IncompatibleModelException {
        double[] values = daily(303, 9);
        Fit fit = fitter("arima(1,0,0)+calendar(weekday)", 7).fit(series("P1D", 7, values));
        ForecasterFamilies families = new ForecasterFamilies(List.of(new CalendarArimaFamily()));
        Forecaster whole = families.restore(fit.model());
        Forecaster late = families.start(fit.model().image(), 100);
        for (int t = 100; t < values.length; t++) {
            late.update(values[t]);
        }
        double[] expected = whole.forecast(14).median();
        double[] found = late.forecast(14).median();
        for (int h = 0; h < expected.length; h++) {
            assertThat(found[h]).isCloseTo(expected[h], within(1e-9));
        }
    }

    @Test
    void whatTheCalendarCannotTellIsRefused() {
        double[] values = daily(300, 10);
        assertThatThrownBy(() ->
                        fitter("arima(1,0,0)+calendar(weekday)", 12).fit(series("P1M", 12, values)))
                .isInstanceOf(UnfittableSeriesException.class)
                .hasMessageContaining("steps of a day or less");
        assertThatThrownBy(() ->
                        fitter("arima(1,0,0)+calendar(trading-days)", 7)
                                .fit(series("P1D", 7, values)))
                .isInstanceOf(UnfittableSeriesException.class)
                .hasMessageContaining("steps of a month");
        for (double[] sample : new double[][] {values, withGap(values)}) {
            assertThatThrownBy(() ->
                            fitter("arima(1,0,0)(0,1,1)[7]+calendar(weekday)", 7)
                                    .fit(series("P1D", 7, sample)))
                    .isInstanceOf(UnfittableSeriesException.class)
                    .hasMessageContaining("'monday' says nothing");
            assertThatThrownBy(() ->
                            fitter("arima(0,1,1)(0,1,1)[12]+calendar(month)", 12)
                                    .fit(series("P1M", 12, sample)))
                    .isInstanceOf(UnfittableSeriesException.class)
                    .hasMessageContaining("'february' says nothing");
        }
    }

    private static double[] withGap(double[] values) {
        double[] gap = values.clone();
        gap[150] = Double.NaN;
        gap[170] = Double.NaN;
        return gap;
    }

    @Test
    void namesThatSayTooLittleOrTooMuchAreRefused() {
        assertThatThrownBy(() -> fitter("ar(1)+calendar(moon)", 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trading-days, working-days, weekday, month, holidays");
        assertThatThrownBy(() -> fitter("ar(1)+calendar(weekday,weekday)", 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("each once");
        assertThatThrownBy(() -> fitter("ar(1)+calendar(working-days,trading-days)", 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leave one of them out");
        assertThatThrownBy(() -> fitter("ar(1)+calendar(weekday)+mean", 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the calendar comes last");
        assertThatThrownBy(() ->
                        new ArimaModels().find("ar(1)+calendar(holidays)", ModelRequest.of(7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none are given");
    }

    @Test
    void daysAreCounted() {
        Timeline quarters = new Timeline(StepInterval.parse("P3M", ZoneOffset.UTC), 0, 0);
        // 1970-01-01 to 03-31 is 90 days from a Thursday on: 12 weeks and Thursday to Tuesday.
        double[] row =
                new CalendarRegressors(
                                quarters,
                                List.of(CalendarKind.WORKING_DAYS, CalendarKind.HOLIDAYS),
                                new long[] {LocalDate.of(1970, 3, 31).toEpochDay(), 90})
                        .at(0);
        assertThat(row).containsExactly(64 - 2.5 * 26, 1);
    }
}
