-- When to stop labelling a project, and for which share of its tasks suggestions are held back, so that what they save can be measured. A
-- project without a row has the defaults.
CREATE TABLE labelling_plans (
    project_id BIGINT PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE,
    -- The share of the projected F1 that is enough.
    share ${real} NOT NULL DEFAULT 0.95,
    -- NULL: no limit.
    budget_hours ${real},
    budget_tasks BIGINT,
    -- The share of tasks that are shown without suggestions, 0 to 1.
    held_back ${real} NOT NULL DEFAULT 0,
    -- With the task it decides which ones; chosen once.
    held_back_seed BIGINT,
    -- Since when that share is in force: what was labelled before tells nothing about it. NULL: never.
    held_back_since TEXT
);
