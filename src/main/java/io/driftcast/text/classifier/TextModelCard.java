package io.driftcast.text.classifier;

import io.driftcast.bytes.ByteReader;
import io.driftcast.bytes.ByteWriter;
import io.driftcast.bytes.MalformedBytesException;
import io.driftcast.text.classifier.EpochListener.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How a model was trained, and how good it is: a function of texts, settings and seed alone.
 *
 * @param seed of the training
 * @param trainingTexts that it learned from
 * @param validationTexts that said when to stop
 * @param epochs how they went
 * @param training what it makes of its training texts, measured as in use
 * @param validation what it makes of the validation texts, which are none of them
 * @param majority the share of the validation texts that have the most frequent label of all
 * @param learningCurve what models make of fewer training texts, the fewest first, this one last
 * @param verdict on bias and variance, in words
 */
public record TextModelCard(
        long seed,
        int trainingTexts,
        int validationTexts,
        List<Epoch> epochs,
        Measures training,
        Measures validation,
        double majority,
        List<CurvePoint> learningCurve,
        String verdict) {

    /**
     * What a model is worth on some texts; NaN on none.
     *
     * @param accuracy share of the right ones
     * @param macroF1 the mean F1 of the labels
     * @param logLoss the mean negative logarithm of the right label's probability
     * @param calibrationError of the best label's probability, in ten bins
     */
    public record Measures(
            double accuracy, double macroF1, double logLoss, double calibrationError) {}

    /**
     * A point of the learning curve.
     *
     * @param texts that a model learned from
     * @param trainingAccuracy on these
     * @param validationAccuracy on the validation texts, the same ones for all points
     */
    public record CurvePoint(int texts, double trainingAccuracy, double validationAccuracy) {}

    public TextModelCard {
        epochs = List.copyOf(epochs);
        learningCurve = List.copyOf(learningCurve);
    }

    void write(ByteWriter to) {
        to.putLong(seed).putInt(trainingTexts).putInt(validationTexts);
        to.putInt(epochs.size());
        for (Epoch epoch : epochs) {
            to.putInt(epoch.number());
            to.putDoubles(
                    epoch.loss(),
                    epoch.accuracy(),
                    epoch.validationLoss(),
                    epoch.validationAccuracy());
        }
        write(training, to);
        write(validation, to);
        to.putDouble(majority);
        to.putInt(learningCurve.size());
        for (CurvePoint point : learningCurve) {
            to.putInt(point.texts());
            to.putDoubles(point.trainingAccuracy(), point.validationAccuracy());
        }
        to.putText(verdict);
    }

    private static void write(Measures measures, ByteWriter to) {
        to.putDoubles(
                measures.accuracy(),
                measures.macroF1(),
                measures.logLoss(),
                measures.calibrationError());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws MalformedBytesException if it cannot be one
     */
    static TextModelCard read(ByteReader from) {
        return new TextModelCard(
                from.getLong(),
                from.getInt(),
                from.getInt(),
                list(from, TextModelCard::readEpoch),
                readMeasures(from),
                readMeasures(from),
                from.getDouble(),
                list(
                        from,
                        each -> new CurvePoint(each.getInt(), each.getDouble(), each.getDouble())),
                from.getText());
    }

    private static <T> List<T> list(ByteReader from, Function<ByteReader, T> reader) {
        int count = from.getInt();
        if (count < 0) {
            throw new MalformedBytesException("a length is " + count);
        }
        from.require((long) count * Integer.BYTES);
        List<T> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(reader.apply(from));
        }
        return list;
    }

    private static Epoch readEpoch(ByteReader from) {
        return new Epoch(
                from.getInt(),
                from.getDouble(),
                from.getDouble(),
                from.getDouble(),
                from.getDouble());
    }

    private static Measures readMeasures(ByteReader from) {
        return new Measures(from.getDouble(), from.getDouble(), from.getDouble(), from.getDouble());
    }
}
