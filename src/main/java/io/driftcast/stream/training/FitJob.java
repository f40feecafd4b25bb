package io.driftcast.stream.training;

import io.driftcast.forecast.catalogue.SeriesFit;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * A fit to run beside the stream.
 *
 * @param key whose models it makes
 * @param work makes the models; long work ends soon after its thread is interrupted
 * @param completion gets the outcome, once, on the pool's thread (or on the closing thread); must
 *     be quick and not throw
 */
public record FitJob(String key, Callable<SeriesFit> work, Consumer<FitOutcome> completion) {}
