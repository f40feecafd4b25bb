package io.driftcast.evaluation;

import java.util.HashMap;
import java.util.Map;

/**
 * Holds the one-step forecasts of one series against what then came: the root mean square error of
 * those with status OK, and that of the naive forecast over the same steps. Forecasts and
 * observations may come in either order. Not thread-safe.
 */
public final class StepLedger {

    /** A step's value with that of the last step before it that had one. */
    private record Actual(double value, double before) {}

    private final Map<Long, Double> expected = new HashMap<>();
    private final Map<Long, Actual> actual = new HashMap<>();
    private double last = Double.NaN;
    private double squares;
    private double naiveSquares;
    private double lastError = Double.NaN;
    private int scored;

    /** The median that a fitted model gave for a step from the step before it. */
    public void expect(long step, double median) {
        Actual came = actual.remove(step);
        if (came == null) {
            expected.put(step, median);
        } else {
            score(median, came);
        }
    }

    /** A closed step's value, in order of the steps; NaN if it is missing. */
    public void observe(long step, double value) {
        if (Double.isNaN(value)) {
            expected.remove(step);
            return;
        }
        Actual came = new Actual(value, last);
        last = value;
        Double median = expected.remove(step);
        if (median == null) {
            actual.put(step, came);
        } else {
            score(median, came);
        }
    }

    private void score(double median, Actual came) {
        if (Double.isNaN(came.before())) {
            return;
        }
        lastError = came.value() - median;
        double naive = came.value() - came.before();
        squares += lastError * lastError;
        naiveSquares += naive * naive;
        scored++;
    }

    /** How many steps the errors are over. */
    public int scored() {
        return scored;
    }

    /** The fitted models' error; NaN before the first. */
    public double rmse() {
        return Math.sqrt(squares / scored);
    }

    /** The naive forecast's error over the same steps; NaN before the first. */
    public double naiveRmse() {
        return Math.sqrt(naiveSquares / scored);
    }

    /** The latest value; NaN before the first. */
    public double last() {
        return last;
    }

    /** The latest error, value minus median; NaN before the first. */
    public double lastError() {
        return lastError;
    }
}
