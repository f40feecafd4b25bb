package io.driftcast.stream.topology.train;

import io.driftcast.avro.Model;
import io.driftcast.forecast.FittedModel;
import io.driftcast.stream.deployment.ModelIds;
import io.driftcast.stream.training.FitQueue;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.Publication;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** From a fitted model to its record. The same fit gives the same record, whenever it ran. */
public final class ModelRecords {

    private static final int DIGEST_BYTES = 6;

    private ModelRecords() {}

    /** The record of a series' model. */
    public static Model ofSeries(FitQueue.Job job, Publication publication) {
        String modelId = ModelIds.ofSeries(job.key(), publication.name());
        return model(modelId, job.key(), null, job, publication);
    }

    /** The record of a group's model. */
    public static Model ofGroup(FitQueue.Job job, Publication publication) {
        String modelId = ModelIds.ofGroup(job.key(), publication.name());
        return model(modelId, "", job.key(), job, publication);
    }

    private static Model model(
            String modelId,
            String seriesId,
            @Nullable String group,
            FitQueue.Job job,
            Publication publication) {
        FittedModel fitted = publication.model();
        PendingFit fit = job.pending();
        return new Model(
                modelId,
                seriesId,
                version(job, fitted),
                publication.deployment(),
                fitted.kind(),
                fitted.spec(),
                fit.fromStep(),
                fit.toStep(),
                Instant.ofEpochMilli(job.fromLabel()),
                Instant.ofEpochMilli(job.toLabel()),
                fitted.observations(),
                job.specHash(),
                fit.cause(),
                fitted.metrics(),
                fitted.formatVersion(),
                ByteBuffer.wrap(fitted.parameters()),
                ByteBuffer.wrap(fitted.state()),
                group,
                publication.role(),
                false);
    }

    /**
     * The last step it was fitted to, and a digest of what the fit was made of and what came out:
     * with a value corrected, or another horizon, the same steps make another model.
     */
    private static String version(FitQueue.Job job, FittedModel fitted) {
        PendingFit fit = job.pending();
        List<String> all = new ArrayList<>();
        all.add(job.key());
        all.add(Long.toString(job.specHash()));
        all.add(Long.toString(fit.fromStep()));
        all.add(Long.toString(fit.toStep()));
        all.add(fitted.kind());
        all.add(fitted.spec());
        all.add(Integer.toString(fitted.formatVersion()));
        all.add(Integer.toString(fitted.parameters().length));
        all.addAll(job.provenance());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.join("\n", all).getBytes(StandardCharsets.UTF_8));
            digest.update(fitted.parameters());
            digest.update(fitted.state());
            return fit.toStep() + "-" + HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
