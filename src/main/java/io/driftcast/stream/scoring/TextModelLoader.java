package io.driftcast.stream.scoring;

import io.driftcast.bytes.ModelImage;
import io.driftcast.text.classifier.TextClassifier;
import io.driftcast.text.classifier.UnusableTextModelException;

/** Makes classifiers of models. Thread-safe; what it makes belongs to the thread that asked. */
@FunctionalInterface
public interface TextModelLoader {

    /**
     * A classifier, which the caller closes.
     *
     * @throws UnusableTextModelException if it is not a model that can be run
     */
    TextClassifier load(ModelImage image) throws UnusableTextModelException;
}
