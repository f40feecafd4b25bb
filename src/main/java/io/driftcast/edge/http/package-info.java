/** What the process says of itself over HTTP: liveness, readiness and metrics. */
@NullMarked
package io.driftcast.edge.http;

import org.jspecify.annotations.NullMarked;
