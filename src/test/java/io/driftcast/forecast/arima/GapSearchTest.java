package io.driftcast.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.Goldens;
import io.driftcast.forecast.ModelRequest.Zero;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GapSearchTest {

    private static final double NAN = Double.NaN;

    private static double[] gappy(String name) {
        double[] series = Goldens.series(name);
        for (int t = 7; t < series.length - 1; t += 17) {
            series[t] = NAN;
        }
        return series;
    }

    @Test
    void aSeasonBentIntoTheLineFillsAPattern() {
        double[] pattern = new double[24];
        for (int t = 0; t < pattern.length; t++) {
            pattern[t] = t % 4 * (t % 4) + 0.5 * t;
        }
        double[] gaps = pattern.clone();
        for (int t : new int[] {1, 9, 10, 22}) {
            gaps[t] = NAN;
        }
        double[] filled = GapFilling.filled(gaps, 4);
        for (int t = 0; t < pattern.length; t++) {
            assertThat(filled[t]).isCloseTo(pattern[t], within(1e-12));
        }
    }

    @Test
    void theLineAloneFillsWhereThereIsNoSeason() {
        double[] values = {NAN, 1, NAN, NAN, 4, NAN};
        assertThat(GapFilling.hasGaps(values)).isTrue();
        assertThat(GapFilling.filled(values, 1)).containsExactly(NAN, 1, 2, 3, 4, NAN);
        assertThat(GapFilling.filled(values, 12)).containsExactly(NAN, 1, 2, 3, 4, NAN);
    }

    @Test
    void endsThatAreMissingAreNoGaps() {
        assertThat(GapFilling.hasGaps(new double[] {NAN, 1, 2, NAN})).isFalse();
        assertThat(GapFilling.hasGaps(new double[] {NAN, NAN})).isFalse();
        assertThat(GapFilling.hasGaps(new double[0])).isFalse();
    }

    @Test
    void asGoodAsTheSearchByExactFitsAlone() {
        double[] values = gappy("AirPassengers");
        double[] logs = Arrays.stream(values).map(Math::log).toArray();
        List<ArimaSpec.Constant> none = List.of(ArimaSpec.Constant.NONE);
        ArimaFit exact = Objects.requireNonNull(new ArimaSearchTree(logs, 0, 12, 1, 1).best(none));
        ArimaFit quick = Objects.requireNonNull(new GapSearch(logs, 12, 1, 1).best(none));
        assertThat(quick.terms()).isEqualTo(exact.terms());
        assertThat(quick.aicc()).isLessThanOrEqualTo(exact.aicc() + 0.5);
    }

    @Test
    void theCriterionIsThatOfTheSeriesWithGaps() {
        double[] values = gappy("nottem");
        ArimaFit fit = new AutoArima((series, period) -> 1, Zero.BOUND).fit(values, 12);
        ArimaSpec spec = fit.parameters().spec();
        ArimaParameters best = fit.parameters();
        double loglik =
                new ArimaLikelihood(spec, values)
                        .evaluate(
                                new double[][] {best.phi(), best.seasonalPhi()},
                                new double[][] {best.theta(), best.seasonalTheta()});
        assertThat(fit.loglik()).isCloseTo(loglik, within(1e-9));
    }
}
