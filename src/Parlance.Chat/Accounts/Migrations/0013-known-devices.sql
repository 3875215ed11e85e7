-- The device that a session was begun on, as an HMAC of what its cookie says. Null when it counts as known no more.
ALTER TABLE sessions ADD COLUMN device_mac {bytes} NULL;
