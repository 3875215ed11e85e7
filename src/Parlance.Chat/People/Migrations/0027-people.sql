-- What people are found by: both names, folded. The program folds more than this does, and writes it again with the next change of a profile.
ALTER TABLE users ADD COLUMN search_text TEXT NOT NULL DEFAULT '';
UPDATE users SET search_text = lower(display_name || ' ' || username) WHERE deleted_at IS NULL;
