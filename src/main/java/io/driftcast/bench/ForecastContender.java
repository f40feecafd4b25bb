package io.driftcast.bench;

import io.driftcast.forecast.arima.ArimaFamily;
import io.driftcast.forecast.baseline.SeasonalNaiveFamily;
import io.driftcast.forecast.smoothing.SesFamily;
import io.driftcast.serde.AvroSerdes;
import io.driftcast.topology.ForecastSettings;
import io.driftcast.topology.ForecastTopology;
import io.driftcast.topology.ForecasterFamilies;
import io.driftcast.topology.StreamMeters;
import java.util.List;
import org.apache.kafka.streams.Topology;

/** The forecast application as it is run, with its default settings. */
record ForecastContender(AvroSerdes serdes) implements Contender {

    @Override
    public String name() {
        return "forecast";
    }

    @Override
    public Topology topology(String prefix, StreamMeters meters) {
        ForecastSettings defaults = ForecastSettings.DEFAULTS;
        ForecastSettings settings =
                new ForecastSettings(
                        prefix,
                        defaults.maxFuture(),
                        defaults.jumpConfirmations(),
                        defaults.discoveryReadings(),
                        defaults.warmupSteps(),
                        defaults.staleTick(),
                        defaults.staleMaxPerTick(),
                        defaults.partitioner());
        ForecasterFamilies families =
                new ForecasterFamilies(
                        List.of(new ArimaFamily(), new SeasonalNaiveFamily(), new SesFamily()));
        return new ForecastTopology(settings, serdes, families, meters).build();
    }
}
