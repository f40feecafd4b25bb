package io.driftcast.app.bench.accuracy;

import io.driftcast.app.bench.Machine;
import org.jspecify.annotations.Nullable;

/**
 * What the accuracy bench has to say; a part that was not asked for is null.
 *
 * @param machine where it ran
 * @param call the command that makes the same figures
 * @param holdOuts forecasts from one origin
 * @param seeds a network begun several times, on the same data sets
 * @param oneStep forecasts as the stream makes them
 * @param m4Hourly the competition
 */
public record AccuracyReport(
        Machine machine,
        String call,
        @Nullable HoldOuts holdOuts,
        @Nullable Seeds seeds,
        @Nullable OneStep oneStep,
        @Nullable M4Hourly m4Hourly) {}
