package dev.tagloop.cli;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sets the log level of the whole process before the first logger exists. Logs go to standard error. */
final class Logging {
    private Logging() {}

    /** Quiet by default (warnings); one {@code -v} shows what Tagloop does, a second one what its libraries do too. */
    static void configure(int verbosity) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", verbosity >= 2 ? "debug" : "warn");
        System.setProperty("org.slf4j.simpleLogger.log.dev.tagloop", verbosity >= 1 ? "debug" : "warn");
        // DJL warns on every machine without a GPU.
        System.setProperty("org.slf4j.simpleLogger.log.ai.djl", verbosity >= 2 ? "debug" : "error");
        // Its debug log names whole addresses, and those of the Hub's store are signed: whoever has one may use it.
        System.setProperty("org.slf4j.simpleLogger.log.org.apache.hc", "info");
        System.setProperty("org.slf4j.simpleLogger.showThreadName", Boolean.toString(verbosity >= 2));
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
        System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "HH:mm:ss.SSS");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /** The verbosity asked for on the command line, read before picocli so that parsing itself can log. */
    static int verbosity(String[] args) {
        int verbosity = 0;
        for (String arg : args) {
            if (arg.equals("-v") || arg.equals("--verbose")) {
                verbosity++;
            } else if (arg.equals("-vv")) {
                verbosity += 2;
            }
        }
        return verbosity;
    }
}
