package io.driftcast.text.classifier;

import io.driftcast.math.network.ClassOutputs;
import io.driftcast.math.network.TrainingProgress;

/** Puts loss and accuracy of each epoch together and passes them on. */
final class EpochMeter implements TrainingProgress {

    private final ClassOutputs outputs;
    private final boolean validated;
    private final EpochListener listener;
    private double loss;
    private double accuracy;

    /**
     * @param validated whether there are validation texts
     */
    EpochMeter(ClassOutputs outputs, boolean validated, EpochListener listener) {
        this.outputs = outputs;
        this.validated = validated;
        this.listener = listener;
    }

    @Override
    public void trained(int epoch, double mean) {
        loss = mean;
        accuracy = outputs.takeAccuracy();
        if (!validated) {
            end(epoch, Double.NaN, Double.NaN);
        }
    }

    @Override
    public void validated(int epoch, double mean) {
        end(epoch, mean, outputs.takeAccuracy());
    }

    private void end(int epoch, double validationLoss, double validationAccuracy) {
        listener.ended(
                new EpochListener.Epoch(
                        epoch + 1, loss, accuracy, validationLoss, validationAccuracy));
    }
}
