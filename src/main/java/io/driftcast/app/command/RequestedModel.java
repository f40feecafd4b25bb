package io.driftcast.app.command;

import io.driftcast.forecast.ModelFitter;
import io.driftcast.forecast.catalogue.ModelCatalogue;
import io.driftcast.platform.config.Suggestion;
import io.driftcast.platform.failure.CallException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Models as calls name them. */
final class RequestedModel {

    private static final Pattern SEASON = Pattern.compile("\\[(\\d{1,9})]");
    private static final Pattern FAMILY = Pattern.compile("^[A-Za-z-]+");

    private RequestedModel() {}

    /**
     * The names of a list; commas within brackets belong to a name.
     *
     * @throws CallException if a name is empty, or there twice
     */
    static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i <= list.length(); i++) {
            char c = i == list.length() ? ',' : list.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (i == list.length() || (c == ',' && depth == 0)) {
                String name = list.substring(begin, i).strip();
                if (name.isEmpty() || names.contains(name)) {
                    throw new CallException(
                            "--models %s: %s; give each model once, with commas between"
                                    .formatted(
                                            list,
                                            name.isEmpty()
                                                    ? "a name is empty"
                                                    : name + " is there twice"));
                }
                names.add(name);
                begin = i + 1;
            }
        }
        return names;
    }

    /**
     * The fitter of a name for a series, on the scale that the call names. A period within the name
     * holds for it alone.
     *
     * @param seriesPeriod the period of the series where the call names none
     * @throws CallException if there is no such model, it is not available, or what is asked of it
     *     does not fit
     */
    static ModelFitter fitter(String name, ModelOptions options, int seriesPeriod) {
        Matcher season = SEASON.matcher(name);
        int period = seriesPeriod;
        if (season.find()) {
            period = Integer.parseInt(season.group(1));
            Integer named = options.period();
            if (named != null && named != period) {
                throw new CallException(
                        String.format(
                                Locale.ROOT,
                                "--period %d contradicts the [%d] of %s; leave one of them out",
                                named,
                                period,
                                name));
            }
        }
        try {
            return options.transformed(ModelCatalogue.fitter(name, options.request(period)));
        } catch (IllegalArgumentException e) {
            throw new CallException(e.getMessage() + suggestion(name));
        }
    }

    private static String suggestion(String name) {
        List<String> names = ModelCatalogue.names();
        String family = family(name);
        boolean known = names.stream().anyMatch(each -> family(each).equals(family));
        return known ? "" : Suggestion.clause(name, names);
    }

    private static String family(String name) {
        Matcher family = FAMILY.matcher(name);
        return family.find() ? family.group() : name;
    }
}
