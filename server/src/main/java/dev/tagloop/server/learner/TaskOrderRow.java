package dev.tagloop.server.learner;

import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The order in which a project's tasks come, as it is stored.
 *
 * @param generation which of the ordered tasks count
 * @param sampler that was asked for; null while there is no order
 * @param chosenBy the sampler that really chose; null while there is no order
 * @param reader the version that read the tasks; null for none
 * @param note why it is not what was asked for; null if it is
 * @param madeAt when its making began; null while there is no order
 * @param taskNumber how many tasks the project had then
 * @param places how many tasks are ordered
 * @param stopped what is not begun again by itself; null for nothing
 * @param stoppedWhy a sentence
 */
record TaskOrderRow(
        long projectId,
        long generation,
        String sampler,
        String chosenBy,
        String reader,
        String note,
        String madeAt,
        long taskNumber,
        long places,
        String stopped,
        String stoppedWhy) {
    static final String SELECT =
            "SELECT project_id, generation, sampler, chosen_by, reader, note, made_at, task_number,"
                    + " places, stopped, stopped_why FROM task_orders ";
    static final RowMapper<TaskOrderRow> MAPPER = ConstructorMapper.of(TaskOrderRow.class);

    /** Of a project where nothing was ordered. */
    static TaskOrderRow none(long project) {
        return new TaskOrderRow(project, 0, null, null, null, null, null, 0, 0, null, null);
    }

    boolean isMade() {
        return madeAt != null;
    }
}
