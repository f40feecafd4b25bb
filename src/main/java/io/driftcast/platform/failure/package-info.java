/** The two parents of every failure that reaches a user: the call was wrong, or the work failed. */
@NullMarked
package io.driftcast.platform.failure;

import org.jspecify.annotations.NullMarked;
