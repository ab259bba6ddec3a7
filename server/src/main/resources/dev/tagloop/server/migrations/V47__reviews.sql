-- The projects whose answers are reviewed.
CREATE TABLE reviewed_projects (
    project_id BIGINT PRIMARY KEY REFERENCES projects (id) ON DELETE CASCADE
);

-- What a reviewer said of an annotation; one without a row has not been reviewed.
CREATE TABLE annotation_reviews (
    annotation_id BIGINT PRIMARY KEY REFERENCES annotations (id) ON DELETE CASCADE,
    -- accepted, fixed, rejected.
    verdict TEXT NOT NULL,
    -- The version that was reviewed: an annotation that was changed since waits again.
    version BIGINT NOT NULL,
    -- Why it was rejected.
    reason TEXT,
    reviewed_by BIGINT REFERENCES users (id),
    reviewed_at TEXT NOT NULL
);
