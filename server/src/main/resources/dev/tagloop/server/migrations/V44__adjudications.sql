-- The annotations that came of several others' being brought together.
CREATE TABLE adjudications (
    annotation_id BIGINT PRIMARY KEY REFERENCES annotations (id) ON DELETE CASCADE,
    -- hand, or the rule by which they were decided: majority, reliability.
    method TEXT NOT NULL,
    adjudicated_by BIGINT REFERENCES users (id),
    adjudicated_at TEXT NOT NULL
);

-- Where each of their regions came from.
CREATE TABLE adjudicated_regions (
    annotation_id BIGINT NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
    -- From 0, in the order of the result.
    place BIGINT NOT NULL,
    region_id TEXT NOT NULL,
    -- Not references: what it was taken from may be gone, and its number still tells where it came from.
    source_annotation BIGINT,
    source_prediction BIGINT,
    -- FALSE: the annotations agreed on it.
    decided BOOLEAN NOT NULL,
    -- Of the region as it was taken: tells later whether it was changed.
    digest TEXT NOT NULL,
    PRIMARY KEY (annotation_id, place)
);
