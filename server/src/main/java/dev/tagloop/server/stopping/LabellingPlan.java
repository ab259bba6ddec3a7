package dev.tagloop.server.stopping;

import dev.tagloop.core.stopping.StopRule;
import dev.tagloop.server.storage.ProjectTable;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * What somebody set for the labelling of a project. Every method works on the handle of the caller's transaction.
 *
 * @param share of the projected F1 that is enough
 * @param budgetHours null for no limit
 * @param budgetTasks null for no limit
 * @param heldBack the share of tasks that are shown without suggestions
 * @param heldBackSeed which ones; null while none were
 * @param heldBackSince since when, as stored; null for never
 */
public record LabellingPlan(
        double share,
        Double budgetHours,
        Integer budgetTasks,
        double heldBack,
        Long heldBackSeed,
        String heldBackSince) {
    private static final ProjectTable TABLE = new ProjectTable("labelling_plans");
    private static final LabellingPlan DEFAULT =
            new LabellingPlan(StopRule.STANDARD.share(), null, null, 0, null, null);
    private static final RowMapper<LabellingPlan> BY_NAMES = ConstructorMapper.of(LabellingPlan.class);

    /** Looks at the names of columns only where there is a row: most projects have none, and every task that is handed out asks. */
    private static final RowMapper<LabellingPlan> MAPPER = (row, context) -> BY_NAMES.map(row, context);

    /** That of a project; the defaults where nobody set anything. */
    public static LabellingPlan of(Handle handle, long project) {
        return handle.createQuery("SELECT share, budget_hours, budget_tasks, held_back, held_back_seed, held_back_since"
                        + " FROM labelling_plans WHERE project_id = :project")
                .bind("project", project)
                .map(MAPPER)
                .findOne()
                .orElse(DEFAULT);
    }

    /** Changes columns, whose names never come from a request. Nothing happens for a project that is gone. */
    public static void update(Handle handle, long project, Map<String, Object> columns) {
        TABLE.update(handle, project, columns);
    }

    StopRule rule() {
        return new StopRule(share, budgetHours, budgetTasks);
    }
}
