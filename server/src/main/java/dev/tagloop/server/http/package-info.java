/**
 * HTTP as the API speaks it: the route table, one request as a {@link dev.tagloop.server.http.Call}, bodies and fields read with the
 * leniency of the original, errors in its shape. A feature declares its routes on {@link dev.tagloop.server.http.Routes}; its handlers
 * call {@code Access.require} first, read {@code call.fields()}, and end in {@code call.ok(json)} or an
 * {@link dev.tagloop.server.http.ApiException}.
 */
package dev.tagloop.server.http;
