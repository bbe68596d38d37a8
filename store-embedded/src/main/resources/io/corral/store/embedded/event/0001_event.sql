-- One row per event, transaction or span; columns in the order of EventField. Rows only name their
-- stack: frames repeat in nearly every event of an issue, so their values are kept once per stack.
-- No key and no index: both cost more at writing than scans cost at reading.
CREATE TABLE event (
    "event_type" VARCHAR NOT NULL,
    "project_id" BIGINT NOT NULL,
    "id" UUID,
    "grouping_key" BIGINT NOT NULL,
    "timestamp" TIMESTAMP NOT NULL,
    "received" TIMESTAMP NOT NULL,
    "level" VARCHAR,
    "platform" VARCHAR,
    "environment" VARCHAR,
    "release" VARCHAR,
    "dist" VARCHAR,
    "logger" VARCHAR,
    "server_name" VARCHAR,
    "transaction" VARCHAR,
    "title" VARCHAR,
    "message" VARCHAR,
    "culprit" VARCHAR,
    "location" VARCHAR,
    "error_type" VARCHAR[],
    "error_value" VARCHAR[],
    "error_handled" BOOLEAN[],
    "error_mechanism" VARCHAR[],
    "error_main_thread" BOOLEAN[],
    "user" VARCHAR,
    "user_id" VARCHAR,
    "user_email" VARCHAR,
    "user_username" VARCHAR,
    "user_ip" VARCHAR,
    "geo_country_code" VARCHAR,
    "geo_region" VARCHAR,
    "geo_city" VARCHAR,
    "geo_subdivision" VARCHAR,
    "os_name" VARCHAR,
    "os_version" VARCHAR,
    "browser_name" VARCHAR,
    "browser_version" VARCHAR,
    "device_family" VARCHAR,
    "device_model" VARCHAR,
    "device_brand" VARCHAR,
    "device_name" VARCHAR,
    "app_id" VARCHAR,
    "app_name" VARCHAR,
    "app_version" VARCHAR,
    "app_build" VARCHAR,
    "sdk_name" VARCHAR,
    "sdk_version" VARCHAR,
    "http_method" VARCHAR,
    "http_url" VARCHAR,
    "http_status_code" BIGINT,
    "http_referer" VARCHAR,
    "trace" UUID,
    "span_id" BIGINT,
    "parent_span" BIGINT,
    "segment_id" BIGINT,
    "replay_id" UUID,
    "profile_id" UUID,
    "is_segment" BOOLEAN,
    "span_op" VARCHAR,
    "span_description" VARCHAR,
    "span_name" VARCHAR,
    "span_status" VARCHAR,
    "span_category" VARCHAR,
    "precise_start_ts" TIMESTAMP,
    "span_duration" DOUBLE,
    "span_self_time" DOUBLE,
    stack BIGINT,
    tags MAP(VARCHAR, VARCHAR),
    texts MAP(VARCHAR, VARCHAR),
    numbers MAP(VARCHAR, DOUBLE),
    measurements MAP(VARCHAR, DOUBLE)
);

-- The id is a hash of the values; the same stack may stand here more than once.
CREATE TABLE stack (
    id BIGINT NOT NULL,
    stack_filename VARCHAR[],
    stack_function VARCHAR[],
    stack_module VARCHAR[],
    stack_abs_path VARCHAR[],
    stack_package VARCHAR[],
    stack_in_app BOOLEAN[]
);

-- Positions of the queue that are applied, one row per partition.
CREATE TABLE applied (
    "partition" INTEGER NOT NULL,
    sequence BIGINT NOT NULL
);

-- A copy of the issue store's table, and the version it copies.
CREATE TABLE issue_key (
    project_id BIGINT NOT NULL,
    grouping_key BIGINT NOT NULL,
    issue_id BIGINT NOT NULL
);
CREATE TABLE keys_version (version BIGINT NOT NULL);
INSERT INTO keys_version VALUES (0);
