package io.driftcast.forecast.composite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.baseline.BaselineModels;
import io.driftcast.series.Limits;
import io.driftcast.series.Timeline;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenPlacesFitterTest {

    private static final ModelsOnSeenPlaces MODELS =
            new ModelsOnSeenPlaces(new BaselineModels(), name -> true, Models::families);

    private static Fit fit(String name, List<Integer> periods, double... values)
            throws UnfittableSeriesException {
        return requireNonNull(MODELS.find(name, ModelRequest.of(periods.getFirst())))
                .fit(new TrainingSeries(Timeline.ofDays(), periods, values));
    }

    /** 10, 20, 30, 40, 50 from the first to the fifth day of each week. */
    private static double[] weekdays(int n) {
        double[] values = new double[n];
        Arrays.setAll(values, t -> t % 7 < 5 ? 10.0 * (t % 7 + 1) : Double.NaN);
        return values;
    }

    @Test
    void aSeasonOfSevenWithoutWeekEndsIsOneOfFive() throws UnfittableSeriesException {
        Fit fit = fit("snaive", List.of(7), weekdays(33));
        assertThat(fit.model().image().kind()).isEqualTo("seen-places");
        assertThat(fit.model().spec()).isEqualTo("snaive[5]");
        assertThat(fit.residuals()).hasSize(33);
        assertThat(fit.residuals()[5]).isNaN();
        assertThat(fit.residuals()[14]).isZero();
        Forecast forecast = Models.forecast(fit, 9);
        // from a Saturday on: such days are like the mean of the others
        assertThat(forecast.median())
                .containsExactly(new double[] {30, 30, 10, 20, 30, 40, 50, 30, 30}, within(1e-9));
        assertThat(forecast.lower80()[0]).isLessThanOrEqualTo(10);
        assertThat(forecast.upper80()[1]).isGreaterThanOrEqualTo(50);
        assertThat(forecast.standardError()[7]).isGreaterThan(14);
    }

    @Test
    void withAValueAtEachPlaceItIsTheOtherModelAlone() throws UnfittableSeriesException {
        double[] values = weekdays(35);
        values[5] = 60;
        values[13] = 70;
        assertThat(fit("snaive", List.of(7), values).model().image().kind()).isEqualTo("snaive");
    }

    @Test
    void placesThatChanceLeftEmptyAreKept() throws UnfittableSeriesException {
        double[] values = new double[30];
        Arrays.setAll(values, t -> t % 12 == 4 || t % 2 == 0 ? Double.NaN : t);
        values[14] = 14;
        assertThat(fit("snaive", List.of(12), values).model().image().kind()).isEqualTo("snaive");
    }

    @Test
    void hoursOfWorkingDaysAreSeasonsOfADayAndOfAWeek() {
        double[] values = new double[24 * 28];
        Arrays.setAll(
                values, t -> t % 24 >= 9 && t % 24 <= 18 && t / 24 % 7 < 5 ? t % 24 : Double.NaN);
        SeenPlaces places = requireNonNull(SeenPlaces.of(values, List.of(24, 168)));
        assertThat(places.period()).isEqualTo(168);
        assertThat(places.lengths(List.of(24, 168))).containsExactly(10, 50);
        assertThat(places.of(values)).hasSize(200).doesNotContain(Double.NaN);
        assertThat(places.index(168)).isEqualTo(50);
        assertThat(places.index(-168)).isEqualTo(-50);
    }

    @Test
    void hoursThatDifferFromDayToDayLeaveTheDay() {
        double[] values = new double[24 * 28];
        Arrays.setAll(
                values, t -> t % 24 >= 9 && t % 24 <= (t / 24 % 7 == 5 ? 13 : 18) ? t : Double.NaN);
        SeenPlaces places = requireNonNull(SeenPlaces.of(values, List.of(24, 168)));
        assertThat(places.period()).isEqualTo(24);
        assertThat(places.lengths(List.of(24, 168))).containsExactly(10, 70);
    }

    @Test
    void stepByStepIsAllAtOnceWhereverItBegins() throws Exception {
        double[] values = weekdays(40);
        Fit fit = fit("snaive", List.of(7), values);
        for (int offset : new int[] {0, 3, 6, 7, 12}) {
            Forecaster stream = Models.FAMILIES.start(fit.model().image(), offset);
            for (int t = offset; t < values.length; t++) {
                stream.update(values[t]);
                stream = Models.FAMILIES.restore(fit.model().image(), stream.state());
            }
            assertThat(stream.forecast(14).median())
                    .containsExactly(Models.forecast(fit, 14).median());
        }
    }

    @Test
    void aValueAtAPlaceNeverSeenIsNotTaken() throws UnfittableSeriesException {
        Fit fit = fit("snaive", List.of(7), weekdays(33));
        Forecaster stream = Models.FAMILIES.restore(fit.model());
        stream.update(1e6);
        assertThat(stream.forecast(2).median())
                .containsExactly(new double[] {30, 10}, within(1e-9));
    }

    @Test
    void aSeasonBeyondTheLimitOfAllIsRefused() throws UnfittableSeriesException {
        ModelImage inside = fit("naive", List.of(7), weekdays(35)).model().image();
        boolean[] seen = new boolean[Limits.SEASON_STEPS + 1];
        seen[0] = true;
        ModelImage longer =
                new ModelImage(
                        SeenPlacesFamily.KIND,
                        SeenPlacesFamily.VERSION,
                        SeenPlacesFamily.parameters(new SeenPlaces(seen), inside));
        assertThatThrownBy(() -> Models.families().load(longer))
                .isInstanceOf(IncompatibleModelException.class)
                .hasMessageContaining("the length of the season");
    }
}
