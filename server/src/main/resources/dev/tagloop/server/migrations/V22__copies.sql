-- Copies of projects in the making. Until its row goes, a copy belongs to the organization of deleted projects (trash_home), where
-- nobody finds it; a row that is left behind by a killed server marks a copy to be swept at the next start.
CREATE TABLE pending_copies (
    project_id BIGINT PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE,
    -- Where the copy will belong.
    organization_id BIGINT NOT NULL REFERENCES organizations (id),
    -- The import that its tasks arrive by.
    import_id BIGINT NOT NULL
);
