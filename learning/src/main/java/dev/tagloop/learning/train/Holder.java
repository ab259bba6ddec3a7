package dev.tagloop.learning.train;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Who trains, for those who wait.
 *
 * @param what is trained
 * @param makesWay whether it ends for a training that somebody waits for
 */
record Holder(String what, boolean makesWay, Instant since) {
    /** The command that runs, such as {@code tagloop train}, where the program knows. */
    static final String COMMAND = "tagloop.command";

    static Holder of(String what, boolean makesWay) {
        return new Holder(what, makesWay, Instant.now());
    }

    /** @param done of @param total steps; 0 while nothing can be told of its end */
    String words(long done, long total) {
        String command = System.getProperty(COMMAND, "");
        LocalTime begun = LocalTime.ofInstant(since, ZoneId.systemDefault()).truncatedTo(ChronoUnit.MINUTES);
        return what + (command.isEmpty() ? "" : ", " + command) + ", process "
                + ProcessHandle.current().pid() + ", since " + begun + left(done, total)
                + (makesWay ? "; it makes way" : "");
    }

    private String left(long done, long total) {
        if (done <= 0 || total <= done) {
            return "";
        }
        Duration gone = Duration.between(since, Instant.now());
        long seconds = gone.toSeconds() * (total - done) / done;
        return seconds < 60 ? ", less than a minute left" : ", about " + (seconds + 59) / 60 + " minutes left";
    }
}
