package io.driftcast.forecast.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.forecast.Fit;
import io.driftcast.forecast.Fit.Estimate;
import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.TrainingSeries;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.series.Timeline;
import io.driftcast.series.transform.Transform;
import io.driftcast.series.transform.TransformSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransformedTest {

    private static Fit fit(String transform, String model, double... values)
            throws UnfittableSeriesException {
        return new TransformedFitter(
                        TransformSpec.parse(transform),
                        Models.fitter(model, ModelRequest.of(12)),
                        Models::families)
                .fit(TrainingSeries.of(12, values));
    }

    @Test
    void aLogarithmIsUndoneAndItsMeanAdjusted() throws UnfittableSeriesException {
        double[] values = Models.seasonal(60, 1);
        double[] logs = new double[60];
        for (int t = 0; t < 60; t++) {
            logs[t] = Math.log(values[t]);
        }
        Forecast ours = Models.forecast(fit("log", "drift", values), 8);
        Forecast inner = Models.forecast(Models.fit("drift", 12, logs), 8);
        for (int h = 0; h < 8; h++) {
            double median = Math.exp(inner.median()[h]);
            double error = inner.standardError()[h];
            assertThat(ours.median()[h]).isCloseTo(median, within(1e-9));
            assertThat(ours.mean()[h])
                    .isCloseTo(median * (1 + error * error / 2), within(1e-9))
                    .isGreaterThan(ours.median()[h]);
            assertThat(ours.standardError()[h]).isCloseTo(error, within(1e-12));
            assertThat(ours.lower80()[h]).isCloseTo(Math.exp(inner.lower80()[h]), within(1e-9));
            assertThat(ours.upper95()[h]).isCloseTo(Math.exp(inner.upper95()[h]), within(1e-9));
        }
    }

    @Test
    void everyTransformGivesAnOrderedForecast() throws UnfittableSeriesException {
        for (String transform :
                List.of("log", "sqrt", "reciprocal", "box-cox", "box-cox(0.3)", "box-cox(-0.5)")) {
            for (String model : List.of("mean", "drift", "snaive", "sma(10)")) {
                Forecast forecast =
                        Models.forecast(fit(transform, model, Models.seasonal(60, 2)), 200);
                assertThat(forecast.horizon()).isEqualTo(200);
                assertThat(forecast.median()[0]).isBetween(80.0, 140.0);
            }
        }
    }

    @Test
    void boundsBeyondEveryValueAreTheLargestNumber() throws UnfittableSeriesException {
        Forecast forecast = Models.forecast(fit("reciprocal", "drift", 1, 4, 1, 5, 1, 2), 50);
        assertThat(forecast.upper95()[49]).isEqualTo(Double.MAX_VALUE);
        assertThat(forecast.lower95()[49]).isPositive();
    }

    @Test
    void theSpecNamesTheTransform() throws UnfittableSeriesException {
        FittedModel given = fit("box-cox(0.3)", "snaive", Models.seasonal(60, 3)).model();
        assertThat(given.spec()).isEqualTo("snaive[12] on box-cox(0.3)");
        assertThat(TransformedFamily.specWithoutTransform(given)).isEqualTo("snaive[12]");
        assertThat(TransformedFamily.transformOf(given)).isEqualTo(new Transform.BoxCox(0.3));
        assertThat(given.metrics()).containsEntry("lambda", 0.3);

        Fit chosen = fit("box-cox", "snaive", Models.seasonal(60, 3));
        Transform.BoxCox boxCox = (Transform.BoxCox) TransformedFamily.transformOf(chosen.model());
        assertThat(chosen.model().spec()).isEqualTo("snaive[12] on " + boxCox.text());
        assertThat(chosen.estimates())
                .containsEntry("lambda", new Estimate.Scalar(boxCox.lambda()));

        FittedModel plain = fit("none", "snaive", Models.seasonal(60, 3)).model();
        assertThat(plain.image().kind()).isEqualTo("snaive");
        assertThat(TransformedFamily.specWithoutTransform(plain)).isEqualTo("snaive[12]");
        assertThat(TransformedFamily.transformOf(plain)).isEqualTo(new Transform.None());
    }

    @Test
    void valuesOutsideTheDomainAreRefusedAtTheFit() {
        assertThatThrownBy(() ->
                        new TransformedFitter(
                                        TransformSpec.parse("log"),
                                        Models.fitter("naive", ModelRequest.of(1)),
                                        Models::families)
                                .fit(
                                        new TrainingSeries(
                                                Timeline.ofDays().from(100),
                                                List.of(1),
                                                new double[] {1, Double.NaN, -2})))
                .isInstanceOf(UnfittableSeriesException.class)
                .hasMessageContaining("value -2.0 at step 102");
        assertThatThrownBy(() -> fit("box-cox", "naive", 1, 2, -3))
                .isInstanceOf(UnfittableSeriesException.class)
                .hasMessageContaining("-3");
    }

    @Test
    void valuesOutsideTheDomainAreMissingInTheStream() throws UnfittableSeriesException {
        Fit fit = fit("log", "sma(3)", 10, 20, 30);
        Forecaster one = Models.FAMILIES.restore(fit.model());
        Forecaster other = Models.FAMILIES.restore(fit.model());
        for (double value : new double[] {0, -5, Double.POSITIVE_INFINITY}) {
            one.update(value);
            other.update(Double.NaN);
        }
        assertThat(one.state()).containsExactly(other.state());
        one.update(25);
        assertThat(one.forecast(1).median()[0]).isCloseTo(Math.cbrt(20.0 * 30 * 25), within(1e-9));
    }
}
