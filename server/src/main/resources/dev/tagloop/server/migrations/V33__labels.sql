-- The labels manager: labels that an organization knows, and the controls of projects that offer them beside their config.
CREATE TABLE labels (
    id ${id},
    organization_id BIGINT NOT NULL REFERENCES organizations (id),
    created_by BIGINT REFERENCES users (id),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    title TEXT NOT NULL,
    -- JSON: a text, or the list of a path.
    value TEXT NOT NULL,
    description TEXT,
    approved BOOLEAN NOT NULL DEFAULT FALSE,
    approved_by BIGINT REFERENCES users (id),
    UNIQUE (organization_id, title, value)
);
CREATE TABLE label_links (
    id ${id},
    label_id BIGINT NOT NULL REFERENCES labels (id) ON DELETE CASCADE,
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    from_name TEXT NOT NULL,
    UNIQUE (label_id, project_id, from_name)
);
CREATE INDEX label_links_project ON label_links (project_id, from_name);
