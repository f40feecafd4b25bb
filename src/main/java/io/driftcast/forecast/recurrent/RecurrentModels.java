package io.driftcast.forecast.recurrent;

import io.driftcast.forecast.GroupFitter;
import io.driftcast.forecast.ModelCall;
import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.ModelNames;
import io.driftcast.forecast.ModelRequest;
import io.driftcast.math.kernel.WorkerTeam;
import io.driftcast.math.network.Cell;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The recurrent networks by name: {@code lstm} and {@code rnn}, with the number of hidden units in
 * brackets if it is not to be {@value #HIDDEN}, then perhaps how many layers ({@code lstm(32,2)}),
 * and {@code peepholes} for an LSTM whose gates see the cell. Asked for no horizon, they forecast
 * one step and feed it back, which on series of some hundred values has a tenth less error than a
 * head for all steps; a stream asks for its horizon.
 */
public final class RecurrentModels implements ModelNames {

    private static final int HIDDEN = 16;
    private static final int MEMBERS = 3;
    private static final int EPOCHS = 40;
    private static final int ONE_STEP_EPOCHS = 80;
    private static final float RATE = 0.02f;
    private static final double DROPOUT = 0.5;
    private static final int GROUP_HIDDEN = 32;
    private static final int GROUP_EPOCHS = 12;
    private static final float GROUP_RATE = 0.01f;
    private static final int MAX_HIDDEN = 1024;
    private static final int MAX_LAYERS = 4;
    private static final String PEEPHOLES = "peepholes";

    @Override
    public List<String> names() {
        return List.of("lstm", "rnn");
    }

    @Override
    public @Nullable ModelFitter find(String name, ModelRequest request) {
        int epochs = request.horizon() == 0 ? ONE_STEP_EPOCHS : EPOCHS;
        RecurrentOptions options = options(name, request, HIDDEN, MEMBERS, epochs, RATE, DROPOUT);
        return options == null ? null : new RecurrentFitter(options, request.period());
    }

    /**
     * What fits one such network to a group of series, on the process's worker team; {@value
     * #GROUP_HIDDEN} hidden units unless the name says otherwise.
     *
     * @param request the horizon and the seed count; the season is the first member's
     * @return null if no model here is called so
     * @throws IllegalArgumentException if one is but its arguments do not fit
     */
    @Override
    public @Nullable GroupFitter findForGroup(String name, ModelRequest request) {
        RecurrentOptions options =
                options(name, request, GROUP_HIDDEN, 1, GROUP_EPOCHS, GROUP_RATE, 0);
        return options == null ? null : new RecurrentGroupFitter(options, WorkerTeam.shared());
    }

    private static @Nullable RecurrentOptions options(
            String name,
            ModelRequest request,
            int defaultHidden,
            int members,
            int epochs,
            float rate,
            double dropout) {
        ModelCall call = ModelCall.parse(name);
        if (call == null || !(call.head().equals("lstm") || call.head().equals("rnn"))) {
            return null;
        }
        boolean lstm = call.head().equals("lstm");
        List<String> arguments = call.arguments();
        boolean peepholes = lstm && !arguments.isEmpty() && arguments.getLast().equals(PEEPHOLES);
        int numbers = arguments.size() - (peepholes ? 1 : 0);
        call.requireArguments(
                0,
                peepholes ? 3 : 2,
                lstm ? "lstm(units,layers) or lstm(units,layers,peepholes)" : "rnn(units,layers)");
        int hidden =
                numbers > 0 ? whole(call, 0, "the number of units", MAX_HIDDEN) : defaultHidden;
        int layers = numbers > 1 ? whole(call, 1, "the number of layers", MAX_LAYERS) : 1;
        Cell cell = lstm ? peepholes ? Cell.LSTM_PEEPHOLES : Cell.LSTM : Cell.RNN;
        return new RecurrentOptions(
                cell,
                hidden,
                layers,
                members,
                request.horizon(),
                epochs,
                rate,
                dropout,
                request.seed());
    }

    private static int whole(ModelCall call, int index, String what, int most) {
        double number = call.number(index, what);
        if (number != Math.rint(number) || number < 1 || number > most) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s: %s is 1 to %d, not %s",
                            call.head(),
                            what,
                            most,
                            call.arguments().get(index)));
        }
        return (int) number;
    }
}
