package io.driftcast.forecast.composite;

import io.driftcast.bytes.ByteWriter;
import io.driftcast.forecast.Forecast;
import io.driftcast.forecast.Forecaster;
import java.util.List;
import java.util.function.Function;

/**
 * The mean of several forecasts with equal weights: of the medians, of the means and of each bound.
 *
 * <p>Averaging quantiles (Vincentisation) keeps the members' shape and width about their mean
 * position, while the mixture of their distributions would be wider than they are where they
 * disagree: see K. C. Lichtendahl, Y. Grushka-Cockayne and R. L. Winkler, "Is it better to average
 * probabilities or quantiles?", Management Science 59 (2013), doi:10.1287/mnsc.1120.1667. Bounds
 * stay ordered since each member's are. The standard error is the mean of the members' too, that of
 * errors that go together.
 *
 * <p>Not thread-safe.
 */
final class Combination implements Forecaster {

    private final List<Forecaster> members;

    Combination(List<Forecaster> members) {
        this.members = members;
    }

    @Override
    public void update(double value) {
        members.forEach(member -> member.update(value));
    }

    @Override
    public boolean represents(double value) {
        return members.stream().allMatch(member -> member.represents(value));
    }

    @Override
    public Forecast forecast(int horizon) {
        List<Forecast> each = members.stream().map(member -> member.forecast(horizon)).toList();
        return new Forecast(
                mean(each, Forecast::median),
                mean(each, Forecast::mean),
                mean(each, Forecast::standardError),
                mean(each, Forecast::lower80),
                mean(each, Forecast::upper80),
                mean(each, Forecast::lower95),
                mean(each, Forecast::upper95));
    }

    private static double[] mean(List<Forecast> each, Function<Forecast, double[]> part) {
        double[] mean = new double[each.getFirst().horizon()];
        double share = 1.0 / each.size();
        for (Forecast forecast : each) {
            double[] values = part.apply(forecast);
            for (int h = 0; h < mean.length; h++) {
                mean[h] += share * values[h];
            }
        }
        return mean;
    }

    @Override
    public int stateBytes() {
        return members.stream().mapToInt(Forecaster::stateBytes).sum();
    }

    @Override
    public byte[] state() {
        List<byte[]> states = members.stream().map(Forecaster::state).toList();
        int length = 1;
        for (byte[] state : states) {
            length += Integer.BYTES + state.length;
        }
        ByteWriter bytes = new ByteWriter(length).putByte(CombinationFamily.STATE_TAG);
        states.forEach(bytes::putBytes);
        return bytes.toBytes();
    }
}
