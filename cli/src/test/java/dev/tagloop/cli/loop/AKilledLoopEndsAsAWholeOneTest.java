package dev.tagloop.cli.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Program;
import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two rounds with one epoch each, in processes of their own. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("thorough")
class AKilledLoopEndsAsAWholeOneTest {
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    /** All that an outcome is, but for names that count what was tried and for times. */
    private static final List<String> OUTCOME = List.of(
            "round", "labelled", "labels", "f1", "held_out_f1", "difference", "low", "high", "predicted", "pool_f1");

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static List<JsonObject> whole;

    private static String[] loop(Path output, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "loop",
                "--rounds",
                "2",
                "--per-round",
                "45",
                "--test",
                "40",
                "--epochs",
                "1",
                "--output",
                output.toString(),
                "--json"));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    private static JsonObject toTheEnd(Path output) throws Exception {
        try (Program program = Program.tagloop(loop(output))) {
            assertThat(program.await(PATIENCE)).as(program.output()).isZero();
            return JsonObject.parse(program.output()
                    .lines()
                    .filter(line -> line.startsWith("{\"rounds\""))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private static void killAt(Path output, String line) throws Exception {
        try (Program program = Program.tagloop(loop(output))) {
            program.awaitLine(line, PATIENCE);
            program.kill();
        }
    }

    private static List<JsonObject> outcome(JsonObject report) {
        return report.objects("rounds").stream()
                .map(round -> {
                    JsonObject kept = round;
                    for (String key : round.keys()) {
                        kept = OUTCOME.contains(key) ? kept : kept.without(key);
                    }
                    return kept;
                })
                .toList();
    }

    private static List<JsonObject> whole() throws Exception {
        if (whole == null) {
            whole = outcome(toTheEnd(shared.resolve("whole")));
        }
        return whole;
    }

    @Test
    @Order(1)
    void itEndsWithATableAndAPictureAndTellsTheSameWhenAskedAgain() throws Exception {
        List<JsonObject> rounds = whole();
        assertThat(rounds).hasSize(2);
        assertThat(rounds.get(0).integer("labelled")).hasValue(45);
        assertThat(rounds.get(1).integer("labelled")).hasValue(90);
        assertThat(rounds.get(0).integer("predicted")).hasValue(90);
        assertThat(rounds.get(1).integer("predicted")).hasValue(45);
        assertThat(rounds.get(1).number("difference")).isPresent();
        assertThat(rounds)
                .extracting(round -> round.text("labels").orElseThrow())
                .doesNotHaveDuplicates();
        assertThat(Files.readString(shared.resolve("whole/learning-curve.svg")))
                .startsWith("<svg xmlns=")
                .contains(
                        ">45<",
                        ">90<",
                        "90 labelled: F1 %.3f"
                                .formatted(rounds.get(1).number("f1").orElseThrow()))
                .endsWith("</svg>\n");

        String[] table = loop(shared.resolve("whole"));
        Run again = Run.of(List.of(table).subList(0, table.length - 1).toArray(String[]::new));
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out())
                .contains("round  labelled  version")
                .contains("    1        45  v1")
                .contains("    2        90  v2");

        Run other = Run.of(loop(shared.resolve("whole"), "--seed", "7"));
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("was begun with other settings");
        Run nothing = Run.of(loop(folder, "--resume"));
        assertThat(nothing.err()).contains("There is no loop in " + folder);
    }

    @Test
    @Order(2)
    void killedInATrainingItEndsAsAWholeOne() throws Exception {
        killAt(folder, "Round 2: train");
        assertThat(outcome(toTheEnd(folder))).isEqualTo(whole());
    }

    @Test
    @Order(3)
    @Tag("slow")
    void killedInEachPhaseOfEachRoundItEndsAsAWholeOne() throws Exception {
        killAt(folder, "Importing");
        for (int round = 1; round <= 2; round++) {
            for (String phase : List.of("label", "train", "compare", "promote", "predict")) {
                killAt(folder, "Round " + round + ": " + phase);
            }
        }
        assertThat(outcome(toTheEnd(folder))).isEqualTo(whole());
    }
}
