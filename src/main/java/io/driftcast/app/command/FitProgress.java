package io.driftcast.app.command;

import io.driftcast.evaluation.Backtest;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on standard error while fits run, where that is a terminal. */
final class FitProgress implements Backtest.Progress, AutoCloseable {

    private static final int REDRAW_MILLIS = 200;

    private final @Nullable ProgressBar bar;

    private FitProgress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    static FitProgress show() {
        if (!Terminal.showsErrors()) {
            return new FitProgress(null);
        }
        return new FitProgress(
                new ProgressBarBuilder()
                        .setTaskName("fits")
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(REDRAW_MILLIS)
                        .setConsumer(
                                new ConsoleProgressBarConsumer(new PrintStream(System.err, true)))
                        .build());
    }

    @Override
    public void fitted(String model, int done, int all) {
        if (bar != null) {
            bar.maxHint(all);
            bar.stepTo(done);
            bar.setExtraMessage(model);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
