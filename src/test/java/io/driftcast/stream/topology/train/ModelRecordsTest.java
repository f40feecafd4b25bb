package io.driftcast.stream.topology.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftcast.avro.ModelRole;
import io.driftcast.bytes.Locales;
import io.driftcast.bytes.ModelImage;
import io.driftcast.forecast.FittedModel;
import io.driftcast.stream.training.FitQueue;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.Publication;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelRecordsTest {

    private static final FittedModel FITTED =
            new FittedModel(
                    new ModelImage("arima", 1, new byte[] {1, 2}),
                    "arima(0,1,1)(0,1,1)[12]",
                    new byte[] {3},
                    900,
                    Map.of());

    private static String version(PendingFit fit, String... provenance) {
        FitQueue.Job job =
                new FitQueue.Job(
                        "s",
                        fit,
                        -77,
                        0,
                        0,
                        List.of(),
                        List.of(provenance),
                        () -> {
                            throw new IllegalStateException("it has been fitted");
                        });
        return ModelRecords.ofSeries(job, new Publication("arima", ModelRole.CHAMPION, 1, FITTED))
                .getVersion();
    }

    /** The digest comes from Python's {@code hashlib} and {@code struct}. */
    @Test
    void versionIsTheSameInEveryLocale() {
        Locales.assertSameInAll(
                "2000-72eb49f9a3f8", () -> version(new PendingFit(1000, 2000, "growth"), "other"));
    }

    @Test
    void versionNamesWhatWasFittedAndNotWhy() {
        String version = version(new PendingFit(1000, 2000, "growth"), "a", "b");
        assertThat(version(new PendingFit(1000, 2000, "request"), "a", "b")).isEqualTo(version);
        assertThat(version(new PendingFit(1001, 2000, "growth"), "a", "b")).isNotEqualTo(version);
        assertThat(version(new PendingFit(1000, 2000, "growth"), "a")).isNotEqualTo(version);
        assertThat(version(new PendingFit(1000, 2000, "growth"), "b", "a")).isNotEqualTo(version);
    }
}
