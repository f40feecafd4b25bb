package io.driftcast.forecast.recurrent;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import java.util.Arrays;
import java.util.Locale;

/**
 * Where a series stands: what its recent values say, as the inputs of a network, and the naive
 * forecasts that the network's outputs are added to. The same code makes the training examples and
 * runs in the stream; it looks at no value but those it was given.
 *
 * <p>Inputs, each clamped to +-{@value #LARGEST} and rounded to {@code 2^-12}, so that the unit of
 * measurement does not decide the last bits of a training: the change since the step before, the
 * distance to a slow level, whether the value is missing; with a season the change over it less the
 * drift, and the change of the next step a season ago; and sine and cosine of the next step's phase
 * in each cycle of the calendar.
 *
 * <p>The naive forecast is the last value, or with a season the value a season before, plus the
 * drift. In place of a missing value stands the one before, moved as a season ago.
 *
 * <p>Not thread-safe.
 */
final class Position {

    /** Missing values in a row are counted so far. */
    static final int MAX_MISSED = 1_000;

    /** Inputs are not larger. */
    static final double LARGEST = 8;

    private static final double ROUNDING = 0x1p12;

    /** The slow level moves by this share of the distance, or slower with a longer season. */
    private static final int LEVEL_STEPS = 10;

    /** A running unit is a mean over all changes up to so many, then an exponential one. */
    private static final int UNIT_STEPS = 500;

    /** Until so many values the bounds are wider. */
    private static final int WARM_UP = 20;

    private static final double WARM_UP_FACTOR = 3;

    private final Representation representation;

    /** The last values, one more than is looked back; the oldest at {@code next}. */
    private final double[] ring;

    private int next;

    /** How many steps there were since the first value, up to the ring's or the unit's length. */
    private int known;

    private long step;
    private int missed;
    private double last;
    private double level;
    private double meanSquare;
    private int changes;
    private double change;

    /**
     * A position that has seen nothing yet.
     *
     * @param step the calendar's step of the first value it will be given
     */
    Position(Representation representation, long step) {
        this.representation = representation;
        this.step = step - 1;
        ring = new double[representation.reach() + 1];
        last = representation.start();
        level = last;
    }

    /** A copy that goes its own way. */
    Position copy() {
        Position copy = new Position(representation, step + 1);
        copy.take(this);
        return copy;
    }

    private void take(Position other) {
        System.arraycopy(other.ring, 0, ring, 0, ring.length);
        next = other.next;
        known = other.known;
        step = other.step;
        missed = other.missed;
        last = other.last;
        level = other.level;
        meanSquare = other.meanSquare;
        changes = other.changes;
        change = other.change;
    }

    /**
     * Moves on by one step.
     *
     * @param y the value on the model's scale, NaN if it is missing
     */
    void advance(double y) {
        step++;
        boolean given = !Double.isNaN(y);
        if (known == 0) {
            if (given) {
                begin(y);
            } else {
                missed = Math.min(missed + 1, MAX_MISSED);
            }
            return;
        }
        double value = given ? y : last + seasonalChange();
        change = value - last;
        if (given && missed == 0) {
            changes = Math.min(changes + 1, UNIT_STEPS);
            meanSquare += (change * change - meanSquare) / changes;
        }
        level += (value - level) / Math.max(LEVEL_STEPS, representation.season());
        push(value);
        missed = given ? 0 : Math.min(missed + 1, MAX_MISSED);
    }

    private void begin(double y) {
        Arrays.fill(ring, y);
        level = y;
        missed = 0;
        push(y);
    }

    private void push(double value) {
        last = value;
        ring[next] = value;
        next = next + 1 == ring.length ? 0 : next + 1;
        known = Math.min(known + 1, mostKnown());
    }

    private int mostKnown() {
        return Math.max(WARM_UP, ring.length);
    }

    /** Whether there is a whole season to look back on. */
    boolean seasoned() {
        return known > representation.season();
    }

    /** Whether its inputs and its naive forecast rest on enough values to learn from. */
    boolean settled() {
        return known >= ring.length && (!representation.running() || changes >= WARM_UP);
    }

    /** How the value is expected to change at the next step. */
    private double seasonalChange() {
        return representation.season() > 1 && seasoned()
                ? ago(representation.season() - 1) - ago(representation.season())
                : 0;
    }

    /** The value so many steps ago, 0 for the last. */
    private double ago(int steps) {
        return ring[(next + 2 * ring.length - 1 - steps) % ring.length];
    }

    /** How many values are missing since the last that was there. */
    int missed() {
        return missed;
    }

