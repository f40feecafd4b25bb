package io.driftcast.edge.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which bytes come in and no request is completed. Jetty's idle timeout
 * closes those on which nothing comes in at all.
 */
final class DripGuard implements Connection.Listener {

    private final Scheduler scheduler;
    private final long everyMillis;

    /**
     * @param everyMillis how long a request may take to come in, twice that at the most
     */
    DripGuard(Scheduler scheduler, long everyMillis) {
        this.scheduler = scheduler;
        this.everyMillis = everyMillis;
    }

    @Override
    public void onOpened(Connection connection) {
        watch(connection, 0, 0);
    }

    private void watch(Connection connection, long bytesBefore, long requestsBefore) {
        scheduler.schedule(
                () -> look(connection, bytesBefore, requestsBefore),
                everyMillis,
                TimeUnit.MILLISECONDS);
    }

    private void look(Connection connection, long bytesBefore, long requestsBefore) {
        if (!connection.getEndPoint().isOpen()) {
            return;
        }
        long bytes = connection.getBytesIn();
        long requests = connection.getMessagesIn();
        if (bytes > bytesBefore && requests == requestsBefore) {
            connection.getEndPoint().close();
        } else {
            watch(connection, bytes, requests);
        }
    }

    @Override
    public void onClosed(Connection connection) {
        // its next look finds it closed
    }
}
