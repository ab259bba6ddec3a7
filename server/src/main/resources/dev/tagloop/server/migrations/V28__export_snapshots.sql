-- Exports that are kept: the file lies in the data folder under exports/PROJECT/ID.json, conversions beside it.
CREATE TABLE export_snapshots (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    created_by BIGINT REFERENCES users (id),
    title TEXT NOT NULL,
    created_at TEXT NOT NULL,
    -- in_progress, completed, failed. What is in progress when the server ends is made again at the next start.
    status TEXT NOT NULL,
    finished_at TEXT,
    -- What it holds, as the request's JSON.
    options TEXT NOT NULL,
    md5 TEXT,
    task_number BIGINT,
    -- Why it failed, for a person.
    error TEXT
);
CREATE INDEX export_snapshots_project ON export_snapshots (project_id, id);

CREATE TABLE export_conversions (
    id ${id},
    snapshot_id BIGINT NOT NULL REFERENCES export_snapshots (id) ON DELETE CASCADE,
    export_type TEXT NOT NULL,
    status TEXT NOT NULL,
    md5 TEXT,
    error TEXT,
    UNIQUE (snapshot_id, export_type)
);
