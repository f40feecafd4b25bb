package io.driftcast.platform.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** The directory of a broker's logs: formatted once, then known by the cluster id that is in it. */
record LogDirectory(Path path, boolean temporary) {

    private static final String META_PROPERTIES = "meta.properties";

    /** A given directory, made where it is missing, or a new temporary one. */
    static LogDirectory open(Optional<Path> given) {
        try {
            return given.isPresent()
                    ? new LogDirectory(
                            Files.createDirectories(given.get().toAbsolutePath().normalize()),
                            false)
                    : new LogDirectory(Files.createTempDirectory("driftcast-broker-"), true);
        } catch (IOException e) {
            throw new BrokerStartException(
                    "the broker's directory "
                            + given.map(Path::toString).orElse("in java.io.tmpdir")
                            + " cannot be made: choose one that can be written to",
                    e);
        }
    }

    /**
     * Refuses a directory that another broker works in. Kafka would refuse it too, but only after
     * it has started half of itself and logged a stack trace.
     */
    void requireUnused() {
        try (FileChannel channel =
                        FileChannel.open(
                                path.resolve(".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw inUse(null);
            }
        } catch (OverlappingFileLockException e) {
            throw inUse(e);
        } catch (IOException e) {
            throw new BrokerStartException(
                    "the broker's directory " + path + " cannot be locked: make it writable", e);
        }
    }

    private BrokerStartException inUse(@Nullable Exception cause) {
        return new BrokerStartException(
                "another broker works in " + path + ": stop it or choose another directory", cause);
    }

    /** Writes the metadata that a broker needs to start; a formatted directory stays as it is. */
    void format(int nodeId, String controllerListener) {
        try (PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            // A restart under another cluster id is refused, so the id that is there is kept.
            new Formatter()
                    .setPrintStream(nowhere)
                    .setNodeId(nodeId)
                    .setClusterId(clusterId().orElseGet(() -> Uuid.randomUuid().toString()))
                    .setControllerListenerName(controllerListener)
                    .setMetadataLogDirectory(path.toString())
                    .addDirectory(path.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) { // Formatter.run declares no narrower type
            throw new BrokerStartException(
                    "the broker's directory "
                            + path
                            + " cannot be formatted: give an empty directory or one that an"
                            + " embedded broker made",
                    e);
        }
    }

    /** The cluster id in a formatted directory. */
    Optional<String> clusterId() throws IOException {
        try (Reader reader = Files.newBufferedReader(path.resolve(META_PROPERTIES))) {
            Properties properties = new Properties();
            properties.load(reader);
            return Optional.ofNullable(properties.getProperty("cluster.id"));
        } catch (NoSuchFileException notFormattedYet) {
            return Optional.empty();
        }
    }

    /** Deletes a temporary directory with all that is in it; a kept one stays. */
    void release() {
        if (!temporary) {
            return;
        }
        try {
            Files.walkFileTree(path, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the temporary directory " + path, e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
