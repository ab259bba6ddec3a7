/**
 * The annotation server. {@link dev.tagloop.server.Studio} is its front door; {@code Features} is the list of what it serves.
 *
 * <p>How a request goes: {@code http.HttpServer} finds the route and who calls, the feature's handler asks
 * {@code access.Access.require}, reads and checks the body with {@code http.Fields}, does its work in one
 * {@code storage.Database.write} (or {@code read}), and answers JSON. A write returns only after its commit is on the disk.
 *
 * <p>To add a feature: a package with a class that takes what it needs, declares its routes on {@code http.Routes}, and is named in
 * {@code Features}. New tables come as a new file in {@code migrations/} (a released one is never edited), and
 * {@code storage.Migrations.FORMAT} goes up with it.
 */
package dev.tagloop.server;
