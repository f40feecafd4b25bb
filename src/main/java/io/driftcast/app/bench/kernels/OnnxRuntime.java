package io.driftcast.app.bench.kernels;

import ai.onnxruntime.OrtEnvironment;

/** Whether ONNX Runtime is there, which only the benches have on their class path. */
final class OnnxRuntime {

    /**
     * Has to be 1 in the environment, as the launcher sets it. Otherwise version 1.29 sends where
     * it runs to its maker, and ends the JVM if the command line is long, in the regular
     * expressions that it puts that through (https://github.com/vespa-engine/vespa/pull/37786).
     */
    private static final String NO_TELEMETRY = "ORT_DISABLE_TELEMETRY";

    private OnnxRuntime() {}

    /**
     * What is known of it.
     *
     * @param words its name and version; why it cannot be used where it cannot
     */
    record Presence(boolean there, String words) {

        static Presence missing(String why) {
            return new Presence(false, "ONNX Runtime: " + why);
        }
    }

    /** Looks for it. */
    static Presence look() {
        if (!"1".equals(System.getenv(NO_TELEMETRY))) {
            return Presence.missing("left out, since %s is not 1".formatted(NO_TELEMETRY));
        }
        try {
            return new Presence(true, version());
        } catch (LinkageError e) {
            return Presence.missing("not there, target/bench-lib has it (%s)".formatted(e));
        }
    }

    private static String version() {
        return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
    }
}
