/**
 * How far several annotators agree: chance-corrected coefficients over a {@link dev.tagloop.core.agreement.RatingTable}, for
 * spans over {@link dev.tagloop.core.agreement.SpanAnnotations}, with bootstrap intervals. All pure functions; a coefficient
 * that the data leave undefined is NaN.
 */
package dev.tagloop.core.agreement;
