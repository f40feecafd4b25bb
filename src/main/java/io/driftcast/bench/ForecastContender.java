package io.driftcast.bench;

import io.driftcast.serde.AvroSerdes;
import io.driftcast.topology.ForecastSettings;
import io.driftcast.topology.ForecastTopology;
import io.driftcast.topology.ForecasterFamilies;
import io.driftcast.topology.StreamMeters;
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
        ForecasterFamilies families = ForecasterFamilies.all();
        return new ForecastTopology(settings, serdes, families, meters).build();
    }
}
