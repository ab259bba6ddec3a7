-- Tabs of the data manager: filters and an order that are kept for a project.
CREATE TABLE views (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    user_id BIGINT REFERENCES users (id),
    -- The smaller ones stand before the others.
    position BIGINT NOT NULL,
    -- What a screen keeps: title, columns.
    data TEXT NOT NULL,
    filters TEXT,
    ordering TEXT,
    selected TEXT
);
CREATE INDEX views_project ON views (project_id, position, id);
