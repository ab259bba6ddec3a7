-- The whole store of an annotation server. Written once for SQLite and PostgreSQL: what differs between them comes in
-- by the placeholders of SqlDialect (${id}, ${real}). Times are ISO 8601 text in UTC with microseconds and a Z, so that they
-- sort as text and leave as they are. JSON is ASCII-escaped text. Bodies live apart from what lists read.

CREATE TABLE organizations (
    id ${id},
    title TEXT NOT NULL,
    contact_info TEXT,
    invite_token TEXT NOT NULL UNIQUE,
    created_by BIGINT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    api_tokens_enabled BOOLEAN NOT NULL DEFAULT TRUE,
    legacy_api_tokens_enabled BOOLEAN NOT NULL DEFAULT FALSE,
    -- Session policy, in minutes.
    max_session_age BIGINT NOT NULL DEFAULT 11520,
    max_time_between_activity BIGINT NOT NULL DEFAULT 4320,
    session_policy_updated_at TEXT NOT NULL
);

CREATE TABLE users (
    id ${id},
    email TEXT NOT NULL UNIQUE,
    username TEXT NOT NULL,
    first_name TEXT NOT NULL DEFAULT '',
    last_name TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    -- NULL: this account signs in by link or token only.
    password_hash TEXT,
    active_organization_id BIGINT REFERENCES organizations (id),
    allow_newsletters BOOLEAN,
    custom_hotkeys TEXT NOT NULL DEFAULT '{}',
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    date_joined TEXT NOT NULL,
    last_activity TEXT NOT NULL,
    -- The legacy token: a keyed digest to find it by, and the token itself encrypted, because the API shows it again.
    legacy_token_digest TEXT NOT NULL UNIQUE,
    legacy_token_sealed TEXT NOT NULL
);

CREATE TABLE organization_members (
    id ${id},
    organization_id BIGINT NOT NULL REFERENCES organizations (id),
    user_id BIGINT NOT NULL REFERENCES users (id),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT,
    UNIQUE (organization_id, user_id)
);

-- Personal access tokens. Only the id inside the signed token is kept; revoked_at makes this the blacklist too.
CREATE TABLE personal_tokens (
    id ${id},
    user_id BIGINT NOT NULL REFERENCES users (id),
    jti TEXT NOT NULL UNIQUE,
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at TEXT
);
CREATE INDEX personal_tokens_user ON personal_tokens (user_id);

CREATE TABLE sessions (
    digest TEXT PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id),
    created_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);

CREATE TABLE sign_in_links (
    digest TEXT PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
);

