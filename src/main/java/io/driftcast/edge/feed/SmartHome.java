package io.driftcast.edge.feed;

import io.driftcast.avro.SeriesSpec;
import io.driftcast.data.FeedReading;
import io.driftcast.data.ReadingSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A sample smart home: 24 sensors of temperature, humidity, carbon dioxide, power and occupancy in
 * five rooms, outdoors and at the meter, with days and weeks in them, and with the faults that real
 * sensors have. Immutable.
 *
 * <p>Two people live there; where they are drives carbon dioxide, warmth, moisture and power of the
 * rooms, as a small physical model has it. Sensors err by an AR(1) process and show what their
 * resolution allows: 0.1 °C, 0.1 %, 1 ppm, 1 W.
 */
public final class SmartHome {
    private final List<HomeSensor> sensors;
    private final List<FeedReading> readings;
    private final InjectedFaults injected;

    private SmartHome(
            List<HomeSensor> sensors, List<FeedReading> readings, InjectedFaults injected) {
        this.sensors = sensors;
        this.readings = readings;
        this.injected = injected;
    }

    /** The home of a plan; the same plan gives the same home. */
    public static SmartHome generate(SmartHomePlan plan) {
        SplittableRandom random = new SplittableRandom(plan.seed());
        HomeModel model = new HomeModel(plan, random.split());
        List<SensorTrace> traces = new ArrayList<>();
        for (HomeSensor sensor : model.sensors()) {
            traces.add(new SensorTrace(sensor, model, plan, random.split()));
        }
        InjectedFaults injected = new FaultInjector(traces, random.split()).inject(plan.days());
        return new SmartHome(model.sensors(), inOrderOfArrival(traces), injected);
    }

    private static List<FeedReading> inOrderOfArrival(List<SensorTrace> traces) {
        return traces.stream()
                .flatMap(trace -> trace.deliveries().stream())
                .sorted(Comparator.comparing(Delivery::arrivesAt))
                .map(Delivery::reading)
                .toList();
    }

    /** The readings in the order in which they arrive. */
    public List<FeedReading> readings() {
        return readings;
    }

    /** The same, to be sent. */
    public ReadingSource source() {
        return new GeneratedSource(readings);
    }

    /** The ids of the series, {@code home/<place>/<quantity>}. */
    public List<String> seriesIds() {
        return sensors.stream().map(HomeSensor::seriesId).toList();
    }

    /**
     * The specs of the sensors that need one: power, whose steps are means of several readings with
     * a grace for those out of order, and occupancy. The other sensors are meant to be found from
     * their first readings.
     */
    public List<SeriesSpec> specs() {
        return sensors.stream().flatMap(sensor -> sensor.spec().stream()).toList();
    }

    /** What is wrong with the readings, on purpose. */
    public InjectedFaults injected() {
        return injected;
    }

    List<HomeSensor> sensors() {
        return sensors;
    }
}
