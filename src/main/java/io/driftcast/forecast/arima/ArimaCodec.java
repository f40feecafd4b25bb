package io.driftcast.forecast.arima;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import java.util.Locale;

/**
 * The bytes of ARIMA models, version 2, big endian. Version 1 knew no seasons and carried the
 * covariance as a matrix; it is refused, and its models are fitted again.
 *
 * <pre>
 *   orders:     p, d, q, P, D, Q, then the period in two bytes
 *   parameters: 'P', orders, constant (0 none, 1 mean, 2 drift), sigma2, constant, phi, theta,
 *               seasonal phi, seasonal theta
 *   state:      'S', orders, fresh (0 or 1), number of diffuse columns (four bytes), number of
 *               columns (four bytes), predicted state, and unless fresh the columns of the
 *               covariance's factor, in units of sigma, and the diffuse ones
 * </pre>
 *
 * Stateless, thread-safe.
 */
final class ArimaCodec {

    static final int VERSION = 2;

    private static final byte PARAMETERS_TAG = 'P';
    private static final byte STATE_TAG = 'S';

    /** How far outside the unit circle rounding may put a moving-average root that lies on it. */
    private static final double INVERTIBILITY_SLACK = 1e-9;

    private static final int ORDERS = 8;

    private ArimaCodec() {}

    static byte[] encodeParameters(ArimaParameters parameters) {
        ArimaSpec spec = parameters.spec();
        ByteWriter bytes = new ByteWriter(2 + ORDERS + Double.BYTES * (2 + spec.termCount()));
        bytes.putByte(PARAMETERS_TAG);
        putOrders(bytes, spec);
        bytes.putByte(
                switch (spec.constant()) {
                    case NONE -> 0;
                    case MEAN -> 1;
                    case DRIFT -> 2;
                });
        bytes.putDouble(parameters.sigma2());
        bytes.putDouble(parameters.constant());
        bytes.putDoubles(parameters.phi());
        bytes.putDoubles(parameters.theta());
        bytes.putDoubles(parameters.seasonalPhi());
        bytes.putDoubles(parameters.seasonalTheta());
        return bytes.toBytes();
    }

