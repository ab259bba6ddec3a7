-- Labels that are likely wrong, as the last search found them, and what somebody decided about each.
CREATE TABLE label_suspects (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    task_id BIGINT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    -- The answer that is doubted.
    annotation_id BIGINT NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
    control TEXT NOT NULL,
    -- wrong_type, boundary, missing, spurious, convention, variant, duplicate.
    kind TEXT NOT NULL,
    score ${real} NOT NULL,
    -- JSON: spans with start, end, label and text; NULL: none.
    given TEXT,
    suggested TEXT,
    -- JSON: what speaks for it.
    reason TEXT NOT NULL,
    -- open, dismissed, relabel.
    state TEXT NOT NULL DEFAULT 'open',
    -- What it says: another search that finds the same does not ask again.
    digest TEXT NOT NULL,
    found_at TEXT NOT NULL,
    changed_by BIGINT REFERENCES users (id) ON DELETE SET NULL,
    changed_at TEXT
);
CREATE UNIQUE INDEX label_suspects_digest ON label_suspects (project_id, digest);
CREATE INDEX label_suspects_list ON label_suspects (project_id, state, score);
CREATE INDEX label_suspects_task ON label_suspects (task_id);
CREATE INDEX label_suspects_annotation ON label_suspects (annotation_id);
