package dev.tagloop.core.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

class UpdatesAddOnlyWhatIsNewTest {
    private static final LongPredicate ALL = index -> true;

    private static RowUpdate known(String... hashes) {
        RowUpdate update = new RowUpdate();
        for (int i = 0; i < hashes.length; i++) {
            update.known(new RowUpdate.Known(i, hashes[i], 100 + i, false));
        }
        return update;
    }

    private static RowUpdate.Plan plan(RowUpdate update, LongPredicate asked, String... rows) {
        for (int i = 0; i < rows.length; i++) {
            update.row(i, rows[i]);
        }
        return update.plan(asked);
    }

    private static List<Long> tasks(List<RowUpdate.Known> known) {
        return known.stream().map(RowUpdate.Known::task).toList();
    }

    @Test
    void theSameRowsAgainAreNothingToDo() {
        RowUpdate.Plan plan = plan(known("a", "b", "a"), ALL, "a", "b", "a");
        assertThat(plan).isEqualTo(new RowUpdate.Plan(Set.of(), List.of(), List.of(), 3));
    }

    @Test
    void newChangedAndRemovedRowsAreTold() {
        RowUpdate.Plan plan = plan(known("a", "b", "c"), ALL, "a", "B");
        assertThat(plan.added()).isEmpty();
        assertThat(tasks(plan.changed())).containsExactly(101L);
        assertThat(tasks(plan.removed())).containsExactly(102L);
        assertThat(plan(known("a"), ALL, "a", "b").added()).containsExactly(1L);
    }

    @Test
    void rowsThatOnlyMovedAreNotAddedAgain() {
        RowUpdate.Plan plan = plan(known("a", "b", "c"), ALL, "new", "a", "b", "c");
        assertThat(plan.same()).isEqualTo(3);
        assertThat(plan.added()).containsExactly(0L);
        assertThat(plan.changed()).isEmpty();
        assertThat(plan.removed()).isEmpty();
    }

    @Test
    void asManyEqualRowsAreKeptAsThereAre() {
        RowUpdate.Plan plan = plan(known("a", "a"), ALL, "x", "a", "a", "a");
        assertThat(plan.same()).isEqualTo(2);
        assertThat(plan.added()).hasSize(2);
    }

    @Test
    void tasksOfOtherRowsThanThoseAskedForAreLeftAlone() {
        RowUpdate.Plan plan = plan(known("a", "b", "c"), index -> index < 2, "a");
        assertThat(tasks(plan.removed())).containsExactly(101L);
    }
}
