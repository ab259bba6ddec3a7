-- How the server's own learner works for a project. A project without a row has the defaults.
CREATE TABLE learners (
    project_id BIGINT PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE,
    enabled BOOLEAN NOT NULL DEFAULT TRUE,
    -- manual, automatic.
    mode TEXT NOT NULL DEFAULT 'automatic',
    every_labels BIGINT NOT NULL DEFAULT 25,
    every_minutes BIGINT NOT NULL DEFAULT 10,
    -- always, better, manual.
    promote TEXT NOT NULL DEFAULT 'better',
    -- Whether a version that was promoted predicts the unlabelled tasks anew.
    refresh BOOLEAN NOT NULL DEFAULT TRUE,
    -- The model to begin with; NULL: the learner's own choice.
    base TEXT,
    -- JSON: how to train.
    settings TEXT NOT NULL DEFAULT '{}',
    -- When the last training that came to its end began: what was labelled before is learned.
    trained_at TEXT,
    -- When the last training began, whatever became of it.
    tried_at TEXT,
    -- JSON: the training that was asked for and has not come to its end, which a restart goes on with; NULL: none.
    wanted TEXT
);
-- What was labelled before there was a learner starts no training by itself.
INSERT INTO learners (project_id, tried_at) SELECT project_id, MAX(updated_at) FROM annotations GROUP BY project_id;

ALTER TABLE predictions ADD COLUMN by_learner BOOLEAN NOT NULL DEFAULT FALSE;
-- How many annotations are new.
CREATE INDEX annotations_changed ON annotations (project_id, updated_at);
