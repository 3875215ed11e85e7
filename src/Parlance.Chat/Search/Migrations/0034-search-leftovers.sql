-- How often words were taken out of SQLite's index since its files were last written anew: until then they still lie in there, where no search
-- looks. PostgreSQL has no use for it, and the same schema.
CREATE TABLE search_leftovers (
    id SMALLINT PRIMARY KEY,
    removed BIGINT NOT NULL
);
INSERT INTO search_leftovers (id, removed) VALUES (1, 0);
