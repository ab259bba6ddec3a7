-- Who is told, and of what.
CREATE TABLE webhooks (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    url TEXT NOT NULL,
    -- Who gave the address: it is asked under their rights.
    added_by BIGINT REFERENCES users (id),
    send_payload BOOLEAN NOT NULL DEFAULT TRUE,
    send_for_all_actions BOOLEAN NOT NULL DEFAULT TRUE,
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    -- JSON: names and values.
    headers TEXT NOT NULL DEFAULT '{}',
    -- What messages are signed with, sealed under the instance key; NULL: they are not.
    secret TEXT,
    -- The connection that it came with and goes with; NULL: none.
    ml_backend_id BIGINT REFERENCES ml_backends (id) ON DELETE CASCADE,
    -- How often in a row its receiver was away, and when it is asked next; NULL: at once.
    failures BIGINT NOT NULL DEFAULT 0,
    next_at TEXT
);
CREATE INDEX webhooks_project ON webhooks (project_id, id);
CREATE INDEX webhooks_ml_backend ON webhooks (ml_backend_id);

CREATE TABLE webhook_actions (
    webhook_id BIGINT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    action TEXT NOT NULL,
    PRIMARY KEY (webhook_id, action)
);

-- What happened, stored with the change itself.
CREATE TABLE webhook_events (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    action TEXT NOT NULL,
    created_at TEXT NOT NULL,
    -- JSON as it is sent; NULL: it is made when it is sent, of the tasks of an import.
    body TEXT,
    -- Characters of the body.
    size BIGINT NOT NULL,
    import_id BIGINT,
    first_task BIGINT,
    last_task BIGINT
);
CREATE INDEX webhook_events_project ON webhook_events (project_id);

-- What each webhook still has to be told, and the log of what it was told.
CREATE TABLE webhook_deliveries (
    id ${id},
    webhook_id BIGINT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    event_id BIGINT NOT NULL REFERENCES webhook_events (id) ON DELETE CASCADE,
    -- The name that a receiver knows it by, however often it comes.
    uid TEXT NOT NULL,
    created_at TEXT NOT NULL,
    -- waiting, delivered, failed.
    state TEXT NOT NULL DEFAULT 'waiting',
    attempts BIGINT NOT NULL DEFAULT 0,
    -- Of the last attempt.
    attempted_at TEXT,
    -- NULL: no answer came.
    status BIGINT,
    millis BIGINT,
    error TEXT
);
CREATE INDEX webhook_deliveries_queue ON webhook_deliveries (webhook_id, state, id);
CREATE INDEX webhook_deliveries_event ON webhook_deliveries (event_id);

-- Connections that were made before there were webhooks.
INSERT INTO webhooks (project_id, created_at, updated_at, url, added_by, ml_backend_id)
SELECT m.project_id, m.created_at, m.updated_at,
    m.url || CASE WHEN m.url LIKE '%/' THEN '' ELSE '/' END || 'webhook', m.connected_by, m.id
FROM ml_backends m
WHERE NOT EXISTS (
    SELECT 1 FROM ml_backends e WHERE e.project_id = m.project_id AND e.url = m.url AND e.id < m.id);
