package org.chancery.broken.store.record;

import org.springframework.jdbc.core.JdbcTemplate;

/// Has a second way into the database.
public record Forgetful(JdbcTemplate jdbc) {}
