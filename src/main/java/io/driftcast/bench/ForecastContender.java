package io.driftcast.bench;

import io.driftcast.forecast.ForecasterFamilies;
import io.driftcast.serde.AvroSerdes;
import io.driftcast.topology.ForecastSettings;
import io.driftcast.topology.ForecastTopology;
import io.driftcast.topology.StreamMeters;
import io.driftcast.training.ModelCatalogue;
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
