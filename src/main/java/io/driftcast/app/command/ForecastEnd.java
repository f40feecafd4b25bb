package io.driftcast.app.command;

import io.driftcast.app.report.StepLabels;
import io.driftcast.data.FileSeries;
import io.driftcast.platform.failure.CallException;
import io.driftcast.series.Declaration;
import io.driftcast.series.grid.Grid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How far a forecast goes: so many steps, or until a time. */
final class ForecastEnd {

    private static final int MAX_HORIZON = 10_000;

    @Option(
            names = "--horizon",
            paramLabel = "N",
            description = "How many steps to forecast. Default: a season, at least 12.")
    private @Nullable Integer horizon;

    @Option(
            names = "--until",
            paramLabel = "T",
            description =
                    "Forecast until the step that holds this time, such as 2050, 2050-03 or"
                            + " 2050-03-31T14:00; in a file without times, until the step of this"
                            + " number.")
    private @Nullable String until;

    /**
     * The number of steps to forecast after the last one of a series.
     *
     * @param period the season's length in steps, 1 for none
     * @throws CallException if what is asked is not 1 to 10,000 steps ahead
     */
    int steps(FileSeries series, int period) {
        if (horizon != null && until != null) {
            throw new CallException(
                    "--horizon and --until contradict each other; give one of them");
        }
        if (until != null) {
            return checked("--until " + until, stepsUntil(series, until), series);
        }
        return horizon == null
                ? Math.max(period, Declaration.DEFAULT_HORIZON)
                : checked("--horizon " + horizon, horizon, series);
    }

    private static int checked(String asked, long steps, FileSeries series) {
        if (steps < 1 || steps > MAX_HORIZON) {
            throw new CallException(
                    String.format(
                            Locale.ROOT,
                            "%s is %,d steps after the last one, %s; give one 1 to %,d steps after it",
                            asked,
                            steps,
                            new StepLabels(series).label(series.values().length - 1),
                            MAX_HORIZON));
        }
        return (int) steps;
    }

    private static long stepsUntil(FileSeries series, String text) {
        long last = series.firstStep() + series.values().length - 1;
        Grid grid = series.grid();
        if (grid == null) {
            try {
                return Long.parseLong(text.strip()) - last;
            } catch (NumberFormatException e) {
                throw new CallException(
                        "--until %s: the file gives no times; give the number of a step"
                                .formatted(text));
            }
        }
        Instant time =
                time(text.strip(), grid.interval().zone())
                        .orElseThrow(() ->
                                new CallException(
                                        "--until %s is not a time; write it as 2050, 2050-03, 2050-03-31 or 2050-03-31T14:00"
                                                .formatted(text)));
        return grid.stepOf(time.toEpochMilli()) - last;
    }

    private static Optional<Instant> time(String text, ZoneId zone) {
        List<Function<String, Instant>> forms =
                List.of(
                        each -> Year.parse(each).atDay(1).atStartOfDay(zone).toInstant(),
                        each -> YearMonth.parse(each).atDay(1).atStartOfDay(zone).toInstant(),
                        each -> LocalDate.parse(each).atStartOfDay(zone).toInstant(),
                        each ->
                                LocalDateTime.parse(each.replace(' ', 'T'))
                                        .atZone(zone)
                                        .toInstant(),
                        each -> OffsetDateTime.parse(each.replace(' ', 'T')).toInstant());
        for (Function<String, Instant> form : forms) {
            try {
                return Optional.of(form.apply(text));
            } catch (DateTimeException e) {
                // the next form may read it
            }
        }
        return Optional.empty();
    }
}
