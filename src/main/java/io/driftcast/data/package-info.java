/**
 * Files as people bring them: CSV and TSV dialects, times in many spellings, and the series of a
 * file.
 */
@NullMarked
package io.driftcast.data;

import org.jspecify.annotations.NullMarked;
