package org.chancery.archive.search;

/// How many records a search can find now, as the index itself counts them.
///
/// @param total of every type
/// @param posted messages posted, alerted ones among them
/// @param blocked blocked attempts
/// @param alerted posted messages that raised an alert
public record IndexCounts(long total, long posted, long blocked, long alerted) {}