    static ArimaParameters decodeParameters(byte[] encoded) throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open("arima parameters", PARAMETERS_TAG, encoded);
        int[] orders = readOrders(bytes);
        int code = bytes.unsignedByte();
        ArimaSpec spec;
        try {
            spec =
                    spec(
                            orders,
                            switch (code) {
                                case 0 -> ArimaSpec.Constant.NONE;
                                case 1 -> ArimaSpec.Constant.MEAN;
                                case 2 -> ArimaSpec.Constant.DRIFT;
                                default -> throw bytes.refusal("no constant has code " + code);
                            });
        } catch (IllegalArgumentException e) {
            throw bytes.refusal("no such model: " + e.getMessage());
        }
        double sigma2 = bytes.notNegative("sigma2");
        double constant = bytes.finite("the constant");
        double[] phi = bytes.finite("phi", spec.p());
        double[] theta = bytes.finite("theta", spec.q());
        double[] seasonalPhi = bytes.finite("seasonal phi", spec.seasonalP());
        double[] seasonalTheta = bytes.finite("seasonal theta", spec.seasonalQ());
        bytes.end();
        if (!spec.hasConstant() && constant != 0) {
            throw bytes.refusal("%s has a constant of %s".formatted(spec, constant));
        }
        if (!stationary(phi) || !stationary(seasonalPhi)) {
            throw bytes.refusal(spec + " is not stationary");
        }
        if (!invertible(theta) || !invertible(seasonalTheta)) {
            throw bytes.refusal(spec + " is not invertible");
        }
        return new ArimaParameters(spec, phi, theta, seasonalPhi, seasonalTheta, constant, sigma2);
    }

    private static boolean stationary(double[] phi) {
        return PartialAutocorrelations.fromCoefficients(phi.clone()) < 1;
    }

    private static boolean invertible(double[] theta) {
        double[] negated = new double[theta.length];
        for (int i = 0; i < theta.length; i++) {
            negated[i] = -theta[i];
        }
        return PartialAutocorrelations.fromCoefficients(negated) <= 1 + INVERTIBILITY_SLACK;
    }

    /** How long the state is with so many elements. */
    static long stateBytes(CovarianceFactor factor, int size) {
        int columns = factor.fresh ? 0 : factor.count + factor.diffuseCount;
        return 2 + ORDERS + 2 * Integer.BYTES + (long) Double.BYTES * size * (1 + columns);
    }

    static byte[] encodeState(CovarianceFactor factor, double[] state, ArimaSpec spec) {
        ByteWriter bytes = new ByteWriter(Math.toIntExact(stateBytes(factor, state.length)));
        bytes.putByte(STATE_TAG);
        putOrders(bytes, spec);
        bytes.putByte(factor.fresh ? 1 : 0);
        bytes.putInt(factor.diffuseCount);
        bytes.putInt(factor.fresh ? 0 : factor.count);
        bytes.putDoubles(state);
        if (!factor.fresh) {
            for (int j = 0; j < factor.count; j++) {
                bytes.putDoubles(factor.columns[j]);
            }
            for (int j = 0; j < factor.diffuseCount; j++) {
                bytes.putDoubles(factor.diffuse[j]);
            }
        }
        return bytes.toBytes();
    }

    static ArimaForecaster decode(ArimaParameters parameters, byte[] encoded)
            throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open("arima state", STATE_TAG, encoded);
        ArimaSpec spec = parameters.spec();
        requireOrders(bytes, spec);
        int freshMark = bytes.unsignedByte();
        Companion model = Companion.of(parameters);
        CovarianceFactor factor = new CovarianceFactor(model);
        int diffuse = bytes.count("the number of diffuse columns", model.levels);
        int columns = bytes.count("the number of columns", factor.capacity());
        boolean fresh = freshMark == 1;
        if (freshMark > 1 || (fresh && (columns > 0 || diffuse == 0))) {
            throw bytes.refusal(
                    String.format(
                            Locale.ROOT,
                            "the fresh mark is %d beside %d columns and %d diffuse ones",
                            freshMark,
                            columns,
                            diffuse));
        }
        double[] state = bytes.finite("the state", model.size);
        if (fresh) {
            if (!factor.reset(new StationaryCovariance(model.phi, model.theta))) {
                throw bytes.refusal(spec + " is not stationary");
            }
            factor.diffuseCount = diffuse;
        } else {
            for (int j = 0; j < columns; j++) {
                factor.addColumn(bytes.finite("the covariance's factor", model.size));
            }
            for (int j = 0; j < diffuse; j++) {
                factor.addDiffuse(bytes.finite("the diffuse part", model.size));
            }
        }
        bytes.end();
        return new ArimaForecaster(parameters, model, factor, state);
    }

    private static void requireOrders(ModelBytes bytes, ArimaSpec spec)
            throws IncompatibleModelException {
        int[] orders = readOrders(bytes);
        ArimaSpec found;
        try {
            found = spec(orders, ArimaSpec.Constant.NONE);
        } catch (IllegalArgumentException e) {
            throw bytes.refusal("no such model: " + e.getMessage());
        }
        if (!found.equals(spec.with(ArimaSpec.Constant.NONE))) {
            throw bytes.refusal("of %s, the parameters are of %s".formatted(found, spec));
        }
    }

    private static ArimaSpec spec(int[] orders, ArimaSpec.Constant constant) {
        return new ArimaSpec(
                orders[0], orders[1], orders[2], orders[3], orders[4], orders[5], orders[6],
                constant);
    }

    private static int[] readOrders(ModelBytes bytes) throws IncompatibleModelException {
        int[] orders = new int[7];
        for (int i = 0; i < 6; i++) {
            orders[i] = bytes.unsignedByte();
        }
        orders[6] = bytes.unsignedShort();
        return orders;
    }

    private static void putOrders(ByteWriter bytes, ArimaSpec spec) {
        bytes.putByte(spec.p()).putByte(spec.d()).putByte(spec.q());
        bytes.putByte(spec.seasonalP()).putByte(spec.seasonalD()).putByte(spec.seasonalQ());
        bytes.putShort(spec.period());
    }
}
