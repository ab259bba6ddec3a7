-- When ways into an account were last used, for the list in which their holder closes them.
ALTER TABLE users ADD COLUMN legacy_token_made_at TEXT;
ALTER TABLE users ADD COLUMN legacy_token_used_at TEXT;
ALTER TABLE personal_tokens ADD COLUMN last_used_at TEXT;
-- What the browser calls itself.
ALTER TABLE sessions ADD COLUMN user_agent TEXT;
