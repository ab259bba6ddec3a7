-- Connections to models that predict and learn elsewhere.
CREATE TABLE ml_backends (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL,
    -- Who gave the address: it is asked under their rights, with their token.
    connected_by BIGINT REFERENCES users (id),
    -- Where they reached this server, for the backend to reach it too.
    server_url TEXT NOT NULL DEFAULT '',
    auth_method TEXT NOT NULL DEFAULT 'NONE',
    basic_auth_user TEXT NOT NULL DEFAULT '',
    -- Sealed under the instance key; NULL: none.
    basic_auth_pass TEXT,
    -- JSON; NULL: none.
    extra_params TEXT,
    timeout DOUBLE PRECISION NOT NULL DEFAULT 100,
    is_interactive BOOLEAN NOT NULL DEFAULT FALSE,
    auto_update BOOLEAN NOT NULL DEFAULT FALSE,
    model_version TEXT NOT NULL DEFAULT '',
    -- CO connected, DI disconnected, ER error, TR training, PR predicting.
    state TEXT NOT NULL DEFAULT 'CO',
    error_message TEXT
);
CREATE INDEX ml_backends_project ON ml_backends (project_id, id);
