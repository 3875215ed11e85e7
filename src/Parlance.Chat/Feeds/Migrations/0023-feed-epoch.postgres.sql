INSERT INTO feed_epoch (id, epoch) VALUES (1, replace(gen_random_uuid()::text, '-', ''));
