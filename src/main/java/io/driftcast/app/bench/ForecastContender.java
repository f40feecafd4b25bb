package io.driftcast.app.bench;

import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.platform.metrics.StreamMeters;
import io.driftcast.platform.serde.AvroSerdes;
import io.driftcast.stream.topology.ForecastTopology;
import io.driftcast.stream.topology.ingest.ForecastSettings;
import org.apache.kafka.streams.Topology;

/** The forecast application as it is run, with its default settings. */
record ForecastContender(AvroSerdes serdes) implements Contender {

    @Override
    public String name() {
        return "forecast";
    }

    @Override
    public Topology topology(String prefix, StreamMeters meters) {
        ForecastSettings settings = ForecastSettings.DEFAULTS.withTopicPrefix(prefix);
        ForecasterFamilies families = ModelCatalogue.families();
        return new ForecastTopology(settings, serdes, families, meters).build();
    }
}
