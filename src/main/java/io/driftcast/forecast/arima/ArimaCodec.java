package io.driftcast.forecast.arima;

import io.driftcast.forecast.IncompatibleModelException;
import io.driftcast.forecast.ModelBytes;
import java.nio.ByteBuffer;

/**
 * The bytes of ARIMA models, version 1, big endian.
 *
 * <pre>
 *   parameters: 'P', p, d, q, constant (0 none, 1 mean, 2 drift), sigma2, constant, phi, theta
 *   state:      'S', p, d, q, diffuse directions left, known levels, converged (0 or 1),
 *               predicted state, its covariance (lower triangle by rows, in units of sigma2),
 *               and while directions are diffuse the diffuse part (lower triangle)
 * </pre>
 *
 * Stateless, thread-safe.
 */
final class ArimaCodec {

    static final int VERSION = 1;

    private static final byte PARAMETERS_TAG = 'P';
    private static final byte STATE_TAG = 'S';

    /** How far outside the unit circle rounding may put a moving-average root that lies on it. */
    private static final double INVERTIBILITY_SLACK = 1e-9;

    private ArimaCodec() {}

    static byte[] encodeParameters(ArimaParameters parameters) {
        ArimaSpec spec = parameters.spec();
        ByteBuffer bytes = ByteBuffer.allocate(5 + Double.BYTES * (2 + spec.p() + spec.q()));
        bytes.put(PARAMETERS_TAG);
        putOrders(bytes, spec);
        bytes.put(
                (byte)
                        switch (spec.constant()) {
                            case NONE -> 0;
                            case MEAN -> 1;
                            case DRIFT -> 2;
                        });
        bytes.putDouble(parameters.sigma2());
        bytes.putDouble(parameters.constant());
        putAll(bytes, parameters.phi());
        putAll(bytes, parameters.theta());
        return bytes.array();
    }

    static ArimaParameters decodeParameters(byte[] encoded) throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open("arima parameters", PARAMETERS_TAG, encoded);
        int p = bytes.unsignedByte();
        int d = bytes.unsignedByte();
        int q = bytes.unsignedByte();
        int code = bytes.unsignedByte();
        ArimaSpec spec;
        try {
            spec =
                    new ArimaSpec(
                            p,
                            d,
                            q,
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
        double[] phi = new double[p];
        double[] theta = new double[q];
        bytes.finite("phi", phi);
        bytes.finite("theta", theta);
        bytes.end();
        if (!spec.hasConstant() && constant != 0) {
            throw bytes.refusal("%s has a constant of %s".formatted(spec, constant));
        }
        if (!(PartialAutocorrelations.fromCoefficients(phi.clone()) < 1)) {
            throw bytes.refusal(spec + " is not stationary");
        }
        if (!invertible(theta)) {
            throw bytes.refusal(spec + " is not invertible");
        }
        return new ArimaParameters(spec, phi, theta, constant, sigma2);
    }

    private static boolean invertible(double[] theta) {
        double[] negated = new double[theta.length];
        for (int i = 0; i < theta.length; i++) {
            negated[i] = -theta[i];
        }
        return PartialAutocorrelations.fromCoefficients(negated) <= 1 + INVERTIBILITY_SLACK;
    }

    static byte[] encodeState(
            StateSpace model, CovarianceRecursion recursion, double[] state, ArimaSpec spec) {
        int size = model.size;
        int d = model.d;
        int numbers = size + triangle(size) + (recursion.diffuseLeft > 0 ? triangle(d) : 0);
        ByteBuffer bytes = ByteBuffer.allocate(7 + Double.BYTES * numbers);
        bytes.put(STATE_TAG);
        putOrders(bytes, spec);
        bytes.put((byte) recursion.diffuseLeft);
        bytes.put((byte) recursion.known);
        bytes.put((byte) (recursion.converged ? 1 : 0));
        putAll(bytes, state);
        putTriangle(bytes, recursion.covariance, size);
        if (recursion.diffuseLeft > 0) {
            putTriangle(bytes, recursion.diffuse, d);
        }
        return bytes.array();
    }

    static ArimaForecaster decode(ArimaParameters parameters, byte[] encoded)
            throws IncompatibleModelException {
        ModelBytes bytes = ModelBytes.open("arima state", STATE_TAG, encoded);
        ArimaSpec spec = parameters.spec();
        int p = bytes.unsignedByte();
        int d = bytes.unsignedByte();
        int q = bytes.unsignedByte();
        if (p != spec.p() || d != spec.d() || q != spec.q()) {
            throw bytes.refusal(
                    "of arima(%d,%d,%d), the parameters are of %s".formatted(p, d, q, spec));
        }
        StateSpace model = new StateSpace(parameters);
        CovarianceRecursion recursion = new CovarianceRecursion(model);
        recursion.diffuseLeft = upTo(d, "diffuse directions", bytes);
        recursion.known = upTo(d, "known levels", bytes);
        recursion.converged = upTo(1, "the converged mark", bytes) == 1;
        double[] state = new double[model.size];
        bytes.finite("the state", state);
        readTriangle(bytes, recursion.covariance, model.size);
        if (recursion.diffuseLeft > 0) {
            readTriangle(bytes, recursion.diffuse, d);
        }
        bytes.end();
        if (!(recursion.covariance[d * model.size + d] > 0)) {
            throw bytes.refusal("the variance of the next value must be above 0");
        }
        return new ArimaForecaster(parameters, model, recursion, state);
    }

    private static int upTo(int limit, String name, ModelBytes bytes)
            throws IncompatibleModelException {
        int value = bytes.unsignedByte();
        if (value > limit) {
            throw bytes.refusal("%s: %d, at most %d".formatted(name, value, limit));
        }
        return value;
    }

    private static int triangle(int n) {
        return n * (n + 1) / 2;
    }

    private static void putOrders(ByteBuffer bytes, ArimaSpec spec) {
        bytes.put((byte) spec.p()).put((byte) spec.d()).put((byte) spec.q());
    }

    private static void putAll(ByteBuffer bytes, double[] values) {
        for (double value : values) {
            bytes.putDouble(value);
        }
    }

    private static void putTriangle(ByteBuffer bytes, double[] matrix, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                bytes.putDouble(matrix[i * n + j]);
            }
        }
    }

    private static void readTriangle(ModelBytes bytes, double[] matrix, int n)
            throws IncompatibleModelException {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i * n + j] = bytes.finite("the covariance");
            }
        }
    }
}
