-- The name that a program gives a comment before it sends it: what is sent once more, because no answer came, is known by it.
ALTER TABLE comments ADD COLUMN unique_id TEXT;
CREATE UNIQUE INDEX comments_unique ON comments (created_by, unique_id);
