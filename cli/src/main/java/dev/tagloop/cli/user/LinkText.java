package dev.tagloop.cli.user;

import dev.tagloop.server.accounts.AccountLink;
import dev.tagloop.server.operator.AccountDesk.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import picocli.CommandLine.Option;

/** How a link is handed to the operator. */
final class LinkText {
    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z");

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The address under which people reach the server (default: the running server's own, else"
                    + " http://localhost:8080).")
    private String url;

    /** The whole link, under the server's address. */
    String of(Outcome outcome, AccountLink link) {
        String base = url != null ? url : outcome.server().orElse("http://localhost:8080");
        return base.replaceFirst("/+$", "") + link.path();
    }

    /** Until when it works, in the time of this machine. */
    static String until(Instant end) {
        return UNTIL.format(end.atZone(ZoneId.systemDefault()));
    }
}
