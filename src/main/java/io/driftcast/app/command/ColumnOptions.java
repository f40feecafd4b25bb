package io.driftcast.app.command;

import io.driftcast.data.CsvLayout;
import io.driftcast.data.DayOrder;
import io.driftcast.data.DecimalMark;
import io.driftcast.data.Spelling;
import io.driftcast.platform.failure.CallException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which columns of a file hold what, and how they are written: what is not said is found. */
final class ColumnOptions {

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description =
                    "The column of times, or several as in date,time or year,month; none: number"
                            + " the rows.")
    private @Nullable String time;

    @Option(
            names = "--value",
            paramLabel = "COLUMN",
            split = ",",
            description = "The columns of values; each of several is a series of its own.")
    private List<String> values = new ArrayList<>();

    @Option(
            names = "--series",
            paramLabel = "COLUMN",
            description = "The column of series ids, or several; none: there is one series.")
    private @Nullable String series;

    @Option(
            names = "--missing",
            paramLabel = "TEXT",
            split = ",",
            description = "What stands for a missing value, beside NA, null and the like.")
    private List<String> missing = new ArrayList<>();

    @Option(
            names = "--day-order",
            paramLabel = "ORDER",
            description = "How 3/4/2024 is meant: dmy or mdy. Default: by the days above 12.")
    private @Nullable DayOrder dayOrder;

    @Option(
            names = "--decimal",
            paramLabel = "MARK",
            description = "The decimal mark: point or comma. Default: by all values.")
    private @Nullable DecimalMark decimal;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "The zone of times without an offset, such as Europe/Berlin. Default: UTC.")
    private @Nullable String zone;

    /**
     * What was said.
     *
     * @throws CallException if there is no such zone
     */
    CsvLayout layout() {
        return new CsvLayout(
                time, values, series, new Spelling(zoneId(), dayOrder, decimal, missing));
    }

    private @Nullable ZoneId zoneId() {
        if (zone == null) {
            return null;
        }
        try {
            return ZoneId.of(zone).normalized();
        } catch (DateTimeException e) {
            throw new CallException(
                    "--zone %s: there is no such zone; name one as in Europe/Berlin or +01:00"
                            .formatted(zone));
        }
    }
}
