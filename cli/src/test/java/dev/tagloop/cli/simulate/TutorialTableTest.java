package dev.tagloop.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.metrics.EditCost;
import dev.tagloop.learning.simulation.TutorialScenario;
import org.junit.jupiter.api.Test;

class TutorialTableTest {

    @Test
    void whatIsSaidStandsBesideWhatIsMeasured() {
        EditCost edits = new EditCost(800, 40, 50, 10, 100, 60);
        TutorialScenario played = new TutorialScenario(500, 9500, 90, 300, 0.812, edits, 6000, 840, 2400);
        // On the rest 200 + 200 + 240 of 2,000 actions.
        assertThat(TutorialTable.lines(played))
                .containsExactly(
                        "                                the tutorial says   measured here",
                        "labelled by hand                500 of 10,000       500 of 10,000",
                        "training                        1 hour              90.0 s",
                        "predicting the rest             2 hours for 9,500   5.0 min for 9,500",
                        "F1 of the model                 -                   81.2",
                        "suggestions right as they are   -                   80 %",
                        "texts with nothing to do        -                   6,000 of 9,500",
                        "manual work saved on the rest   60 % to 80 %        68 % of keys, clicks and drags",
                        "saved in all                    75 % of hours       65 % of keys, clicks and drags",
                        "On the rest: 800 accepted, 40 relabelled, 50 moved, 10 replaced, 100 added, 60 deleted.",
                        "Hands are counted, not eyes: reading a text takes its time with and without suggestions.");
    }
}
