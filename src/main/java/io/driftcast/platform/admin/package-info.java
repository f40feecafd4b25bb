/** Topics and consumer groups as the cluster's administrator sees them. */
@NullMarked
package io.driftcast.platform.admin;

import org.jspecify.annotations.NullMarked;
