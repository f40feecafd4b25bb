package io.driftcast.platform.broker;

import java.util.concurrent.CountDownLatch;

/** A program that runs a broker until it is told to stop, as the demo does. */
final class BrokerProcess {

    private BrokerProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop"));
        System.out.println(broker.bootstrapServers() + " " + broker.directory());
        new CountDownLatch(1).await();
    }
}
