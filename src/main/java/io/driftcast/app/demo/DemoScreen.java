package io.driftcast.app.demo;

import io.driftcast.edge.query.SeriesBoard;
import io.driftcast.edge.query.SeriesRow;
import io.driftcast.edge.query.TextBoard;
import io.driftcast.edge.query.TextRow;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Shows the demo at work. Thread-safe. */
public interface DemoScreen {

    /** How often {@link #show} is called. */
    long EVERY_MILLIS = 250;

    /** Says what is being done. */
    void phase(String what);

    /** Shows where series and texts stand. */
    void show(SeriesBoard board, TextBoard texts);

    /** A terminal: the table is drawn over itself. */
    final class Live implements DemoScreen {

        private static final int LATEST_TEXTS = 6;
        private static final String HOME_AND_CLEAR = "\u001b[H\u001b[2J";

        private final PrintWriter out;
        private volatile String phase = "";

        public Live(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void phase(String what) {
            phase = what;
            out.println(what);
            out.flush();
        }

        @Override
        public void show(SeriesBoard board, TextBoard texts) {
            List<SeriesRow> rows = board.rows();
            if (rows.isEmpty()) {
                return;
            }
            StringBuilder screen = new StringBuilder(HOME_AND_CLEAR);
            screen.append(
                    "driftcast demo: %s. %s. Ctrl-C ends it.%n%n"
                            .formatted(phase, counts(board, texts, rows)));
            DemoTable.lines(rows)
                    .forEach(line -> screen.append(line).append(System.lineSeparator()));
            List<TextRow> scored = texts.rows();
            if (!scored.isEmpty()) {
                screen.append(System.lineSeparator());
                DemoTextTable.lines(
                                scored.subList(
                                        Math.max(0, scored.size() - LATEST_TEXTS), scored.size()))
                        .forEach(line -> screen.append(line).append(System.lineSeparator()));
            }
            out.print(screen);
            out.flush();
        }
    }

    /** No terminal, or a report to come: a line at each phase and now and then between. */
    final class Lines implements DemoScreen {

        private static final int QUIET_CALLS = 8;

        private final PrintWriter err;
        private String phase = "";
        private int calls;

        public Lines(PrintWriter err) {
            this.err = err;
        }

        @Override
        public synchronized void phase(String what) {
            phase = what;
            calls = 0;
            err.println(what);
        }

        @Override
        public synchronized void show(SeriesBoard board, TextBoard texts) {
            calls++;
            if (calls % QUIET_CALLS == 0) {
                List<SeriesRow> rows = board.rows();
                err.printf("%s: %s%n", phase, counts(board, texts, rows));
            }
        }
    }

    private static String counts(SeriesBoard board, TextBoard texts, List<SeriesRow> rows) {
        return String.format(
                Locale.ROOT,
                "%,d readings in, %,d forecasts out, %d of %d series with a model, %,d texts scored",
                rows.stream().mapToLong(SeriesRow::readings).sum(),
                board.forecasts(),
                board.modelled(),
                rows.size(),
                texts.rows().size());
    }
}
