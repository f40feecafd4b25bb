package io.driftcast.stream.topology.forecast;

import io.driftcast.avro.Model;
import io.driftcast.bytes.ModelImage;
import io.driftcast.series.Limits;
import io.driftcast.stream.deployment.ModelIds;
import io.driftcast.stream.deployment.Role;
import io.driftcast.stream.deployment.StoredModel;
import io.driftcast.stream.store.ForecastStores;
import io.driftcast.stream.store.SeriesRecord;
import io.driftcast.stream.topology.gate.FailedRecords;
import io.driftcast.stream.topology.gate.RecordGate;
import io.driftcast.stream.topology.gate.RecordLimit;
import io.driftcast.stream.topology.gate.RecordSize;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.topology.gate.RejectedRecordException;
import java.nio.ByteBuffer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Keeps the latest record of each published model and marks the series that it is for: they look at
 * it before their next step, and at no other time.
 */
public final class ModelProcessor implements Processor<byte[], byte[], Void, Void> {

    private final RecordGate<Model> gate;
    private ProcessorContext<Void, Void> context;
    private ForecastStores stores;
    private FailedRecords failed;
    private int maxBytes;

    public ModelProcessor(RecordGate<Model> gate) {
        this.gate = gate;
    }

    @Override
    public void init(ProcessorContext<Void, Void> processorContext) {
        context = processorContext;
        stores = ForecastStores.of(context);
        failed = FailedRecords.of(context.appConfigs());
        maxBytes = RecordSize.maxBytes(context.appConfigs()) - RecordSize.REST_BYTES;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        failed.check(context);
        if (ModelIds.isTexts(record.key())) {
            return; // the score application takes or refuses it
        }
        String modelId = gate.key(record.key());
        ModelIds.Owner owner = ownerOf(modelId);
        if (record.value() == null) {
            stores.published().delete(modelId);
        } else {
            stores.published().put(stored(admit(modelId, owner, record.value())));
        }
        switch (owner) {
            case ModelIds.Owner.Series(String seriesId) -> mark(seriesId);
            case ModelIds.Owner.Group(String group) -> stores.membersOf(group).forEach(this::mark);
        }
    }

    private static ModelIds.Owner ownerOf(String modelId) {
        try {
            return ModelIds.ownerOf(modelId);
        } catch (IllegalArgumentException e) {
            throw new RejectedRecordException(
                    RejectReason.INVALID_MODEL, String.valueOf(e.getMessage()), e);
        }
    }

    private Model admit(String modelId, ModelIds.Owner owner, byte[] value) {
        RecordLimit.checkValue(value, maxBytes); // what is kept of it is a record as well
        Model model = gate.value(value);
        RecordLimit.checkText("the version", model.getVersion(), Limits.TEXT_CHARS);
        RecordLimit.checkText("the kind", model.getKind(), Limits.TEXT_CHARS);
        if (!model.getModelId().equals(modelId) || !names(model, owner)) {
            throw new RejectedRecordException(
                    RejectReason.INVALID_MODEL,
                    "the key '%s', model_id '%s', series_id '%s' and group '%s' do not name the same series or group: the key has to be model_id, series/<series_id>/<name> or group/<group>/<name>"
                            .formatted(
                                    modelId,
                                    model.getModelId(),
                                    model.getSeriesId(),
                                    model.getGroup()));
        }
        return model;
    }

    private static boolean names(Model model, ModelIds.Owner owner) {
        return switch (owner) {
            case ModelIds.Owner.Series(String id) -> id.equals(model.getSeriesId());
            case ModelIds.Owner.Group(String id) -> id.equals(model.getGroup());
        };
    }

    private void mark(String seriesId) {
        SeriesRecord series = stores.series(seriesId);
        if (series != null && series.hasDeployment()) {
            series.mark();
            stores.keep(seriesId, series);
        }
    }

    private static StoredModel stored(Model model) {
        return new StoredModel(
                model.getModelId(),
                model.getVersion(),
                model.getDeployment(),
                Role.named(model.getRole().name()),
                model.getPinned(),
                new ModelImage(
                        model.getKind(), model.getFormatVersion(), bytes(model.getParameters())),
                model.getTrainedFromStep(),
                model.getTrainedToStep(),
                model.getSpecHash(),
                bytes(model.getState()));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
