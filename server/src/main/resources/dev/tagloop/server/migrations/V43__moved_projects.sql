-- Which projects came from another server, so that a move that is run again goes on with those that are missing.
CREATE TABLE moved_projects (
    -- The name of the source, the same each time.
    source TEXT NOT NULL,
    source_project BIGINT NOT NULL,
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    moved_at TEXT NOT NULL,
    -- JSON: what came, and what did not.
    report TEXT NOT NULL,
    PRIMARY KEY (source, source_project)
);
CREATE INDEX moved_projects_project ON moved_projects (project_id);
