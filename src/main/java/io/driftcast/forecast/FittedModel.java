package io.driftcast.forecast;

import io.driftcast.bytes.ModelImage;
import java.util.Map;

/**
 * What a fit leaves: everything it takes to run the model from the step after its last one.
 *
 * @param image the model as its family runs it
 * @param spec the model in words, {@code arima(2,1,2)+drift}
 * @param state the state after the last step it was fitted to, in the family's encoding
 * @param observations how many steps with a value it was fitted to
 * @param metrics sigma2, loglik, aicc and the like; finite values only
 */
public record FittedModel(
        ModelImage image,
        String spec,
        byte[] state,
        int observations,
        Map<String, Double> metrics) {

    public FittedModel {
        metrics = Map.copyOf(metrics);
    }
}
