package io.driftcast.app.command;

import io.driftcast.evaluation.Origins;
import io.driftcast.platform.failure.CallException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a backtest forecasts from. */
final class BacktestOptions {

    @Option(
            names = "--holdout",
            paramLabel = "N",
            description =
                    "Test on the last N steps. Default: two seasons where there are five or more,"
                            + " otherwise a fifth of the steps.")
    private @Nullable Integer holdout;

    @Option(
            names = "--rolling",
            paramLabel = "K",
            description =
                    "Forecast from K origins spread evenly over the test part, fitted anew at each."
                            + " Default: from one, before it.")
    private @Nullable Integer rolling;

    @Option(
            names = "--horizon",
            paramLabel = "N",
            description =
                    "How many steps to forecast from each origin. Default: to the next origin. With"
                            + " --rolling and without --holdout, the test part is K times N steps.")
    private @Nullable Integer horizon;

    /**
     * The origins for a series.
     *
     * @param length of the series
     * @param period the season's length in steps, 1 for none
     * @throws CallException if what is asked contradicts itself or does not fit into the series
     */
    Origins origins(String id, int length, int period) {
        int count = rolling == null ? 1 : rolling;
        int test = test(length, period, count);
        try {
            if (test >= length) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "a test part of %,d steps leaves nothing to fit to",
                                test));
            }
            return new Origins(test, horizon(test, count), count);
        } catch (IllegalArgumentException e) {
            throw new CallException(
                    String.format(
                            Locale.ROOT,
                            "series %s of %,d steps: %s; change --holdout, --rolling or --horizon",
                            id,
                            length,
                            e.getMessage()));
        }
    }

    private int test(int length, int period, int count) {
        if (holdout != null) {
            return holdout;
        }
        return rolling != null && horizon != null
                ? Math.clamp((long) count * horizon, Integer.MIN_VALUE, Integer.MAX_VALUE)
                : Origins.usualTest(length, period);
    }

    private int horizon(int test, int count) {
        return horizon == null ? Math.max(1, test / Math.max(1, count)) : horizon;
    }
}
