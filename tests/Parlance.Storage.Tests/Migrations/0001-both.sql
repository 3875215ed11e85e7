CREATE TABLE both (id {bytes} PRIMARY KEY);
