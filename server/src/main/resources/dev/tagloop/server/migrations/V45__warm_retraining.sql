-- After how many new labels the version that answers goes on with them; 0: never.
ALTER TABLE learners ADD COLUMN warm_labels BIGINT NOT NULL DEFAULT 25;
-- When the last warm training began, whatever became of it.
ALTER TABLE learners ADD COLUMN warmed_at TEXT;
