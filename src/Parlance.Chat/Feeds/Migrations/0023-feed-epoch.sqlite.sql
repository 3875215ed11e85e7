INSERT INTO feed_epoch (id, epoch) VALUES (1, lower(hex(randomblob(16))));
