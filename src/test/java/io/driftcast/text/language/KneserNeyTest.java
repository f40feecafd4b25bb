package io.driftcast.text.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftcast.bytes.ByteReader;
import io.driftcast.bytes.ByteWriter;
import io.driftcast.bytes.MalformedBytesException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KneserNeyTest {

    private static final int TOKENS = 12;
    private static final int OUTSIDE = 0;
    private static final int END = 1;

    private static KneserNey model(int most) {
        KneserNeyLearner learner = new KneserNeyLearner(TOKENS, OUTSIDE);
        SplittableRandom random = new SplittableRandom(5);
        for (int text = 0; text < 40; text++) {
            learner.add(text(random, 2, 8));
        }
        return learner.learn(most);
    }

    /** Tokens that each follow the one before more often than others do. */
    private static int[] text(SplittableRandom random, int least, int most) {
        int[] ids = new int[random.nextInt(3, 12)];
        int id = least;
        for (int i = 0; i + 1 < ids.length; i++) {
            id =
                    random.nextInt(4) > 0
                            ? least + (id + 1 - least) % (most - least)
                            : random.nextInt(least, most);
            ids[i] = id;
        }
        ids[ids.length - 1] = END;
        return ids;
    }

    @Test
    void theProbabilitiesAfterAnyContextAddUpToOne() {
        for (int most : new int[] {1000, 20, 3, 0}) {
            KneserNey model = model(most);
            for (int before = 0; before < TOKENS; before++) {
                for (int last = 0; last < TOKENS; last++) {
                    double sum = 0;
                    for (int token = 0; token < TOKENS; token++) {
                        sum += model.probability(before, last, token);
                    }
                    assertThat(sum)
                            .as("%s n-grams: %s %s", most, before, last)
                            .isCloseTo(1, within(1e-12));
                }
            }
        }
    }

    /**
     * The texts "2 3 END" twice and "4 3 END" once. Trigrams: (0 0 2) 2, (0 2 3) 2, (2 3 END) 2, (0
     * 0 4) 1, (0 4 3) 1, (4 3 END) 1: n1 = n2 = 3, so that D = 1 / 3. Bigrams by the tokens before
     * them: (0 2) 1, (0 4) 1, (2 3) 1, (4 3) 1, (3 END) 2: D = 4 / (4 + 2) = 2 / 3. Unigrams: 2 1,
     * 4 1, 3 2, END 1, of 5: D = 3 / (3 + 2) = 3 / 5.
     */
    @Test
    void aSmallCorpusHasTheProbabilitiesOfTheFormula() {
        KneserNey model =
                new KneserNeyLearner(TOKENS, OUTSIDE)
                        .add(2, 3, END)
                        .add(2, 3, END)
                        .add(4, 3, END)
                        .learn(1000);
        double unigram = (2 - 0.6 + 0.6 * 4 / TOKENS) / 5;
        double bigram = (1 - 2 / 3.0 + 2 / 3.0 * unigram) / 1;
        double trigram = (2 - 1 / 3.0 + 1 / 3.0 * bigram) / 2;
        assertThat(model.probability(OUTSIDE, 2, 3)).isCloseTo(trigram, within(1e-15));
        assertThat(model.probability(7, 2, 3)).isCloseTo(bigram, within(1e-15));
        assertThat(model.probability(7, 8, 3)).isCloseTo(unigram, within(1e-15));
        assertThat(model.probability(7, 8, 9)).isCloseTo(0.6 * 4 / 5 / TOKENS, within(1e-15));
        double first = model.probability(OUTSIDE, OUTSIDE, 2);
        double last = model.probability(2, 3, END);
        assertThat(model.perplexity(2, 3, END))
                .isCloseTo(Math.pow(first * trigram * last, -1 / 3.0), within(1e-12));
    }

    @Test
    void aTextUnlikeTheTrainingHasTheHigherPerplexity() {
        KneserNey model = model(1000);
        SplittableRandom random = new SplittableRandom(6);
        double alike = 0;
        double unlike = 0;
        for (int i = 0; i < 50; i++) {
            alike += Math.log(model.perplexity(text(random, 2, 8)));
            unlike += Math.log(model.perplexity(text(random, 6, 12)));
        }
        assertThat(unlike).isGreaterThan(1.5 * alike);
    }

    @Test
    void itIsSavedWhole() {
        KneserNey model = model(1000);
        KneserNey read = KneserNey.read(new ByteReader(bytes(model)));
        assertThat(bytes(read)).isEqualTo(bytes(model));
        assertThat(read.perplexity(2, 3, 4, END)).isEqualTo(model.perplexity(2, 3, 4, END));
    }

    @Test
    void bytesThatAreNoModelAreRefusedOrGiveProbabilities() {
        byte[] good = bytes(model(1000));
        SplittableRandom random = new SplittableRandom(9);
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] bad = Arrays.copyOf(good, 1 + random.nextInt(good.length));
            bad[random.nextInt(bad.length)] ^= (byte) (1 + random.nextInt(255));
            try {
                double perplexity = KneserNey.read(new ByteReader(bad)).perplexity(0);
                assertThat(perplexity).isPositive();
            } catch (MalformedBytesException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    @Test
    void aTokenThatTheVocabularyDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> model(10).perplexity(TOKENS))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new KneserNeyLearner(TOKENS, OUTSIDE).add(-1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new KneserNeyLearner(1 << 21, OUTSIDE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] bytes(KneserNey model) {
        ByteWriter writer = new ByteWriter(64);
        model.write(writer);
        return writer.toBytes();
    }
}
