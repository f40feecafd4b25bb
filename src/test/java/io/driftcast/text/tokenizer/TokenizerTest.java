package io.driftcast.text.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.bytes.ByteReader;
import io.driftcast.bytes.ByteWriter;
import io.driftcast.bytes.MalformedBytesException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {

    private static final List<String> CORPUS =
            List.of(
                    "turn on the light in the kitchen",
                    "turn off the light in the living room",
                    "the kitchen light is off, turn it on",
                    "don't turn the heating on before 7 o'clock",
                    "The heating doesn't turn off at 22:30");

    private static final Tokenizer TOKENIZER = learn(400);

    private static Tokenizer learn(int size) {
        TokenizerLearner learner = new TokenizerLearner();
        CORPUS.forEach(learner::add);
        return learner.learn(size);
    }

    private static List<String> shown(String text) {
        return Arrays.stream(TOKENIZER.encode(text))
                .mapToObj(TOKENIZER.vocabulary()::shown)
                .toList();
    }

    @Test
    void frequentWordsAreOneTokenEach() {
        assertThat(shown("turn the light")).containsExactly(" turn", " the", " light");
    }

    @Test
    void theCaseOfAWordIsATokenOfItsOwn() {
        assertThat(shown("Turn THE light"))
                .containsExactly("<cap>", " turn", "<caps>", " the", " light");
    }

    @Test
    void aCharacterThatTheCorpusDidNotHaveIsItsBytes() {
        assertThat(shown("ü€"))
                .containsExactly(" ", "<0xC3>", "<0xBC>", "<0xE2>", "<0x82>", "<0xAC>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "   ",
                "a",
                " a",
                "a ",
                "  two  spaces  ",
                "tab\tand\nlines\r\n\r\nend\n",
                "Turn ON the Light, McDonald's iPhone and STRASSE",
                "ABC\ndef ABC-def ABC'def ABC' def A1b2C3 ÀÉÎ Àéî Ǆ ǅ ǆ İstanbul ßẞ",
                "It's JOHN'S. JOHN’S O'Neil 'quoted' ''",
                "日本語のテキスト 한국어 ไทย العربية עברית हिन्दी",
                "👩‍👩‍👧‍👦 🇩🇪 👍🏽 ☃️",
                "\u0000\u0001\u007f\u0085\u200b\u200f\u202e\ufeff",
                "ﬁ ﬂ ① Ⅷ ｆｕｌｌ ½ ™ \u1E9B\u0323 e\u0301"
            })
    void decodingGivesTheNfkcFormBack(String text) {
        assertThat(TOKENIZER.decode(TOKENIZER.encode(text)))
                .isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    @Test
    void decodingGivesAnyTextsNormalFormBack() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 3000; i++) {
            int[] characters =
                    IntStream.range(0, random.nextInt(60)).map(c -> character(random)).toArray();
            String text = new String(characters, 0, characters.length);
            assertThat(TOKENIZER.decode(TOKENIZER.encode(text)))
                    .as("text %d of seed 7", i)
                    .isEqualTo(Tokenizer.normalise(text));
        }
    }

    private static int character(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> ' ';
            case 1 -> random.nextInt('A', 'Z' + 1);
            case 2 -> random.nextInt('a', 'z' + 1);
            case 3 -> random.nextInt(0x500);
            case 4 -> random.nextInt(0x300, 0x370);
            default -> random.nextInt(Character.MAX_CODE_POINT + 1);
        };
    }

    @Test
    void aLoneSurrogateBecomesTheReplacementCharacter() {
        assertThat(TOKENIZER.decode(TOKENIZER.encode("a\ud800b\udc00")))
                .isEqualTo("a\ufffdb\ufffd");
    }

    @Test
    void marksWithoutEndAreNormalisedInParts() {
        String marks = "a" + "\u0301\u0316".repeat(100_000);
        String normal = Tokenizer.normalise(marks);
        assertThat(normal).hasSize(marks.length() - 1).startsWith("\u00e1\u0316");
        assertThat(TOKENIZER.decode(TOKENIZER.encode(marks))).isEqualTo(normal);
    }

    @Test
    void tooLongATextIsCutAndSaysSo() {
        Encoding whole = TOKENIZER.encode("turn the light", 5);
        Encoding cut = TOKENIZER.encode("turn the light on", 5);
        assertThat(whole.truncated()).isFalse();
        assertThat(cut.truncated()).isTrue();
        assertThat(cut.ids()).containsExactly(whole.ids());
        assertThat(whole.ids()).hasSize(5).startsWith(SpecialToken.BOS.id());
        assertThat(whole.ids()[4]).isEqualTo(SpecialToken.EOS.id());
    }

    @Test
    void theSameCorpusGivesTheSameVocabularyAndNoMoreThanAskedFor() {
        assertThat(bytes(learn(400))).isEqualTo(bytes(TOKENIZER));
        assertThat(learn(300).vocabulary().size()).isEqualTo(300);
        assertThat(learn(100_000).vocabulary().size()).isLessThan(600);
        assertThatThrownBy(() -> learn(200)).hasMessageContaining("262 are the least");
    }

    @Test
    void itIsSavedWhole() {
        Tokenizer read = TokenizerCodec.read(new ByteReader(bytes(TOKENIZER)));
        String text = "Turn on the light in room 7 ü";
        assertThat(read.encode(text)).isEqualTo(TOKENIZER.encode(text));
        assertThat(bytes(read)).isEqualTo(bytes(TOKENIZER));
    }

    @Test
    void bytesThatAreNoTokenizerAreRefused() {
        byte[] good = bytes(TOKENIZER);
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 2000; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
            if (bad.length > 0) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 + random.nextInt(255));
            }
            try {
                TokenizerCodec.read(new ByteReader(bad));
            } catch (MalformedBytesException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private static byte[] bytes(Tokenizer tokenizer) {
        ByteWriter writer = new ByteWriter(64);
        TokenizerCodec.write(tokenizer, writer);
        return writer.toBytes();
    }
}
