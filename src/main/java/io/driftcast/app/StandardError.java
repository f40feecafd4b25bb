package io.driftcast.app;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Takes back the real standard error, which the launcher kept as another descriptor while the JVM
 * started: the JVM warns about incubator modules before any of our code runs, and no option turns
 * that off.
 */
final class StandardError {

    private static final int STANDARD_ERROR = 2;

    private StandardError() {}

    /** Does nothing where the launcher left standard error alone. */
    static void takeBack() {
        Integer kept = Integer.getInteger("driftcast.stderr");
        if (kept != null) {
            duplicate(kept, STANDARD_ERROR);
        }
    }

    /** POSIX {@code dup2}; where it fails, lines still arrive, through the launcher's filter. */
    @SuppressWarnings(
            "restricted") // a call of C is what this is; the launcher allows native access
    private static void duplicate(int from, int to) {
        Linker linker = Linker.nativeLinker();
        MethodHandle dup2 =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("dup2"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            int _ = (int) dup2.invokeExact(from, to);
        } catch (Throwable e) { // what MethodHandle declares
            throw new IllegalStateException("dup2 failed", e);
        }
    }
}
