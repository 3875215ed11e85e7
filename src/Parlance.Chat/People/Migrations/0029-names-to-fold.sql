-- Accounts from before people could be found by folded names: their names are folded as far as SQL does it. The program does the rest, once.
CREATE TABLE names_to_fold (
    user_id {bytes} PRIMARY KEY REFERENCES users (id)
);
INSERT INTO names_to_fold (user_id) SELECT id FROM users WHERE deleted_at IS NULL;
