package io.driftcast.stream.topology.gate;

import io.driftcast.avro.Reading;
import io.driftcast.platform.serde.RecordExcerpt;
import java.io.IOException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.io.Decoder;

/** Measurements from the records of the readings. */
public final class MeasurementExcerpt implements RecordExcerpt<Measurement, Reading> {

    @Override
    public Measurement read(Decoder in) throws IOException {
        String seriesId = in.readString();
        long observedAt = in.readLong();
        boolean isMissing = !isPresent(in);
        double value = isMissing ? 0 : in.readDouble();
        if (isPresent(in)) {
            in.readString(); // the unit: skipping would let a length pass that Avro refuses
        }
        readAttributes(in);
        return new Measurement(seriesId, observedAt, isMissing, value);
    }

    /** The branch of a union of null and something else. */
    private static boolean isPresent(Decoder in) throws IOException {
        int branch = in.readIndex();
        if (branch < 0 || branch > 1) {
            throw new AvroTypeException("a union of two has no branch " + branch);
        }
        return branch == 1;
    }

    private static void readAttributes(Decoder in) throws IOException {
        for (long entries = in.readMapStart(); entries > 0; entries = in.mapNext()) {
            for (long i = 0; i < entries; i++) {
                in.readString();
                in.readString();
            }
        }
    }

    @Override
    public Measurement of(Reading reading) {
        Double value = reading.getValue();
        return new Measurement(
                reading.getSeriesId(),
                reading.getObservedAt().toEpochMilli(),
                value == null,
                value == null ? 0 : value);
    }
}
