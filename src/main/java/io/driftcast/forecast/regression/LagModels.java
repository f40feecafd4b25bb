package io.driftcast.forecast.regression;

import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelNames;
import io.driftcast.forecast.ModelRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The regressions on lags by name: {@code ridge} and {@code lasso}, with the penalty's weight in
 * brackets if it is not to be chosen, and {@code xgboost} and {@code lightgbm}, trees, where their
 * libraries are installed. Thread-safe.
 */
public final class LagModels implements ModelNames {

    private static final Pattern PENALISED = Pattern.compile("(ridge|lasso)(?:\\((.*)\\))?");

    @Override
    public List<String> names() {
        return List.of("ridge", "lasso", "xgboost", "lightgbm");
    }

    @Override
    public @Nullable ModelFitter find(String name, ModelRequest request) {
        return switch (name) {
            case "xgboost", "lightgbm" -> trees(name, request.period());
            default -> penalised(name, request.period());
        };
    }

    @Override
    public Map<String, String> unavailable() {
        return TreeGrowers.unavailable();
    }

    private static @Nullable ModelFitter trees(String name, int period) {
        TreeGrower grower = TreeGrowers.find(name);
        return grower == null ? null : new TreeLagFitter(name, grower, period);
    }

    private static @Nullable ModelFitter penalised(String name, int period) {
        Matcher matcher = PENALISED.matcher(name);
        if (!matcher.matches()) {
            return null;
        }
        Penalty penalty =
                "ridge".equals(matcher.group(1)) ? new RidgePenalty() : new LassoPenalty();
        String weight = matcher.group(2);
        return new LinearLagFitter(penalty, weight == null ? null : alpha(name, weight), period);
    }

    private static double alpha(String name, String text) {
        double alpha;
        try {
            alpha = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s: '%s' is not a number".formatted(name, text), e);
        }
        if (!(alpha > 0) || alpha == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "%s: a penalty's weight is above 0 and finite".formatted(name));
        }
        return alpha;
    }
}
