package io.driftcast.app.command;

import io.driftcast.data.CsvLayout;
import io.driftcast.data.SeriesFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to read of which file: the options of every command that works on the series of a file. */
final class SeriesFileOptions {

    @Parameters(arity = "1", paramLabel = "FILE", description = "A CSV or TSV file with a header.")
    private Path file = Path.of("");

    @Option(names = "--time", paramLabel = "COLUMN", description = "The column of times.")
    private @Nullable String time;

    @Option(
            names = "--value",
            paramLabel = "COLUMN",
            split = ",",
            description = "The columns of values; each of several is a series of its own.")
    private List<String> values = new ArrayList<>();

    @Option(names = "--series", paramLabel = "COLUMN", description = "The column of series ids.")
    private @Nullable String series;

    @Option(names = "--id", paramLabel = "ID", description = "The only series to read.")
    private @Nullable String id;

    /** The file as the call named it. */
    Path file() {
        return file;
    }

    /**
     * Reads the file.
     *
     * @throws CallException if there is no such file, column or series
     * @throws WorkException if a line cannot be read, or no series can be put on a grid
     */
    SeriesFile read() {
        return SeriesFile.read(file, new CsvLayout(time, values, series), id);
    }
}
