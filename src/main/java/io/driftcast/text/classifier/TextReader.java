package io.driftcast.text.classifier;

import io.driftcast.text.tokenizer.Encoding;
import java.util.List;

/** A network as it reads one text after the other. Not thread-safe. */
interface TextReader {

    /** Reads a text. */
    Reading read(Encoding text);

    /** What the heads attended to in the last text: see {@link TextClassifier#heads}. */
    List<List<float[][]>> heads();
}
