package io.driftcast.stream.store;

/** What an envelope holds. The code is part of the stored format: never reuse or change one. */
enum StateKind {
    GRID(1),
    STEP_CHUNK(2),
    DEPLOYMENT(3),
    MODEL(4),
    DECLARATION(5),
    HISTORY_CHUNK(6),
    FIT(7),
    PROFILE(8),
    WEIGHTS(9),
    MEMBER_EVENT(10),
    GROUP_MEMBER(11),
    SERIES(12),
    TEXT_MODEL_PART(13);

    private final byte code;

    StateKind(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }
}
