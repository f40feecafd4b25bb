package io.driftcast.edge.query;

import io.driftcast.avro.Forecast;
import io.driftcast.avro.Model;
import io.driftcast.avro.Observation;
import io.driftcast.avro.Reading;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What the topics say about all series, as they are read. Thread-safe. */
public final class SeriesBoard {

    private final Map<String, SeriesTracker> trackers = new TreeMap<>();
    private long records;
    private long deadLetters;

    /** A record of the readings topic. */
    public synchronized void reading(Reading reading) {
        records++;
        tracker(reading.getSeriesId()).reading();
    }

    /** A record of the observations topic. */
    public synchronized void observation(Observation observation) {
        records++;
        tracker(observation.getSeriesId()).observation(observation);
    }

    /** A record of the forecasts topic. */
    public synchronized void forecast(Forecast forecast) {
        records++;
        tracker(forecast.getSeriesId()).forecast(forecast);
    }

    /** A record of the models topic. */
    public synchronized void model(Model model) {
        records++;
        if (model.getGroup() == null && !model.getSeriesId().isEmpty()) {
            tracker(model.getSeriesId()).model(model);
        }
    }

    /** A record of the dead-letters topic. */
    public synchronized void deadLetter() {
        records++;
        deadLetters++;
    }

    private SeriesTracker tracker(String series) {
        return trackers.computeIfAbsent(series, SeriesTracker::new);
    }

    /** One row a series, in order of their names. */
    public synchronized List<SeriesRow> rows() {
        return trackers.values().stream().map(SeriesTracker::row).toList();
    }

    /** How many steps have closed. */
    public synchronized long observations() {
        return sum(SeriesTracker::observations);
    }

    /** How many forecasts were issued. */
    public synchronized long forecasts() {
        return sum(SeriesTracker::forecasts);
    }

    /** How many records of all topics have been read. */
    public synchronized long records() {
        return records;
    }

    /** How many records were put aside. */
    public synchronized long deadLetters() {
        return deadLetters;
    }

    /** How many closed steps no forecast answers; a run of missing steps counts as one. */
    public synchronized long unanswered() {
        return sum(SeriesTracker::unanswered);
    }

    /** How many series have a model. */
    public synchronized long modelled() {
        return sum(tracker -> tracker.observedByModel() > 0 ? 1 : 0);
    }

    private long sum(ToLongFunction<SeriesTracker> count) {
        return trackers.values().stream().mapToLong(count).sum();
    }

    /**
     * The series that are long enough for a fit but have no model that is as new as the growth of
     * their history asks for.
     *
     * @param minSteps how many steps with a value the first fit takes
     * @param growth by which part a history has to grow for the next fit
     */
    public synchronized List<String> awaitingModel(int minSteps, double growth) {
        return trackers.entrySet().stream()
                .filter(entry -> entry.getValue().observed() >= minSteps)
                .filter(entry ->
                        entry.getValue().observed()
                                >= Math.ceil(entry.getValue().observedByModel() * (1 + growth)))
                .map(Map.Entry::getKey)
                .toList();
    }
}
