-- What people say to each other about a task, about an annotation of it, or about one region.
CREATE TABLE comments (
    id ${id},
    task_id BIGINT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    annotation_id BIGINT REFERENCES annotations (id) ON DELETE CASCADE,
    -- The id that the region has in results; it may be gone from them.
    region_id TEXT,
    created_by BIGINT REFERENCES users (id),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    -- NULL: open.
    resolved_at TEXT,
    resolved_by BIGINT REFERENCES users (id),
    content TEXT NOT NULL
);
CREATE INDEX comments_task ON comments (task_id, id);
CREATE INDEX comments_annotation ON comments (annotation_id);
