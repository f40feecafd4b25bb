package io.driftcast.forecast.smoothing;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of exponential smoothing models, version 2, big endian.
 *
 * <pre>
 *   parameters: 'P', error, trend, season (a byte each: the place in its enum), period (int),
 *               alpha, beta, gamma, phi, sigma2, whether it is told where the fit began (byte),
 *               and if so level, slope and season before the first step
 *   state:      'S', season length, next place, values of the warm-up, missed values (ints),
 *               squared responses of the missed steps, level (NaN before the first value), slope,
 *               the season
 * </pre>
 *
 * Stateless, thread-safe.
 */
final class EtsCodec {

    static final int VERSION = 2;

    private static final byte PARAMETERS_TAG = 'P';
    private static final byte STATE_TAG = 'S';

    private EtsCodec() {}

    /**
     * A model's numbers and where its fit began.
     *
     * @param beginning before the first step that the model was fitted to; null if not told
     */
    record Model(EtsParameters parameters, @Nullable EtsState beginning) {}

    /**
     * @param beginning where the fit began; null if not told
     */
    static byte[] encodeParameters(EtsParameters parameters, @Nullable EtsState beginning) {
        EtsSpec spec = parameters.spec();
        int states = beginning == null ? 0 : 2 + beginning.season.length;
        ByteWriter bytes = new ByteWriter(5 + Integer.BYTES + (5 + states) * Double.BYTES);
        bytes.putByte(PARAMETERS_TAG)
                .putByte(spec.error() == EtsSpec.Errors.ADDITIVE ? 0 : 1)
                .putByte(
                        switch (spec.trend()) {
                            case NONE -> 0;
                            case ADDITIVE -> 1;
                            case DAMPED -> 2;
                        });
        SeasonBytes.putForm(bytes, spec.season());
        bytes.putInt(parameters.period())
                .putDouble(parameters.alpha())
                .putDouble(parameters.beta())
                .putDouble(parameters.gamma())
                .putDouble(parameters.phi())
                .putDouble(parameters.sigma2())
                .putByte(beginning == null ? 0 : 1);
        if (beginning != null) {
            bytes.putDouble(beginning.level)
                    .putDouble(beginning.slope)
                    .putDoubles(beginning.season);
        }
        return bytes.toBytes();
    }

    static Model decodeParameters(byte[] encoded) throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open("ets parameters", PARAMETERS_TAG, encoded);
        EtsSpec.Errors error =
                switch (bytes.unsignedByte()) {
                    case 0 -> EtsSpec.Errors.ADDITIVE;
                    case 1 -> EtsSpec.Errors.MULTIPLICATIVE;
                    default -> throw bytes.refusal("no such error form");
                };
        EtsSpec.Trend trend =
                switch (bytes.unsignedByte()) {
                    case 0 -> EtsSpec.Trend.NONE;
                    case 1 -> EtsSpec.Trend.ADDITIVE;
                    case 2 -> EtsSpec.Trend.DAMPED;
                    default -> throw bytes.refusal("no such trend form");
                };
        EtsSpec.Season season = SeasonBytes.form(bytes);
        int period = bytes.count("the period");
        double[] numbers = bytes.finite("a parameter", 5);
        EtsParameters parameters;
        try {
            parameters =
                    new EtsParameters(
                            new EtsSpec(error, trend, season),
                            period,
                            numbers[0],
                            numbers[1],
                            numbers[2],
                            numbers[3],
                            numbers[4]);
        } catch (IllegalArgumentException e) {
            throw bytes.refusal(String.valueOf(e.getMessage()));
        }
        EtsState beginning = SeasonBytes.told(bytes) ? beginning(parameters, bytes) : null;
        bytes.end();
        return new Model(parameters, beginning);
    }

    private static EtsState beginning(EtsParameters parameters, ModelBytes bytes)
            throws IncompatibleModelException {
        EtsState beginning = EtsState.flat(parameters, bytes.finite("the first level"));
        beginning.slope = bytes.finite("the first slope");
        bytes.finite("the first season", beginning.season);
        if (!beginning.possible(parameters)) {
            throw bytes.refusal("a factor of the first season is not above 0");
        }
        return beginning;
    }

    static byte[] encodeState(EtsState state, WarmUp warmUp, Gap gap) {
        ByteWriter bytes =
                new ByteWriter(1 + 4 * Integer.BYTES + (3 + state.season.length) * Double.BYTES);
        bytes.putByte(STATE_TAG)
                .putInt(state.season.length)
                .putInt(state.place)
                .putInt(warmUp.seen())
                .putInt(gap.steps())
                .putDouble(gap.squares())
                .putDouble(state.level)
                .putDouble(state.slope)
                .putDoubles(state.season);
        return bytes.toBytes();
    }

    static EtsForecaster decode(Model model, byte[] encoded) throws IncompatibleModelException {
        EtsParameters parameters = model.parameters();
        ModelBytes bytes = ModelBytes.open("ets state", STATE_TAG, encoded);
        EtsState state = EtsState.flat(parameters, Double.NaN);
        state.place = SeasonBytes.place(bytes, state.season.length);
        int seen = bytes.count("the values of the warm-up");
        int missed = bytes.count("the number of missed values");
        double squares = bytes.notNegative("the squared responses");
        state.level = bytes.finiteOrMissing("the level");
        state.slope = bytes.finite("the slope");
        bytes.finite("the season", state.season);
        bytes.end();
        if (seen > WarmUp.length(parameters) || (seen == 0) != Double.isNaN(state.level)) {
            throw bytes.refusal(
                    String.format(
                            Locale.ROOT, "%d values of a warm-up, level %s", seen, state.level));
        }
        if (!state.possible(parameters)) {
            throw bytes.refusal("a factor of the season is not above 0");
        }
        return new EtsForecaster(
                parameters,
                state,
                new WarmUp(parameters, model.beginning() != null, seen),
                new Gap(parameters, missed, squares));
    }
}
