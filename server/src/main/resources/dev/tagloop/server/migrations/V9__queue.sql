-- The queue at a million tasks: every way to choose the next task is a walk along an index that holds only tasks which are
-- still open, and ends at the first that is free.

-- Who may be given a task. A task without a row here is for everybody.
CREATE TABLE task_assignments (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    task_id BIGINT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES users (id),
    assigned_by BIGINT REFERENCES users (id),
    created_at TEXT NOT NULL,
    UNIQUE (task_id, user_id)
);
CREATE INDEX task_assignments_user ON task_assignments (user_id, project_id, task_id);
CREATE INDEX task_assignments_project ON task_assignments (project_id, user_id, task_id);

-- True when task_assignments has a row for it: those who have none of these tasks pass them over in one step.
ALTER TABLE tasks ADD COLUMN is_assigned BOOLEAN NOT NULL DEFAULT FALSE;

DROP INDEX tasks_queue;
CREATE INDEX tasks_queue ON tasks (project_id, is_labeled, is_assigned, id);
CREATE INDEX tasks_overlap ON tasks (project_id, is_assigned, overlap DESC, id)
    WHERE is_labeled = FALSE AND overlap > 1;
CREATE INDEX tasks_in_progress ON tasks (project_id, is_assigned, total_annotations DESC, id)
    WHERE is_labeled = FALSE AND total_annotations > 0;

-- Follows tasks.is_labeled, so that what the model is least sure of is found without passing all that was labelled before.
ALTER TABLE predictions ADD COLUMN task_is_labeled BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE predictions SET task_is_labeled = TRUE WHERE task_id IN (SELECT id FROM tasks WHERE is_labeled = TRUE);
CREATE INDEX predictions_uncertain ON predictions (project_id, model_version, score, id)
    WHERE task_is_labeled = FALSE;

-- Whose annotations a task has, without a look at the annotations themselves.
DROP INDEX annotations_task;
CREATE INDEX annotations_task ON annotations (task_id, completed_by);
CREATE INDEX annotations_skipped ON annotations (completed_by, project_id, id) WHERE was_cancelled = TRUE;
CREATE INDEX drafts_user ON drafts (user_id, updated_at, task_id);

-- One lease a person and task, however many windows.
DELETE FROM task_locks WHERE id NOT IN (SELECT MIN(id) FROM task_locks GROUP BY task_id, user_id);
DROP INDEX task_locks_task;
CREATE UNIQUE INDEX task_locks_task ON task_locks (task_id, user_id);
CREATE INDEX task_locks_expiry ON task_locks (expires_at);
