package io.driftcast.data;

import java.nio.file.Path;

/** Names of files without their folders and endings. */
final class FileNames {

    private FileNames() {}

    /** The file's name without its ending. */
    static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
