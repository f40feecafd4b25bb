package io.driftcast.stream.topology.forecast;

import io.driftcast.avro.Observation;
import io.driftcast.avro.ObservationFlag;
import io.driftcast.avro.ObservationGrid;
import io.driftcast.platform.serde.RecordLayout;
import io.driftcast.series.grid.Grid;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;

/** Closed steps as records of the observations. */
public final class ObservationLayout implements RecordLayout<ClosedStep, Observation> {

    /** The places of the branches in the schema's unions. */
    private static final int NULL = 0;

    private static final int PRESENT = 1;

    private static final Schema FLAG = ObservationFlag.getClassSchema();

    private static final List<ObservationFlag> NONE = List.of();
    private static final List<ObservationFlag> MISSING = List.of(ObservationFlag.MISSING);
    private static final List<ObservationFlag> ILLEGAL = List.of(ObservationFlag.ILLEGAL);
    private static final List<ObservationFlag> MISSING_ILLEGAL =
            List.of(ObservationFlag.MISSING, ObservationFlag.ILLEGAL);
    private static final List<ObservationFlag> CORRECTED = List.of(ObservationFlag.LATE_CORRECTED);

    @Override
    public void write(ClosedStep closed, Encoder out) throws IOException {
        out.writeString(closed.seriesId());
        out.writeLong(closed.step());
        out.writeLong(closed.at());
        boolean missing = Double.isNaN(closed.value());
        out.writeIndex(missing ? NULL : PRESENT);
        if (!missing) {
            out.writeDouble(closed.value());
        }
        out.writeInt(closed.count());
        writeFlags(flags(closed), out);
        out.writeLong(closed.grid().specHash());
        out.writeIndex(PRESENT);
        writeGrid(closed.grid(), out);
        out.writeInt(closed.steps());
    }

    private static void writeFlags(List<ObservationFlag> flags, Encoder out) throws IOException {
        out.writeArrayStart();
        if (!flags.isEmpty()) {
            out.setItemCount(flags.size());
            for (int i = 0; i < flags.size(); i++) {
                out.startItem();
                out.writeEnum(FLAG.getEnumOrdinal(flags.get(i).name()));
            }
        }
        out.writeArrayEnd();
    }

    private static void writeGrid(Grid grid, Encoder out) throws IOException {
        out.writeString(grid.interval().iso());
        out.writeString(grid.interval().zone().getId());
        out.writeLong(grid.phaseMillis());
        List<Integer> periods = grid.seasonalPeriods();
        out.writeArrayStart();
        out.setItemCount(periods.size());
        for (int i = 0; i < periods.size(); i++) {
            out.startItem();
            out.writeInt(periods.get(i));
        }
        out.writeArrayEnd();
    }

    @Override
    public Observation record(ClosedStep closed) {
        Grid grid = closed.grid();
        return new Observation(
                closed.seriesId(),
                closed.step(),
                Instant.ofEpochMilli(closed.at()),
                Double.isNaN(closed.value()) ? null : closed.value(),
                closed.count(),
                flags(closed),
                grid.specHash(),
                new ObservationGrid(
                        grid.interval().iso(),
                        grid.interval().zone().getId(),
                        grid.phaseMillis(),
                        grid.seasonalPeriods()),
                closed.steps());
    }

    private static List<ObservationFlag> flags(ClosedStep closed) {
        if (closed.corrected()) {
            return CORRECTED;
        }
        if (closed.illegal()) {
            return Double.isNaN(closed.value()) ? MISSING_ILLEGAL : ILLEGAL;
        }
        return Double.isNaN(closed.value()) ? MISSING : NONE;
    }
}
