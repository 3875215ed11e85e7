-- The program merges the parts of the index itself, in steps between which others write: https://sqlite.org/fts5.html#the_automerge_configuration_option
INSERT INTO search_index (search_index, rank) VALUES ('automerge', 0);
-- Should it not come to that, so many parts of one size are merged by whoever writes the next.
INSERT INTO search_index (search_index, rank) VALUES ('crisismerge', 64);
