package io.driftcast.app.bench.text;

/**
 * How a run went. Areas are NaN where no text is out of scope.
 *
 * @param set the data set's name
 * @param model the kind's name
 * @param run from 0
 * @param n test texts
 * @param accuracy on them
 * @param macroF1 on them
 * @param logLoss on them
 * @param calibrationError on them
 * @param perplexityArea how well perplexity tells texts that are out of scope from the others
 * @param confidenceArea how well the best label's probability does
 * @param parametersBytes of the model
 * @param seconds that its training took
 */
public record TextResult(
        String set,
        String model,
        int run,
        int n,
        double accuracy,
        double macroF1,
        double logLoss,
        double calibrationError,
        double perplexityArea,
        double confidenceArea,
        int parametersBytes,
        double seconds) {}
