package io.driftcast.app.bench.accuracy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Data and reference results that are not part of the project; tests skip without them. */
final class SharedData {

    private SharedData() {}

    /** A folder of them. */
    static Path folder(String name) {
        Path folder = Path.of(System.getProperty("shared.dir", "../shared")).resolve(name);
        assumeTrue(
                Files.isDirectory(folder),
                () -> folder + " is not there (system property shared.dir)");
        return folder;
    }
}
