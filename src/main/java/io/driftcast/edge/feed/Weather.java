package io.driftcast.edge.feed;

import java.util.random.RandomGenerator;

/** Outdoor air: seasons, days, fronts that last a day or two, and clouds. */
final class Weather {
    private static final double YEAR_DAYS = 365.25;

    private static final double APPROACH = 0.08;

    private final double[] temperature;
    private final double[] humidity;
    private final double[] sun;

    Weather(Ticks ticks, RandomGenerator random) {
        int count = ticks.count();
        temperature = new double[count];
        humidity = new double[count];
        sun = new double[count];
        AutoregressiveNoise front = new AutoregressiveNoise(random, 0.9985, 2.8);
        AutoregressiveNoise gusts = new AutoregressiveNoise(random, 0.9, 0.08);
        AutoregressiveNoise clouds = new AutoregressiveNoise(random, 0.995, 0.3);
        double fromFront = 0;
        double nearing = 0;
        for (int tick = 0; tick < count; tick++) {
            double year = 2 * Math.PI * (ticks.date(tick).getDayOfYear() - 110) / YEAR_DAYS;
            double day = 2 * Math.PI * (ticks.hourOfDay(tick) - 9) / 24;
            double daily = 4.2 * StrictMath.sin(day);
            nearing += APPROACH * (front.next() - nearing); // fronts build up over an hour or two
            fromFront += APPROACH * (nearing - fromFront);
            temperature[tick] = 10 + 8 * StrictMath.sin(year) + daily + fromFront + gusts.next();
            humidity[tick] =
                    Math.clamp(76 - 2.6 * daily - 1.4 * fromFront + 2 * gusts.next(), 25, 99);
            sun[tick] = sunAt(ticks.hourOfDay(tick)) * Math.clamp(0.6 + clouds.next(), 0.05, 1);
        }
    }

    private static double sunAt(double hour) {
        return Math.max(0, StrictMath.sin(Math.PI * (hour - 6.5) / 12));
    }

    /** Degrees Celsius. */
    double temperature(int tick) {
        return temperature[tick];
    }

    /** Relative, in percent. */
    double humidity(int tick) {
        return humidity[tick];
    }

    /** 0 in the dark to 1 in full sun. */
    double sun(int tick) {
        return sun[tick];
    }
}
