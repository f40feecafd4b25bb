/** The demonstration: Kafka, the service and a feed in one process, and what is shown of them. */
@NullMarked
package io.driftcast.app.demo;

import org.jspecify.annotations.NullMarked;
