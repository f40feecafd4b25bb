package io.driftcast.stream.store;

import io.driftcast.series.Aggregation;
import io.driftcast.series.Declaration;

/** {@link Declaration} to and from bytes, its components in order. */
public final class DeclarationCodec implements StateCodec<Declaration> {

    private static final int VERSION = 1;
    private static final int ESTIMATE_BYTES = 96;

    @Override
    public byte[] encode(Declaration declared) {
        StateOutput out = new StateOutput(StateKind.DECLARATION, VERSION, ESTIMATE_BYTES);
        out.putText(declared.interval());
        out.putIntOrNull(declared.readingsPerStep());
        out.putInts(declared.seasonalPeriods());
        out.putText(declared.timeZone());
        out.putText(declared.aggregation().name());
        out.putText(declared.grace());
        out.putText(declared.maxGap());
        out.putText(declared.staleAfter());
        out.putDoubleOrNull(declared.lowerBound());
        out.putDoubleOrNull(declared.upperBound());
        out.putIntOrNull(declared.horizon());
        out.putIntOrNull(declared.trainingWindow());
        out.putTexts(declared.models());
        out.putText(declared.transform());
        out.putText(declared.group());
        return out.toBytes();
    }

    @Override
    public Declaration decode(byte[] bytes) {
        StateInput in = StateInput.open(bytes, StateKind.DECLARATION, VERSION);
        try {
            Declaration declared =
                    new Declaration(
                            in.getTextOrNull(),
                            in.getIntOrNull(),
                            in.getInts(),
                            in.getTextOrNull(),
                            Aggregation.valueOf(in.getText()),
                            in.getTextOrNull(),
                            in.getTextOrNull(),
                            in.getTextOrNull(),
                            in.getDoubleOrNull(),
                            in.getDoubleOrNull(),
                            in.getIntOrNull(),
                            in.getIntOrNull(),
                            in.getTexts(),
                            in.getTextOrNull(),
                            in.getTextOrNull());
            in.end();
            return declared;
        } catch (IllegalArgumentException e) {
            throw new UnreadableStateException(
                    "a %s state that is not a valid declaration: %s"
                            .formatted(StateKind.DECLARATION, e.getMessage()));
        }
    }
}
