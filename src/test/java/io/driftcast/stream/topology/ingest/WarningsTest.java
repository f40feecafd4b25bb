package io.driftcast.stream.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.driftcast.platform.metrics.StreamMeters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.LoggerFactory;

/** What is wrong with many records is said once, with what to do. */
@ResourceLock("the log of the ingest side")
class WarningsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(WarningsTest.class.getPackageName());
    }

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void stop() {
        logger().detachAppender(log);
    }

    private List<String> lines(String about) {
        return log.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains(about))
                .toList();
    }

    @Test
    void aSeriesInSecondsIsNamedOnce() {
        TimeUnits units = new TimeUnits(StreamMeters.unregistered());
        for (int i = 0; i < 60; i++) {
            units.check("in-seconds", NOW.getEpochSecond() + i, NOW.toEpochMilli());
        }
        assertThat(lines("'in-seconds'"))
                .singleElement()
                .asString()
                .contains("1970-01-21", "SECONDS", "send milliseconds");
    }

    @Test
    void aThousandSeriesInSecondsDoNotFloodTheLog() {
        TimeUnits units = new TimeUnits(StreamMeters.unregistered());
        for (int i = 0; i < 1000; i++) {
            units.check("flood-" + i, NOW.getEpochSecond(), NOW.toEpochMilli());
        }
        assertThat(lines("'flood-")).hasSize(100);
    }

    @Test
    void timesInMinutesHoursAndDaysAreNamedToo() {
        TimeUnits units = new TimeUnits(StreamMeters.unregistered());
        long seconds = NOW.getEpochSecond();
        units.check("coarse-m", seconds / 60, NOW.toEpochMilli());
        units.check("coarse-h", seconds / 3600, NOW.toEpochMilli());
        units.check("coarse-d", seconds / 86_400, NOW.toEpochMilli());
        units.check("coarse-not", NOW.toEpochMilli(), NOW.toEpochMilli());

        assertThat(lines("'coarse-")).hasSize(3);
    }

    @Test
    void theFirstMisplacedKeyIsLoggedWithTheSettingThatFits() {
        KeyPlaces places = new KeyPlaces("x.readings", IngressPartitioner.MURMUR2, 4);
        for (int i = 0; i < 100; i++) {
            byte[] key = ("s" + i).getBytes(StandardCharsets.UTF_8);
            places.isMisplaced(key, IngressPartitioner.CRC32.partition(key, 4));
        }
        assertThat(lines("x.readings"))
                .singleElement()
                .asString()
                .contains("ingress.partitioner=crc32, or =repartition");
    }
}
