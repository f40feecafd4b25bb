package io.driftcast.stream.topology.train;

import io.driftcast.avro.Model;
import io.driftcast.bytes.StableHash;
import io.driftcast.forecast.FittedModel;
import io.driftcast.stream.deployment.ModelIds;
import io.driftcast.stream.training.FitQueue;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.Publication;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From a fitted model to its record. The same fit gives the same record, whenever it ran. */
public final class ModelRecords {

    static final int DIGEST_BYTES = 6;

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
                fitted.image().kind(),
                fitted.spec(),
                fit.fromStep(),
                fit.toStep(),
                Instant.ofEpochMilli(job.fromLabel()),
                Instant.ofEpochMilli(job.toLabel()),
                fitted.observations(),
                job.specHash(),
                fit.cause(),
                fitted.metrics(),
                fitted.image().formatVersion(),
                ByteBuffer.wrap(fitted.image().parameters()),
                ByteBuffer.wrap(fitted.state()),
                group,
                publication.role(),
                false,
                0,
                1,
                null);
    }

    /**
     * The last step it was fitted to, and a digest of what the fit was made of and what came out:
     * with a value corrected, or another horizon, the same steps make another model.
     */
    private static String version(FitQueue.Job job, FittedModel fitted) {
        PendingFit fit = job.pending();
        StableHash hash =
                new StableHash()
                        .add(job.key())
                        .add(job.specHash())
                        .add(fit.fromStep())
                        .add(fit.toStep())
                        .add(fitted.image().kind())
                        .add(fitted.spec())
                        .add(fitted.image().formatVersion())
                        .add(fitted.image().parameters())
                        .add(fitted.state())
                        .addTexts(job.provenance());
        return fit.toStep() + "-" + hash.toHex(DIGEST_BYTES);
    }
}
