package io.driftcast.topology;

import io.driftcast.avro.Model;
import io.driftcast.store.StoredModel;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the latest published model of each series until the series' next step looks at it. */
final class ModelProcessor implements Processor<byte[], byte[], Void, Void> {

    private final RecordGate<Model> gate;
    private KeyValueStore<String, StoredModel> models;

    ModelProcessor(RecordGate<Model> gate) {
        this.gate = gate;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        models = context.getStateStore(StateStores.MODELS);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String modelId = gate.key(record.key());
        if (record.value() == null) {
            models.delete(ModelIds.seriesOf(modelId));
            return;
        }
        Model model = gate.value(record.value());
        if (!model.getModelId().equals(modelId)
                || !ModelIds.seriesOf(modelId).equals(model.getSeriesId())) {
            throw new RejectedRecordException(
                    RejectReason.INVALID_MODEL,
                    "the key '%s', model_id '%s' and series_id '%s' do not name the same series: the key has to be model_id, series/<series_id>/<name>"
                            .formatted(modelId, model.getModelId(), model.getSeriesId()));
        }
        models.put(
                model.getSeriesId(),
                new StoredModel(
                        modelId,
                        model.getVersion(),
                        model.getDeployment(),
                        model.getKind(),
                        model.getFormatVersion(),
                        model.getTrainedFromStep(),
                        model.getTrainedToStep(),
                        model.getSpecHash(),
                        model.getParameters(),
                        model.getState()));
    }
}
