package io.driftcast.app.bench;

import io.driftcast.forecast.FittedModel;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.forecast.ModelRequest.Constant;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How good the model is that our search found: its AICc beside that of the orders that R's search
 * chooses, both under our likelihood, since R's leaves out some of the constants.
 */
final class Criterion {

    private static final String UNIT = "AICc";

    /** The orders of an ARIMA model, in words; the season's may be missing. */
    private static final Pattern ORDERS =
            Pattern.compile("arima\\(\\d+,(\\d+),\\d+\\)(?:\\(\\d+,(\\d+),\\d+\\)\\[\\d+])?.*");

    private Criterion() {}

    /**
     * A row for one series; without a yardstick, or at other differences, nothing stands beside.
     */
    static BenchRow row(BenchSeries series, FittedModel ours, @Nullable Yardstick r)
            throws InterruptedException {
        double[] aicc = {aicc(ours)};
        String name = "%s found by auto-arima, %s".formatted(ours.spec(), series.name());
        if (r == null) {
            return BenchRow.alone(name, UNIT, "R: order of auto.arima: not installed", aicc);
        }
        FittedModel theirs = fit(r.ask("order " + series.name()).split(" "), series);
        String words = "our likelihood of %s, R's order".formatted(theirs.spec());
        if (!differences(ours.spec()).equals(differences(theirs.spec()))) {
            return BenchRow.alone(
                    name, UNIT, words + ": other differences, not to be compared", aicc);
        }
        return BenchRow.of(name, UNIT, words, Better.LESS, aicc, new double[] {aicc(theirs)});
    }

    /** Orders as p d q P D Q m constant. */
    private static FittedModel fit(String[] orders, BenchSeries series) {
        String model =
                "arima(%s,%s,%s)(%s,%s,%s)[%s]".formatted(List.of(orders).subList(0, 7).toArray());
        Constant constant = Constant.valueOf(orders[7].toUpperCase(Locale.ROOT));
        ModelRequest request =
                new ModelRequest(
                        series.series().period(),
                        constant,
                        List.of(),
                        1,
                        0,
                        ModelRequest.Zero.BOUND);
        try {
            return ModelCatalogue.fitter(model, request).fit(series.series()).model();
        } catch (UnfittableSeriesException | IllegalArgumentException e) {
            throw new BenchException(
                    "%s on %s: %s".formatted(model, series.name(), e.getMessage()), e);
        }
    }

    private static double aicc(FittedModel model) {
        Double aicc = model.metrics().get("aicc");
        if (aicc == null) {
            throw new BenchException(model.spec() + " has no AICc");
        }
        return aicc;
    }

    /** The regular and the seasonal differences of a model in words. */
    static String differences(String spec) {
        Matcher orders = ORDERS.matcher(spec);
        if (!orders.matches()) {
            throw new BenchException("not an ARIMA model: " + spec);
        }
        return orders.group(1) + " " + (orders.group(2) == null ? "0" : orders.group(2));
    }
}
