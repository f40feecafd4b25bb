/** The wiring of the applications and their life cycle in one process. */
@NullMarked
package io.driftcast.app.service;

import org.jspecify.annotations.NullMarked;
