-- Whom a comment concerns: who is mentioned in it, and whose annotation it is about.
CREATE TABLE comment_notices (
    comment_id BIGINT NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES users (id),
    mentioned BOOLEAN NOT NULL,
    -- NULL: not read.
    read_at TEXT,
    PRIMARY KEY (comment_id, user_id)
);
CREATE INDEX comment_notices_user ON comment_notices (user_id, comment_id);
