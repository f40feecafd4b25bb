package io.driftcast.edge.feed;

/** What a sensor of the sample home measures, and how well. */
enum Quantity {
    TEMPERATURE("temperature", "°C", 0.1, 0.04, -60),
    HUMIDITY("humidity", "%", 0.1, 0.08, 0),
    CO2("co2", "ppm", 1, 7, 0),
    POWER("power", "W", 1, 1.2, 0),
    OCCUPANCY("occupancy", "people", 1, 0, 0);

    private final String path;
    private final String unit;
    private final double resolution;
    private final double noise;
    private final double lowest;

    Quantity(String path, String unit, double resolution, double noise, double lowest) {
        this.path = path;
        this.unit = unit;
        this.resolution = resolution;
        this.noise = noise;
        this.lowest = lowest;
    }

    /** The quantity in a series id. */
    String path() {
        return path;
    }

    String unit() {
        return unit;
    }

    /** The standard deviation of a sensor's error, in the unit. */
    double noise() {
        return noise;
    }

    /** What the sensor shows: the value to its resolution, not below its range. */
    double shown(double value) {
        double steps = Math.rint(Math.max(value, lowest) / resolution);
        // Tenths as the nearest double to the decimal, not as a sum of 0.1s.
        return resolution < 1 ? steps / Math.rint(1 / resolution) : steps * resolution;
    }
}
