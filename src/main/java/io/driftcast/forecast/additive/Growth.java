package io.driftcast.forecast.additive;

/** From the piecewise linear trend to what it adds to the series, on the scale of the fit. */
sealed interface Growth {

    /** The trend's part of the series. */
    double value(double trend);

    /** Its derivative. */
    double slope(double trend);

    /** A trend near which {@code part} of the series is the value, to start a fit from. */
    double inverse(double part);

    /** The trend as it is. */
    record Linear() implements Growth {
        @Override
        public double value(double trend) {
            return trend;
        }

        @Override
        public double slope(double trend) {
            return 1;
        }

        @Override
        public double inverse(double part) {
            return part;
        }
    }

    /**
     * Saturating growth, C / (1 + exp(-trend)).
     *
     * @param capacity C, above 0
     */
    record Logistic(double capacity) implements Growth {

        private static final double NEAREST = 0.01;

        @Override
        public double value(double trend) {
            return capacity / (1 + StrictMath.exp(-trend));
        }

        @Override
        public double slope(double trend) {
            double share = value(trend) / capacity;
            return capacity * share * (1 - share);
        }

        @Override
        public double inverse(double part) {
            double share = Math.clamp(part / capacity, NEAREST, 1 - NEAREST);
            return StrictMath.log(share / (1 - share));
        }
    }
}
