package io.driftcast.bench.kernels;

import ai.onnxruntime.OrtEnvironment;

/** Whether ONNX Runtime is there, which only the benches have on their class path. */
final class OnnxRuntime {

    private OnnxRuntime() {}

    /**
     * What is known of it.
     *
     * @param words its name and version; why it cannot be used where it cannot
     */
    record Presence(boolean there, String words) {}

    /** Looks for it. */
    static Presence look() {
        try {
            return new Presence(true, version());
        } catch (LinkageError e) {
            return new Presence(
                    false, "ONNX Runtime: not there, target/bench-lib has it (%s)".formatted(e));
        }
    }

    private static String version() {
        return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
    }
}
