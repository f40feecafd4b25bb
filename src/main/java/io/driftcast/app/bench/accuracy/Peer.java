package io.driftcast.app.bench.accuracy;

import io.driftcast.forecast.ModelRequest.Constant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model of ours and those that stand for it in the reference results.
 *
 * @param model ours
 * @param r R's name of its own, null if it has none
 * @param python the same of the Python packages
 */
record Peer(NamedModel model, @Nullable String r, @Nullable String python) {

    private static final List<Peer> KNOWN =
            List.of(
                    peer("naive", "naive", null),
                    peer("mean", "mean", null),
                    peer("drift", "drift", null),
                    peer("snaive", "snaive", null),
                    peer("snaive-drift", null, null),
                    peer("sma(10)", "sma10", null),
                    peer("ses", "ses", "sm_ses"),
                    peer("holt", "holt", "sm_holt"),
                    peer("holt-damped", "holt_damped", "sm_holt_damped"),
                    peer("hw-additive", "HoltWinters_add", "sm_hw_add"),
                    peer("hw-multiplicative", "HoltWinters_mul", "sm_hw_mul"),
                    peer("ets(A,A,A)", "ets_AAA", null),
                    peer("ets(M,A,M)", "ets_MAM", null),
                    peer("ets", "ets_auto", null),
                    peer("theta", "theta", null),
                    peer("mstl", "stlf_ets", null),
                    peer("prophet", "prophet", null),
                    peer("arima(1,0,0)", "arima_100_mean", null),
                    peer("arima(0,1,1)", "arima_011", null),
                    new Peer(
                            new NamedModel("arima(1,1,0)", Constant.DRIFT),
                            "arima_110_drift",
                            null),
                    peer("arima(2,1,2)", "arima_212", "sm_sarimax_212"),
                    peer("arima(3,1,0)", "arima_310", null),
                    peer("arima(0,1,1)(0,1,1)[m]", "airline", null),
                    peer("auto-arima", "auto_arima", null),
                    peer("combination", "combination_ets_theta_arima", null),
                    peer("linear", null, "linear_trend"),
                    peer("quadratic", null, "quadratic_trend"),
                    peer("ridge", null, "ridge_lags"),
                    peer("lasso", null, "lasso_lags"),
                    peer("xgboost", null, "xgboost_lags"),
                    peer("lstm", null, "lstm32_diff"));

    private static Peer peer(String ours, @Nullable String r, @Nullable String python) {
        return new Peer(NamedModel.of(ours), r, python);
    }

    /**
     * Those above, then the other models of the catalogue.
     *
     * @param catalogue a name of each model there is
     */
    static List<Peer> all(List<String> catalogue) {
        List<Peer> all = new ArrayList<>(KNOWN);
        List<String> known = KNOWN.stream().map(peer -> peer.model().name()).toList();
        for (String name : catalogue) {
            // A season in the name is that of some series, not of all.
            if (!known.contains(name) && !name.contains("[")) {
                all.add(peer(name, null, null));
            }
        }
        return all;
    }
}
