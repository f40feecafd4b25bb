package io.driftcast.e2e;

/** The suite on the embedded broker. */
class EmbeddedEndToEndIT extends EndToEndSuite {

    @Override
    Environment startEnvironment(Processes own) {
        return EmbeddedEnvironment.start(own);
    }
}
