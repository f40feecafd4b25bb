package io.driftcast.stream.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.codahale.metrics.MetricRegistry;
import io.driftcast.avro.ModelRole;
import io.driftcast.forecast.UnfittableSeriesException;
import io.driftcast.forecast.catalogue.SeriesFit;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.stream.store.MapStore;
import io.driftcast.stream.training.FitState.FitOrder;
import io.driftcast.stream.training.FitState.PendingFit;
import io.driftcast.stream.training.FitState.Published;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PendingFitsTest {

    private static final int MAX_RECORD_BYTES = 20_000;
    private static final int TOO_MANY_BYTES = 5_000;

    private final MapStore<String, FitState> store = new MapStore<>();
    private final MetricRegistry metrics = new MetricRegistry();
    private final FitPool pool = new FitPool("fit", 1, 4, Duration.ofSeconds(20));
    private final List<String> said = new ArrayList<>();
    private Callable<SeriesFit> work = () -> Fits.of("mean");
    private boolean wanted = true;
    private boolean readable = true;
    private final PendingFits fits =
            new PendingFits(
                    store,
                    new FitSchedule(TrainSettings.DEFAULTS),
                    new FitQueue(pool),
                    new StreamMeters(metrics, List.of()),
                    new Owner(),
                    MAX_RECORD_BYTES);

    /** Writes down what it is told to say. */
    private final class Owner implements PendingFits.Owner {

        @Override
        public FitQueue.@Nullable Job snapshot(String key, FitState marked, PendingFit pending) {
            if (!readable) {
                throw new IllegalStateException("a zone that there is not");
            }
            return wanted ? Fits.job(key, pending, work) : null;
        }

        @Override
        public void publish(FitQueue.Job job, Publication publication, long now) {
            boolean champion = publication.role() == ModelRole.CHAMPION;
            said.add(
                    String.format(
                            Locale.ROOT,
                            "%s %d %s%s",
                            job.key(),
                            publication.deployment(),
                            publication.name(),
                            champion ? " works" : ""));
        }

        @Override
        public void withdraw(String key, String name, long now) {
            said.add("%s %s goes".formatted(key, name));
        }
    }

    @AfterEach
    void close() {
        fits.close();
        pool.close();
    }

    private static FitState observed(int steps) {
        FitState fit = FitState.beginning(5, 0, Published.NOTHING, 2000);
        for (int step = 0; step < steps; step++) {
            fit = fit.grown(step, true);
        }
        return fit;
    }

    private FitState state(String key) {
        return Objects.requireNonNull(store.get(key));
    }

    private void settle(String key) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> {
                    fits.exchange(7);
                    FitState fit = store.get(key);
                    return fit == null || fit.pending() == null;
                });
    }

    private void request(String key) {
        fits.put(key, state(key).withRequested(new FitOrder("request: x", null)));
        settle(key);
    }

    private long count(String meter) {
        return metrics.meter("driftcast." + meter).getCount();
    }

    @Test
    void aFitThatIsDueIsMarkedAndThenPublished() {
        fits.put("s", observed(24));
        assertThat(state("s").pending()).isEqualTo(new PendingFit(0, 23, "first"));
        assertThat(state("s").fittedAt()).isEqualTo(24);

        settle("s");

        assertThat(said).containsExactly("s 1 mean works");
        assertThat(state("s").published()).isEqualTo(new Published(1, List.of("mean")));
        assertThat(count("fits")).isEqualTo(1);
    }

    @Test
    void aHistoryThatCannotBeReadIsAFailedFitAndNotTriedForEver() {
        readable = false;
        fits.put("s", observed(24));
        fits.put("t", observed(24));
        fits.exchange(7);
        assertThat(state("s").pending()).isNull();
        assertThat(state("t").pending()).isNull();
        assertThat(count("fits_failed")).isEqualTo(2);
        fits.put("s", state("s").grown(24, true));
        fits.exchange(8);
        assertThat(count("fits_failed")).isEqualTo(2);

        readable = true;
        request("s");
        assertThat(said).containsExactly("s 1 mean works");
    }

    @Test
    void nothingIsMarkedBeforeAFitIsDueOrWhileOneIsPending() {
        fits.put("s", observed(23));
        assertThat(state("s").pending()).isNull();
        fits.put("s", observed(24));
        PendingFit marked = state("s").pending();
        fits.put("s", state("s").grown(24, true).withRequested(new FitOrder("request: x", null)));
        assertThat(state("s").pending()).isEqualTo(marked);
    }

    @Test
    void aFitThatIsAskedForWhileOneRunsComesNext() {
        fits.put("s", observed(24));
        fits.exchange(7);
        fits.put("s", state("s").withRequested(new FitOrder("request: x", null)));

        settle("s");

        assertThat(said).containsExactly("s 1 mean works", "s 2 mean works");
    }

    @Test
    void challengersGoOutInTheirOrderBeforeTheChampion() {
        work =
                () ->
                        new SeriesFit(
                                List.of(
                                        Fits.model("drift", 3, 1),
                                        Fits.model("ets", 0, 1),
                                        Fits.model("theta", 2, 1)),
                                List.of());
        fits.put("s", observed(24));

        settle("s");

        assertThat(said).containsExactly("s 1 drift", "s 2 theta", "s 3 ets works");
    }

    @Test
    void whatIsNotPublishedAnyMoreGoesLast() {
        work = () -> Fits.of("ets", "theta");
        fits.put("s", observed(24));
        settle("s");
        said.clear();
        work = () -> Fits.of("naive", "theta");

        request("s");

        assertThat(said).containsExactly("s 3 theta", "s 4 naive works", "s ets goes");
        assertThat(state("s").published()).isEqualTo(new Published(4, List.of("theta", "naive")));
    }

    @Test
    void aModelTooLargeForARecordFailsAloneAndTheNextBestWorks() {
        work =
                () ->
                        new SeriesFit(
                                List.of(
                                        Fits.model("lstm", 0, TOO_MANY_BYTES),
                                        Fits.model("ets", 2, 1),
                                        Fits.model("theta", 1, 1)),
                                List.of());
        fits.put("s", observed(24));

        settle("s");

        assertThat(said).containsExactly("s 1 ets", "s 2 theta works");
        assertThat(count("fits_failed")).isEqualTo(1);
        assertThat(count("fits")).isEqualTo(1);
    }

    @Test
    void aFitThatFailsLeavesWhatStands() {
        fits.put("s", observed(24));
        settle("s");
        said.clear();
        work =
                () -> {
                    throw new UnfittableSeriesException("too short");
                };
        request("s");
        work = () -> SeriesFit.of(Fits.model("lstm", 0, TOO_MANY_BYTES));
        request("s");

        assertThat(said).isEmpty();
        assertThat(state("s").published()).isEqualTo(new Published(1, List.of("mean")));
        assertThat(count("fits_failed")).isEqualTo(2);
    }

    @Test
    void whatAnEarlierTaskLeftPendingIsTakenUp() {
        store.put("s", observed(24).withPending(new PendingFit(0, 23, "first")));
        store.put("t", observed(10));

        fits.resume();
        settle("s");

        assertThat(said).containsExactly("s 1 mean works");
    }

    @Test
    void aFitOfAHistoryThatIsGoneIsLetGo() {
        fits.put("s", observed(24));
        fits.exchange(7);
        store.delete("s");
        fits.put("t", observed(24));

        settle("t");

        assertThat(said).containsExactly("t 1 mean works");
        assertThat(store.get("s")).isNull();
    }

    @Test
    void aFitThatNobodyWantsIsSettledWithoutAModel() {
        wanted = false;
        fits.put("s", observed(24));

        settle("s");

        assertThat(said).isEmpty();
        assertThat(count("fits_failed")).isZero();
    }
}