    /** What the spreads are multiples of, on the model's scale. */
    double unit() {
        if (!representation.running()) {
            return representation.unit();
        }
        return Math.sqrt(meanSquare);
    }

    /**
     * The unit for bounds: until a running one is known, the size of the value, so that nobody
     * takes a first guess for certain.
     */
    double boundsUnit() {
        if (!representation.running() || changes > 0) {
            return unit();
        }
        return representation.logarithm() || last == 0 ? 1 : Math.abs(last);
    }

    /** How much wider than the network's the bounds are, because little has been seen. */
    double caution() {
        return 1 + WARM_UP_FACTOR * Math.max(0, 1 - (double) known / WARM_UP);
    }

    /**
     * The naive forecast.
     *
     * @param ahead how many steps, at least 1
     */
    double naive(int ahead) {
        int season = representation.season();
        if (season == 1 || !seasoned()) {
            return last;
        }
        int seasons = (ahead - 1) / season + 1;
        double naive =
                ago(seasons * season - ahead) + seasons * season * representation.drift() * unit();
        return naive + representation.longWeight() * longSeasonError(ahead);
    }

    /**
     * By how much the naive forecast of so many steps ahead was wrong a long season ago; 0 without
     * one, and until there is one.
     */
    double longSeasonError(int ahead) {
        int season = representation.season();
        int longSeason = representation.longSeason();
        if (longSeason == 1 || known < ring.length || ahead > longSeason) {
            return 0;
        }
        int seasons = (ahead - 1) / season + 1;
        return ago(longSeason - ahead) - ago(longSeason + seasons * season - ahead);
    }

    /** The change since the step before, on the model's scale. */
    double change() {
        return change;
    }

    /** The distance to the slow level. */
    double levelGap() {
        return last - level;
    }

    /** The change over a season less the drift's; 0 until there is a season. */
    double seasonGap() {
        int season = representation.season();
        return season > 1 && seasoned()
                ? last - ago(season) - season * representation.drift() * unit()
                : 0;
    }

    /** Writes the inputs of the step after which the position stands. */
    void write(float[] inputs) {
        double unit = unit();
        int i = 0;
        inputs[i++] = scaled(change, unit);
        inputs[i++] = scaled(levelGap(), unit * representation.levelSpread());
        inputs[i++] = missed > 0 ? 1 : 0;
        if (representation.season() > 1) {
            inputs[i++] = scaled(seasonGap(), unit * representation.seasonSpread());
            inputs[i++] = scaled(seasonalChange(), unit);
        }
        if (representation.longSeason() > 1) {
            inputs[i++] = scaled(longSeasonError(1), unit);
        }
        for (int k = 0; k < representation.calendar().size(); k++) {
            Cycle cycle = representation.calendar().get(k);
            int phase = cycle.phase(step + 1);
            inputs[i++] = cycle.sine(phase);
            inputs[i++] = cycle.cosine(phase);
        }
    }

    private static float scaled(double value, double unit) {
        return unit > 0 ? rounded(Math.clamp(value / unit, -LARGEST, LARGEST)) : 0;
    }

    /** Rounded as the inputs are. */
    static float rounded(double value) {
        return (float) (Math.rint(value * ROUNDING) / ROUNDING);
    }

    /** How many bytes it takes. */
    int bytes() {
        return Long.BYTES + 4 * Integer.BYTES + (4 + ring.length) * Double.BYTES;
    }

    void put(ByteWriter bytes) {
        bytes.putLong(step).putInt(next).putInt(known).putInt(missed).putInt(changes);
        bytes.putDouble(last).putDouble(level).putDouble(meanSquare).putDouble(change);
        bytes.putDoubles(ring);
    }

    void read(ModelBytes bytes) throws IncompatibleModelException {
        step = bytes.wholeLong();
        next = bytes.count("the place of the oldest value");
        known = bytes.count("the known values");
        missed = bytes.count("the missed values");
        changes = bytes.count("the changes");
        last = bytes.finite("the last value");
        level = bytes.finite("the level");
        meanSquare = bytes.notNegative("the mean square");
        change = bytes.finite("the last change");
        bytes.finite("a value", ring);
        if (next >= ring.length
                || known > mostKnown()
                || missed > MAX_MISSED
                || changes > UNIT_STEPS) {
            throw bytes.refusal(
                    String.format(
                            Locale.ROOT,
                            "place %d of %d, %d values known, %d missed, %d changes",
                            next,
                            ring.length,
                            known,
                            missed,
                            changes));
        }
    }
}
