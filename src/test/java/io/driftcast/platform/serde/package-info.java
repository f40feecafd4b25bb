@NullMarked
package io.driftcast.platform.serde;

import org.jspecify.annotations.NullMarked;
