package dev.tagloop.cli.loop;

import java.util.ArrayList;
import java.util.List;

/** The rounds of a loop as a table. */
final class LoopTable {
    private static final int DIGEST = 12;

    private LoopTable() {}

    static List<String> lines(List<LoopRound> rounds) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "round  labelled  version  F1 test  F1 held out  better by            serves  predicted  F1 there  labels");
        for (LoopRound round : rounds) {
            lines.add("%5d  %8d  %-7s  %7.3f  %11s  %-19s  %-6s  %9d  %8.3f  %s"
                    .formatted(
                            round.round(),
                            round.labelled(),
                            round.version(),
                            round.f1(),
                            round.heldOutF1() == null ? "-" : "%.3f".formatted(round.heldOutF1()),
                            difference(round),
                            round.promoted(),
                            round.predicted(),
                            round.poolF1(),
                            round.labels().substring(0, DIGEST)));
        }
        return lines;
    }

    private static String difference(LoopRound round) {
        return round.difference() == null
                ? "-"
                : "%+.2f (%+.2f to %+.2f)".formatted(round.difference(), round.low(), round.high());
    }
}
