package io.driftcast.text.tokenizer;

/** The tokens that stand for no text. They have the first ids. */
public enum SpecialToken {
    /** Fills up a batch; no model sees it. */
    PAD(0, "<pad>"),

    /** Stands for nothing that is encoded, as every text has bytes; a model may mask with it. */
    UNK(1, "<unk>"),

    /** The beginning of a text. */
    BOS(2, "<bos>"),

    /** Its end. */
    EOS(3, "<eos>"),

    /** The next word begins with a capital. */
    CAPITALISED(4, "<cap>"),

    /** The next word is written in capitals. */
    CAPITALS(5, "<caps>");

    private final int id;
    private final String shown;

    SpecialToken(int id, String shown) {
        this.id = id;
        this.shown = shown;
    }

    /** Its number. */
    public int id() {
        return id;
    }

    /** How it is shown to people. */
    public String shown() {
        return shown;
    }
}
