package io.driftcast.forecast.smoothing;

import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelNames;
import io.driftcast.forecast.ModelRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The exponential smoothing models by name. {@code ses}, {@code holt} and the Holt-Winters methods
 * ({@code hw-...}) minimise the sum of squared one-step errors (additive errors) over all weighted
 * averages; {@code ets} and {@code ets(...)} maximise the likelihood within the narrower bounds of
 * R's {@code ets}; {@code theta} and {@code dotm} are the theta methods. Thread-safe.
 */
public final class SmoothingModels implements ModelNames {

    @Override
    public List<String> names() {
        return List.of(
                "ses",
                "holt",
                "holt-damped",
                "hw-additive",
                "hw-multiplicative",
                "hw-additive-damped",
                "hw-multiplicative-damped",
                "ets",
                "ets(M,Ad,A)",
                "theta",
                "dotm");
    }

    @Override
    public @Nullable ModelFitter find(String name, ModelRequest request) {
        int period = request.period();
        return switch (name) {
            case "ses" -> classic("ets(A,N,N)", name, period);
            case "holt" -> classic("ets(A,A,N)", name, period);
            case "holt-damped" -> classic("ets(A,Ad,N)", name, period);
            case "hw-additive" -> classic("ets(A,A,A)", name, period);
            case "hw-multiplicative" -> classic("ets(A,A,M)", name, period);
            case "hw-additive-damped" -> classic("ets(A,Ad,A)", name, period);
            case "hw-multiplicative-damped" -> classic("ets(A,Ad,M)", name, period);
            case "ets" -> new AutoEtsFitter(period, request.zero());
            case "theta" -> new ThetaFitter(period, request.zero());
            case "dotm" -> new DotmFitter(period, request.zero());
            default ->
                    name.startsWith("ets(")
                            ? fitter(EtsSpec.parse(name), name, period, SmoothingBounds.ETS)
                            : null;
        };
    }

    private static ModelFitter classic(String form, String name, int period) {
        return fitter(EtsSpec.parse(form), name, period, SmoothingBounds.CLASSIC);
    }

    private static ModelFitter fitter(
            EtsSpec form, String name, int period, SmoothingBounds bounds) {
        if (!form.hasSeason()) {
            return new EtsFitter(form, 1, bounds);
        }
        if (period < 2 || period > EtsParameters.MAX_PERIOD) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s needs a season of 2 to %d steps, the period is %d",
                            name,
                            EtsParameters.MAX_PERIOD,
                            period));
        }
        return new EtsFitter(form, period, bounds);
    }
}
