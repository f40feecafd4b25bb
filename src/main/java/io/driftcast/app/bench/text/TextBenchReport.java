package io.driftcast.app.bench.text;

import io.driftcast.app.bench.Machine;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the text bench found.
 *
 * @param machine that it ran on
 * @param call the command that makes it again
 * @param runs one result a run
 */
public record TextBenchReport(Machine machine, String call, List<TextResult> runs) {

    public TextBenchReport {
        runs = List.copyOf(runs);
    }

    /** The runs of a kind of model on a data set. */
    public List<TextResult> of(String set, String model) {
        return runs.stream()
                .filter(run -> run.set().equals(set) && run.model().equals(model))
                .toList();
    }

    /** The mean of a figure over runs. */
    public static double mean(List<TextResult> runs, ToDoubleFunction<TextResult> figure) {
        return runs.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    /** Its standard error, s / sqrt(n); NaN of fewer than two runs. */
    public static double standardError(List<TextResult> runs, ToDoubleFunction<TextResult> figure) {
        double mean = mean(runs, figure);
        double squares =
                runs.stream()
                        .mapToDouble(figure)
                        .map(value -> (value - mean) * (value - mean))
                        .sum();
        int n = runs.size();
        return n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n);
    }
}
