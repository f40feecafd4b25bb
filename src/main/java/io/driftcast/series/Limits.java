package io.driftcast.series;

/**
 * How large things may be that come from outside. Whatever is kept or written because of a record
 * is bounded by these, well below the megabyte that Kafka takes as a record; docs/data.md has the
 * sums.
 */
public final class Limits {

    /** The longest id of a series, in characters. */
    public static final int ID_CHARS = 256;

    /** The longest name of a group. */
    public static final int GROUP_CHARS = 200;

    /** The longest text of a declaration: an interval, a zone, the name of a forecaster. */
    public static final int TEXT_CHARS = 200;

    /** The longest key of a model: {@code series/<id>/<name>}. */
    public static final int MODEL_ID_CHARS = ID_CHARS + TEXT_CHARS + 8;

    /** The longest reason or message that is passed on; longer ones are cut. */
    public static final int REASON_CHARS = 1000;

    /** The largest reading: up to a hundred of a series are held, as they came, in its record. */
    public static final int READING_BYTES = 4 << 10;

    /** The largest record of any other kind but a model's. */
    public static final int RECORD_BYTES = 64 << 10;

    /** The most forecasters that a series names. */
    public static final int MODELS = 16;

    /** The most seasons of a series. */
    public static final int SEASONS = 16;

    /** The longest season, in steps: half-hours of a year fit in. */
    public static final int SEASON_STEPS = 20_000;

    /** How deep brackets may stand in the name of a forecaster. */
    public static final int NAME_DEPTH = 8;

    /** How deep models may lie in models: as their names do, a scale and the parts of a default. */
    public static final int MODEL_DEPTH = NAME_DEPTH + 2;

    /** What the models at work for one series may keep between steps, all together. */
    public static final int STATE_BYTES = 384 << 10;

    /** The most multiplications that it may take to start a model: about a second. */
    public static final long MODEL_WORK = 400_000_000;

    /** The largest text event: the largest record that Kafka takes unless told otherwise. */
    public static final int TEXT_EVENT_BYTES = 1 << 20;

    /** The largest record of a model of texts; larger models come in parts. */
    public static final int TEXT_MODEL_BYTES = 512 << 10;

    /** The most parts of a model of texts. */
    public static final int TEXT_MODEL_PARTS = 64;

    /** The most tokens of a score. */
    public static final int SCORE_TOKENS = 16 << 10;

    /** The most characters that a score's tokens have together, of three bytes at most each. */
    public static final int SCORE_CHARS = 200_000;

    private Limits() {}

    /** A reason or message, cut where it is too long. */
    public static String reason(String text) {
        return cut(text, REASON_CHARS);
    }

    /** A text of at most so many characters, with dots for what was cut off. */
    public static String cut(String text, int chars) {
        if (text.length() <= chars) {
            return text;
        }
        int end = chars - 3;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + "...";
    }
}
