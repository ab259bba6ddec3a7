package dev.tagloop.server.storage;

import java.util.Set;

/** What PostgreSQL's five-letter states of errors mean for a server that goes on. */
final class PostgresStates {
    /** The server shuts down, crashed, starts up, or takes no more connections. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "57P05", "53300");

    private PostgresStates() {}

    /** The connection is lost or refused; another one may work in a while. */
    static boolean away(String state) {
        return state != null && (state.startsWith("08") || AWAY.contains(state));
    }

    /** The system under the database, or the database itself, failed. */
    static boolean broken(String state) {
        return state != null && (state.startsWith("58") || state.startsWith("XX"));
    }
}
