-- Deleted things that can still be brought back. A deleted project stays where it is but belongs to an organization without
-- members (trash_home), so that nobody finds it by any way. Deleted tasks and annotations leave their tables: trash_rows holds
-- their rows, and the rows that go with them, as JSON.
CREATE TABLE trash (
    id ${id},
    -- project, task, annotation; tasks and annotations for what was deleted together.
    kind TEXT NOT NULL,
    -- The id that the thing had and will have again; of several things this row's own.
    object_id BIGINT NOT NULL DEFAULT 0,
    organization_id BIGINT NOT NULL REFERENCES organizations (id),
    -- Not a reference: the project may be gone, and then its things wait here in vain until they are swept.
    project_id BIGINT NOT NULL,
    title TEXT NOT NULL,
    deleted_by BIGINT REFERENCES users (id),
    deleted_at TEXT NOT NULL,
    -- resting; moving or restoring while a large one is on its way, a few tasks at a time.
    state TEXT NOT NULL,
    -- The pending import that hides its tasks meanwhile.
    import_id BIGINT,
    -- What else must be as it was, as JSON.
    memory TEXT NOT NULL
);
CREATE INDEX trash_object ON trash (kind, object_id);
CREATE INDEX trash_project ON trash (project_id);
CREATE INDEX trash_deleted ON trash (deleted_at);

CREATE TABLE trash_rows (
    id ${id},
    trash_id BIGINT NOT NULL REFERENCES trash (id) ON DELETE CASCADE,
    content TEXT NOT NULL
);
CREATE INDEX trash_rows_trash ON trash_rows (trash_id, id);

-- The organization that deleted projects belong to; made with the first of them.
CREATE TABLE trash_home (
    organization_id BIGINT PRIMARY KEY REFERENCES organizations (id)
);
