package io.driftcast.app.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version, from the manifest that the build writes. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"driftcast " + number() + " (Java " + Runtime.version() + ")"};
    }

    /** The version's number; {@code development} when started from classes instead of the jar. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
