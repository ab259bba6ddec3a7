package dev.tagloop.server.learner;

import dev.tagloop.server.storage.Database;
import java.time.Duration;

/** Whether people are at work: somebody wrote something a moment ago. Whoever asks must not write meanwhile. */
final class OtherWork {
    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final Database database;
    private long version;
    private long seen;
    private boolean any;

    OtherWork(Database database) {
        this.database = database;
        this.version = database.version();
    }

    /** Rests as long as a piece of work took if somebody is at work, so that half of the machine's time is theirs. */
    void giveWay(Duration took) throws InterruptedException {
        if (isGoingOn()) {
            Thread.sleep(took.compareTo(LONGEST_REST) < 0 ? took : LONGEST_REST);
        }
    }

    private boolean isGoingOn() {
        long now = database.version();
        if (now != version) {
            version = now;
            seen = System.nanoTime();
            any = true;
        }
        return any && System.nanoTime() - seen < MOMENT.toNanos();
    }
}
