-- PostgreSQL merges its index of words by itself; the number is the same on both.
SELECT 1;
