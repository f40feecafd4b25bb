package io.driftcast.stream.topology.forecast;

import io.driftcast.avro.ForecastStatus;
import io.driftcast.avro.ForecastStep;
import io.driftcast.forecast.Forecast;
import io.driftcast.platform.serde.RecordLayout;
import io.driftcast.series.grid.Grid;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import org.apache.avro.io.Encoder;

/** Issued forecasts as records of their topic, written from the arrays that they are made of. */
public final class ForecastLayout
        implements RecordLayout<IssuedForecast, io.driftcast.avro.Forecast> {

    /** The places of the symbols in the schema, looked up by name once. */
    private static final EnumMap<ForecastStatus, Integer> STATUSES = places();

    private static EnumMap<ForecastStatus, Integer> places() {
        EnumMap<ForecastStatus, Integer> places = new EnumMap<>(ForecastStatus.class);
        for (ForecastStatus status : ForecastStatus.values()) {
            places.put(status, ForecastStatus.getClassSchema().getEnumOrdinal(status.name()));
        }
        return places;
    }

    @Override
    public void write(IssuedForecast issued, Encoder out) throws IOException {
        Grid grid = issued.grid();
        long origin = issued.originStep();
        out.writeString(issued.seriesId());
        out.writeLong(origin);
        out.writeLong(grid.labelOf(origin));
        out.writeLong(issued.issuedAt());
        out.writeString(issued.modelId());
        out.writeString(issued.modelVersion());
        out.writeEnum(Objects.requireNonNull(STATUSES.get(issued.status())));
        Forecast forecast = issued.forecast();
        int horizon = forecast.horizon();
        out.writeArrayStart();
        out.setItemCount(horizon);
        for (int h = 0; h < horizon; h++) {
            out.startItem();
            long step = origin + 1 + h;
            out.writeLong(step);
            out.writeLong(grid.labelOf(step));
            out.writeDouble(forecast.median()[h]);
            out.writeDouble(forecast.mean()[h]);
            out.writeDouble(forecast.lower80()[h]);
            out.writeDouble(forecast.upper80()[h]);
            out.writeDouble(forecast.lower95()[h]);
            out.writeDouble(forecast.upper95()[h]);
        }
        out.writeArrayEnd();
    }

    @Override
    public io.driftcast.avro.Forecast record(IssuedForecast issued) {
        Grid grid = issued.grid();
        long origin = issued.originStep();
        Forecast forecast = issued.forecast();
        List<ForecastStep> steps = new ArrayList<>(forecast.horizon());
        for (int h = 0; h < forecast.horizon(); h++) {
            long step = origin + 1 + h;
            steps.add(
                    new ForecastStep(
                            step,
                            Instant.ofEpochMilli(grid.labelOf(step)),
                            forecast.median()[h],
                            forecast.mean()[h],
                            forecast.lower80()[h],
                            forecast.upper80()[h],
                            forecast.lower95()[h],
                            forecast.upper95()[h]));
        }
        return new io.driftcast.avro.Forecast(
                issued.seriesId(),
                origin,
                Instant.ofEpochMilli(grid.labelOf(origin)),
                Instant.ofEpochMilli(issued.issuedAt()),
                issued.modelId(),
                issued.modelVersion(),
                issued.status(),
                steps);
    }
}
