package dev.tagloop.conformance.hub;

import java.time.Duration;
import java.util.Map;

/** How an answer goes wrong. */
public sealed interface Fault {
    /** Another status with a body and headers of its own. */
    record Status(int code, Map<String, String> headers, String body) implements Fault {}

    /** The right answer, broken off after some bytes of its body. */
    record Cut(long afterBytes) implements Fault {}

    /** The connection is closed without an answer. */
    record Drop() implements Fault {}

    /** The right answer after some time. */
    record Late(Duration delay) implements Fault {}

    /** The right head and some bytes of the body, then silence for a time, then the end of the connection. */
    record Stall(long afterBytes, Duration silence) implements Fault {}

    /** The right answer with one bit of the body turned over. */
    record Flip(long position) implements Fault {}

    /** A whole, well-formed answer whose body ends too early. */
    record Shorter(long bytes) implements Fault {}

    /** The whole file in answer to a request for a part of it. */
    record IgnoreRange() implements Fault {}

    /** The right answer with headers replaced; an empty value leaves one out. */
    record Headers(Map<String, String> replaced) implements Fault {}

    /** Something that is no HTTP. */
    record Garbage() implements Fault {}

    /** A status with a body that explains it. */
    static Fault status(int code) {
        return new Status(code, Map.of(), "{\"error\":\"answer " + code + " on demand\"}");
    }

    /** A status with one header. */
    static Fault status(int code, String header, String value) {
        return new Status(code, Map.of(header, value), "{\"error\":\"answer " + code + " on demand\"}");
    }

    /** One header replaced. */
    static Fault header(String name, String value) {
        return new Headers(Map.of(name, value));
    }
}
