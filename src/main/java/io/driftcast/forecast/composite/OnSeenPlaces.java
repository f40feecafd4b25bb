package io.driftcast.forecast.composite;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import java.util.function.IntToDoubleFunction;

/**
 * A forecaster of the steps at {@link SeenPlaces}, which alone are passed on to it.
 *
 * <p>A step at another place may be like any of the season: its median is the mean of theirs, those
 * of the next steps that have values for one season, and its bounds reach from the lowest of their
 * bounds to the highest. A value that comes there all the same is not taken: it waits for the next
 * fit. Not thread-safe.
 */
final class OnSeenPlaces implements Forecaster {

    private final SeenPlaces places;
    private final Forecaster nested;
    private long steps;

    /**
     * @param steps how many have gone by since the first one of the fit
     */
    OnSeenPlaces(SeenPlaces places, Forecaster nested, long steps) {
        this.places = places;
        this.nested = nested;
        this.steps = steps;
    }

    @Override
    public void update(double value) {
        if (places.has(steps)) {
            nested.update(value);
        }
        steps++;
    }

    @Override
    public boolean represents(double value) {
        return nested.represents(value);
    }

    @Override
    public Forecast forecast(int horizon) {
        int inside = (int) (places.index(steps + horizon) - places.index(steps));
        Forecast inner = nested.forecast(inside == horizon ? horizon : inside + places.count());
        return new Forecast(
                each(horizon, inner.median(), from -> mean(inner.median(), from)),
                each(horizon, inner.mean(), from -> mean(inner.mean(), from)),
                each(horizon, inner.standardError(), from -> error(inner, from)),
                each(horizon, inner.lower80(), from -> lowest(inner.lower80(), from)),
                each(horizon, inner.upper80(), from -> highest(inner.upper80(), from)),
                each(horizon, inner.lower95(), from -> lowest(inner.lower95(), from)),
                each(horizon, inner.upper95(), from -> highest(inner.upper95(), from)));
    }

    /**
     * A number for each step ahead.
     *
     * @param inside those at the places that have values
     * @param elsewhere that of a step at another place, by the next one inside
     */
    private double[] each(int horizon, double[] inside, IntToDoubleFunction elsewhere) {
        double[] all = new double[horizon];
        int next = 0;
        for (int h = 0; h < horizon; h++) {
            all[h] = places.has(steps + h) ? inside[next++] : elsewhere.applyAsDouble(next);
        }
        return all;
    }

    private double mean(double[] inside, int from) {
        double sum = 0;
        for (int i = 0; i < places.count(); i++) {
            sum += inside[from + i];
        }
        double mean = sum / places.count(); // equal numbers may sum up to a little less
        return Math.clamp(mean, lowest(inside, from), highest(inside, from));
    }

    /** That of a step inside and, added to it, how far their medians are apart. */
    private double error(Forecast inner, int from) {
        double middle = mean(inner.median(), from);
        double squares = 0;
        for (int i = from; i < from + places.count(); i++) {
            double away = inner.median()[i] - middle;
            double error = inner.standardError()[i];
            squares += away * away + error * error;
        }
        return Math.sqrt(squares / places.count());
    }

    private double lowest(double[] inside, int from) {
        double lowest = inside[from];
        for (int i = 1; i < places.count(); i++) {
            lowest = Math.min(lowest, inside[from + i]);
        }
        return lowest;
    }

    private double highest(double[] inside, int from) {
        double highest = inside[from];
        for (int i = 1; i < places.count(); i++) {
            highest = Math.max(highest, inside[from + i]);
        }
        return highest;
    }

    @Override
    public int stateBytes() {
        return nested.stateBytes();
    }

    @Override
    public byte[] state() {
        byte[] inner = nested.state();
        return new ByteWriter(1 + Double.BYTES + Integer.BYTES + inner.length)
                .putByte(SeenPlacesFamily.STATE_TAG)
                .putDouble((double) steps)
                .putBytes(inner)
                .toBytes();
    }
}
