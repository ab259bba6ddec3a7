-- What each member of a project is good at, such as a language: tasks can be given to those who fit.
CREATE TABLE member_skills (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES users (id),
    skill TEXT NOT NULL,
    UNIQUE (project_id, user_id, skill)
);

-- Whether the queue hands out nothing but what was assigned.
ALTER TABLE projects ADD COLUMN assigned_only BOOLEAN NOT NULL DEFAULT FALSE;

-- Of so many tasks one has an answer that is known; 0: none is woven in.
ALTER TABLE projects ADD COLUMN gold_every BIGINT NOT NULL DEFAULT 0;
CREATE INDEX annotations_gold ON annotations (project_id, id) WHERE ground_truth = TRUE;

-- A person's last annotation in a project, in one step.
DROP INDEX annotations_user;
CREATE INDEX annotations_user ON annotations (completed_by, project_id, id);
