-- The sampler that a project chose for what is labelled next; NULL: the project's sampling decides.
ALTER TABLE learners ADD COLUMN sampler TEXT;

-- In which order the tasks of projects come that chose a sampler. Only the server itself writes this and what follows.
CREATE TABLE task_orders (
    project_id BIGINT PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE,
    -- Which of the ordered tasks count; a new order is written beside the old one.
    generation BIGINT NOT NULL DEFAULT 0,
    -- The sampler that was asked for, and the one that really chose.
    sampler TEXT,
    chosen_by TEXT,
    -- The version of the model that read the tasks; NULL: none.
    reader TEXT,
    -- Why it is not what was asked for.
    note TEXT,
    -- When its making began; NULL: there is no order yet.
    made_at TEXT,
    task_number BIGINT NOT NULL DEFAULT 0,
    places BIGINT NOT NULL DEFAULT 0,
    -- What was stopped and is not begun again by itself, and why.
    stopped TEXT,
    stopped_why TEXT
);

CREATE TABLE ordered_tasks (
    project_id BIGINT NOT NULL,
    generation BIGINT NOT NULL,
    place BIGINT NOT NULL,
    task_id BIGINT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    score ${real} NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (project_id, generation, place)
);
CREATE INDEX ordered_tasks_task ON ordered_tasks (task_id);