CREATE TABLE projects (
    id ${id},
    organization_id BIGINT NOT NULL REFERENCES organizations (id),
    created_by BIGINT REFERENCES users (id),
    title TEXT NOT NULL DEFAULT '',
    description TEXT DEFAULT '',
    label_config TEXT NOT NULL DEFAULT '<View></View>',
    expert_instruction TEXT DEFAULT '',
    show_instruction BOOLEAN NOT NULL DEFAULT FALSE,
    show_skip_button BOOLEAN NOT NULL DEFAULT TRUE,
    enable_empty_annotation BOOLEAN NOT NULL DEFAULT TRUE,
    show_annotation_history BOOLEAN NOT NULL DEFAULT FALSE,
    color TEXT DEFAULT '#FFFFFF',
    maximum_annotations BIGINT NOT NULL DEFAULT 1,
    is_published BOOLEAN NOT NULL DEFAULT FALSE,
    model_version TEXT DEFAULT '',
    is_draft BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    min_annotations_to_start_training BIGINT NOT NULL DEFAULT 0,
    start_training_on_annotation_update BOOLEAN NOT NULL DEFAULT FALSE,
    show_collab_predictions BOOLEAN NOT NULL DEFAULT TRUE,
    sampling TEXT DEFAULT 'Sequential sampling',
    show_ground_truth_first BOOLEAN NOT NULL DEFAULT FALSE,
    show_overlap_first BOOLEAN NOT NULL DEFAULT FALSE,
    overlap_cohort_percentage BIGINT NOT NULL DEFAULT 100,
    task_data_login TEXT,
    task_data_password TEXT,
    control_weights TEXT NOT NULL DEFAULT '{}',
    evaluate_predictions_automatically BOOLEAN NOT NULL DEFAULT FALSE,
    skip_queue TEXT DEFAULT 'REQUEUE_FOR_OTHERS',
    reveal_preannotations_interactively BOOLEAN NOT NULL DEFAULT FALSE,
    pinned_at TEXT,
    -- Counters, kept by whoever changes what they count, in the same transaction.
    last_inner_id BIGINT NOT NULL DEFAULT 0,
    task_number BIGINT NOT NULL DEFAULT 0,
    finished_task_number BIGINT NOT NULL DEFAULT 0,
    total_predictions_number BIGINT NOT NULL DEFAULT 0,
    total_annotations_number BIGINT NOT NULL DEFAULT 0,
    skipped_annotations_number BIGINT NOT NULL DEFAULT 0,
    num_tasks_with_annotations BIGINT NOT NULL DEFAULT 0,
    useful_annotation_number BIGINT NOT NULL DEFAULT 0,
    ground_truth_number BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX projects_organization ON projects (organization_id);

-- What the project summary and the label-config checks read: kept with the annotations, drafts and tasks they count. The ids
-- keep the order in which things were first seen.
CREATE TABLE project_columns (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    task_count BIGINT NOT NULL,
    UNIQUE (project_id, name)
);
CREATE TABLE project_regions (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    from_name TEXT NOT NULL,
    to_name TEXT NOT NULL,
    type TEXT NOT NULL,
    annotation_count BIGINT NOT NULL,
    UNIQUE (project_id, from_name, to_name, type)
);
CREATE TABLE project_labels (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    from_name TEXT NOT NULL,
    label TEXT NOT NULL,
    annotation_count BIGINT NOT NULL DEFAULT 0,
    draft_count BIGINT NOT NULL DEFAULT 0,
    UNIQUE (project_id, from_name, label)
);

CREATE TABLE file_uploads (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES users (id),
    -- Path below the data folder's uploads/, with forward slashes.
    file TEXT NOT NULL,
    size BIGINT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE INDEX file_uploads_project ON file_uploads (project_id);

-- Imports in the making. Their tasks exist but are invisible until this row goes: deleting it is the flip that publishes
-- them. A row left behind by a killed server marks tasks to be swept at the next start.
CREATE TABLE pending_imports (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL
);

CREATE TABLE tasks (
    id ${id},
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    inner_id BIGINT NOT NULL,
    overlap BIGINT NOT NULL DEFAULT 1,
    is_labeled BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by BIGINT REFERENCES users (id),
    file_upload_id BIGINT REFERENCES file_uploads (id) ON DELETE SET NULL,
    import_id BIGINT,
    total_annotations BIGINT NOT NULL DEFAULT 0,
    cancelled_annotations BIGINT NOT NULL DEFAULT 0,
    total_predictions BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX tasks_project ON tasks (project_id, id);
CREATE INDEX tasks_project_updated ON tasks (project_id, updated_at);
CREATE INDEX tasks_queue ON tasks (project_id, is_labeled, id);
CREATE INDEX tasks_import ON tasks (import_id);
CREATE INDEX tasks_file_upload ON tasks (file_upload_id);

CREATE TABLE task_bodies (
    task_id BIGINT PRIMARY KEY REFERENCES tasks (id) ON DELETE CASCADE,
    data TEXT NOT NULL,
    meta TEXT NOT NULL
);

CREATE VIEW visible_tasks AS
SELECT * FROM tasks WHERE import_id IS NULL OR import_id NOT IN (SELECT id FROM pending_imports);

CREATE TABLE predictions (
    id ${id},
    task_id BIGINT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    model_version TEXT NOT NULL,
    score ${real},
    cluster BIGINT,
    neighbors TEXT,
    mislabeling ${real} NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);
CREATE INDEX predictions_task ON predictions (task_id);
-- In the order of the scores, for what the model is least sure of.
CREATE INDEX predictions_project_version ON predictions (project_id, model_version, score);

CREATE TABLE prediction_bodies (
    prediction_id BIGINT PRIMARY KEY REFERENCES predictions (id) ON DELETE CASCADE,
    result TEXT
);

CREATE TABLE annotations (
    id ${id},
    task_id BIGINT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    completed_by BIGINT REFERENCES users (id),
    updated_by BIGINT REFERENCES users (id),
    last_created_by BIGINT REFERENCES users (id),
    was_cancelled BOOLEAN NOT NULL DEFAULT FALSE,
    ground_truth BOOLEAN NOT NULL DEFAULT FALSE,
    lead_time ${real},
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    draft_created_at TEXT,
    unique_id TEXT UNIQUE,
    import_id BIGINT,
    last_action TEXT,
    bulk_created BOOLEAN NOT NULL DEFAULT FALSE,
    parent_prediction BIGINT REFERENCES predictions (id) ON DELETE SET NULL,
    parent_annotation BIGINT REFERENCES annotations (id) ON DELETE SET NULL,
    result_count BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX annotations_task ON annotations (task_id);
CREATE INDEX annotations_project ON annotations (project_id, id);
CREATE INDEX annotations_user ON annotations (completed_by, project_id);
CREATE INDEX annotations_parent_prediction ON annotations (parent_prediction);
CREATE INDEX annotations_parent_annotation ON annotations (parent_annotation);

CREATE TABLE annotation_bodies (
    annotation_id BIGINT PRIMARY KEY REFERENCES annotations (id) ON DELETE CASCADE,
    -- NULL: the annotation was sent without a result.
    result TEXT,
    -- The prediction that the annotator saw, as it was then; NULL when there was none.
    prediction TEXT
);

-- What an annotation held before each change, oldest first. Nobody's work is lost when two people save the same annotation.
CREATE TABLE annotation_history (
    id ${id},
    annotation_id BIGINT NOT NULL REFERENCES annotations (id) ON DELETE CASCADE,
    -- Who replaced it, and when.
    changed_by BIGINT REFERENCES users (id),
    changed_at TEXT NOT NULL,
    was_cancelled BOOLEAN NOT NULL,
    ground_truth BOOLEAN NOT NULL,
    lead_time ${real},
    result TEXT
);
CREATE INDEX annotation_history_annotation ON annotation_history (annotation_id, id);

CREATE TABLE drafts (
    id ${id},
    task_id BIGINT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    annotation_id BIGINT REFERENCES annotations (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES users (id),
    lead_time ${real},
    was_postponed BOOLEAN NOT NULL DEFAULT FALSE,
    import_id BIGINT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    result TEXT
);
CREATE INDEX drafts_task ON drafts (task_id);
CREATE INDEX drafts_annotation ON drafts (annotation_id);

CREATE TABLE task_locks (
    id ${id},
    task_id BIGINT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES users (id),
    unique_id TEXT NOT NULL UNIQUE,
    expires_at TEXT NOT NULL
);
CREATE INDEX task_locks_task ON task_locks (task_id);
CREATE INDEX task_locks_user ON task_locks (user_id);

CREATE TABLE stream_history (
    id ${id},
    user_id BIGINT NOT NULL REFERENCES users (id),
    project_id BIGINT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    task_id BIGINT NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    annotation_id BIGINT REFERENCES annotations (id) ON DELETE SET NULL,
    UNIQUE (user_id, task_id)
);
CREATE INDEX stream_history_project ON stream_history (project_id, user_id);
CREATE INDEX stream_history_task ON stream_history (task_id);
CREATE INDEX stream_history_annotation ON stream_history (annotation_id);
