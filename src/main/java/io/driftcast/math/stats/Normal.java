package io.driftcast.math.stats;

/**
 * The standard normal distribution. Stateless, thread-safe.
 *
 * <p>Sources: for the distribution function the rational approximations of W. J. Cody, "Rational
 * Chebyshev approximations for the error function", Math. Comp. 23 (1969),
 * doi:10.1090/S0025-5718-1969-0247736-4, with coefficients for the normal integral; for the
 * quantile M. J. Wichura's algorithm AS 241 (PPND16), Applied Statistics 37 (1988),
 * doi:10.2307/2347330. Both are good to about 1e-14 relative.
 */
public final class Normal {

    /** The quantile that leaves 10 % above it: half the width of a central 80 % interval. */
    public static final double Z_80 = 1.2815515655446004;

    /** The quantile that leaves 2.5 % above it: half the width of a central 95 % interval. */
    public static final double Z_95 = 1.959963984540054;

    private static final double INVERSE_SQRT_TWO_PI = 0.3989422804014327;
    private static final double CENTRE_LIMIT = 0.67448975;
    private static final double MIDDLE_LIMIT = 5.656854249492381; // sqrt(32)

    // Polynomials, highest power first: numerator and denominator of each region.
    private static final double[] CENTRE_TOP = {
        0.06568233791820745,
        2.2352520354606837,
        161.02823106855587,
        1067.6894854603709,
        18154.98125334356
    };
    private static final double[] CENTRE_BOTTOM = {
        1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673
    };
    private static final double[] MIDDLE_TOP = {
        1.0765576773720192e-08,
        0.39894151208813466,
        8.883149794388377,
        93.50665613217785,
        597.2702763948002,
        2494.5375852903726,
        6848.190450536283,
        11602.65143764735,
        9842.714838383978
    };
    private static final double[] MIDDLE_BOTTOM = {
        1,
        22.266688044328117,
        235.387901782625,
        1519.3775994075547,
        6485.558298266761,
        18615.571640885097,
        34900.95272114598,
        38912.00328609327,
        19685.429676859992
    };
    private static final double[] TAIL_TOP = {
        0.023073441764940174,
        0.215898534057957,
        0.12740116116024736,
        0.022235277870649807,
        0.0014216191932278934,
        2.9112874951168793e-05
    };
    private static final double[] TAIL_BOTTOM = {
        1,
        1.284260096144911,
        0.4682382124808651,
        0.06598813786892856,
        0.0037823963320275824,
        7.297515550839662e-05
    };

    private static final double[] QUANTILE_CENTRE_TOP = {
        2509.0809287301227,
        33430.57558358813,
        67265.7709270087,
        45921.95393154987,
        13731.69376550946,
        1971.5909503065513,
        133.14166789178438,
        3.3871328727963665
    };
    private static final double[] QUANTILE_CENTRE_BOTTOM = {
        5226.495278852854,
        28729.085735721943,
        39307.89580009271,
        21213.794301586597,
        5394.196021424751,
        687.1870074920579,
        42.31333070160091,
        1
    };
    private static final double[] QUANTILE_MIDDLE_TOP = {
        0.0007745450142783414,
        0.022723844989269184,
        0.2417807251774506,
        1.2704582524523684,
        3.6478483247632045,
        5.769497221460691,
        4.630337846156546,
        1.4234371107496835
    };
    private static final double[] QUANTILE_MIDDLE_BOTTOM = {
        1.0507500716444169e-09,
        0.0005475938084995345,
        0.015198666563616457,
        0.14810397642748008,
        0.6897673349851,
        1.6763848301838038,
        2.053191626637759,
        1
    };
    private static final double[] QUANTILE_TAIL_TOP = {
        2.0103343992922881e-07,
        2.7115555687434876e-05,
        0.0012426609473880784,
        0.026532189526576124,
        0.29656057182850487,
        1.7848265399172913,
        5.463784911164114,
        6.657904643501103
    };
    private static final double[] QUANTILE_TAIL_BOTTOM = {
        2.0442631033899397e-15,
        1.421511758316446e-07,
        1.8463183175100548e-05,
        0.0007868691311456133,
        0.014875361290850615,
        0.1369298809227358,
        0.599832206555888,
        1
    };

    private Normal() {}

    /**
     * P(Z <= x). NaN gives NaN.
     *
     * @param x any value, infinities included
     */
    public static double cdf(double x) {
        double size = Math.abs(x);
        if (size <= CENTRE_LIMIT) {
            double square = x * x;
            return 0.5
                    + x
                            * Polynomial.value(CENTRE_TOP, square)
                            / Polynomial.value(CENTRE_BOTTOM, square);
        }
        double upper = upperTail(size);
        return x > 0 ? 1 - upper : upper;
    }

    private static double upperTail(double x) {
        if (Double.isNaN(x) || x == Double.POSITIVE_INFINITY) {
            return Double.isNaN(x) ? x : 0;
        }
        double scaled;
        if (x <= MIDDLE_LIMIT) {
            scaled = Polynomial.value(MIDDLE_TOP, x) / Polynomial.value(MIDDLE_BOTTOM, x);
        } else {
            double square = 1 / (x * x);
            double correction =
                    square
                            * Polynomial.value(TAIL_TOP, square)
                            / Polynomial.value(TAIL_BOTTOM, square);
            scaled = (INVERSE_SQRT_TWO_PI - correction) / x;
        }
        // exp(-x^2/2) in two factors: the square of a value with few bits is exact
        double coarse = Math.rint(x * 16) / 16;
        double rest = (x - coarse) * (x + coarse);
        return StrictMath.exp(-coarse * coarse * 0.5) * StrictMath.exp(-rest * 0.5) * scaled;
    }

    /**
     * The x with {@code cdf(x) == probability}: minus infinity at 0, plus infinity at 1, NaN at
     * NaN.
     *
     * @throws IllegalArgumentException if the probability is outside 0 to 1
     */
    public static double quantile(double probability) {
        if (probability < 0 || probability > 1) {
            throw new IllegalArgumentException(
                    "a probability is between 0 and 1, not " + probability);
        }
        double centred = probability - 0.5;
        if (Math.abs(centred) <= 0.425) {
            double r = 0.180625 - centred * centred;
            return centred
                    * Polynomial.value(QUANTILE_CENTRE_TOP, r)
                    / Polynomial.value(QUANTILE_CENTRE_BOTTOM, r);
        }
        double tail = centred < 0 ? probability : 1 - probability;
        if (tail == 0) {
            return centred < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double r = Math.sqrt(-StrictMath.log(tail));
        double x =
                r <= 5
                        ? Polynomial.value(QUANTILE_MIDDLE_TOP, r - 1.6)
                                / Polynomial.value(QUANTILE_MIDDLE_BOTTOM, r - 1.6)
                        : Polynomial.value(QUANTILE_TAIL_TOP, r - 5)
                                / Polynomial.value(QUANTILE_TAIL_BOTTOM, r - 5);
        return centred < 0 ? -x : x;
    }
}
