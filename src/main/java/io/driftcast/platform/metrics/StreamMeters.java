package io.driftcast.platform.metrics;

import com.codahale.metrics.LockFreeExponentiallyDecayingReservoir;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The meters of all applications, in one registry; what stands in brackets in a name is a label.
 * Thread-safe.
 */
public final class StreamMeters {

    private final Meter readings;
    private final Meter duplicates;
    private final Meter held;
    private final Meter corrected;
    private final Meter misplaced;
    private final Meter illegal;
    private final Meter ingestTimesReplaced;
    private final Meter suspectTimes;
    private final Meter observations;
    private final Meter forecasts;
    private final Meter stale;
    private final Meter activations;
    private final Meter refusals;
    private final Meter fits;
    private final Meter failedFits;
    private final Meter membersLeftOut;
    private final Meter recordsFailed;
    private final Meter scores;
    private final Meter unscored;
    private final Meter shadowScores;
    private final Meter shadowFailures;
    private final Timer fitSeconds;
    private final Timer latency;
    private final Timer scoreLatency;
    private final Map<String, Meter> deadLetters = new HashMap<>();

    /**
     * @param registry where the meters are to be seen
     * @param rejectReasons the labels under which dead letters are counted
     */
    public StreamMeters(MetricRegistry registry, Collection<String> rejectReasons) {
        readings = registry.meter("driftcast.readings");
        duplicates = registry.meter("driftcast.readings_duplicate");
        held = registry.meter("driftcast.readings_held");
        corrected = registry.meter("driftcast.readings_corrected");
        misplaced = registry.meter("driftcast.readings_misplaced");
        illegal = registry.meter("driftcast.readings_illegal");
        ingestTimesReplaced = registry.meter("driftcast.record_times_replaced");
        suspectTimes = registry.meter("driftcast.readings_of_another_unit");
        observations = registry.meter("driftcast.observations");
        forecasts = registry.meter("driftcast.forecasts");
        stale = registry.meter("driftcast.forecasts_stale");
        activations = registry.meter("driftcast.models_activated");
        refusals = registry.meter("driftcast.models_refused");
        fits = registry.meter("driftcast.fits");
        failedFits = registry.meter("driftcast.fits_failed");
        membersLeftOut = registry.meter("driftcast.group_members_left_out");
        recordsFailed = registry.meter("driftcast.records_failed");
        scores = registry.meter("driftcast.scores");
        unscored = registry.meter("driftcast.scores_without_model");
        shadowScores = registry.meter("driftcast.shadow_scores");
        shadowFailures = registry.meter("driftcast.shadow_scores_failed");
        fitSeconds = registry.timer("driftcast.fit_seconds");
        latency = timerOfEachRecord(registry, "driftcast.latency_seconds");
        scoreLatency = timerOfEachRecord(registry, "driftcast.score_latency_seconds");
        for (String reason : rejectReasons) {
            deadLetters.put(
                    reason, registry.meter("driftcast.dead_letters[reason=%s]".formatted(reason)));
        }
    }

    private static Timer timerOfEachRecord(MetricRegistry registry, String name) {
        return registry.timer(
                name, () -> new Timer(LockFreeExponentiallyDecayingReservoir.builder().build()));
    }

    public static StreamMeters unregistered() {
        return new StreamMeters(new MetricRegistry(), List.of());
    }

    public void reading() {
        readings.mark();
    }

    public void duplicate() {
        duplicates.mark();
    }

    public void held() {
        held.mark();
    }

    public void corrected() {
        corrected.mark();
    }

    public void illegal() {
        illegal.mark();
    }

    public void misplaced() {
        misplaced.mark();
    }

    /** A record's timestamp was not believed. */
    public void ingestTimeReplaced() {
        ingestTimesReplaced.mark();
    }

    /** A reading's time looks like one in seconds, or another unit that is not ours. */
    public void suspectTime() {
        suspectTimes.mark();
    }

    public void observation() {
        observations.mark();
    }

    public void forecast(long ingestToForecastMillis) {
        forecasts.mark();
        latency.update(Math.max(0, ingestToForecastMillis), TimeUnit.MILLISECONDS);
    }

    /** A text was scored. */
    public void score(long ingestToScoreMillis) {
        scores.mark();
        scoreLatency.update(Math.max(0, ingestToScoreMillis), TimeUnit.MILLISECONDS);
    }

    /** A text was answered, as no model works for its source. */
    public void scoreWithoutModel() {
        unscored.mark();
    }

    /** A text was scored by the model beside the champion. */
    public void shadowScore() {
        shadowScores.mark();
    }

    /** The model beside the champion has failed on a text. */
    public void shadowScoreFailed() {
        shadowFailures.mark();
    }

    public void stale() {
        stale.mark();
    }

    public void activation() {
        activations.mark();
    }

    public void refusal() {
        refusals.mark();
    }

    public void fit(long nanos) {
        fits.mark();
        fitSeconds.update(nanos, TimeUnit.NANOSECONDS);
    }

    public void failedFit() {
        failedFits.mark();
    }

    /** A thread died on a record. */
    public void recordFailed() {
        recordsFailed.mark();
    }

    public void memberLeftOut() {
        membersLeftOut.mark();
    }

    /** A record was put aside, for one of the reasons that were named at the start. */
    public void deadLetter(String reason) {
        Meter meter = deadLetters.get(reason);
        if (meter != null) {
            meter.mark();
        }
    }
}
