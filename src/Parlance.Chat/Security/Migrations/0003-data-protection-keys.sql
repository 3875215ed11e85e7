CREATE TABLE data_protection_keys (
    id TEXT PRIMARY KEY,
    sealed_xml {bytes} NOT NULL,
    created_at BIGINT NOT NULL
);
