package io.driftcast.forecast;

import io.driftcast.series.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A model's name taken apart: {@code combination(ets,arima(0,1,1))} is the head {@code combination}
 * with the arguments {@code ets} and {@code arima(0,1,1)}. Immutable, thread-safe.
 *
 * @param head what stands before the first bracket
 * @param arguments what stands between the brackets, cut at the commas that no inner bracket
 *     encloses, without blanks around; empty without brackets
 */
public record ModelCall(String head, List<String> arguments) {

    public ModelCall {
        arguments = List.copyOf(arguments);
    }

    /**
     * Takes a name apart.
     *
     * @throws IllegalArgumentException if brackets stand more than {@value Limits#NAME_DEPTH} deep
     * @return null if its brackets do not match or it goes on behind them, as {@code
     *     arima(1,1,1)[12]} does: then it is not of this form
     */
    public static @Nullable ModelCall parse(String name) {
        int open = name.indexOf('(');
        if (open < 0) {
            return new ModelCall(name, List.of());
        }
        if (!name.endsWith(")")) {
            return null;
        }
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int from = open + 1;
        for (int i = from; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean last = i == name.length() - 1;
            if (depth == 0 && (c == ',' || c == ')')) {
                if (c == ')' && !last) {
                    return null;
                }
                arguments.add(name.substring(from, i).strip());
                from = i + 1;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth >= Limits.NAME_DEPTH) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "%s: brackets stand more than %d deep",
                                Limits.cut(name, Limits.TEXT_CHARS),
                                Limits.NAME_DEPTH));
            }
        }
        return depth == -1 ? new ModelCall(name.substring(0, open), arguments) : null;
    }

    /**
     * An argument as a number.
     *
     * @param index 0 for the first
     * @param what the argument's meaning, for the message
     * @throws IllegalArgumentException if it is missing or not a finite number
     */
    public double number(int index, String what) {
        String text = index < arguments.size() ? arguments.get(index) : "";
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, like infinity
        }
        throw new IllegalArgumentException(
                "%s: %s is a number, not '%s'".formatted(head, what, text));
    }

    /**
     * Refuses a call with too few or too many arguments.
     *
     * @param usage how it is to be called, for the message
     * @throws IllegalArgumentException unless there are {@code least} to {@code most} of them
     */
    public void requireArguments(int least, int most, String usage) {
        if (arguments.size() < least || arguments.size() > most) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s with %d arguments; it is called %s",
                            head,
                            arguments.size(),
                            usage));
        }
    }
}
