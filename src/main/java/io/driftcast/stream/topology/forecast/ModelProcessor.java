package io.driftcast.stream.topology.forecast;

import io.driftcast.avro.Model;
import io.driftcast.stream.deployment.ModelIds;
import io.driftcast.stream.deployment.StoredModel;
import io.driftcast.stream.store.StateStores;
import io.driftcast.stream.topology.gate.RecordGate;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.topology.gate.RejectedRecordException;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the latest published model of each series, and of each group, until the next steps of the
 * series look at it.
 */
public final class ModelProcessor implements Processor<byte[], byte[], Void, Void> {

    private final RecordGate<Model> gate;
    private KeyValueStore<String, StoredModel> models;
    private KeyValueStore<String, StoredModel> groupModels;

    public ModelProcessor(RecordGate<Model> gate) {
        this.gate = gate;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        models = context.getStateStore(StateStores.MODELS);
        groupModels = context.getStateStore(StateStores.GROUP_MODELS);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String modelId = gate.key(record.key());
        ModelIds.Owner owner = ownerOf(modelId);
        KeyValueStore<String, StoredModel> store =
                switch (owner) {
                    case ModelIds.Owner.Series _ -> models;
                    case ModelIds.Owner.Group _ -> groupModels;
                };
        if (record.value() == null) {
            StoredModel latest = store.get(owner.id());
            if (latest != null && latest.modelId().equals(modelId)) {
                store.delete(owner.id());
            }
            return;
        }
        Model model = gate.value(record.value());
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
        store.put(owner.id(), stored(model));
    }

    private static ModelIds.Owner ownerOf(String modelId) {
        try {
            return ModelIds.ownerOf(modelId);
        } catch (IllegalArgumentException e) {
            throw new RejectedRecordException(
                    RejectReason.INVALID_MODEL, String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean names(Model model, ModelIds.Owner owner) {
        return switch (owner) {
            case ModelIds.Owner.Series(String id) -> id.equals(model.getSeriesId());
            case ModelIds.Owner.Group(String id) -> id.equals(model.getGroup());
        };
    }

    private static StoredModel stored(Model model) {
        return new StoredModel(
                model.getModelId(),
                model.getVersion(),
                model.getDeployment(),
                model.getKind(),
                model.getFormatVersion(),
                model.getTrainedFromStep(),
                model.getTrainedToStep(),
                model.getSpecHash(),
                model.getParameters(),
                model.getState());
    }
}
