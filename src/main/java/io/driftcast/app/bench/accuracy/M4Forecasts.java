package io.driftcast.app.bench.accuracy;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one model says of every M4 series.
 *
 * @param words the model
 * @param validation forecasts of the last training values, by series
 * @param test forecasts of the test values, by series
 * @param replaced how many of both are the seasonal naive forecast's
 * @param problem why the first of these was replaced
 */
record M4Forecasts(
        String words,
        List<double[]> validation,
        List<double[]> test,
        int replaced,
        @Nullable String problem) {

    /** The forecasts of one series, a validation and a test one. */
    private record Pair(Trial validation, Trial test) {}

    static M4Forecasts of(NamedModel model, List<M4Data.Series> series, InParallel parallel)
            throws InterruptedException {
        List<Pair> pairs =
                parallel.map(
                        "M4 hourly, " + model.words(),
                        series,
                        each -> {
                            int n = each.training().length;
                            return new Pair(
                                    Trial.of(model, each.first(n - M4Data.HORIZON), M4Data.HORIZON),
                                    Trial.of(model, each.first(n), M4Data.HORIZON));
                        });
        double[][] validation = new double[pairs.size()][];
        double[][] test = new double[pairs.size()][];
        int replaced = 0;
        String problem = null;
        for (int i = 0; i < pairs.size(); i++) {
            double[] training = series.get(i).training();
            int begin = training.length - M4Data.HORIZON;
            Pair pair = pairs.get(i);
            validation[i] = orSeasonalNaive(pair.validation, Arrays.copyOf(training, begin));
            test[i] = orSeasonalNaive(pair.test, training);
            for (Trial trial : List.of(pair.validation, pair.test)) {
                if (trial.problem() != null) {
                    replaced++;
                    problem = problem == null ? trial.problem() : problem;
                }
            }
        }
        return new M4Forecasts(
                model.words(), List.of(validation), List.of(test), replaced, problem);
    }

    /** What the combination of several models says: the mean of their forecasts. */
    static M4Forecasts combination(List<M4Forecasts> members) {
        int replaced = members.stream().mapToInt(M4Forecasts::replaced).sum();
        return new M4Forecasts(
                "combination(%s)"
                        .formatted(
                                String.join(
                                        ",", members.stream().map(M4Forecasts::words).toList())),
                means(members.stream().map(M4Forecasts::validation).toList()),
                means(members.stream().map(M4Forecasts::test).toList()),
                replaced,
                members.stream()
                        .map(M4Forecasts::problem)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    private static List<double[]> means(List<List<double[]>> members) {
        double[][] averages = new double[members.getFirst().size()][];
        for (int i = 0; i < averages.length; i++) {
            averages[i] = new double[members.getFirst().get(i).length];
            for (List<double[]> member : members) {
                for (int h = 0; h < averages[i].length; h++) {
                    averages[i][h] += member.get(i)[h] / members.size();
                }
            }
        }
        return List.of(averages);
    }

    private static double[] orSeasonalNaive(Trial trial, double[] training) {
        double[] forecast = trial.forecast();
        if (forecast != null) {
            return forecast;
        }
        double[] repeated = new double[M4Data.HORIZON];
        int begin = training.length - M4Data.PERIOD;
        Arrays.setAll(repeated, h -> training[begin + h % M4Data.PERIOD]);
        return repeated;
    }
}
