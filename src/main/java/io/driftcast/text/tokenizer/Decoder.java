package io.driftcast.text.tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Puts the texts of tokens together, with the case that tokens before them say. */
final class Decoder {

    private final Vocabulary vocabulary;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private WordCase wordCase = WordCase.AS_IS;

    /** Whether a letter of the word that has this case was seen. */
    private boolean inWord;

    Decoder(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void take(int id) {
        Objects.checkIndex(id, vocabulary.size());
        if (Vocabulary.isByte(id)) {
            bytes.write(Vocabulary.toByte(id));
            return;
        }
        endBytes();
        if (id == SpecialToken.CAPITALISED.id()) {
            begin(WordCase.CAPITALISED);
        } else if (id == SpecialToken.CAPITALS.id()) {
            begin(WordCase.CAPITALS);
        } else if (id >= Vocabulary.FIRST_CHARACTER) {
            vocabulary.text(id).codePoints().forEach(this::append);
        }
    }

    String text() {
        endBytes();
        return text.toString();
    }

    private void endBytes() {
        if (bytes.size() > 0) {
            bytes.toString(StandardCharsets.UTF_8).codePoints().forEach(this::append);
            bytes.reset();
        }
    }

    private void begin(WordCase next) {
        wordCase = next;
        inWord = false;
    }

    private void append(int character) {
        if (wordCase == WordCase.AS_IS) {
            text.appendCodePoint(character);
            return;
        }
        if (inWord && !Pieces.isOfWord(character)) {
            begin(WordCase.AS_IS);
        }
        boolean capital = wordCase != WordCase.AS_IS && character != ' ';
        text.appendCodePoint(capital ? Character.toUpperCase(character) : character);
        inWord |= capital;
        if (wordCase == WordCase.CAPITALISED && inWord) {
            begin(WordCase.AS_IS);
        }
    }
}
