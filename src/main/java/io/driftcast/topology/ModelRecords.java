package io.driftcast.topology;

import io.driftcast.avro.Model;
import io.driftcast.forecast.FittedModel;
import io.driftcast.store.FitState.PendingFit;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** From a fitted model to its record. The same fit gives the same record, whenever it ran. */
final class ModelRecords {

    /** The name of the one model that each series has: the trainer's choice. */
    static final String NAME = "auto";

    private static final int DIGEST_BYTES = 6;

    private ModelRecords() {}

    static Model model(
            String seriesId,
            long specHash,
            PendingFit fit,
            long fromLabel,
            long toLabel,
            FittedModel fitted,
            long deployment) {
        return new Model(
                ModelIds.of(seriesId, NAME),
                seriesId,
                version(seriesId, specHash, fit, fitted),
                deployment,
                fitted.kind(),
                fitted.spec(),
                fit.fromStep(),
                fit.toStep(),
                Instant.ofEpochMilli(fromLabel),
                Instant.ofEpochMilli(toLabel),
                fitted.observations(),
                specHash,
                fit.cause(),
                fitted.metrics(),
                fitted.formatVersion(),
                ByteBuffer.wrap(fitted.parameters()),
                ByteBuffer.wrap(fitted.state()));
    }

    /** The last step it was fitted to, and a digest of all that determines the fit. */
    private static String version(
            String seriesId, long specHash, PendingFit fit, FittedModel fitted) {
        String determinants =
                String.join(
                        "\n",
                        seriesId,
                        Long.toString(specHash),
                        Long.toString(fit.fromStep()),
                        Long.toString(fit.toStep()),
                        fitted.kind(),
                        fitted.spec(),
                        Integer.toString(fitted.formatVersion()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(determinants.getBytes(StandardCharsets.UTF_8));
            return fit.toStep() + "-" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
