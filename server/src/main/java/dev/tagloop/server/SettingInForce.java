package dev.tagloop.server;

import java.util.Optional;

/**
 * A setting that the server was started with, for its owner to read.
 *
 * @param name as it stands in a settings file: {@code data-dir}
 * @param value what is in force; empty when it has none, masked when it is a secret
 * @param source one of {@code flag}, {@code environment}, {@code file}, {@code default}
 * @param place where exactly: {@code --port}, {@code $TAGLOOP_PORT}, {@code server.conf, line 3}; empty for a default
 */
public record SettingInForce(
        String name, Optional<String> value, boolean secret, String source, Optional<String> place) {}
