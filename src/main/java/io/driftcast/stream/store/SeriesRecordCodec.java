package io.driftcast.stream.store;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.stream.deployment.DeploymentState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link SeriesRecord} to and from bytes: its pieces one behind the other, each in an envelope of
 * its own. A series with an ARIMA model that expects one reading a step takes some 600 bytes.
 *
 * <p>Steps or models that cannot be read begin anew, from what is kept beside them; without a grid
 * the record is unreadable as a whole.
 */
public final class SeriesRecordCodec implements StateCodec<SeriesRecord> {

    private static final Logger LOG = LoggerFactory.getLogger(SeriesRecordCodec.class);
    private static final int VERSION = 1;

    private static final int USUAL_BYTES = 1024;

    private final GridSetupBytes setups = new GridSetupBytes();
    private final ThreadLocal<ByteWriter> memory =
            ThreadLocal.withInitial(() -> new ByteWriter(USUAL_BYTES));

    @Override
    public byte[] encode(SeriesRecord series) {
        StateOutput out = new StateOutput(StateKind.SERIES, VERSION, memory.get().reset());
        GridStateCodec.write(series.grid(), series.setup(setups), out);
        StepChunk newest = series.newest();
        if (newest == null) {
            out.putNothing();
        } else {
            StepChunkCodec.write(newest, out);
        }
        DeploymentState deployment = series.deployment();
        if (deployment == null) {
            out.putNothing();
        } else {
            DeploymentStateCodec.write(deployment, out);
        }
        return out.copy();
    }

    @Override
    public SeriesRecord decode(byte[] bytes) {
        StateInput in = StateInput.open(bytes, StateKind.SERIES, VERSION);
        StateInput grid = in.piece(StateKind.GRID);
        StateInput newest = in.piece(StateKind.STEP_CHUNK);
        StateInput deployment = in.piece(StateKind.DEPLOYMENT);
        in.end();
        if (grid == null) {
            throw new UnreadableStateException("a SERIES state without a grid");
        }
        grid.require(GridStateCodec.VERSION);
        GridSetupBytes.Written setup = setups.read(grid.getBytes());
        return new SeriesRecord(
                GridStateCodec.read(setup.setup(), grid),
                setup,
                newest(newest),
                deployment(deployment));
    }

    private static @Nullable StepChunk newest(@Nullable StateInput piece) {
        try {
            return piece == null
                    ? null
                    : StepChunkCodec.read(piece.require(StepChunkCodec.VERSION));
        } catch (UnreadableStateException e) {
            LOG.warn("a series' newest steps begin anew: {}", e.getMessage());
            return null;
        }
    }

    private static @Nullable DeploymentState deployment(@Nullable StateInput piece) {
        try {
            return piece == null
                    ? null
                    : DeploymentStateCodec.read(piece.require(DeploymentStateCodec.VERSION));
        } catch (UnreadableStateException e) {
            LOG.warn("a series' models begin anew: {}", e.getMessage());
            return null;
        }
    }
}
