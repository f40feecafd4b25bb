package io.driftcast.app.bench;

/** Which way a figure is better. */
public enum Better {
    /** A rate. */
    MORE {
        @Override
        double ratio(double ours, double theirs) {
            return ours / theirs;
        }
    },
    /** A time or a cost. */
    LESS {
        @Override
        double ratio(double ours, double theirs) {
            return theirs / ours;
        }
    };

    /** How many times better ours is than theirs: above 1 we win, whatever is measured. */
    abstract double ratio(double ours, double theirs);
}
