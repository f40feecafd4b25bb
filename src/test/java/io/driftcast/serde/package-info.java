@NullMarked
package io.driftcast.serde;

import org.jspecify.annotations.NullMarked;
