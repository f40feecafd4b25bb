package io.driftcast.stream.topology.score;

import io.driftcast.avro.TextEvent;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.stream.deployment.Decision;
import io.driftcast.stream.deployment.ModelIds;
import io.driftcast.stream.scoring.TextDeployment;
import io.driftcast.stream.scoring.TextModelKey;
import io.driftcast.stream.scoring.TextModelLoader;
import io.driftcast.stream.scoring.UnscorableTextException;
import io.driftcast.stream.scoring.Verdict;
import io.driftcast.stream.scoring.WorkingTextModel;
import io.driftcast.stream.store.ScoreStores;
import io.driftcast.stream.topology.gate.FailedRecords;
import io.driftcast.stream.topology.gate.RejectReason;
import io.driftcast.stream.topology.gate.RejectedRecordException;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores texts, and puts models of texts to work. It reads both topics itself, so that what either
 * brings is refused before anything is done for it, and a model changes between two texts.
 */
public final class ScoreProcessor implements Processor<byte[], byte[], String, Object> {

    private static final Logger LOG = LoggerFactory.getLogger(ScoreProcessor.class);

    private final ScoreSettings settings;
    private final TextGate texts;
    private final String modelsTopic;
    private final TextModelGate models;
    private final TextModelLoader loader;
    private final StreamMeters meters;

    private ProcessorContext<String, Object> context;
    private FailedRecords failed;
    private TextDeployment deployment;
    private ScoreOutputs outputs;

    /**
     * One task's.
     *
     * @param modelsTopic the one of its two topics whose records are models
     * @param loader what makes classifiers of them
     */
    public ScoreProcessor(
            ScoreSettings settings,
            TextGate texts,
            String modelsTopic,
            TextModelGate models,
            TextModelLoader loader,
            StreamMeters meters) {
        this.settings = settings;
        this.texts = texts;
        this.modelsTopic = modelsTopic;
        this.models = models;
        this.loader = loader;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        failed = FailedRecords.of(context.appConfigs());
        outputs = new ScoreOutputs(context);
        deployment =
                new TextDeployment(
                        loader, ScoreStores.arriving(context), ScoreStores.working(context));
    }

    @Override
    public void close() {
        if (deployment != null) { // init may have failed before
            deployment.close();
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        failed.check(context);
        if (modelsTopic.equals(context.recordMetadata().orElseThrow().topic())) {
            takeModel(record.key(), record.value());
        } else {
            score(texts.admit(record.key(), record.value()), record.timestamp());
        }
        List<Decision> decisions = deployment.decisions();
        for (int i = 0; i < decisions.size(); i++) { // hardly ever any: no iterator for none
            announce(decisions.get(i), record.timestamp());
        }
    }

    private void takeModel(byte @Nullable [] keyBytes, byte @Nullable [] value) {
        if (!ModelIds.isTexts(keyBytes)) {
            return; // the forecast application takes or refuses it
        }
        TextModelKey key = models.key(keyBytes);
        if (value == null) {
            deployment.withdraw(key);
        } else {
            deployment.take(models.part(key, value));
        }
    }

    private void score(TextEvent event, long at) {
        String name = settings.modelsOf(event.getSource());
        WorkingTextModel champion = name == null ? null : deployment.champion(name);
        if (champion == null) {
            outputs.score(new ScoredText(event, null), at);
            meters.scoreWithoutModel();
        } else {
            outputs.score(new ScoredText(event, verdict(champion, event)), at);
            meters.score(context.currentSystemTimeMs() - at);
        }
        WorkingTextModel shadow = name == null ? null : deployment.shadow(name);
        if (shadow != null) {
            scoreBeside(shadow, event, at);
        }
    }

    private static Verdict verdict(WorkingTextModel champion, TextEvent event) {
        try {
            return champion.score(event.getText());
        } catch (UnscorableTextException e) {
            throw new RejectedRecordException(
                    RejectReason.UNSCORABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private void scoreBeside(WorkingTextModel shadow, TextEvent event, long at) {
        try {
            Verdict verdict = shadow.score(event.getText());
            outputs.shadowScore(new ScoredText(event, verdict), at);
            meters.shadowScore();
        } catch (UnscorableTextException e) {
            meters.shadowScoreFailed();
            LOG.debug("no shadow score of {}: {}", event.getEventId(), e.getMessage());
        }
    }

    private void announce(Decision decision, long at) {
        switch (decision) {
            case Decision.Activated _ -> meters.activation();
            case Decision.Refused _ -> meters.refusal();
            case Decision.Withdrawn _ -> {}
        }
        outputs.activation(TextActivation.of(context.taskId().partition(), decision), at);
    }
}
