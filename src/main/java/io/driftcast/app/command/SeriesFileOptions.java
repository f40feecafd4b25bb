package io.driftcast.app.command;

import io.driftcast.data.SeriesFile;
import io.driftcast.platform.failure.CallException;
import io.driftcast.platform.failure.WorkException;
import io.driftcast.series.Aggregation;
import io.driftcast.series.Declaration;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to read of which file: the options of every command that works on the series of a file. */
final class SeriesFileOptions {

    @Parameters(arity = "1", paramLabel = "FILE", description = "A CSV or TSV file.")
    private Path file = Path.of("");

    @Mixin private final ColumnOptions columns = new ColumnOptions();

    @Option(names = "--id", paramLabel = "ID", description = "The only series to read.")
    private @Nullable String id;

    @Option(
            names = "--interval",
            paramLabel = "STEP",
            description =
                    "The length of a step, such as PT10M, P1D or P1M. Default: from all readings.")
    private @Nullable String interval;

    @Option(
            names = "--aggregation",
            paramLabel = "HOW",
            defaultValue = "mean",
            description =
                    "What becomes of several readings of a step: mean (default), last, sum, min,"
                            + " max or count.")
    private Aggregation aggregation = Aggregation.MEAN;

    /** The file as the call named it. */
    Path file() {
        return file;
    }

    /**
     * Reads the file.
     *
     * @param err takes a line on each thing that was found, and on what is to be asked
     * @throws CallException if there is no such file, column or series
     * @throws WorkException if a line cannot be read, or no series can be put on a grid
     */
    SeriesFile read(PrintWriter err) {
        SeriesFile read = SeriesFile.read(file, columns.layout(), declared(), id);
        read.notes().forEach(line -> err.println("note: " + line));
        return read;
    }

    private Declaration declared() {
        try {
            return Declaration.builder().interval(interval).aggregation(aggregation).build();
        } catch (IllegalArgumentException e) {
            throw new CallException("--interval: " + e.getMessage());
        }
    }
}
