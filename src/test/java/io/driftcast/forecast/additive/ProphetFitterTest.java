package io.driftcast.forecast.additive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.series.StepInterval;
import io.driftcast.series.Timeline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ProphetFitterTest {

    private static final ForecasterFamilies FAMILIES =
            new ForecasterFamilies(List.of(new ProphetFamily()));

    private static TrainingSeries series(String interval, int n, IntToDoubleFunction value) {
        StepInterval steps = StepInterval.parse(interval, ZoneOffset.UTC);
        double[] values = new double[n];
        Arrays.setAll(values, value);
        return new TrainingSeries(new Timeline(steps, 0, 0), List.of(1), values);
    }

    private static Fit fit(TrainingSeries series) throws UnfittableSeriesException {
        return fit("prophet", series, List.of());
    }

    private static Fit fit(String name, TrainingSeries series, List<LocalDate> holidays)
            throws UnfittableSeriesException {
        ModelRequest request = new ModelRequest(1, null, holidays, 1, 0, ModelRequest.Zero.BOUND);
        return requireNonNull(new AdditiveModels().find(name, request)).fit(series);
    }

    private static Forecast forecast(Fit fit, int horizon) {
        return FAMILIES.restore(fit.model()).forecast(horizon);
    }

    private static double[] vector(Fit fit, String name) {
        return ((Estimate.Vector) requireNonNull(fit.estimates().get(name), name)).values();
    }

    private static double scalar(Fit fit, String name) {
        return ((Estimate.Scalar) requireNonNull(fit.estimates().get(name), name)).value();
    }

    @Test
    void withoutChangePointsItIsTheRegressionOnTime() throws UnfittableSeriesException {
        SplittableRandom random = new SplittableRandom(1);
        int n = 200;
        TrainingSeries series = series("P1Y", n, t -> 300 + 1.7 * t + 20 * random.nextGaussian());
        Fit fit =
                new ProphetFitter(
                                new ProphetFitter.Spec(false, Double.NaN, Double.NaN, 0), List.of())
                        .fit(series);
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        long start = series.timeline().labelOf(0);
        double span = series.timeline().labelOf(n - 1) - start;
        for (int t = 0; t < n; t++) {
            double x = (series.timeline().labelOf(t) - start) / span;
            sumX += x;
            sumY += series.values()[t];
            sumXx += x * x;
            sumXy += x * series.values()[t];
        }
        double slope = (n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX);
        double intercept = (sumY - slope * sumX) / n;
        // the normal priors of scale 5 shrink by about sigma^2 / 25 n, here 1e-6
        assertThat(scalar(fit, "k")).isCloseTo(slope, within(1e-4 * Math.abs(slope)));
        assertThat(scalar(fit, "m")).isCloseTo(intercept, within(1e-4 * intercept));
        double at201 = intercept + slope * (series.timeline().labelOf(n) - start) / span;
        assertThat(forecast(fit, 1).median()[0]).isCloseTo(at201, within(0.01));
        double squares = 0;
        for (int t = 0; t < n; t++) {
            squares += fit.residuals()[t] * fit.residuals()[t];
        }
        assertThat(forecast(fit, 1).standardError()[0])
                .isCloseTo(Math.sqrt(squares / (n - 2)), within(1e-3));
    }

    @Test
    void aStraightLineGoesOn() throws UnfittableSeriesException {
        for (int n : new int[] {2, 3, 10, 60}) {
            Forecast forecast = forecast(fit(series("P1Y", n, t -> 5 + 2 * t)), 3);
            for (int h = 0; h < 3; h++) {
                // leap years bend it
                double expected = 5 + 2.0 * (n + h);
                assertThat(forecast.median()[h]).as("%d", n).isCloseTo(expected, within(0.02 * n));
            }
        }
    }

    @Test
    void findsTheBendOfATrend() throws UnfittableSeriesException {
        SplittableRandom random = new SplittableRandom(2);
        Fit fit =
                fit(
                        series(
                                "PT20M",
                                400,
                                t ->
                                        100
                                                + (t < 200 ? 0.5 * t : 100 - 0.3 * (t - 200))
                                                + random.nextGaussian()));
        Forecast forecast = forecast(fit, 50);
        assertThat(forecast.median()[49]).isCloseTo(200 - 0.3 * 249, within(6.0));
        double[] changes = vector(fit, "delta");
        assertThat(changes).hasSize(25);
        double all = Arrays.stream(changes).map(Math::abs).sum();
        // the bend is at place 15.6 of 25: those around it carry the change, the others none
        double near = 0;
        for (int j = 13; j <= 17; j++) {
            near += Math.abs(changes[j]);
        }
        assertThat(near).isGreaterThan(0.9 * all);
        assertThat(forecast.standardError()[49]).isGreaterThan(forecast.standardError()[0]);
    }

    @Test
    void findsTheSeasonsOfTheCalendar() throws UnfittableSeriesException {
        SplittableRandom random = new SplittableRandom(3);
        TrainingSeries hours =
                series(
                        "PT1H",
                        24 * 60,
                        t ->
                                50
                                        + 6 * Math.sin(2 * Math.PI * t / 24)
                                        + 3 * Math.cos(4 * Math.PI * t / 24)
                                        + 4 * Math.cos(2 * Math.PI * t / 168)
                                        + random.nextGaussian());
        Fit fit = fit(hours);
        assertThat(fit.estimates().keySet()).containsExactly("k", "m", "delta", "weekly", "daily");
        double[] daily = vector(fit, "daily");
        assertThat(daily).hasSize(8);
        assertThat(daily[0]).isCloseTo(6, within(0.15));
        assertThat(daily[3]).isCloseTo(3, within(0.15));
        // 1970-01-01 is day 0
        assertThat(vector(fit, "weekly")[1]).isCloseTo(4, within(0.15));
        assertThat(vector(fit, "weekly")[0]).isCloseTo(0, within(0.15));
        assertThat(Math.sqrt(requireNonNull(fit.model().metrics().get("sigma2"))))
                .isCloseTo(1, within(0.05));
        Forecast forecast = forecast(fit, 48);
        for (int h = 0; h < 48; h++) {
            int t = 24 * 60 + h;
            double expected =
                    50
                            + 6 * Math.sin(2 * Math.PI * t / 24)
                            + 3 * Math.cos(4 * Math.PI * t / 24)
                            + 4 * Math.cos(2 * Math.PI * t / 168);
            assertThat(forecast.median()[h]).isCloseTo(expected, within(0.6));
        }
    }

    @Test
    void daysFollowTheWallClock() throws UnfittableSeriesException {
        // from a month before summer time to two weeks after it begins, 2026-03-29
        StepInterval hours = StepInterval.parse("PT1H", ZoneId.of("Europe/Berlin"));
        long first = hours.stepOf(Instant.parse("2026-03-01T00:00:00Z").toEpochMilli(), 0);
        Timeline timeline = new Timeline(hours, 0, first);
        double[] values = new double[24 * 42];
        Arrays.setAll(values, t -> timeline.timeOf(t).getHour() >= 12 ? 20 : 10);
        Fit fit = fit(new TrainingSeries(timeline, List.of(24), values));
        Forecast forecast = forecast(fit, 24);
        for (int h = 0; h < 24; h++) {
            int hour = timeline.timeOf(values.length + h).getHour();
            if (hour % 12 >= 2 && hour % 12 <= 9) {
                assertThat(forecast.median()[h] > 15).as("%d o'clock", hour).isEqualTo(hour >= 12);
            }
        }
    }

    @Test
    void seasonsAreSwitchedOnByLengthAndInterval() throws UnfittableSeriesException {
        IntToDoubleFunction any = t -> Math.sin(t * t);
        assertThat(fit(series("P1D", 13, any)).estimates()).doesNotContainKeys("weekly", "yearly");
        assertThat(fit(series("P1D", 15, any)).estimates())
                .containsKey("weekly")
                .doesNotContainKeys("daily", "yearly");
        assertThat(vector(fit(series("P1D", 800, any)), "yearly")).hasSize(20);
        assertThat(fit(series("P1M", 24, any)).estimates()).doesNotContainKey("yearly");
        assertThat(vector(fit(series("P1M", 25, any)), "yearly")).hasSize(12);
        assertThat(vector(fit(series("P3M", 25, any)), "yearly")).hasSize(4);
        assertThat(fit(series("P1Y", 60, any)).estimates()).doesNotContainKey("yearly");
        assertThat(fit(series("P1W", 200, any)).estimates())
                .containsKey("yearly")
                .doesNotContainKey("weekly");
        assertThat(fit(series("PT1H", 48, any)).estimates()).doesNotContainKey("daily");
        assertThat(vector(fit(series("PT1H", 49, any)), "daily")).hasSize(8);
    }

    @Test
    void periodsThatTheCalendarDoesNotNameAreSeasonsToo() throws UnfittableSeriesException {
        SplittableRandom random = new SplittableRandom(4);
        TrainingSeries minutes =
                series(
                        "PT1M",
                        600,
                        t -> 20 + 5 * Math.sin(2 * Math.PI * t / 45) + 0.5 * random.nextGaussian());
        Fit fit = fit(new TrainingSeries(minutes.timeline(), List.of(45, 1440), minutes.values()));
        assertThat(vector(fit, "period45")).hasSize(20);
        assertThat(vector(fit, "period45")[0]).isCloseTo(5, within(0.15));
        assertThat(fit.estimates()).doesNotContainKeys("daily", "period1440");
    }

    @Test
    void findsTheEffectsOfHolidays() throws UnfittableSeriesException {
        SplittableRandom random = new SplittableRandom(5);
        LocalDate start = LocalDate.of(1970, 1, 1);
        List<LocalDate> dates =
                List.of(
                        LocalDate.of(1970, 12, 25),
                        LocalDate.of(1971, 12, 25),
                        LocalDate.of(1972, 12, 25),
                        LocalDate.of(1970, 4, 3),
                        LocalDate.of(1971, 5, 9),
                        LocalDate.of(1973, 1, 5));
        Fit fit =
                fit(
                        "prophet",
                        series(
                                "P1D",
                                1000,
                                t -> {
                                    LocalDate day = start.plusDays(t);
                                    double effect =
                                            !dates.contains(day)
                                                    ? 0
                                                    : day.getMonthValue() == 12 ? -30 : 12;
                                    return 100 + effect + random.nextGaussian();
                                }),
                        dates);
        double[] effects = vector(fit, "holidays");
        assertThat(effects).hasSize(2);
        assertThat(effects[0]).isCloseTo(-30, within(2.5));
        assertThat(effects[1]).isCloseTo(12, within(2.5));
        // step 1000 is 1972-09-27: Christmas is 89 days on, the fifth of January 100
        Forecast forecast = forecast(fit, 120);
        assertThat(forecast.median()[89]).isCloseTo(70, within(4.0));
        assertThat(forecast.median()[88]).isCloseTo(100, within(4.0));
        assertThat(forecast.median()[100]).isCloseTo(112, within(4.0));
    }

    @Test
    void holidaysFallIntoTheStepsThatHoldThem() {
        Holidays holidays = Holidays.of(List.of(LocalDate.of(1970, 1, 20)));
        double[] row = new double[1];
        StepInterval weeks = StepInterval.parse("P1W", ZoneOffset.UTC);
        StepInterval hours = StepInterval.parse("PT1H", ZoneOffset.UTC);
        for (int week = 0; week < 6; week++) {
            holidays.fill(new Timeline(weeks, 0, 0), week, row, 0);
            assertThat(row[0]).isEqualTo(week == 3 ? 1 : 0); // from Monday the 19th on
        }
        for (int hour = 0; hour < 600; hour++) {
            holidays.fill(new Timeline(hours, 0, 0), hour, row, 0);
            assertThat(row[0]).isEqualTo(hour / 24 == 19 ? 1 : 0);
        }
    }

    @Test
    void logisticGrowthSaturates() throws UnfittableSeriesException {
        SplittableRandom random = new SplittableRandom(6);
        TrainingSeries series =
                series(
                        "P1Y",
                        120,
                        t -> 500 / (1 + Math.exp(-(t - 70) / 12.0)) + 5 * random.nextGaussian());
        Forecast known = forecast(fit("prophet(logistic,500,0)", series, List.of()), 300);
        assertThat(known.median()[0]).isCloseTo(492, within(10.0));
        assertThat(known.median()[299]).isCloseTo(500, within(5.0));
        // the trend's own part of the bounds fades where it is saturated
        assertThat(known.standardError()[299]).isLessThan(40);
        Forecast linear = forecast(fit(series), 300);
        assertThat(linear.standardError()[299]).isGreaterThan(known.standardError()[299]);
        Fit guessed = fit("prophet(logistic)", series, List.of());
        assertThat(scalar(guessed, "capacity")).isBetween(590.0, 640.0);
        assertThat(forecast(guessed, 2000).median()[1999]).isLessThan(640);
    }

    @Test
    void unitsDoNotMatter() throws UnfittableSeriesException {
        SplittableRandom random = new SplittableRandom(7);
        TrainingSeries series =
                series(
                        "P1M",
                        150,
                        t -> 40 + 0.1 * t + 3 * Math.sin(t * Math.PI / 6) + random.nextGaussian());
        for (String name : List.of("prophet", "prophet(logistic)")) {
            Forecast plain = forecast(fit(name, series, List.of()), 24);
            for (double unit : new double[] {1e-6, 1e6}) {
                double[] values = Arrays.stream(series.values()).map(v -> v * unit).toArray();
                Forecast scaled = forecast(fit(name, series.withValues(values), List.of()), 24);
                for (int h = 0; h < 24; h++) {
                    assertThat(scaled.median()[h] / unit)
                            .isCloseTo(plain.median()[h], within(1e-6 * plain.median()[h]));
                    assertThat(scaled.upper95()[h] / unit)
                            .isCloseTo(plain.upper95()[h], within(1e-6 * plain.median()[h]));
                }
            }
        }
    }

    @Test
    void missingValuesAreLeftOut() throws UnfittableSeriesException {
        SplittableRandom random = new SplittableRandom(8);
        TrainingSeries full =
                series("P1M", 144, t -> 80 + 9 * Math.sin(t * Math.PI / 6) + random.nextGaussian());
        double[] gaps = full.values().clone();
        for (int t = 0; t < gaps.length; t++) {
            gaps[t] = t < 2 || t == 143 || t % 7 == 3 ? Double.NaN : gaps[t];
        }
        Fit fit = fit(full.withValues(gaps));
        assertThat(fit.model().observations()).isLessThan(125);
        assertThat(fit.residuals()[3]).isNaN();
        Forecast forecast = forecast(fit, 12);
        for (int h = 0; h < 12; h++) {
            double expected = 80 + 9 * Math.sin((144 + h) * Math.PI / 6);
            assertThat(forecast.median()[h]).isCloseTo(expected, within(2.0));
        }
    }

    @Test
    void constantSeriesAndTwoValuesAreFitted() throws UnfittableSeriesException {
        for (double value : new double[] {0, 7.3, -1e9}) {
            for (String name : List.of("prophet", "prophet(logistic)")) {
                Forecast forecast =
                        forecast(fit(name, series("P1M", 40, t -> value), List.of()), 5);
                assertThat(forecast.median()).containsOnly(value);
                assertThat(forecast.upper95()).containsOnly(value);
            }
        }
        Fit two = fit(series("P1D", 2, t -> t));
        assertThat(forecast(two, 1).median()[0]).isCloseTo(2, within(0.01));
    }

    @Test
    void theClockGoesOnInTheStream() throws UnfittableSeriesException {
        SplittableRandom random = new SplittableRandom(9);
        Fit fit = fit(series("P1D", 300, t -> 10 + t % 7 + random.nextGaussian()));
        Forecast ahead = forecast(fit, 20);
        Forecaster stream = FAMILIES.restore(fit.model());
        for (int t = 0; t < 10; t++) {
            stream.update(t == 4 ? Double.NaN : 3);
        }
        assertThat(stream.forecast(10).median())
                .containsExactly(Arrays.copyOfRange(ahead.median(), 10, 20));
    }

    @Test
    void whatCannotBeFittedIsRefused() {
        assertThatThrownBy(() -> fit(series("P1D", 5, t -> t == 2 ? 1 : Double.NaN)))
                .isInstanceOf(UnfittableSeriesException.class)
                .hasMessage("prophet needs at least 2 values, not 1");
        assertThatThrownBy(
                        () -> fit("prophet(logistic,2)", series("P1D", 9, t -> t + 5), List.of()))
                .isInstanceOf(UnfittableSeriesException.class)
                .hasMessageContaining("logistic growth from 0.0 to 2.0");
        for (String name :
                List.of(
                        "prophet(cubic)",
                        "prophet(logistic,x)",
                        "prophet(logistic,1,2)",
                        "prophet(linear,1)",
                        "prophet(logistic,1,0,4)",
                        "prophet()")) {
            assertThatThrownBy(() -> new AdditiveModels().find(name, ModelRequest.of(1)))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new AdditiveModels().find("ets", ModelRequest.of(1))).isNull();
    }

    /** Weekdays near 100 from Monday, the 1st of January 2024, on. */
    private static TrainingSeries weekdays(int n, IntToDoubleFunction value) {
        StepInterval days = StepInterval.parse("P1D", ZoneOffset.UTC);
        double[] values = new double[n];
        Arrays.setAll(values, t -> t % 7 < 5 ? value.applyAsDouble(t) : Double.NaN);
        return new TrainingSeries(new Timeline(days, 0, 19_723), List.of(7), values);
    }

    @Test
    void weekEndsNeverSeenAreLikeTheWeekAndUncertain() throws UnfittableSeriesException {
        SplittableRandom random = new SplittableRandom(31);
        double[] effects = {-8, -4, 0, 4, 8};
        Fit fit = fit(weekdays(203, t -> 106 + effects[t % 7] + 0.5 * random.nextGaussian()));
        Forecast forecast = forecast(fit, 14);
        for (int h = 0; h < 14; h++) {
            double width = forecast.upper80()[h] - forecast.lower80()[h];
            if (h % 7 < 5) {
                assertThat(forecast.median()[h]).isCloseTo(106 + effects[h % 7], within(1.0));
                assertThat(width).isLessThan(2);
            } else {
                assertThat(forecast.median()[h]).isCloseTo(106, within(1.0));
                assertThat(width).isGreaterThan(12);
            }
        }
    }

    @Test
    void threeWeeksOfWeekdaysSayNothingOfMinusFiftyOnSaturdays() throws UnfittableSeriesException {
        Forecast forecast = forecast(fit(weekdays(19, t -> t % 2 == 0 ? 99 : 101)), 10);
        for (int h = 0; h < 10; h++) {
            assertThat(forecast.median()[h]).isBetween(97.0, 103.0);
        }
    }

    @Test
    void aDayMissingHereAndThereLeavesTheYearWhole() throws UnfittableSeriesException {
        StepInterval days = StepInterval.parse("P1D", ZoneOffset.UTC);
        double[] values = new double[800];
        Arrays.setAll(
                values,
                t -> t % 10 == 3 ? Double.NaN : 50 + 20 * Math.sin(2 * Math.PI * t / 365.25));
        TrainingSeries series = new TrainingSeries(new Timeline(days, 0, 0), List.of(7), values);
        Forecast forecast = forecast(fit(series), 300);
        for (int h = 0; h < 300; h += 10) {
            assertThat(forecast.median()[h])
                    .isCloseTo(50 + 20 * Math.sin(2 * Math.PI * (800 + h) / 365.25), within(2.0));
        }
    }
}
