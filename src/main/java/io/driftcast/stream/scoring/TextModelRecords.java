package io.driftcast.stream.scoring;

import io.driftcast.avro.Model;
import io.driftcast.avro.ModelRole;
import io.driftcast.bytes.ModelImage;
import io.driftcast.bytes.Sha256;
import io.driftcast.series.Limits;
import io.driftcast.stream.deployment.Role;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * From a model of texts to its records and back. They are to be sent to every partition of {@code
 * models}, in order, each under its {@link #key}.
 */
public final class TextModelRecords {

    /** The parameters in one record; the rest of it has the room that is left. */
    static final int PART_BYTES = Limits.TEXT_MODEL_BYTES - (32 << 10);

    private TextModelRecords() {}

    /**
     * The records of a model, one for each part. The same model and release give the same records.
     *
     * @throws IllegalArgumentException if the model's id is not one of a model of texts, or it
     *     takes more parts than are taken
     */
    public static List<Model> of(ModelImage image, TextModelRelease release) {
        if (TextModelKey.of(release.modelId()).part() != 0) {
            throw new IllegalArgumentException(
                    "'%s' is the key of a part, not a model".formatted(release.modelId()));
        }
        byte[] parameters = image.parameters();
        int parts = Math.max(1, Math.ceilDiv(parameters.length, PART_BYTES));
        if (parts > Limits.TEXT_MODEL_PARTS) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a model of %d bytes, at most %d are taken: a smaller vocabulary or fewer layers make it smaller",
                            parameters.length,
                            (long) PART_BYTES * Limits.TEXT_MODEL_PARTS));
        }
        byte[] digest = Sha256.of(parameters);
        List<Model> records = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = part * PART_BYTES;
            int length = Math.min(PART_BYTES, parameters.length - from);
            records.add(
                    new Model(
                            release.modelId(),
                            "",
                            release.version(),
                            release.deployment(),
                            image.kind(),
                            release.spec(),
                            0L,
                            0L,
                            release.trainedFrom(),
                            release.trainedTo(),
                            release.texts(),
                            0L,
                            release.cause(),
                            release.metrics(),
                            image.formatVersion(),
                            ByteBuffer.wrap(parameters, from, length),
                            ByteBuffer.allocate(0),
                            null,
                            ModelRole.valueOf(release.role().name()),
                            release.pinned(),
                            part,
                            parts,
                            ByteBuffer.wrap(digest)));
        }
        return records;
    }

    /** The key that a record is sent under. */
    public static String key(Model record) {
        return new TextModelKey(record.getModelId(), record.getPart()).text();
    }

    /**
     * The part that a record carries.
     *
     * @throws IllegalArgumentException if it is not one of a model of texts, or its parts and its
     *     digest are not stated as they have to be
     */
    public static TextModelPart part(Model record) {
        int part = record.getPart();
        int parts = record.getParts();
        if (parts < 1 || parts > Limits.TEXT_MODEL_PARTS || part < 0 || part >= parts) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "part %d of %d: part has to be 0 to parts - 1, and parts 1 to %d",
                            part,
                            parts,
                            Limits.TEXT_MODEL_PARTS));
        }
        ByteBuffer digest = record.getDigest();
        if (digest == null ? parts > 1 : digest.remaining() != Sha256.BYTES) {
            throw new IllegalArgumentException(
                    "digest has to be the SHA-256 of the whole parameters, 32 bytes; only a model in one part may lack it");
        }
        return new TextModelPart(
                new TextModelHead(
                        record.getModelId(),
                        record.getVersion(),
                        record.getDeployment(),
                        Role.named(record.getRole().name()),
                        record.getPinned(),
                        record.getKind(),
                        record.getFormatVersion(),
                        parts,
                        digest == null ? "" : HexFormat.of().formatHex(bytes(digest))),
                part,
                bytes(record.getParameters()));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
