package io.driftcast.stream.store;

import io.driftcast.stream.training.MemberEvent;
import io.driftcast.stream.training.MemberEvent.Declared;
import io.driftcast.stream.training.MemberEvent.Left;
import io.driftcast.stream.training.MemberEvent.Observed;
import io.driftcast.stream.training.MemberEvent.Requested;
import io.driftcast.stream.training.SeriesProfile;
import java.util.Locale;

/** {@link MemberEvent} to and from bytes: which one it is, the member, then the fields in order. */
public final class MemberEventCodec implements StateCodec<MemberEvent> {

    private static final int VERSION = 1;
    private static final int ESTIMATED_BYTES = 96;

    private static final int DECLARED = 1;
    private static final int OBSERVED = 2;
    private static final int REQUESTED = 3;
    private static final int LEFT = 4;

    private final SeriesProfileCodec profiles = new SeriesProfileCodec();

    @Override
    public byte[] encode(MemberEvent event) {
        StateOutput out = new StateOutput(StateKind.MEMBER_EVENT, VERSION, ESTIMATED_BYTES);
        out.putByte(
                switch (event) {
                    case Declared _ -> DECLARED;
                    case Observed _ -> OBSERVED;
                    case Requested _ -> REQUESTED;
                    case Left _ -> LEFT;
                });
        out.putText(event.seriesId());
        switch (event) {
            case Declared(_, SeriesProfile profile) -> out.putBytes(profiles.encode(profile));
            case Observed observed -> {
                out.putLong(observed.specHash());
                out.putLong(observed.step());
                out.putInt(observed.steps());
                out.putLong(observed.at());
                out.putDouble(observed.value());
                out.putByte(observed.corrected() ? 1 : 0);
            }
            case Requested(_, String reason) -> out.putText(reason);
            case Left _ -> {}
        }
        return out.toBytes();
    }

    @Override
    public MemberEvent decode(byte[] bytes) {
        StateInput in = StateInput.open(bytes, StateKind.MEMBER_EVENT, VERSION);
        int which = in.getByte();
        String seriesId = in.getText();
        MemberEvent event =
                switch (which) {
                    case DECLARED -> new Declared(seriesId, profiles.decode(in.getBytes()));
                    case OBSERVED ->
                            new Observed(
                                    seriesId,
                                    in.getLong(),
                                    in.getLong(),
                                    in.getInt(),
                                    in.getLong(),
                                    in.getDouble(),
                                    in.getByte() != 0);
                    case REQUESTED -> new Requested(seriesId, in.getText());
                    case LEFT -> new Left(seriesId);
                    default ->
                            throw new UnreadableStateException(
                                    String.format(
                                            Locale.ROOT,
                                            "a %s of sort %d",
                                            StateKind.MEMBER_EVENT,
                                            which));
                };
        in.end();
        return event;
    }
}
