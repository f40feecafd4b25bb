package io.driftcast.forecast;

/**
 * A model from outside: whatever it throws is its own failure, and not that of the thread that runs
 * it. Memory that runs out is nobody's, and goes on its way.
 */
final class GuardedModel implements LoadedModel {

    private final LoadedModel model;

    GuardedModel(LoadedModel model) {
        this.model = model;
    }

    @Override
    public Forecaster restore(byte[] state) throws IncompatibleModelException {
        try {
            return new GuardedForecaster(model.restore(state), state.length);
        } catch (RuntimeException | StackOverflowError e) {
            throw cannotRun(e);
        }
    }

    @Override
    public Forecaster start(long offset) throws IncompatibleModelException {
        try {
            Forecaster started = model.start(offset);
            return new GuardedForecaster(started, started.state().length);
        } catch (RuntimeException | StackOverflowError e) {
            throw cannotRun(e);
        }
    }

    static IncompatibleModelException cannotRun(Throwable failure) {
        return new IncompatibleModelException(
                "it cannot be run: " + UnusableModelException.describe(failure));
    }

    @Override
    public long work() {
        return model.work();
    }

    @Override
    public void close() {
        model.close();
    }
}
