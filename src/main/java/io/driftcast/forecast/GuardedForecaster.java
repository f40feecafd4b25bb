package io.driftcast.forecast;

import java.util.function.Supplier;

/** A forecaster from outside, all of whose failures are {@link UnusableModelException}s. */
final class GuardedForecaster implements Forecaster {

    private final Forecaster forecaster;
    private final int usualBytes;

    /**
     * @param usualBytes how long its state is while nothing makes it grow
     */
    GuardedForecaster(Forecaster forecaster, int usualBytes) {
        this.forecaster = forecaster;
        this.usualBytes = usualBytes;
    }

    @Override
    public void update(double value) {
        try {
            forecaster.update(value);
        } catch (RuntimeException | StackOverflowError e) {
            throw new UnusableModelException(e);
        }
    }

    @Override
    public boolean represents(double value) {
        return guarded(() -> forecaster.represents(value));
    }

    @Override
    public Forecast forecast(int horizon) {
        return guarded(() -> forecaster.forecast(horizon));
    }

    @Override
    public byte[] state() {
        return guarded(forecaster::state);
    }

    @Override
    public int stateBytes() {
        return Math.max(usualBytes, forecaster.stateBytes());
    }

    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | StackOverflowError e) {
            throw new UnusableModelException(e);
        }
    }
}
