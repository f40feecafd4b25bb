/** A language model over tokens, which tells how much a text is like those it was trained on. */
@NullMarked
package io.driftcast.text.language;

import org.jspecify.annotations.NullMarked;
