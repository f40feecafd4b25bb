package io.driftcast.forecast.recurrent;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import io.driftcast.math.network.HiddenState;
import io.driftcast.math.network.RecurrentStepper;
import java.util.List;

/**
 * A recurrent network in a stream. A value moves the hidden state on by one step, whatever came
 * before; a forecast asks the head alone, for all steps ahead at once.
 *
 * <p>Steps beyond the head's horizon, which only offline calls ask for, are {@link FedBack}.
 *
 * <p>A missing value moves the state on too, flagged. In a gap the bounds are not narrower than at
 * its beginning, and widen as the naive forecast's errors do with the steps ahead.
 *
 * <p>Quantiles that cross are sorted (Chernozhukov, Fernandez-Val and Galichon 2010,
 * doi:10.3982/ECTA7880). Not thread-safe.
 */
final class RecurrentForecaster implements Forecaster {

    private static final byte STATE_TAG = 'S';

    private final Representation representation;
    private final List<RecurrentStepper> networks;
    private final List<HiddenState> states;
    private final Position position;
    private final float[] inputs;
    private final float[] outputs;

    /** The width of the 95 % interval one step ahead when the gap began, in units; 0 outside. */
    private double gapWidth;

    private RecurrentForecaster(
            Representation representation, List<RecurrentStepper> networks, Position position) {
        this.representation = representation;
        this.networks = networks;
        this.position = position;
        states = networks.stream().map(RecurrentStepper::newState).toList();
        inputs = new float[representation.inputs()];
        outputs = new float[representation.horizon() * Quantiles.COUNT];
    }

    /**
     * A forecaster that has seen nothing yet.
     *
     * @param networks one a member of the model; may serve other forecasters too
     * @param offset steps from the first of the training series to the first value to come
     */
    static RecurrentForecaster start(
            Representation representation, List<RecurrentStepper> networks, long offset) {
        Position position = new Position(representation, representation.firstStep() + offset);
        return new RecurrentForecaster(representation, networks, position);
    }

    /**
     * A forecaster that goes on where the state was taken.
     *
     * @throws IncompatibleModelException if the state is not of this model's shape
     */
    static RecurrentForecaster restore(
            String kind,
            Representation representation,
            List<RecurrentStepper> networks,
            byte[] encoded)
            throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open(kind + " state", STATE_TAG, encoded);
        RecurrentForecaster forecaster = start(representation, networks, 0);
        forecaster.position.read(bytes);
        forecaster.gapWidth = bytes.notNegative("the width at the gap's beginning");
        for (HiddenState state : forecaster.states) {
            for (int layer = 0; layer < state.layers(); layer++) {
                bytes.finite("a hidden unit", state.hidden(layer));
                bytes.finite("a cell", state.cell(layer));
            }
        }
        bytes.end();
        return forecaster;
    }

    @Override
    public void update(double value) {
        double y = representation.forward(value);
        if (!Double.isNaN(y)) {
            gapWidth = 0;
        } else if (position.missed() == 0) {
            gapWidth = nextWidth();
        }
        step(y);
    }

    /** Moves on by a value on the model's scale. */
    void step(double y) {
        position.advance(y);
        position.write(inputs);
        for (int i = 0; i < states.size(); i++) {
            networks.get(i).step(inputs, states.get(i));
        }
    }

    /** The width of the 95 % interval one step ahead, in units. */
    private double nextWidth() {
        double low = 0;
        double high = 0;
        for (int i = 0; i < states.size(); i++) {
            networks.get(i).outputs(states.get(i), outputs);
            low += outputs[0];
            high += outputs[Quantiles.COUNT - 1];
        }
        return Math.abs(high - low) / states.size() * representation.spreads().getFirst();
    }

    /** How many steps the head has. */
    int horizon() {
        return representation.horizon();
    }

    @Override
    public Forecast forecast(int horizon) {
        Quantiles quantiles = new Quantiles(representation, horizon);
        ask(quantiles, 0);
        if (representation.horizon() < horizon) {
            new FedBack(this, quantiles).run();
        }
        return quantiles.forecast();
    }

    RecurrentForecaster copy() {
        RecurrentForecaster copy =
                new RecurrentForecaster(representation, networks, position.copy());
        for (int i = 0; i < states.size(); i++) {
            copy.states.get(i).copyFrom(states.get(i));
        }
        copy.gapWidth = gapWidth;
        return copy;
    }

    /**
     * Asks the networks for the steps after the position, as many as the head has or there is room
     * for.
     *
     * @param from where the first of them belongs
     */
    void ask(Quantiles quantiles, int from) {
        double[] sums = new double[outputs.length];
        for (int i = 0; i < states.size(); i++) {
            networks.get(i).outputs(states.get(i), outputs);
            for (int k = 0; k < sums.length; k++) {
                sums[k] += outputs[k];
            }
        }
        for (int k = 0; k < sums.length; k++) {
            sums[k] /= states.size();
        }
        double unit = position.unit();
        double boundsUnit = position.boundsUnit();
        double factor = position.caution() * gapFactor(sums);
        int count = Math.min(representation.horizon(), quantiles.horizon() - from);
        for (int h = 0; h < count; h++) {
            double spread = representation.spreads().get(h);
            quantiles.set(
                    from + h,
                    position.naive(h + 1),
                    sums,
                    h,
                    spread * unit,
                    spread * boundsUnit * factor);
        }
    }

    /** By how much a gap widens the bounds. */
    private double gapFactor(double[] outputs) {
        double first = representation.spreads().getFirst();
        double own = Quantiles.width(outputs, 0) * first;
        if (gapWidth == 0 || !(own > 0)) {
            return 1;
        }
        int ahead = Math.min(position.missed(), representation.horizon() - 1);
        double growth = representation.spreads().get(ahead) / first;
        return Math.max(1, gapWidth * growth / own);
    }

    @Override
    public byte[] state() {
        int length = 1 + position.bytes() + Double.BYTES;
        for (HiddenState state : states) {
            length += state.bytes();
        }
        ByteWriter bytes = new ByteWriter(length);
        bytes.putByte(STATE_TAG);
        position.put(bytes);
        bytes.putDouble(gapWidth);
        for (HiddenState state : states) {
            for (int layer = 0; layer < state.layers(); layer++) {
                bytes.putFloats(state.hidden(layer)).putFloats(state.cell(layer));
            }
        }
        return bytes.toBytes();
    }
}
