-- Every state of an annotation that was replaced: who made it, when, how, and from which prediction. The newest state is the
-- annotation itself, so that writing an annotation costs no more than before.
ALTER TABLE annotations ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
-- created, accepted, imported, updated, restored or deleted: how the newest state came about.
ALTER TABLE annotations ADD COLUMN version_action TEXT NOT NULL DEFAULT 'created';
-- Who made the newest state and when. NULL in what is older than these columns: then updated_by and updated_at tell.
ALTER TABLE annotations ADD COLUMN version_by BIGINT REFERENCES users (id);
ALTER TABLE annotations ADD COLUMN version_at TEXT;

CREATE TABLE annotation_versions (
    annotation_id BIGINT NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
    -- From 1.
    version BIGINT NOT NULL,
    action TEXT NOT NULL,
    created_by BIGINT REFERENCES users (id),
    created_at TEXT NOT NULL,
    was_cancelled BOOLEAN NOT NULL,
    ground_truth BOOLEAN NOT NULL,
    lead_time ${real},
    -- Not a reference: the prediction may be gone, and its number still tells where the annotation came from.
    parent_prediction BIGINT,
    result_count BIGINT NOT NULL,
    PRIMARY KEY (annotation_id, version)
);

-- The results, apart from what lists read. A version without a row here has the result of the one after it.
CREATE TABLE annotation_version_bodies (
    annotation_id BIGINT NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    -- NULL: the annotation was sent without a result.
    result TEXT,
    PRIMARY KEY (annotation_id, version)
);

-- The older table told who replaced a state; here each state tells who made it. What stands in annotations is its newest
-- version without being touched.
INSERT INTO annotation_versions (annotation_id, version, action, created_by, created_at, was_cancelled, ground_truth, lead_time,
    result_count)
SELECT h.annotation_id, ROW_NUMBER() OVER (PARTITION BY h.annotation_id ORDER BY h.id),
    CASE WHEN ROW_NUMBER() OVER (PARTITION BY h.annotation_id ORDER BY h.id) > 1 THEN 'updated' ELSE 'created' END,
    COALESCE(LAG(h.changed_by) OVER (PARTITION BY h.annotation_id ORDER BY h.id), a.completed_by),
    COALESCE(LAG(h.changed_at) OVER (PARTITION BY h.annotation_id ORDER BY h.id), a.created_at),
    h.was_cancelled, h.ground_truth, h.lead_time,
    (LENGTH(COALESCE(h.result, '')) - LENGTH(REPLACE(COALESCE(h.result, ''), '"from_name"', ''))) / LENGTH('"from_name"')
FROM annotation_history h JOIN annotations a ON a.id = h.annotation_id;
INSERT INTO annotation_version_bodies (annotation_id, version, result)
SELECT annotation_id, ROW_NUMBER() OVER (PARTITION BY annotation_id ORDER BY id), result FROM annotation_history;
UPDATE annotations SET version_action = 'updated',
    version = 1 + (SELECT COUNT(*) FROM annotation_history h WHERE h.annotation_id = annotations.id)
WHERE id IN (SELECT annotation_id FROM annotation_history);
UPDATE annotations SET version_action = 'imported' WHERE version = 1 AND updated_by IS NULL;
DROP TABLE annotation_history;

-- Counts the saves of a draft, so that a stale window notices.
ALTER TABLE drafts ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
