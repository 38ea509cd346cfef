package org.chancery.console.broken.storage;

record Ledger(java.sql.Connection connection) {}
